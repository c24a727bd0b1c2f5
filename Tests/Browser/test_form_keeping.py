"""What a letter page's form keeps in the tab and puts into links, and what it takes from them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from form_site import KEPT
from playwright.sync_api import expect


def test_switching_tone_or_channel_keeps_what_was_typed(visit_letter):
    letter = visit_letter(leaves=True).fill()
    letter.page.get_by_role("link", name="LinkedIn message, brief").click()
    letter.page.wait_for_selector(".letter-form h2")
    assert letter.page.locator("#write-recipient").input_value() == "Ms. Okafor"
    assert "Ms. Okafor" in letter.letter()


def test_back_and_forward_keep_what_was_typed_and_chosen(visit_letter):
    letter = visit_letter(leaves=True).fill()
    letter.choose(3, "Leave it out")
    text = letter.letter()
    letter.page.get_by_role("link", name="LinkedIn message, brief").click()
    letter.page.wait_for_selector(".letter-form h2")
    letter.fill(recipient="Mr. Lee")
    letter.page.go_back()
    expect(letter.page.locator("#write-recipient")).to_have_value("Mr. Lee")
    assert letter.letter() == text.replace("Ms. Okafor", "Mr. Lee")
    letter.page.go_forward()
    expect(letter.page.locator("#write-recipient")).to_have_value("Mr. Lee")


def test_another_tab_knows_nothing_of_this_one(visit_letter):
    letter = visit_letter().fill()
    other = letter.page.context.new_page()
    other.goto(letter.page.url)
    expect(other.locator("#write-sender")).to_have_value("")
    other.fill("#write-sender", "Kim")
    assert letter.page.locator("#write-sender").input_value() == "Sam Rivera"
    assert letter.letter().endswith("Sam Rivera")


def test_coming_back_shows_what_was_typed_elsewhere(visit_letter):
    """A page kept alive behind another one, as browsers do unless they are driven by a test."""
    letter = visit_letter().fill(sender="Sam")
    letter.page.evaluate(
        """(kept) => {
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        sessionStorage.setItem(kept, JSON.stringify({ sender: "Sam Rivera" }));
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""",
        KEPT,
    )
    assert letter.letter().endswith("Sam Rivera")


def test_reading_stores_nothing_and_choosing_stores_nothing(visit_letter):
    letter = visit_letter()
    letter.choose(0, 1)
    assert letter.stored() is None
    assert letter.page.evaluate("document.cookie + localStorage.length") == "0"


def test_one_button_erases_everything_after_asking(visit_letter):
    letter = visit_letter().fill()
    letter.choose(0, 1)
    letter.press("Erase everything")
    letter.page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    assert "Ms. Okafor" in letter.letter()
    letter.press("Erase everything")
    letter.page.get_by_role("dialog").get_by_role("button", name="Erase it").click()
    expect(letter.page.locator("#write-sender")).to_have_value("")
    assert letter.letter().startswith("Dear [recipient's name],\n\nThank you for choosing")
    assert letter.page.locator("#write-sender").input_value() == ""
    assert letter.stored() is None
    letter.page.evaluate("document.querySelector('.copy-letter .quiet-button:last-of-type').click()")
    assert "Ms. Okafor" not in letter.letter()


def test_the_form_works_without_storage(visit_letter):
    no_storage = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no'); } });"
    letter = visit_letter(init=no_storage).fill()
    letter.choose(0, 1)
    assert "Ms. Okafor" in letter.letter()


def test_a_spoiled_storage_is_as_good_as_none(visit_letter):
    """Whatever it holds: Tests/Scripts/state.test.mjs."""
    spoiled = '{"role": 7, "__proto__": {"x": 1}}'
    letter = visit_letter(init=f"sessionStorage.setItem({KEPT!r}, {spoiled!r});")
    assert "[role]" in letter.letter()


# The shared link


def test_a_link_carries_choices_and_never_what_was_typed(visit_letter):
    letter = visit_letter().fill()
    letter.choose(0, 1)
    letter.choose(3, "Leave it out")
    letter.page.locator(".subjects input").nth(1).check()
    letter.press("Copy a link to this wording")
    link = letter.clipboard()
    assert link.startswith(f"{letter.page.url}#")
    assert not re.search(r"Sam|Okafor|Operations|\?", unquote(link))
    other = visit_letter(after=f"#{urlsplit(link).fragment}")
    text = other.letter()
    assert "Thank you for inviting me to interview for the [role] position." in text
    assert "I am sorry" not in text
    assert other.page.locator(".subjects input").nth(1).is_checked()


def test_choices_survive_a_reload_and_a_link_put_in_by_hand_is_followed(visit_letter):
    letter = visit_letter(leaves=True)
    letter.choose(3, "Leave it out")
    letter.page.reload()
    letter.page.wait_for_selector(".letter-form h2")
    assert "I am sorry" not in letter.letter()
    letter.page.evaluate("location.hash = 'subject=1'")
    expect(letter.page.locator(".subjects input").nth(1)).to_be_checked()
    assert "I am sorry" in letter.letter()
    letter.press("Copy a link to this wording")
    assert letter.clipboard().partition("#")[2] == "subject=1", "the link has what is chosen now, and no more"
    letter.press("Undo")
    assert "I am sorry" not in letter.letter(), "a link that was followed can be undone, too"


HOSTILE_ADDRESSES = [
    "s0=out",
    "s1=nonsense",
    "s99=out",
    "subject=7",
    "subject=-1",
    "subject=1.5",
    "s3=%00&s3=<script>alert(1)</script>",
    "__proto__=out",
    "constructor=out",
    "s1=" + "x" * 5000,
    "role=Evil",
    "recipient=<img src=x onerror=alert(1)>",
    "%E0%A4%A",
]
"""None of them names a choice that this letter has."""


def test_a_hostile_address_changes_nothing(visit_letter):
    """Neither one that the page is opened with, where choices may stand behind `?` or `#`, nor one put in later."""
    letter = visit_letter(
        after=f"?recipient=Evil&<script>alert(1)</script>&q={'x' * 5000}&s0=out#s1=nonsense&__proto__=out"
    )
    untouched = "Dear [recipient's name],\n\nThank you for choosing my application for the [role] interviews"
    for address in HOSTILE_ADDRESSES:
        assert letter.letter().startswith(untouched)
        assert letter.page.locator(".subjects input").first.is_checked()
        assert letter.page.evaluate("sessionStorage.length") == 0
        letter.page.evaluate("(address) => { location.hash = address; }", address)
    assert "Evil" not in letter.page.locator("main").inner_text()
    letter.fill(sender="Sam")
    assert letter.letter().endswith("Sam")


def test_a_link_can_lead_straight_to_the_form(visit_letter):
    page = visit_letter(after="#write").page
    assert page.evaluate("document.activeElement.id") == "write"
    assert page.locator("#write").evaluate("(heading) => heading.getBoundingClientRect().top < innerHeight / 2")
