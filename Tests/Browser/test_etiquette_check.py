"""<etiquette-check>: on /check/, where one pastes a letter, and on a letter's page, where it follows the letter."""

from __future__ import annotations

import json
import re

import pytest
from axe import in_every_look, violations
from form_site import CHECK_MODULES
from gallery_site import HOSTILE, overflows
from page_pool import settle
from playwright.sync_api import Page, expect

GOOD = """Dear Ms. Okafor,

Thank you for inviting me to interview for the Operations Coordinator position. I have accepted another job, so I am withdrawing my application. I am sorry that we will not have that conversation, to which I was looking forward, and I was impressed by your team. I would be glad to hear about a future role, and I wish you success in finding the right person.

Kind regards,
Sam Rivera
"""

BAD = """Hi,

Your recruiter was rude and wasted my time. Maybe I could come another time, not sure.

Sam [your name]
"""

WHOLE_LETTER = """Dear Ms. Okafor,

Thank you for inviting me to interview. Your recruiter was rude and wasted my time, so I am withdrawing my application.

Kind regards,
Sam Rivera
"""


@pytest.fixture
def checked(visit):
    """/check/ with a letter pasted into it."""

    def open_check(text=None, **options):
        page = visit("check/", imports=CHECK_MODULES, **options)
        if text is not None:
            paste(page, text)
        return page

    return open_check


def paste(page: Page, text: str) -> None:
    page.fill("#check-text", text)
    settle(page)


def status(page):
    return page.locator("etiquette-check").get_by_role("status")


def rows(page, name):
    return page.locator(f".check-{name} .check-list > li")


def titles(page, name):
    return rows(page, name).locator(".check-guideline").all_inner_texts()


def marked(page, kind):
    return page.locator(f".marked-copy .is-{kind}").all_inner_texts()


def text(page):
    return page.input_value("#check-text")


def selected(page):
    return page.locator("#check-text").evaluate(
        "area => area === document.activeElement ? area.value.slice(area.selectionStart, area.selectionEnd) : null"
    )


# The three lists


def test_a_good_letter_has_everything(checked):
    page = checked(GOOD)
    expect(status(page)).to_have_text("Everything is there.")
    assert rows(page, "reconsider").count() == 0
    assert titles(page, "there")[:3] == ["Thank the interviewer", "Be clear and concise", "Explain briefly"]


def test_what_is_missing_comes_with_advice_and_a_sentence_to_use(checked):
    page = checked(BAD)
    row = rows(page, "missing").filter(has_text="Thank the interviewer")
    assert len(row.locator(".check-advice").inner_text()) > 20
    assert row.locator(".check-suggestion").inner_text().startswith("Try “Thank you")


def test_what_to_reconsider_names_its_sentence_once(checked):
    page = checked(BAD)
    row = rows(page, "reconsider").filter(has_text="Maybe I could come another time")
    assert row.count() == 1
    assert len(row.locator(".check-advice").inner_text()) > 20


def test_no_score_is_shown(checked):
    page = checked(GOOD)
    expect(status(page)).not_to_be_empty()
    shown = page.locator("etiquette-check").inner_text()
    assert not any(character.isdigit() for character in shown)


def test_blanks_are_counted_and_no_fault(checked):
    page = checked(GOOD.replace("Sam Rivera", "[your name]").replace("Ms. Okafor", "[recipient]"))
    expect(status(page)).to_have_text("Everything is there. 2 blanks left.")


def test_what_is_not_the_writers_own_is_named(checked):
    page = checked(GOOD + "\nOn Tue, Nov 3, 2026 at 9:00 AM Jo wrote:\n> You were rude.\n")
    assert "Not looked at: a quoted message." in page.locator(".check-notes").inner_text()
    assert rows(page, "reconsider").count() == 0


def test_every_word_is_known(checked):
    page = checked(BAD)
    expect(status(page)).not_to_be_empty()
    shown = page.locator(".check-page").inner_text()
    assert "js" not in shown and "undefined" not in shown and "{" not in shown


def test_guidelines_lead_to_their_pages(checked):
    page = checked(GOOD)
    href = rows(page, "there").get_by_role("link", name="Be clear and concise").evaluate("link => link.href")
    assert href.endswith("/guide/clear/")


# The text that one edits


def test_the_text_is_marked_where_it_is_edited(checked):
    page = checked(BAD)
    assert any("Maybe I could come another time" in words for words in marked(page, "reconsider"))
    boxes = page.evaluate("""() => [".marked-copy", "#check-text"].map((each) => {
        const { x, y, width, height } = document.querySelector(each).getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
    })""")
    assert boxes[0] == boxes[1]


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


@pytest.mark.parametrize("words", [GOOD, BAD, HOSTILE, "a\n\n\n"])
def test_what_goes_in_comes_out(checked, words):
    page = checked(words)
    assert text(page) == words
    assert page.locator(".marked-copy").evaluate("copy => copy.textContent") == words + "\u200b"
    assert page.locator(".marked-copy").get_attribute("aria-hidden") == "true"


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


def test_copy_stands_at_the_end_and_copies_the_text(checked):
    page = checked(BAD, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator(".copy-letter-status")).to_contain_text("1 blank is left to fill in")
    assert page.evaluate("navigator.clipboard.readText()") == BAD
    tools = page.locator(
        ".check-page :is(textarea:not(.copy-letter-by-hand), select, .check-findings, .copy-letter-button)"
    )
    assert "copy-letter-button" in tools.last.get_attribute("class")


def test_the_nearest_ready_letter_is_asked_for_by_choices_only(checked):
    page = checked(GOOD)
    page.select_option("#check-stage", "after-first")
    settle(page)
    link = page.get_by_role("link", name="Start from the nearest ready letter")
    expect(link).to_have_attribute("href", re.compile(r"/write/\?stage=after-first&reason=accepted-another-job$"))


# When it works


def test_nothing_of_the_model_is_loaded_before_there_is_a_letter(checked):
    asked = []
    page = checked(before=lambda page: page.on("request", lambda request: asked.append(request.url.rpartition("/")[2])))
    assert "model.js" not in asked and "etiquette.js" not in asked
    paste(page, BAD)
    assert "model.js" in asked and "etiquette.js" in asked


def test_it_speaks_once_and_a_second_after_the_last_key(new_context):
    page = new_context().new_page()
    page.clock.install(time=0)
    page.goto("check/")
    settle(page)
    page.clock.run_for(1000)
    paste_at = "Thank you for inviting me to interview."
    page.fill("#check-text", paste_at[:10])
    page.clock.run_for(2000)
    expect(page.locator(".check-missing")).to_be_visible()
    page.clock.run_for(2000)
    page.evaluate("""() => {
        window.spoken = [];
        const status = document.querySelector("etiquette-check [role=status]");
        new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true });
    }""")
    for letter in " [x]":
        page.locator("#check-text").press(letter)
        page.clock.run_for(300)
    assert page.evaluate("window.spoken") == []
    page.clock.run_for(500)
    page.wait_for_function("() => !document.querySelector('etiquette-check[aria-busy]')")
    assert page.evaluate("window.spoken") == []
    page.clock.run_for(1000)
    assert len(page.evaluate("window.spoken")) == 1


def test_nothing_moves_while_the_check_arrives(checked):
    page = checked(
        init="""window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((each) => !each.hadRecentInput).map(({ value }) => value)))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    settle(page)
    assert sum(page.evaluate("window.shifts")) < 0.01


def test_an_emptied_letter_takes_its_result_along(checked):
    page = checked(GOOD)
    paste(page, "  \n ")
    expect(page.locator(".check-status")).to_contain_text("Paste or write a letter above")
    assert page.locator(".check-list").count() == 0
    assert marked(page, "there") == []


def test_a_check_that_does_not_arrive_says_so_and_the_letter_stays(page):
    page.route("**/model.js", lambda route: route.abort())
    page.goto("check/")
    settle(page)
    page.fill("#check-text", BAD)
    expect(status(page)).to_contain_text("The check didn't load.")
    assert text(page) == BAD


def test_the_stage_changes_what_is_expected(checked):
    page = checked("Dear Ms. Okafor,\n\nThank you for your kind reply to my letter.\n\nKind regards,\nSam Rivera")
    assert "Be clear and concise" in titles(page, "missing")
    page.select_option("#check-stage", "follow-up")
    settle(page)
    assert "Be clear and concise" not in titles(page, "missing")


def test_everything_is_labelled(checked):
    page = checked()
    for label in ("Your letter", "Purpose", "Stage", "Channel", "Tone"):
        assert page.get_by_label(label, exact=True).count() == 1


# Hostile letters


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "😀" * 500,
        "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd",
        "!!!???...",
        "\u0000\u0007",
        "e\u0301" * 100,
        "[" * 2000,
        "</textarea><script>document.title='owned'</script>",
    ],
)
def test_hostile_letters_do_nothing_but_show(checked, words):
    page = checked(words, width=360)
    assert page.locator("etiquette-check :is(img, script, iframe)").count() == 0
    assert "owned" not in page.title()
    assert not overflows(page)


def test_a_very_long_letter_is_checked_in_part_and_says_so(checked):
    page = checked("I am sorry to withdraw. " * 4200)
    expect(page.locator(".check-notes")).to_contain_text("Only the first 20,000 characters were checked.")


def test_nothing_typed_reaches_the_address_or_the_storage(checked):
    page = checked(GOOD)
    assert "?" not in page.url and "#" not in page.url
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.context.cookies() == []


# A letter's page


@pytest.fixture
def letter(visit):
    def open_letter(text, subject=None, **options):
        page = visit("letters/no-reason/", **options)
        change(page, text, subject)
        return page

    return open_letter


def change(page, text, subject=None):
    page.evaluate(
        """([text, subject]) => document.querySelector("letter-form").dispatchEvent(
        new CustomEvent("letter-change", { bubbles: true, detail: { text, subject } }))""",
        [text, subject],
    )
    settle(page)


def test_on_a_letters_page_it_follows_the_letter(letter):
    page = letter(GOOD, "Operations Coordinator interview: Sam Rivera")
    assert rows(page, "reconsider").count() == 0
    change(page, BAD)
    assert rows(page, "reconsider").filter(has_text="Maybe I could come another time").is_visible()


def test_on_a_letters_page_nothing_is_to_be_pasted_or_marked(letter):
    page = letter(GOOD)
    assert page.locator("etiquette-check :is(textarea, select, mark)").count() == 0


def test_what_the_letters_page_says_about_it_counts(letter):
    words = "Dear Ms. Okafor,\n\nThank you for inviting me to interview. I am withdrawing my application.\n\nKind regards,\nSam"
    page = letter(words)
    page.evaluate("document.querySelector('article').dataset.expects = 'alternatives:none regret:none'")
    change(page, words + ".")
    assert "Express regret once" not in titles(page, "missing")
    page.evaluate("document.querySelector('article').dataset.expects = ''")
    change(page, words)
    assert "Express regret once" in titles(page, "missing")


def test_erasing_everything_forgets_what_was_fine(letter):
    page = letter(BAD)
    rows(page, "reconsider").get_by_role("button", name="This is fine").first.click()
    assert page.evaluate("sessionStorage.length") == 1
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase it").click()
    kept = page.evaluate("Object.keys(sessionStorage)")
    assert len(kept) == 1 and "erasures" in kept[0], "nothing but how often everything was erased"


# Every reader


@pytest.mark.parametrize(("words", "width", "scheme"), in_every_look([None, GOOD, BAD]))
def test_axe_finds_nothing(checked, words, width, scheme):
    page = checked(words, width=width, color_scheme=scheme)
    assert violations(page) == []
    assert not overflows(page)


def test_in_forced_colors_the_marks_are_lines(checked):
    page = checked(BAD, forced_colors="active")
    mark = page.locator(".marked-copy .is-reconsider").first
    assert mark.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"
    assert mark.evaluate("mark => getComputedStyle(mark).color") == "rgba(0, 0, 0, 0)"


def test_by_keyboard_alone(checked):
    page = checked()
    page.locator("#check-text").focus()
    page.keyboard.insert_text(GOOD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "check-aim"
    settle(page)
    assert titles(page, "there")


def test_the_page_says_how_the_check_works(checked):
    page = checked()
    for heading in ("How it works", "What it learned from", "Where it fails"):
        assert page.get_by_role("heading", name=heading).is_visible()


def test_without_a_script_the_guidelines_are_there_and_nothing_dead(visit):
    page = visit("check/", java_script_enabled=False, leaves=True)
    assert page.locator("textarea, select, button").count() == 0
    assert page.locator(".not-started").is_visible()
    assert page.locator(".check-guidelines a").count() == 7
