"""/check/: a letter is pasted, marked where it is edited, and improved there."""

from __future__ import annotations

import json
import re

import pytest
from axe import in_every_look, violations
from check_site import BAD, GOOD, marked, paste, rows, text, titles
from form_site import CHECK_MODULES
from gallery_site import HOSTILE, overflows
from page_pool import settle
from playwright.sync_api import expect

WHOLE_LETTER = """Dear Ms. Okafor,

Thank you for inviting me to interview. Your recruiter was rude and wasted my time, so I am withdrawing my application.

Kind regards,
Sam Rivera
"""

HOSTILE_LETTERS = [
    HOSTILE,
    "😀" * 500,
    "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd",
    "!!!???...",
    "\u0000\u0007",
    "e\u0301" * 100,
    "[" * 2000,
    "</textarea><script>document.title='owned'</script>",
]


@pytest.fixture
def checked(visit):
    """/check/ with a letter pasted into it."""

    def open_check(text=None, **options):
        page = visit("check/", imports=CHECK_MODULES, **options)
        if text is not None:
            paste(page, text)
        return page

    return open_check


def selected(page):
    return page.locator("#check-text").evaluate(
        "area => area === document.activeElement ? area.value.slice(area.selectionStart, area.selectionEnd) : null"
    )


# The text that one edits


@pytest.mark.parametrize("width", [320, 1280])
def test_the_marks_lie_on_their_words(checked, width):
    """Both lay out the same text alike: neither scrolls by itself, whatever is typed."""
    page = checked(GOOD + "\n\n" + "x" * 300 + "\n\tend\n\n\n", width=width)
    area = page.evaluate(
        "({ clientHeight, scrollHeight, scrollTop, scrollWidth, clientWidth }) => [scrollHeight - clientHeight, scrollTop, scrollWidth - clientWidth]",
        page.locator("#check-text").element_handle(),
    )
    assert area == [0, 0, 0]
    styles = page.evaluate("""() => [".marked-copy", "#check-text"].map((each) => {
        const style = getComputedStyle(document.querySelector(each));
        return ["font", "letterSpacing", "lineHeight", "padding", "whiteSpace", "overflowWrap", "wordBreak", "tabSize"].map((name) => style[name]);
    })""")
    assert styles[0] == styles[1]


def test_what_goes_in_comes_out_and_does_nothing_but_show(checked):
    page = checked(width=360)
    assert page.locator(".marked-copy").get_attribute("aria-hidden") == "true"
    for words in [GOOD, BAD, "a\n\n\n", *HOSTILE_LETTERS]:
        paste(page, words)
        assert text(page) == words
        assert page.locator(".marked-copy").evaluate("copy => copy.textContent") == words + "\u200b"
        assert page.locator("etiquette-check :is(img, script, iframe)").count() == 0
        assert "owned" not in page.title()
        assert not overflows(page)


def test_marks_stay_with_their_words_while_one_types(checked):
    page = checked(BAD)
    before = marked(page, "reconsider")
    assert before
    page.locator("#check-text").evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }")
    page.keyboard.insert_text("Well. ")
    assert marked(page, "reconsider") == before


def test_a_finding_leads_to_its_sentence(checked):
    page = checked(BAD)
    rows(page, "reconsider").get_by_role("button", name="Maybe I could come").first.click()
    assert selected(page).startswith("Maybe I could come another time")


def test_a_missing_sentence_goes_in_and_is_undone_by_a_button(checked):
    page = checked(WHOLE_LETTER)
    row = rows(page, "missing").filter(has_text="Express regret once")
    row.get_by_role("button", name="Put it in").click()
    settle(page)
    assert "application. I am sorry for the time this costs you.\n\nKind regards" in text(page)
    assert selected(page) == "I am sorry for the time this costs you."
    page.get_by_role("button", name="Undo").click()
    assert text(page) == WHOLE_LETTER


def test_the_browsers_own_undo_takes_back_what_was_put_in(checked):
    page = checked(WHOLE_LETTER)
    rows(page, "missing").get_by_role("button", name="Put it in").first.click()
    assert text(page) != WHOLE_LETTER
    page.keyboard.press("Control+z")
    assert text(page) == WHOLE_LETTER


def test_a_sentence_is_put_in_the_place_of_one_to_reconsider(checked):
    page = checked(BAD)
    row = rows(page, "reconsider").filter(has_text="Maybe I could come another time")
    row.get_by_role("button", name="Put this instead").click()
    settle(page)
    assert "Maybe" not in text(page)
    assert ".." not in text(page)


# This is fine


def test_what_is_fine_stays_away_while_the_sentence_stays_as_it_is(checked):
    page = checked(BAD, leaves=True)
    row = rows(page, "reconsider").filter(has_text="Maybe I could come another time")
    row.get_by_role("button", name="This is fine").click()
    expect(row).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") in ("H3", "P")
    paste(page, "Hello.\n\n" + BAD)
    expect(row).to_have_count(0)
    page.reload()
    settle(page)
    paste(page, BAD)
    expect(row).to_have_count(0)
    paste(page, BAD.replace("not sure", "not quite sure"))
    expect(row).to_have_count(1)
    paste(page, BAD)
    page.get_by_role("button", name="Show it again").click()
    expect(row).to_have_count(1)


def test_only_a_digest_of_it_is_kept(checked):
    page = checked(BAD)
    rows(page, "reconsider").get_by_role("button", name="This is fine").first.click()
    kept = page.evaluate("JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])")
    [[[_, names]], local] = json.loads(kept)
    assert local == []
    assert all(len(name.strip()) <= 8 for name in json.loads(names))


# Copy, and another letter to start from


def test_copy_comes_last_and_copies_the_text(checked):
    page = checked(BAD, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator(".copy-letter-status")).to_contain_text("1 blank is left to fill in")
    assert page.evaluate("navigator.clipboard.readText()") == BAD
    tools = page.locator(
        ".check-page :is(textarea:not(.copy-letter-by-hand), select, .check-findings, .copy-letter-button)"
    )
    assert "copy-letter-button" in tools.last.get_attribute("class")


def test_the_nearest_ready_letter_is_chosen_behind_the_number_sign(checked):
    """The reason is read from what was pasted, so no host may get it."""
    page = checked(GOOD)
    page.select_option("#check-stage", "after-first")
    settle(page)
    link = page.get_by_role("link", name="Start from the nearest ready letter")
    expect(link).to_have_attribute("href", re.compile(r"/write/#stage=after-first&reason=accepted-another-job$"))


# Every reader


def test_nothing_moves_while_the_check_arrives(checked):
    page = checked(
        init="""window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((each) => !each.hadRecentInput).map(({ value }) => value)))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    settle(page)
    assert sum(page.evaluate("window.shifts")) < 0.01


@pytest.mark.parametrize(("words", "width", "scheme", "options"), in_every_look([None, GOOD, BAD]))
def test_axe_finds_nothing(checked, words, width, scheme, options):
    page = checked(words, width=width, color_scheme=scheme)
    assert violations(page, options) == []
    assert not overflows(page)


def test_in_forced_colors_the_marks_are_lines(checked):
    page = checked(BAD, forced_colors="active")
    mark = page.locator(".marked-copy .is-reconsider").first
    assert mark.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"
    assert mark.evaluate("mark => getComputedStyle(mark).color") == "rgba(0, 0, 0, 0)"


def test_everything_is_labelled_explained_and_reached_by_keyboard(checked):
    page = checked()
    for label in ("Your letter", "Purpose", "Stage", "Channel", "Tone"):
        assert page.get_by_label(label, exact=True).count() == 1
    for heading in ("How it works", "What it learned from", "Where it fails"):
        assert page.get_by_role("heading", name=heading).is_visible()
    page.locator("#check-text").focus()
    page.keyboard.insert_text(GOOD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "check-aim"
    settle(page)
    assert titles(page, "there")


def test_without_a_script_the_guidelines_are_there_and_nothing_dead(visit):
    page = visit("check/", java_script_enabled=False, leaves=True)
    assert page.locator("textarea, select, button").count() == 0
    assert page.locator(".not-started").is_visible()
    assert page.locator(".check-guidelines a").count() == 7
