"""The ways out of a letter page: copied, downloaded, mailed, shared, printed, spoken."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import in_every_look, violations
from playwright.sync_api import expect


def test_the_letter_is_copied_as_the_page_shows_it(visit_letter):
    letter = visit_letter().fill()
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    assert letter.clipboard() == letter.letter()
    assert letter.status() == "Copied. Paste it where you want to send it. What next?"
    letter.page.wait_for_selector(".copy-letter-button:not([data-done])", timeout=4000)
    assert letter.page.locator(".copy-letter-button").inner_text() == "Copy letter"


def test_the_same_message_twice_is_still_a_change(visit_letter):
    """Heard in a live region of its own, once it has stood for a second; of several, the last."""
    letter = visit_letter().fill()
    region = letter.page.locator("copy-letter").get_by_role("status")
    letter.press("Copy letter")
    expect(region).to_have_js_property("textContent", letter.status())
    letter.page.locator(".copy-letter-button").click()
    expect(region).to_have_js_property("textContent", f"{letter.status()}\u00a0")
    letter.press("Undo")
    letter.press("Copy letter")
    expect(region).to_contain_text("Copied. 1 blank is still in brackets: Fill in")


def test_blanks_left_are_named_with_links_and_do_not_block(visit_letter):
    letter = visit_letter().fill(role="Analyst", sender="Sam Rivera")
    letter.press("Copy letter")
    assert "[one thing you honestly liked]" in letter.clipboard()
    assert letter.status().startswith("Copied. 2 blanks are still in brackets:")
    links = letter.page.locator(".copy-letter-status li a")
    assert links.all_inner_texts() == [
        "Fill in “Name of the person you are writing to”",
        "Fill in “One thing you honestly liked”",
    ]
    links.nth(1).click()
    assert letter.page.evaluate("document.activeElement.id") == "write-detail"


def test_subject_and_letter_are_copied_together(visit_letter):
    letter = visit_letter().fill()
    letter.press("Copy subject and letter")
    expected = f"Subject: Operations Coordinator interview: withdrawing my application\n\n{letter.letter()}"
    assert letter.clipboard() == expected


def test_a_refused_clipboard_lays_the_text_out_selected_until_everything_is_erased(visit_letter):
    letter = visit_letter(permissions=[]).fill()
    letter.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-by-hand:visible")
    selected = letter.page.evaluate("""() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
    }""")
    assert selected == letter.letter()
    assert "Ctrl+C" in letter.status()
    letter.press("Erase everything")
    letter.press("Erase it")
    expect(letter.page.locator(".copy-letter-by-hand")).to_be_hidden()
    assert letter.page.locator(".copy-letter-by-hand").input_value() == ""


def test_it_is_downloaded_as_text(visit_letter):
    letter = visit_letter().fill()
    with letter.page.expect_download() as download:
        letter.press("Download as a text file")
    assert download.value.suggested_filename == "accepted-another-job.txt"
    assert Path(download.value.path()).read_bytes().decode() == f"{letter.letter()}\n"


def mail_address(letter):
    letter.page.evaluate("""addEventListener("click", (event) => {
        if (event.target.protocol !== "mailto:") return;
        window.followed = event.target.getAttribute("href");
        event.preventDefault();
    })""")
    letter.control("link", "Open in email app").click()
    return letter.page.evaluate("followed")


def test_it_opens_in_the_mail_program(visit_letter):
    letter = visit_letter().fill()
    address = mail_address(letter)
    query = parse_qs(urlsplit(address).query)
    assert query["subject"] == ["Operations Coordinator interview: withdrawing my application"]
    assert query["body"] == [letter.letter().replace("\n", "\r\n")]
    assert len(address) <= 1800
    assert letter.status() == "If your email app didn't open, copy the letter instead."


def test_a_letter_too_long_for_mail_is_offered_to_copy(visit_letter):
    letter = visit_letter().fill()
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Thank you for everything. " * 100)
    link = letter.control("link", "Open in email app")
    letter.page.evaluate("""addEventListener("click", (event) => {
        window.prevented = event.defaultPrevented;
        event.preventDefault();
    })""")
    link.click()
    assert letter.page.evaluate("prevented") is True
    assert "too long" in letter.status()
    letter.page.locator(".copy-letter-status button").click()
    assert "Thank you for everything." in letter.clipboard()


def test_only_what_goes_by_mail_offers_mail_and_only_scripts_are_spoken(visit_letter):
    page = visit_letter("accepted-another-job-linkedin").page
    assert page.locator("[href^=mailto]").count() == 0
    assert page.get_by_role("button", name="Speaking view").count() == 0


def test_it_is_shared_where_the_system_can(visit_letter):
    letter = visit_letter(
        init="navigator.share = (data) => { window.shared = data; return Promise.resolve(); };"
    ).fill()
    letter.press("Share")
    assert letter.page.evaluate("shared") == {
        "title": "Operations Coordinator interview: withdrawing my application",
        "text": letter.letter(),
    }


def test_no_share_button_where_the_system_cannot(visit_letter):
    letter = visit_letter(init="delete Navigator.prototype.share;")
    assert letter.page.get_by_role("button", name="Share").count() == 0


@pytest.mark.parametrize("free", [False, True])
def test_print_shows_the_letter_alone(visit_letter, free):
    letter = visit_letter().fill()
    text = letter.letter()
    if free:
        letter.press("Edit the text freely")
    letter.page.evaluate("window.print = () => { window.printed = true; }")
    letter.press("Print")
    assert letter.page.evaluate("printed")
    letter.page.emulate_media(media="print")
    letter.page.evaluate("document.querySelectorAll('.visually-hidden').forEach((one) => one.remove())")
    shown = letter.page.evaluate("document.body.innerText")
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", text)


def test_a_reminder_for_the_follow_up_is_a_sound_calendar_file(visit_letter):
    letter = visit_letter(timezone_id="America/Los_Angeles")
    with letter.page.expect_download() as download:
        letter.press("Add a reminder to my calendar")
    assert download.value.suggested_filename == "thank-you-after-declining.ics"
    raw = Path(download.value.path()).read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") and raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    here = letter.page.evaluate("[new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]")
    tomorrow = date(*here) + timedelta(days=1)
    assert f"DTSTART:{tomorrow:%Y%m%d}T090000" in lines
    assert any(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", line) for line in lines)
    assert any(re.fullmatch(r"UID:(\d+-){3}\d+@[\w.]+", line) for line in lines)
    assert "SUMMARY:Follow up: A thank-you note after you have declined" in lines
    assert any(line.startswith("DESCRIPTION:http") and "thank-you-after-declining" in line for line in lines)
    assert "calendar file" in letter.status()


# The speaking view


def test_a_script_is_spoken_one_thought_at_a_time(visit_letter):
    letter = visit_letter("same-day-voicemail", width=360).fill(
        recipient="Ms. Okafor", sender="Sam Rivera", role="Analyst"
    )
    letter.press("Speaking view")
    dialog = letter.page.get_by_role("dialog")
    assert (
        dialog.locator(".speaking-view-passage").inner_text()
        == "Hello Ms. Okafor, this is Sam Rivera, about today's Analyst interview."
    )
    assert re.search(r"1 of 9 · about \d\d seconds left", dialog.inner_text())
    back = dialog.get_by_role("button", name="Back")
    assert back.get_attribute("aria-disabled") == "true"
    assert dialog.locator(".speaking-view-passage").evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)") >= 28
    dialog.get_by_role("button", name="Next").click()
    assert "unable to attend" in dialog.locator(".speaking-view-passage").inner_text()
    assert back.get_attribute("aria-disabled") == "false"
    letter.page.keyboard.press("ArrowLeft")
    assert "1 of 9" in dialog.inner_text()
    for _ in range(8):
        letter.page.keyboard.press("ArrowRight")
    assert dialog.locator(".speaking-view-passage").inner_text() == "Goodbye."
    dialog.get_by_role("button", name="Done").click()
    assert letter.page.get_by_role("dialog").count() == 0
    assert letter.page.evaluate("document.activeElement.textContent") == "Speaking view"


def test_a_freely_edited_script_is_spoken_too(visit_letter):
    letter = visit_letter("same-day-voicemail")
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Hello Ms. Okafor. I cannot come.\nGoodbye.")
    letter.press("Speaking view")
    passages = []
    for _ in range(3):
        passages.append(letter.page.locator(".speaking-view-passage").inner_text())
        letter.page.keyboard.press("ArrowRight")
    assert passages == ["Hello Ms. Okafor.", "I cannot come.", "Goodbye."]


@pytest.mark.parametrize(("letter_id", "width", "scheme", "options"), in_every_look(["same-day-voicemail"]))
def test_axe_finds_nothing_in_the_speaking_view(visit_letter, letter_id, width, scheme, options):
    letter = visit_letter(letter_id, color_scheme=scheme, width=width)
    letter.press("Speaking view")
    assert violations(letter.page, options, "dialog") == []
