"""<etiquette-check>: on /check/, where one pastes a letter, and on a letter's page, where it follows the letter."""

from __future__ import annotations

import re

import pytest
from axe import in_every_look, violations
from gallery_site import HOSTILE, overflows
from page_pool import settle
from playwright.sync_api import expect
from waiting import wait_until

GOOD = """Dear Ms. Okafor,

Thank you for inviting me to interview for the Operations Coordinator position. I have accepted another job, so I am withdrawing my application. I am sorry that we will not have that conversation, to which I was looking forward, and I was impressed by your team. I would like to keep in touch, and I wish you success in finding the right person.

Kind regards,
Sam Rivera
"""

BAD = """Hi!!!

To be honest I got a better offer with more money and your recruiter was rude. Maybe I could come another time, not sure.

Sam [your name]
"""


@pytest.fixture
def checked(visit):
    """/check/ with a letter pasted into it."""

    def open_check(text=None, **options):
        page = visit("check/", **options)
        if text is not None:
            paste(page, text)
        return page

    return open_check


def paste(page, text):
    page.fill("#check-text", text)
    settle(page)


def score(page):
    return int(re.match(r"(\d+) of 100", status(page))[1])


def status(page):
    return page.locator("etiquette-check").get_by_role("status").inner_text()


def row(page, title):
    return page.locator(".check-list > li").filter(has=page.locator(".check-guideline", has_text=title))


def state(page, title):
    return row(page, title).locator(".check-state").inner_text()


def flags(page):
    return page.locator(".check-list > li[data-state=flag]")


# The result


def test_a_good_letter_is_ready_to_send(checked):
    page = checked(GOOD)
    assert score(page) >= 90
    assert "Ready to send." in status(page)
    assert flags(page).count() == 0
    for title in ("Thank the interviewer", "Be clear and concise", "Explain briefly", "Express regret once", "Keep a positive tone", "Offer an alternative"):
        assert state(page, title) == "Done", title


def test_a_bad_letter_is_not_and_says_why(checked):
    page = checked(BAD)
    assert score(page) < 60
    assert "Not yet." in status(page)
    assert state(page, "Thank the interviewer") == "Missing"
    assert row(page, "Thank the interviewer").locator(".check-advice").inner_text()


@pytest.mark.parametrize(("words", "severity"), [
    ("rude", "Change this before you send it"), ("better offer", "Better without"), ("Maybe", "Small, but noticed"),
])
def test_each_flag_says_how_grave_it_is_quotes_the_words_and_advises(checked, words, severity):
    flag = flags(checked(BAD)).filter(has_text=f"“{words}”")
    assert flag.locator(".check-state").inner_text() == severity
    assert len(flag.locator(".check-advice").inner_text()) > 20


def test_states_and_severities_are_words_and_every_word_is_known(checked):
    page = checked(BAD)
    assert "js" not in " ".join(page.locator(".check-state, .check-guideline, h2, h3").all_inner_texts())
    assert "undefined" not in page.locator("etiquette-check").inner_text()
    assert "{" not in page.locator("etiquette-check").inner_text()


def test_a_word_said_often_is_quoted_once_and_many_words_are_cut_short(checked):
    page = checked("Thank you, thank you, THANK YOU for your time. I enjoyed it, was impressed, pleased, and delighted; a pleasure, kind, generous. All the best, good luck, best of luck.")
    assert row(page, "Thank the interviewer").locator(".check-quotes").inner_text().lower().count("thank") == 1
    quotes = row(page, "Keep a positive tone").locator(".check-quotes").inner_text()
    assert quotes.count("“") == 4
    assert re.search(r"and \d+ more$", quotes)


def test_guidelines_lead_to_their_pages(checked):
    page = checked(GOOD)
    href = row(page, "Be clear and concise").get_by_role("link").evaluate("link => link.href")
    assert href.endswith("/guide/clear/")


def test_the_check_says_what_it_is(checked):
    page = checked()
    assert "A word-list check, not a judge." in page.locator("etiquette-check").inner_text()
    assert "word-list check, not a judge" in page.locator(".page-head").inner_text()


# The marked copy


def test_the_copy_has_the_letter_word_for_word(checked):
    for text in (GOOD, BAD, HOSTILE + " thank you for the invitation, I must decline\n\n\tx"):
        page = checked(text)
        copied = page.locator(".check-copy").evaluate("""copy => {
            const plain = copy.cloneNode(true);
            for (const label of plain.querySelectorAll(".marked-label")) { label.previousSibling.textContent.at(-1) === "\\u00a0" && label.previousSibling.remove(); label.remove(); }
            return plain.textContent;
        }""")
        assert copied == text


def test_the_very_words_found_are_marked_and_labelled(checked):
    page = checked(GOOD)
    marks = page.locator(".check-copy mark").evaluate_all("""marks => marks.map((mark) => [
        mark.firstChild.textContent, [...mark.querySelectorAll(".marked-label")].map((label) => label.textContent)])""")
    assert ["withdrawing", ["Be clear"]] in marks
    assert any(words == "sorry" and labels == ["Regret"] for words, labels in marks)
    quoted = " ".join(page.locator(".check-quotes").all_inner_texts())
    for words, _ in marks:
        assert words in quoted or words.lower() in quoted.lower()


def test_words_found_twice_are_named_where_each_ends(checked):
    page = checked()
    marked = page.evaluate("""async () => {
        const address = document.querySelector("script[src*='etiquette-check']").src;
        const { markedText } = await import(new URL("marked-text.js", address));
        const notes = [{ start: 0, end: 4, label: "A", role: "clear" }, { start: 2, end: 6, label: "B", role: "flag" }];
        return markedText("abcdef.", notes).map((part) => part.textContent ?? part);
    }""")
    assert [part.replace("\u00a0", " ") for part in marked] == ["ab", "cd A", "ef B", "."]


def test_words_to_change_are_marked_apart(checked):
    page = checked(BAD)
    flagged = page.locator(".check-copy mark.is-flagged")
    assert "rude" in " ".join(flagged.all_inner_texts())
    assert flagged.first.locator(".marked-label").inner_text().strip() == "Change"
    assert page.locator(".check-copy").evaluate("copy => copy.isContentEditable") is False


# Typing


def test_it_speaks_only_when_typing_pauses(new_context):
    page = new_context().new_page()
    page.clock.install(time=0)
    page.goto("check/")
    settle(page)
    page.clock.pause_at(60_000)
    page.evaluate("""() => {
        window.spoken = [];
        const status = document.querySelector("etiquette-check [role=status]");
        new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true });
    }""")
    for letter in "Thank you for inviting me to interview.":
        page.locator("#check-text").press(letter)
        page.clock.run_for(200)
    assert page.evaluate("window.spoken") == []
    page.clock.run_for(1_000)
    assert len(page.evaluate("window.spoken")) == 1
    page.locator("#check-text").press(" ")
    page.clock.run_for(1_000)
    assert len(page.evaluate("window.spoken")) == 1


def test_an_emptied_letter_takes_its_result_along(checked):
    page = checked(GOOD)
    paste(page, "  \n ")
    assert status(page).startswith("Paste or write a letter above.")
    assert page.locator(".check-list:visible").count() == 0
    assert page.locator(".check-copy").count() == 0


def test_the_stage_changes_what_is_expected(checked):
    page = checked("Dear Ms. Okafor,\n\nThank you for your kind reply to my letter.\n\nKind regards,\nSam Rivera")
    assert state(page, "Be clear and concise") == "Missing"
    page.select_option("#check-stage", "follow-up")
    settle(page)
    assert state(page, "Be clear and concise") == "Not expected here"


def test_the_channel_changes_what_is_expected(checked):
    page = checked(GOOD)
    assert state(page, "Be clear and concise") == "Done"
    page.select_option("#check-channel", "text")
    settle(page)
    assert state(page, "Be clear and concise") == "Partly"


QUESTION = """Dear Ms. Okafor,

Thank you for inviting me to interview, which I would be pleased to do. Before we find a time, could you tell me the salary range?

Kind regards,
Sam Rivera
"""


def test_a_question_need_not_refuse(checked):
    page = checked(QUESTION)
    assert state(page, "Be clear and concise") == "Missing"
    assert flags(page).count() == 1
    page.get_by_label("What it is for").select_option(label="Ask a question first")
    settle(page)
    assert state(page, "Be clear and concise") == "Not expected here"
    assert flags(page).count() == 0
    assert score(page) >= 90


def test_a_weak_guideline_gets_a_sentence_to_use(checked):
    page = checked(QUESTION)
    assert "Try “I am therefore withdrawing my application.”" in row(page, "Be clear and concise").locator(".check-advice").inner_text()


def test_everything_is_labelled(checked):
    page = checked()
    for label in ("Your letter", "What it is for", "The stage you are at", "How you send it", "Tone"):
        assert page.get_by_label(label, exact=True).count() == 1


# Hostile letters


@pytest.mark.parametrize("text", [
    HOSTILE, "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd", "[" * 2000,
    "</textarea><script>document.title='owned'</script>",
])
def test_hostile_letters_do_nothing_but_show(checked, text):
    page = checked(text, width=360)
    assert page.locator("etiquette-check :is(img, script, iframe)").count() == 0
    assert "owned" not in page.title()
    assert score(page) <= 59
    assert not overflows(page)


def test_a_very_long_letter_is_checked_in_part_and_says_so(checked):
    page = checked("I am sorry to withdraw. " * 4200)
    expect(page.locator("etiquette-check").get_by_role("status")).to_contain_text("Only the first 20,000 characters were checked.", timeout=15000)
    assert len(page.locator(".check-copy").inner_text()) < 60_000


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
    page.evaluate("""([text, subject]) => document.querySelector("letter-form").dispatchEvent(
        new CustomEvent("letter-change", { bubbles: true, detail: { text, subject } }))""", [text, subject])
    settle(page)


def test_on_a_letters_page_it_follows_the_letter(letter):
    page = letter(GOOD, "Operations Coordinator interview: Sam Rivera")
    assert score(page) >= 90
    change(page, BAD)
    assert score(page) < 60
    assert flags(page).filter(has_text="“rude”").is_visible()


@pytest.mark.parametrize(("late", "early"), [("etiquette.js", "letter-form.js"), ("letter-form.js", "etiquette.js")])
def test_whichever_script_comes_last_the_letter_is_checked(page, late, early):
    held, arrived = [], []
    page.on("requestfinished", lambda request: arrived.append(request.url.rpartition("/")[2]))
    page.route(f"**/{late}", lambda route: held.append(route))
    page.goto("letters/no-reason/", wait_until="commit")
    wait_until(lambda: held and early in arrived, "all but one script is there", page=page)
    for route in held:
        route.continue_()
    expect(page.locator("etiquette-check").get_by_role("status")).to_contain_text("59 of 100 so far. All it lacks is what you fill in.")


def test_on_a_letters_page_nothing_is_to_be_pasted_or_marked(letter):
    page = letter(GOOD)
    assert page.locator("etiquette-check :is(textarea, select, mark)").count() == 0


def test_what_the_letters_page_says_about_it_counts(letter):
    page = letter("Thank you for inviting me to interview. I am withdrawing my application. Kind regards, Sam")
    page.evaluate("document.querySelector('article').dataset.expects = 'alternatives:none regret:none'")
    change(page, "Thank you for inviting me to interview. I am withdrawing my application.")
    assert state(page, "Offer an alternative") == "Not expected here"
    assert state(page, "Express regret once") == "Not expected here"
    page.evaluate("document.querySelector('article').dataset.expects = ''")
    change(page, "Thank you for inviting me to interview; I am withdrawing my application.")
    assert state(page, "Express regret once") == "Missing"


def test_the_subject_counts(letter):
    page = letter(GOOD, "Operations Coordinator interview: Sam Rivera")
    with_subject = score(page)
    change(page, GOOD, "x")
    assert score(page) < with_subject


# Every reader


@pytest.mark.parametrize(("text", "width", "scheme"), in_every_look([None, GOOD, BAD]))
def test_axe_finds_nothing(checked, text, width, scheme):
    page = checked(text, width=width, color_scheme=scheme)
    page.locator(".check-lists summary").first.click()
    assert violations(page) == []
    assert not overflows(page)


def test_by_keyboard_alone(checked):
    page = checked()
    page.locator("#check-text").focus()
    page.keyboard.insert_text(GOOD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "check-aim"
    settle(page)
    assert score(page) >= 90


def test_without_a_script_the_lists_are_there_and_nothing_dead(visit):
    page = visit("check/", java_script_enabled=False, leaves=True)
    assert page.locator("textarea, select, button").count() == 0
    assert page.locator(".not-started").is_visible()
    assert page.locator(".check-lists details").count() == 7
    page.locator(".check-lists summary").nth(1).click()
    assert "withdraw" in page.locator(".check-lists details[open]").inner_text()
