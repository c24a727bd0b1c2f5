"""What candidates do on the site, step by step, in any engine.

A journey is a function of an engine and a host. It fails by an assertion; what it leaves in the engine does not
matter, since each has a host, and so an origin, of its own.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from engine_server import EngineServer
from engines import Engine, PlaywrightEngine
from pypdf import PdfReader

LETTER = "letters/accepted-another-job/"
SCRIPT = "letters/accepted-another-job-phone/"
ANSWERS = ("Invited to interview", "You accepted another job")
TYPED = {
    "recipient": "Ms. Okafor",
    "role": "Operations Coordinator",
    "detail": "the way your team shares on-call work",
    "sender": "Sam Rivera",
}

PAPERS = ((8.27, 11.69), (8.5, 11))
"""A4 and Letter, in inches."""

FORM = "document.querySelector('letter-form[data-ready]')"
SHOWN = """
const shown = (node) => node.hidden || node.className === "role" ? "" : node.nodeName === "BR" ? "\\n"
  : node.nodeName === "#text" ? node.data.replace(/\\n/g, " ") : Array.from(node.childNodes, shown).join("");
const paragraphs = Array.from(document.querySelectorAll("#letter-text p"), (p) => shown(p).replace(/ *\\n */g, "\\n").replace(/ +/g, " ").trim());
return paragraphs.filter(Boolean).join("\\n\\n");
"""
"""The letter as the page shows it, read apart from the theme's own script."""


@dataclass(frozen=True)
class Journey:
    name: str
    """As the table in docs/browsers.md has it."""
    run: Callable[[Engine, EngineServer], None]
    cannot: dict[str, str]
    """The engines in which it cannot be tried, each with why."""
    needs: str = ""
    """What the engine or the host has to be for it: `dark`, or `keeps_site`."""


JOURNEYS: dict[str, Journey] = {}


def journey(name: str, *, needs: str = "", **cannot: str) -> Callable:
    def add(run: Callable[[Engine, EngineServer], None]) -> Callable:
        JOURNEYS[run.__name__] = Journey(name, run, cannot, needs)
        return run

    return add


# --- Steps


def open_letter(engine: Engine, host: EngineServer, letter: str = LETTER) -> None:
    engine.goto(host.url(letter))
    engine.wait(FORM)


def wait_until_kept(engine: Engine) -> None:
    """In one look: a page that is looked at all the time is never at rest, and asks for no worker."""
    engine.js("await navigator.serviceWorker.ready")
    engine.wait("navigator.serviceWorker.controller?.state === 'activated'")


def fill(engine: Engine, typed: dict[str, str] = TYPED) -> None:
    for field, text in typed.items():
        engine.write(f"#write-{field}", text)


def pasted(engine: Engine, host: EngineServer) -> str:
    """What the clipboard holds, by way of the keyboard."""
    engine.goto(host.url("__paste"))
    engine.click("textarea")
    engine.press("Control+v")
    engine.wait("document.querySelector('textarea').value")
    return engine.js("return document.querySelector('textarea').value")


def text_of(engine: Engine, css: str) -> str:
    return engine.js(f"return document.querySelector({css!r})?.textContent ?? ''")


def unfold(engine: Engine, heading: str) -> None:
    if not engine.js(
        f"return [...document.querySelectorAll('details[open] > summary')].some((each) => each.textContent === {heading!r})"
    ):
        engine.click("letter-form summary", heading)


def undo_in_a_field(engine: Engine) -> None:
    engine.js("document.querySelector('#write-role').focus()")
    engine.press("Control+z")


# --- Journeys


@journey("From the first page to a copied letter")
def home_to_copied_letter(engine: Engine, host: EngineServer) -> None:
    engine.goto(host.url())
    engine.click(".site-navigation a", "Write")
    engine.wait("document.querySelector('letter-composer[data-ready]')")
    for answer in ANSWERS:
        engine.wait(f"[...document.querySelectorAll('.composer-answer')].some((one) => one.textContent === {answer!r})")
        engine.click(".composer-answer", answer)
    engine.wait("document.querySelector('.composer-question:empty')")
    engine.js(
        "const tone = document.querySelector('#choose-tone'); tone.value = 'warm'; tone.dispatchEvent(new Event('change'))"
    )
    fill(engine)
    engine.wait("document.querySelector('.check-status')?.textContent === 'Everything is there.'")
    letter = engine.js(SHOWN)
    assert all(text in letter for text in TYPED.values()) and "[" not in letter
    engine.click(".copy-letter-button")
    engine.wait("document.querySelector('.copy-letter-button[data-done]')")
    assert text_of(engine, ".copy-letter-status").startswith("Copied. Paste it where you want to send it.")
    assert engine.errors() == []
    assert pasted(engine, host) == letter


@journey("Fill in, swap a sentence, undo")
def fill_swap_undo(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host)
    fill(engine, {"role": "Welder"})
    before = engine.js(SHOWN)
    assert "the Welder interview" in before or "Welder" in before
    unfold(engine, "Change the wording")
    engine.click(".letter-form-sentence > summary")
    engine.click(".letter-form-sentence[open] label:nth-of-type(2)")
    swapped = engine.js(SHOWN)
    assert swapped != before
    engine.click(".copy-letter .quiet-button", "Undo")
    assert engine.js(SHOWN) == before
    assert text_of(engine, ".copy-letter-status") == "The last change is undone."
    role = "return document.querySelector('#write-role').value"
    engine.goto(host.url("letters/no-reason/"))
    engine.wait(FORM)
    assert engine.js(role) == "Welder"
    assert engine.errors() == []
    engine.back()
    engine.wait(f"location.pathname.endsWith({LETTER!r}) && {FORM}")
    assert (
        engine.js(f"await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))); {role}")
        == "Welder"
    )
    assert engine.js(SHOWN) == before


@journey("Edit the text freely, and go back")
def free_text(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host)
    letter = engine.js(SHOWN)
    engine.click(".free-text-switch button", "Edit the text freely")
    assert engine.js("return document.activeElement.id") == "free-text"
    engine.press("X")
    assert engine.js("return document.querySelector('#free-text').value") == f"X{letter}"
    engine.click(".copy-letter-button")
    engine.wait("document.querySelector('.copy-letter-button[data-done]')")
    engine.click(".free-text-switch button", "Go back to the form")
    engine.wait("document.querySelector('dialog[open]')")
    engine.click("dialog .strong-button")
    engine.wait("!document.querySelector('dialog')")
    assert engine.js(SHOWN) == letter
    assert engine.errors() == []


@journey("The check beside the letter, and its marks")
def check(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host)
    engine.wait("document.querySelector('.check-status')?.textContent.startsWith('Everything is there.')")
    fill(engine, {"detail": "the office. YOUR RECRUITER WAS RUDE. Let me say it: the garden"})
    engine.wait("document.querySelector('.check-reconsider .check-quote')")
    engine.wait("!CSS.highlights || CSS.highlights.get('reconsider')?.size > 0")
    assert engine.errors() == []


@journey("Check a letter of one's own")
def check_page(engine: Engine, host: EngineServer) -> None:
    engine.goto(host.url("check/"))
    engine.wait("document.querySelector('pasted-letter[data-ready]')")
    engine.write(
        "#check-text",
        "Dear Ms. Okafor,\n\nThank you for the invitation. I have decided to withdraw.\n\nKind regards,\nSam Rivera",
    )
    engine.wait(
        "document.querySelectorAll('.check-there li').length > 1 && document.querySelectorAll('.marked-copy .is-there').length > 1"
    )
    assert text_of(engine, ".check-status") not in ("", "Write or paste a letter.")
    assert engine.errors() == []


@journey("Search the gallery, filter, open a letter, go Back")
def gallery_and_back(engine: Engine, host: EngineServer) -> None:
    engine.goto(host.url("letters/"))
    engine.wait("document.querySelector('letter-gallery[data-ready]')")
    engine.write("#gallery-q", "pay")
    engine.wait("/ of /.test(document.querySelector('.gallery-count').textContent) && location.hash === '#q=pay'")
    engine.js(
        "const stage = document.getElementById('gallery-stage'); stage.value = 'offer'; stage.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    engine.wait("location.hash === '#q=pay&stage=offer'")
    found = text_of(engine, ".gallery-count")
    assert int(found.split()[0]) == engine.js(
        "return document.querySelectorAll('.letter-list:not(.gallery-finished) .letter-card').length"
    )
    engine.click("letter-gallery .letter-list:not(.gallery-finished) a.letter-card-title")
    engine.wait(FORM)
    engine.back()
    engine.wait("document.querySelector('letter-gallery[data-ready]')")
    engine.wait(f"document.querySelector('.gallery-count').textContent === {found!r}")
    asked = engine.js(
        "await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))); return [document.getElementById('gallery-q').value, document.getElementById('gallery-stage').value, location.hash]"
    )
    assert asked == ["pay", "offer", "#q=pay&stage=offer"]
    assert engine.errors() == []


@journey("Read a script out, thought by thought")
def speaking_view(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host, SCRIPT)
    engine.click(".copy-letter .quiet-button", "Speaking view")
    engine.wait("document.querySelector('dialog.speaking-view[open]')")
    first = text_of(engine, ".speaking-view-passage")
    engine.press("ArrowRight")
    assert text_of(engine, ".speaking-view-passage") not in ("", first)
    engine.press("Escape")
    engine.wait("!document.querySelector('dialog')")
    assert engine.errors() == []


@journey("Erase everything, also on pages left behind")
def erasing(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host)
    fill(engine, {"role": "Welder"})
    engine.click(".free-text-switch button", "Edit the text freely")
    engine.press("X")
    engine.goto(host.url("letters/no-reason/"))
    engine.wait(FORM)
    engine.write("#write-role", "s")
    engine.click("letter-form .quiet-button", "Erase everything")
    engine.wait("document.querySelector('dialog[open]')")
    engine.click("dialog .strong-button")
    traces = "return document.querySelector('.sheet').textContent.includes('Welder') || Array.from(document.querySelectorAll('input, textarea')).some(({ value }) => value.includes('Welder'))"
    undo_in_a_field(engine)
    assert not engine.js(traces), "where it was pressed"
    engine.back()
    engine.wait(f"location.pathname.endsWith({LETTER!r}) && {FORM}")
    undo_in_a_field(engine)
    assert not engine.js(traces), "on the page before"
    assert engine.js("return document.querySelector('#letter-text').hidden") is False
    assert engine.errors() == []


@journey("Print the letter on one sheet", webkit="WebKitWebDriver cannot print")
def print_one_sheet(engine: PlaywrightEngine, host: EngineServer) -> None:
    open_letter(engine, host)
    fill(engine)
    letter = engine.js(SHOWN)
    for size in PAPERS:
        sheets = PdfReader(io.BytesIO(engine.pdf(*size))).pages
        texts = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]
        assert ["".join(text.split()) for text in texts] == ["".join(letter.split())]


@journey("Without a network, after one visit", needs="keeps_site")
def offline(engine: Engine, host: EngineServer) -> None:
    engine.goto(host.url())
    wait_until_kept(engine)
    host.stop()
    open_letter(engine, host, "letters/no-reason/")
    fill(engine, {"role": "Welder"})
    engine.click(".copy-letter-button")
    engine.wait("document.querySelector('.copy-letter-button[data-done]')")
    engine.goto(host.url("letters/"))
    engine.wait("document.querySelector('letter-gallery[data-ready]')")
    engine.write("#gallery-q", "reason")
    engine.wait("/ of /.test(document.querySelector('.gallery-count').textContent)")
    engine.goto(host.url("no/such/page/"))
    assert "My Guide" in engine.js("return document.title")


@journey("In the dark", needs="dark")
def dark(engine: Engine, host: EngineServer) -> None:
    open_letter(engine, host)
    light = """
    const light = (color) => color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
    const style = (css) => getComputedStyle(document.querySelector(css));
    return [light(style("html").backgroundColor), light(style(".sheet").backgroundColor), light(style(".letter-text").color),
      light(style(".letter-form-input").borderTopColor), light(style(".copy-letter-button").backgroundColor)];
    """
    desk, sheet, ink, edge, button = engine.js(light)
    assert desk < 0.15 and sheet < 0.2 and ink > 0.8 and edge > 0.4 and button > 0.6


@journey("On a screen of 320 pixels")
def narrow(engine: Engine, host: EngineServer) -> None:
    engine.resize(320, 640)
    for address in ("", "letters/", "write/", "check/", LETTER):
        engine.goto(host.url(address))
        width, inner, outer = engine.js(
            "const { clientWidth, scrollWidth } = document.documentElement; return [innerWidth, clientWidth, scrollWidth]"
        )
        assert width == 320 and outer <= inner, (address, width, inner, outer)
    engine.wait(FORM)
    fill(engine, {"role": "Welder"})
    engine.click(".copy-letter-button")
    engine.wait("document.querySelector('.copy-letter-button[data-done]')")
    assert engine.errors() == []
