"""<etiquette-check>: what it says of a letter, when it works, and how it follows the letter of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from check_site import BAD, GOOD, marked, paste, rows, status, text, titles
from form_site import CHECK_MODULES
from page_pool import Watch, open_context, settle
from playwright.sync_api import Browser, Page, expect
from site_server import SiteServer

# What is said of a letter: Tests/Node has all that decides it


@pytest.fixture(scope="module")
def shown(browser: Browser, placed_host: SiteServer) -> Iterator[Callable[[str], Page]]:
    """/check/ with a letter pasted into it, for tests that only look at it: each letter is pasted once."""
    context = open_context(browser, placed_host.base_url)
    watch = Watch()

    @cache
    def opened(text: str) -> Page:
        page = context.new_page()
        watch.begin(page)
        page.goto("check/")
        settle(page)
        paste(page, text)
        return page

    yield opened
    context.close()
    assert watch.faults == []


def test_a_good_letter_has_everything_and_no_score(shown):
    page = shown(GOOD)
    expect(status(page)).to_have_text("Everything is there.")
    assert rows(page, "reconsider").count() == 0
    assert titles(page, "there")[:3] == ["Thank the interviewer", "Be clear and concise", "Explain briefly"]
    assert not any(character.isdigit() for character in page.locator("etiquette-check").inner_text())


def test_guidelines_lead_to_their_pages(shown):
    link = rows(shown(GOOD), "there").get_by_role("link", name="Be clear and concise")
    assert link.evaluate("link => link.href").endswith("/guide/clear/")


def test_nothing_typed_reaches_the_address_or_the_storage(shown):
    page = shown(GOOD)
    assert "?" not in page.url and "#" not in page.url
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.context.cookies() == []


def test_what_is_missing_comes_with_advice_and_a_sentence_to_use(shown):
    row = rows(shown(BAD), "missing").filter(has_text="Thank the interviewer")
    assert len(row.locator(".check-advice").inner_text()) > 20
    assert row.locator(".check-suggestion").inner_text().startswith("Try “Thank you")


def test_what_to_reconsider_names_its_sentence_once_and_is_marked_where_it_is_edited(shown):
    page = shown(BAD)
    row = rows(page, "reconsider").filter(has_text="Maybe I could come another time")
    assert row.count() == 1
    assert len(row.locator(".check-advice").inner_text()) > 20
    assert any("Maybe I could come another time" in words for words in marked(page, "reconsider"))
    boxes = page.evaluate("""() => [".marked-copy", "#check-text"].map((each) => {
        const { x, y, width, height } = document.querySelector(each).getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
    })""")
    assert boxes[0] == boxes[1]


def test_every_word_is_known(shown):
    page = shown(BAD)
    expect(status(page)).not_to_be_empty()
    words = page.locator(".check-page").inner_text()
    assert "js" not in words and "undefined" not in words and "{" not in words


def test_blanks_are_counted_and_what_is_not_the_writers_own_is_named(shown):
    page = shown(
        GOOD.replace("Sam Rivera", "[your name]") + "\nOn Tue, Nov 3, 2026 at 9:00 AM Jo wrote:\n> You were rude.\n"
    )
    expect(status(page)).to_have_text("Everything is there. 1 blank left.")
    assert "Not looked at: a quoted message." in page.locator(".check-notes").inner_text()
    assert rows(page, "reconsider").count() == 0


def test_a_very_long_letter_is_checked_in_part_and_says_so(shown):
    page = shown("I am sorry to withdraw. " * 4200)
    expect(page.locator(".check-notes")).to_contain_text("Only the first 20,000 characters were checked.")


# When it works


def test_nothing_of_the_model_is_loaded_before_there_is_a_letter(visit):
    asked = []
    page = visit(
        "check/",
        imports=CHECK_MODULES,
        before=lambda page: page.on("request", lambda request: asked.append(request.url.rpartition("/")[2])),
    )
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


def test_an_emptied_letter_takes_its_result_along(visit):
    page = visit("check/", imports=CHECK_MODULES)
    paste(page, GOOD)
    assert page.locator(".check-list").count() > 0
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


def test_the_stage_changes_what_is_expected(visit):
    page = visit("check/", imports=CHECK_MODULES)
    paste(page, "Dear Ms. Okafor,\n\nThank you for your kind reply to my letter.\n\nKind regards,\nSam Rivera")
    assert "Be clear and concise" in titles(page, "missing")
    page.select_option("#check-stage", "follow-up")
    settle(page)
    assert "Be clear and concise" not in titles(page, "missing")


# On the page of a letter


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


def test_on_a_letters_page_it_follows_the_letter_and_nothing_is_to_be_pasted_or_marked(letter):
    page = letter(GOOD, "Operations Coordinator interview: Sam Rivera")
    assert rows(page, "reconsider").count() == 0
    assert page.locator("etiquette-check :is(textarea, select, mark)").count() == 0
    change(page, BAD)
    assert rows(page, "reconsider").filter(has_text="Maybe I could come another time").is_visible()


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
    # The answer of a dialog arrives a moment after it has closed.
    page.wait_for_function("Object.keys(sessionStorage).some((key) => key.includes('erasures'))")
    assert page.evaluate("sessionStorage.length") == 1, "nothing but how often everything was erased"
