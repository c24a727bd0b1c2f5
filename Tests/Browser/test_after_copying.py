"""What comes after a letter is copied: the app for its channel, the reminder, the answers, and keeping it here."""

from __future__ import annotations

import re

import pytest
from form_site import CLIPBOARD, LETTER, LetterPage
from page_pool import settle
from playwright.sync_api import Page, expect
from test_erasing import NOTE_FILES, traces

PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
WAYS = {
    "email": "Open in email app",
    "text": "Open in messages app",
    "linkedin": "Open your LinkedIn messages",
    "letter": "Print",
}
SECRET = "Zyxwvut Secretson"
HOUR = 60 * 60
"""Seconds."""

NOTE_ADDRESSES = """
    window.followed = [];
    addEventListener("click", (event) => {
        if (/^(sms|mailto):./.test(event.target.href ?? "")) { followed.push(event.target.href); event.preventDefault(); }
    });
"""


@pytest.fixture
def opened(visit):
    def open_page(address: str = "write/#stage=after-first&reason=fit", **settings) -> LetterPage:
        page = visit(address, **{"permissions": CLIPBOARD, **settings})
        page.locator("#keep-letter").wait_for(state="attached")
        return LetterPage(page)

    return open_page


def copy(letter: LetterPage) -> None:
    letter.page.locator(".copy-letter-button").click()
    expect(letter.page.locator(".copy-letter-button[data-done]")).to_have_count(1)


def stored(page: Page) -> str:
    return page.evaluate("JSON.stringify({ ...localStorage })")


# What next


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.extended)])
def test_what_comes_next_is_shown_without_moving_the_focus_or_the_bar(opened, width):
    letter = opened(**(PHONE if width == 360 else {"width": width}))
    after = letter.page.locator(".after-copy")
    expect(after).to_have_count(0)
    copy(letter)
    expect(after).to_be_visible()
    assert letter.page.evaluate("document.activeElement.className") != "small-heading"
    assert width > 360 or letter.page.locator("copy-letter").bounding_box()["height"] <= 100
    expect(letter.page.locator("copy-letter [role=status]")).to_contain_text("What next?")
    letter.page.get_by_role("link", name="What next?").click()
    expect(letter.page.get_by_role("heading", name="What next?")).to_be_focused()
    expect(after).to_be_in_viewport()


@pytest.mark.parametrize("channel", WAYS)
def test_the_app_fits_the_channel(opened, channel):
    letter = opened(f"write/#stage=after-first&reason=fit&channel={channel}")
    copy(letter)
    ways = letter.page.locator(".after-copy-ways").locator("a, button")
    assert ways.first.inner_text() == WAYS[channel]


def test_a_text_message_opens_the_messages_app_and_does_not_stay_on_the_page(opened):
    letter = opened("write/#stage=scheduled&reason=health&channel=text", init=NOTE_ADDRESSES)
    letter.page.fill("#write-sender", "Sam & Rivera")
    copy(letter)
    link = letter.page.get_by_role("link", name="Open in messages app")
    link.click()
    [address] = letter.page.evaluate("followed")
    assert address.startswith("sms:?&body=") and "Sam%20%26%20Rivera" in address
    expect(link).to_have_attribute("href", "sms:")


def test_a_reminder_of_the_thank_you_note_is_a_calendar_file(opened):
    letter = opened(init=NOTE_FILES)
    copy(letter)
    with letter.page.expect_download() as download:
        letter.page.get_by_role("button", name="Remind me to send a thank-you note").click()
    assert "SUMMARY:Follow up: a thank-you note" in download.value.path().read_text(encoding="utf-8")


def test_the_answers_that_belong_to_a_no_keep_what_was_typed(opened):
    letter = opened(leaves=True)
    letter.page.fill("#write-sender", "Sam Rivera")
    copy(letter)
    answers = letter.page.locator(".after-copy .letter-near-list")
    for answer in ("They ask why", "They do not answer", "They ask for feedback"):
        expect(answers.get_by_role("link", name=answer)).to_be_visible()
    # Of an offer, which this is not.
    expect(answers.get_by_role("link", name="They offer more money")).to_have_count(0)
    answers.get_by_role("link", name="They ask why").click()
    settle(letter.page)
    assert letter.letter().endswith("Sam Rivera")


def test_a_letter_of_the_gallery_has_it_too(visit_letter):
    letter = visit_letter()
    copy(letter)
    expect(letter.page.locator(".after-copy").get_by_role("link", name="Open in email app")).to_be_visible()


# Keep this letter on this device


def test_nothing_is_kept_unless_it_is_asked_for(opened):
    letter = opened()
    letter.page.fill("#write-sender", SECRET)
    copy(letter)
    expect(letter.page.get_by_label("Keep this letter on this device")).not_to_be_checked()
    assert stored(letter.page) == "{}"


def test_a_kept_letter_is_on_the_home_page_and_comes_back_whole(opened):
    """In another tab, which knows nothing of what was typed in the first; nothing of it is in an address."""
    letter = opened(leaves=True)
    letter.page.get_by_role("button", name="Another wording").click()
    letter.page.get_by_label("Keep this letter on this device").check()
    letter.page.fill("#write-sender", SECRET)
    wording = letter.letter()
    expect(letter.page.locator(".copy-letter-status")).to_contain_text("Kept in this browser for 30 days.")
    letter.page.wait_for_function("(secret) => JSON.stringify({ ...localStorage }).includes(secret)", arg=SECRET)
    home = letter.page.context.new_page()
    home.goto(re.sub("write/.*", "", letter.page.url))
    link = home.locator("kept-letters").get_by_role("link")
    assert "Secret" not in link.get_attribute("href")
    link.click()
    home.locator("#keep-letter").wait_for()
    settle(home)
    assert LetterPage(home).letter() == wording
    expect(home.get_by_label("Keep this letter on this device")).to_be_checked()
    assert "Secret" not in home.url


def test_kept_letters_are_erased_one_by_one_and_all_together(opened):
    letter = opened(leaves=True)
    for reason in ("fit", "pay", "health"):
        letter.page.select_option("#choose-reason", reason)
        letter.page.get_by_label("Keep this letter on this device").check()
    home = letter.page.context.new_page()
    home.goto(re.sub("write/.*", "", letter.page.url))
    rows = home.locator(".kept-letters > li")
    expect(rows).to_have_count(3)
    rows.first.get_by_role("button").click()
    expect(rows).to_have_count(2)
    expect(rows.first.get_by_role("button")).to_be_focused()
    # The letter of the other tab is the one that has gone, and is not kept again.
    expect(letter.page.get_by_label("Keep this letter on this device")).not_to_be_checked()
    home.get_by_role("button", name="Erase all of them").click()
    expect(home.locator("kept-letters")).to_be_hidden()
    assert stored(home) == "{}"


def test_erase_everything_erases_what_is_kept(opened):
    letter = opened(leaves=True)
    letter.page.fill("#write-sender", SECRET)
    letter.page.get_by_label("Keep this letter on this device").check()
    home = letter.page.context.new_page()
    home.goto(re.sub("write/.*", "", letter.page.url))
    expect(home.locator("kept-letters")).to_be_visible()
    letter.press("Erase everything")
    letter.press("Erase it")
    settle(letter.page)
    assert traces(letter.page) == [] and stored(letter.page) == "{}"
    expect(letter.page.get_by_label("Keep this letter on this device")).not_to_be_checked()
    expect(home.locator("kept-letters")).to_be_hidden()


def test_a_letter_is_gone_after_thirty_days(opened):
    """By the clock of the page, which the test sets; and from the device with whatever page is opened next."""
    letter = opened(leaves=True)
    letter.page.get_by_label("Keep this letter on this device").check()
    kept = letter.page.evaluate("Date.now()") / 1000
    home = letter.page.context.new_page()
    home.clock.set_fixed_time(kept + 719 * HOUR)
    home.goto(re.sub("write/.*", "", letter.page.url))
    expect(home.locator("kept-letters")).to_be_visible()
    home.clock.set_fixed_time(kept + 721 * HOUR)
    home.goto("guide/")
    assert stored(home) == "{}"
    expect(letter.page.get_by_label("Keep this letter on this device")).not_to_be_checked()


def test_where_storage_refuses_that_is_said(opened):
    refusing = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    letter = opened(init=refusing)
    letter.page.get_by_label("Keep this letter on this device").click()
    expect(letter.page.locator(".copy-letter-status")).to_contain_text("doesn't let the site keep anything")
    expect(letter.page.get_by_label("Keep this letter on this device")).not_to_be_checked()


def test_the_letter_being_checked_can_be_erased_as_well(visit):
    page = visit("check/")
    page.fill("#check-text", f"Dear {SECRET}, no thank you.")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase it").click()
    settle(page)
    assert page.input_value("#check-text") == ""


def test_a_kept_letter_belongs_to_the_page_of_the_gallery_it_is_on(visit_letter):
    letter = visit_letter(leaves=True).fill(sender=SECRET)
    letter.page.get_by_label("Keep this letter on this device").check()
    home = letter.page.context.new_page()
    home.goto(re.sub("letters/.*", "", letter.page.url))
    link = home.locator("kept-letters").get_by_role("link")
    assert link.get_attribute("href").endswith(f"letters/{LETTER}/#")
