"""Engines of today made the oldest of the floor: what candidates need works. And below the floor, where there is
no style sheet that the browser takes, a letter is whole and copied rightly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_site import BuiltSite
from engine_server import EngineServer
from engines import Engine
from journeys import JOURNEYS, LETTER, SHOWN, open_letter, pasted, text_of
from old_browser import OldBrowser

OLDEST = {
    "chromium": OldBrowser("chrome", "99"),
    "firefox": OldBrowser("firefox", "115"),
    "webkit": OldBrowser("safari_ios", "15.4"),
}
TOO_OLD = OldBrowser("safari_ios", "15.1")
"""Without cascade layers, in which all styles stand."""

ORDINARY = ["home_to_copied_letter", "fill_swap_undo", "free_text", "gallery_and_back", "check_page", "speaking_view"]

COLORS = """
const parse = (color) => color.match(/[\\d.]+/g).map(Number);
const luminance = (color) => {
  const [red, green, blue] = parse(color).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const style = (css) => getComputedStyle(document.querySelector(css));
"""


@pytest.mark.parametrize("journey", ORDINARY)
def test_a_journey_in_the_oldest_browser(journey: str, engine: Engine, new_host: Callable[..., EngineServer]):
    JOURNEYS[journey].run(engine, new_host(old=OLDEST[engine.name]))


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_has_its_edges_in_the_oldest_browser(
    width: int, engine: Engine, new_host: Callable[..., EngineServer]
):
    """WCAG 2.2, 1.4.11: controls and the ring of what has the focus stand out by 3 to 1."""
    host = new_host(old=OLDEST[engine.name])
    engine.resize(width, 800)
    open_letter(engine, host)
    field, button, text, ink = engine.js(f"""{COLORS}
        const desk = style("html").backgroundColor;
        return [contrast(style(".letter-form-input").borderTopColor, style(".letter-form-input").backgroundColor),
          contrast(style(".copy-letter-button").backgroundColor, style(".copy-letter").backgroundColor),
          contrast(style(".copy-letter-button").color, style(".copy-letter-button").backgroundColor),
          contrast(style("body").color, desk)]""")
    assert field >= 3 and button >= 3 and text >= 4.5 and ink >= 4.5
    engine.js("document.querySelector('.skip-link').focus()")
    engine.press("Tab")
    ring, thickness = engine.js(f"""{COLORS}
        const {{ outlineColor, outlineStyle, outlineWidth }} = getComputedStyle(document.activeElement);
        return [contrast(outlineColor, style("html").backgroundColor), outlineStyle === "none" ? 0 : parseFloat(outlineWidth)]""")
    assert ring >= 3 and thickness >= 2
    columns = engine.js("""const [letter, form] = [".letter", "letter-form"].map((css) => document.querySelector(css).getBoundingClientRect());
        return form.left >= letter.right""")
    assert columns == (width == 1280)


@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_below_the_floor_a_letter_is_whole_and_copied_rightly(
    scripts: str, engine: Engine, new_host: Callable[..., EngineServer], site: BuiltSite
):
    """By button, where the scripts run, and by hand; no label of a sentence is in it."""
    host = new_host(old=TOO_OLD)
    if scripts == "without scripts":
        host.change = lambda path, answer: (
            (404, "text/plain", b"") if path.endswith(".js") and "before" not in path else answer
        )
    letter = (site.folder / LETTER / "letter.txt").read_text(encoding="utf-8").strip()
    engine.goto(host.url(LETTER))
    if scripts == "with scripts":
        engine.wait("document.querySelector('letter-form[data-ready], letter-form[data-failed]')")
        engine.click(".copy-letter-button")
        engine.wait("document.querySelector('.copy-letter-button[data-done]')")
        assert "4 blanks are" in text_of(engine, ".copy-letter-status")
        assert pasted(engine, host) == letter
        engine.goto(host.url(LETTER))
    assert engine.js(SHOWN) == letter
    assert copied_by_hand(engine, host) == letter.split()


@pytest.mark.parametrize("old", ["today", "oldest"])
def test_a_letter_selected_by_hand_is_copied_without_its_labels(
    old: str, engine: Engine, new_host: Callable[..., EngineServer], site: BuiltSite
):
    """At a width at which the labels of sentences are seen beside them."""
    host = new_host(old=OLDEST[engine.name] if old == "oldest" else None)
    open_letter(engine, host)
    letter = (site.folder / LETTER / "letter.txt").read_text(encoding="utf-8")
    assert copied_by_hand(engine, host) == letter.split()


def copied_by_hand(engine: Engine, host: EngineServer) -> list[str]:
    """The words that come with selecting the letter and pressing Ctrl+C."""
    engine.js("""document.activeElement.blur();
        const range = document.createRange();
        range.selectNodeContents(document.getElementById("letter-text"));
        getSelection().removeAllRanges();
        getSelection().addRange(range);""")
    engine.press("Control+c")
    return pasted(engine, host).split()


def test_one_script_that_does_not_arrive_leaves_the_rest_working(engine: Engine, new_host: Callable[..., EngineServer]):
    """The form is missing and says so; the letter can be copied, and the check's absence is said as well."""
    host = new_host()
    host.change = lambda path, answer: (
        (404, "text/plain", b"") if path.endswith(("/letter-form.js", "/etiquette.js")) else answer
    )
    engine.goto(host.url(LETTER))
    engine.wait("document.querySelector('copy-letter[data-ready]')")
    engine.click(".copy-letter-button")
    engine.wait("document.querySelector('.copy-letter-button[data-done]')")
    engine.wait("getComputedStyle(document.querySelector('letter-form .not-started')).visibility === 'visible'")
    assert "didn't load" in text_of(engine, "letter-form .not-started")
    assert "didn't load" in text_of(engine, "etiquette-check .not-started")


def test_an_element_that_fails_says_so_and_leaves_the_others(engine: Engine, new_host: Callable[..., EngineServer]):
    """Its data do not arrive: the check says so, where it has its place; the form works."""
    host = new_host()
    host.change = lambda path, answer: (
        (404, "text/plain", b"") if path.endswith("/etiquette.js") and "/data/" in path else answer
    )
    open_letter(engine, host)
    engine.wait("document.querySelector('.check-status')?.textContent.startsWith('The check didn')")
    engine.write("#write-role", "Welder")
    assert "Welder" in engine.js(SHOWN)
