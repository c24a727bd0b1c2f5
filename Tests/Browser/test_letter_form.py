"""The form of a letter page as a whole: what it shows first, what it leaves safe, and everyone who uses it."""

from __future__ import annotations

import pytest
from axe import in_every_look, violations
from form_site import LETTER
from page_pool import settle
from playwright.sync_api import expect

HOSTILE = """<img src=x onerror="document.title='owned'"> "quotes" & 'more' {{role}} [x] \u202e עברית"""


def test_on_a_phone_what_few_need_is_folded_away(visit_letter):
    """Letter, blanks and the reason come first; the rest is there by one press, and open on a desk."""
    phone = visit_letter(width=360, has_touch=True, is_mobile=True, until=settle).page
    for folded in (".letter-form-sentence", ".letter-form-ways", ".check-findings .check-guideline"):
        assert not phone.locator(folded).first.is_visible(), folded
    for heading in ("Change the wording", "More ways to send or save it", "What was found"):
        phone.get_by_role("heading", name=heading).tap()
    for unfolded in (".letter-form-sentence", ".letter-form-ways", ".check-findings .check-guideline"):
        assert phone.locator(unfolded).first.is_visible(), unfolded
    desk = visit_letter().page
    expect(desk.locator(".letter-form-sentence").first).to_be_visible()
    expect(desk.locator(".check-findings .check-guideline").first).to_be_visible()


def test_the_sheet_leads_to_the_other_channels_and_tones(visit_letter):
    """Far below on a phone, they are one press away; the choices made so far are kept, even by a reload."""
    letter = visit_letter(leaves=True, width=360)
    letter.choose(3, "Leave it out")
    letter.page.get_by_role("link", name="Other channels and tones").click()
    expect(letter.page.get_by_role("heading", name="The same letter, another way")).to_be_in_viewport()
    letter.page.reload()
    letter.page.wait_for_selector(".letter-form h2")
    assert "I am sorry" not in letter.letter()


def test_a_letter_without_others_of_its_case_leads_nowhere(visit_letter):
    page = visit_letter("canceling-over-days-on-site").page
    assert page.get_by_role("link", name="Other channels and tones").count() == 0


def test_changes_are_dispatched_once_a_frame(visit_letter):
    letter = visit_letter()
    heard = letter.page.evaluate("""async () => {
        const heard = [];
        document.querySelector("article").addEventListener("letter-change", ({ detail }) => heard.push(detail));
        const input = document.querySelector("#write-role");
        for (const text of ["A", "An", "Analyst"]) {
            input.value = text;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return heard;
    }""")
    assert len(heard) == 1
    assert heard[0]["subject"] == "Analyst interview: withdrawing my application"
    assert heard[0]["text"] == letter.letter()


def test_what_is_typed_is_only_ever_text(visit_letter):
    letter = visit_letter().fill(sender=HOSTILE[:80], detail=HOSTILE)
    assert "<img src=x" in letter.letter()
    assert letter.page.locator("#letter-text img, .letter-form img, .copy-letter img").count() == 0
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill(HOSTILE)
    letter.press("Copy letter")
    letter.press("Go back to the form")
    assert HOSTILE[:20] in letter.page.get_by_role("dialog").inner_text()
    letter.press("Go back without them")
    assert letter.page.title() != "owned"


# Every reader


def test_without_script_the_letter_is_whole_and_nothing_dead_is_shown(visit_letter):
    letter = visit_letter(java_script_enabled=False, leaves=True)
    page = letter.page
    assert page.locator("#letter-text").is_visible()
    assert page.locator(".sheet button, .sheet input[type=radio], .letter-tools :visible").count() == 0
    assert page.get_by_role("link", name="Open as plain text").is_visible()
    assert page.get_by_text("What to fill in").is_visible()


def test_by_keyboard_alone(visit_letter):
    letter = visit_letter(after="#write")
    keyboard = letter.page.keyboard
    for text in ("Ms. Okafor", "Operations Coordinator", "your kindness", "Sam Rivera"):
        keyboard.press("Tab")
        keyboard.type(text)
    # On to the copy button by Enter; by Tab it comes before the form, as it stands on the screen.
    keyboard.press("Enter")
    assert letter.page.evaluate("document.activeElement.className") == "copy-letter-button"
    keyboard.press("Enter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    assert letter.clipboard() == letter.letter()
    assert "your kindness" in letter.clipboard()


@pytest.mark.parametrize("letter_id", [LETTER, "same-day-voicemail", "accepted-another-job-formal-letter"])
def test_nothing_is_wider_than_the_screen(visit_letter, letter_id):
    page = visit_letter(letter_id).page
    page.evaluate("document.querySelectorAll('details').forEach((row) => (row.open = true))")
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("letter_id", "width", "scheme", "options"), in_every_look([LETTER]))
def test_axe_finds_nothing_before_and_after_use(visit_letter, letter_id, width, scheme, options):
    letter = visit_letter(letter_id, width=width, color_scheme=scheme)
    page = letter.page

    def check(state, part=None):
        settle(page)
        assert violations(page, options, part) == [], state

    check("empty")
    letter.fill(role="Analyst")
    letter.choose(0, 1)
    letter.choose(3, "Leave it out")
    letter.press("Copy letter")
    page.locator(".copy-letter-status a").first.wait_for()
    check("used")
    letter.press("Erase everything")
    check("asked", "dialog")
    page.keyboard.press("Escape")
    letter.press("Edit the text freely")
    check("free", "letter-form")
    page.locator("#free-text").fill("Dear all,\n\nI cannot be there.\n\nSam")
    page.locator(".check-findings .quiet-button").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    check("written freely, with sentences to put in", "etiquette-check")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    letter.press("Copy letter")
    page.locator(".copy-letter-by-hand").wait_for()
    check("to copy by hand", "copy-letter")
    letter.press("Erase everything")
    letter.press("Erase it")
    check("erased", "letter-form")
    letter.fill()
    expect(page.locator(".check-status")).to_contain_text("Everything is there.")
    check("ready to send", "etiquette-check")
