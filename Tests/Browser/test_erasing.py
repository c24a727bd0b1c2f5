"""After "Erase everything" nothing that was typed comes back: on this page, on others, and on those kept for Back."""

from __future__ import annotations

import json

import pytest
from form_site import KEPT, LETTER, TYPED, LetterPage
from page_pool import settle
from playwright.sync_api import Page, expect

SECRET = "Zyxwvut Secretson"

TRACES = """
(secret) => {
    const found = [];
    const look = (where, text) => { if (`${text}`.includes(secret)) found.push(where); };
    look("page", document.documentElement.outerHTML);
    for (const input of document.querySelectorAll("input, textarea")) look(input.id || input.className, input.value);
    look("session", JSON.stringify({ ...sessionStorage }));
    look("device", JSON.stringify({ ...localStorage }) + document.cookie);
    look("address", decodeURIComponent(location.href));
    look("history", JSON.stringify(history.state));
    return found;
}
"""
"""Where in a page a text still stands."""

KEEP = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
SHOW = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
"""What browsers do to a page that they keep for Back, unless they are driven by a test."""


NOTE_FILES = """
    window.made = [];
    window.revoked = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (file) => { made.push(createObjectURL.call(URL, file)); return made.at(-1); };
    URL.revokeObjectURL = (href) => { revoked.push(href); revokeObjectURL.call(URL, href); };
"""


def traces(page: Page) -> list[str]:
    return page.evaluate(TRACES, SECRET)


def erase(letter: LetterPage) -> None:
    letter.press("Erase everything")
    letter.press("Erase it")
    settle(letter.page)


def undo_in(page: Page, css: str) -> None:
    page.focus(css)
    for _ in range(3):
        page.keyboard.press("Control+z")


def test_nothing_typed_stays_on_the_page(visit_letter):
    """Blanks, choices of wording, the sentence that comes along, the check, and what is said and heard."""
    letter = visit_letter(width=390).fill(**TYPED | {"recipient": SECRET})
    letter.page.focus("#write-recipient")
    settle(letter.page)
    assert traces(letter.page) != []
    erase(letter)
    assert traces(letter.page) == []


def test_the_browser_has_nothing_to_undo_in_a_field(visit_letter):
    letter = visit_letter()
    letter.page.focus("#write-recipient")
    letter.page.keyboard.type(SECRET)
    erase(letter)
    undo_in(letter.page, "#write-recipient")
    assert traces(letter.page) == []
    letter.page.keyboard.type("Ms. Okafor")
    assert letter.letter().startswith("Dear Ms. Okafor,")


def test_the_browser_has_nothing_to_undo_in_the_free_text(visit_letter):
    letter = visit_letter()
    letter.press("Edit the text freely")
    letter.page.keyboard.type(SECRET)
    erase(letter)
    undo_in(letter.page, "#write-recipient")
    assert traces(letter.page) == []
    letter.press("Edit the text freely")
    undo_in(letter.page, "#free-text")
    assert traces(letter.page) == []
    letter.page.keyboard.type("X")
    assert letter.page.locator("#free-text").input_value().startswith("XDear")


def test_the_letter_does_not_stay_in_the_mail_link(visit_letter):
    """The browser has the address once it has followed the link; the page has it no more."""
    letter = visit_letter().fill(sender=SECRET)
    letter.page.evaluate(
        "addEventListener('click', (event) => event.target.href?.startsWith('mailto') && event.preventDefault())"
    )
    link = letter.control("link", "Open in email app")
    link.click()
    expect(link).to_have_attribute("href", "mailto:")
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill(f"{SECRET} " * 200)
    link.click()
    expect(link).to_have_attribute("href", "mailto:")


def test_files_that_were_made_can_be_read_no_more(visit_letter):
    letter = visit_letter(init=NOTE_FILES).fill(sender=SECRET)
    for label in ("Download as a text file", "Add a reminder to my calendar"):
        with letter.page.expect_download():
            letter.press(label)
    erase(letter)
    assert letter.page.evaluate("made.length") == 2
    assert letter.page.evaluate("revoked") == letter.page.evaluate("made")


def test_a_pending_announcement_is_dropped(visit_letter):
    """A sentence put back is named in the status, and read out a second later."""
    letter = visit_letter().fill()
    letter.choose(3, "Leave it out")
    settle(letter.page)
    letter.page.get_by_role("button", name="Put it in").first.click()
    region = letter.page.locator("copy-letter [role=status]")
    expect(region).to_contain_text("I am sorry we will not have that conversation.")
    letter.press("Erase everything")
    heard = letter.page.evaluate("""() => {
        document.querySelector("dialog .strong-button").click();
        return new Promise((then) => requestAnimationFrame(() => then(document.querySelector("copy-letter [role=status]").textContent)));
    }""")
    assert heard == ""


def test_a_page_kept_for_back_shows_nothing_that_was_erased_on_another(visit_letter):
    """Not the text, nor what Undo had, nor what the check had said of it; and new words typed meanwhile are there."""
    letter = visit_letter().fill(recipient=SECRET, detail="nothing whatsoever, you idiots")
    letter.choose(0, 1)
    settle(letter.page)
    letter.page.evaluate(KEEP)
    assert letter.page.evaluate("getComputedStyle(document.querySelector('.sheet')).visibility") == "hidden"
    # As the page that was opened after it has left the session.
    letter.page.evaluate(
        """(kept) => {
        sessionStorage.clear();
        sessionStorage.setItem(`${kept}erasures`, "1");
        sessionStorage.setItem(kept, JSON.stringify({ sender: "Sam Rivera" }));
    }""",
        KEPT,
    )
    letter.page.evaluate(SHOW)
    assert traces(letter.page) == []
    assert letter.page.evaluate("getComputedStyle(document.querySelector('.sheet')).visibility") == "visible"
    expect(letter.page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
    undo_in(letter.page, "#write-recipient")
    assert traces(letter.page) == []
    assert letter.letter().endswith("Sam Rivera")
    assert letter.page.locator(".letter-form-sentence input:checked").first.evaluate(
        "(input) => input.closest('label').previousSibling === null"
    )


def test_another_letter_of_the_tab_begins_anew(visit_letter):
    """Choices stay with an entry of the history, and are forgotten there too."""
    letter = visit_letter(leaves=True)
    usual = letter.letter()
    letter.choose(0, 1)
    assert letter.letter() != usual
    letter.page.get_by_role("link", name="LinkedIn message, brief").click()
    letter.page.wait_for_selector(".letter-form h2")
    erase(letter)
    letter.page.go_back()
    letter.page.wait_for_selector(".letter-form h2")
    assert letter.letter() == usual


def test_choices_in_the_address_are_erased(visit_letter):
    letter = visit_letter()
    letter.choose(0, 1)
    address = letter.page.evaluate("`${location.href}#${new URLSearchParams(history.state.chosen)}`")
    letter.page.evaluate("(address) => { location.href = address; }", address)
    expect(letter.page).to_have_url(address)
    erase(letter)
    expect(letter.page).to_have_url(address.split("#")[0])


def test_other_open_pages_are_emptied(visit_letter):
    """A letter in another tab, with what it keeps; its question about lines that would be lost; a letter being checked."""
    letter = visit_letter(leaves=True).fill(recipient=SECRET)
    other = letter.page.context.new_page()
    other.goto(letter.page.url)
    settle(other)
    LetterPage(other).press("Edit the text freely")
    other.keyboard.type(SECRET)
    other.get_by_role("button", name="Go back to the form").click()
    expect(other.get_by_role("dialog")).to_contain_text(SECRET)
    checked = letter.page.context.new_page()
    checked.goto(letter.page.url.replace(f"letters/{LETTER}/", "check/"))
    settle(checked)
    checked.focus("#check-text")
    checked.keyboard.type(f"Dear {SECRET},\n\nNo thanks, idiots.\n\n{SECRET}")
    expect(checked.locator(".check-list").first).to_be_visible()
    assert traces(other) and traces(checked)
    erase(letter)
    for page in (other, checked):
        expect(page.locator("dialog")).to_have_count(0)
        settle(page)
        assert traces(page) == []
    undo_in(checked, "#check-text")
    assert traces(checked) == []
    other.reload()
    settle(other)
    assert traces(other) == []


def test_erasing_leaves_nothing_on_the_device(visit_letter):
    letter = visit_letter().fill(sender=SECRET)
    erase(letter)
    left = letter.page.evaluate(
        "async () => [localStorage.length, document.cookie, (await indexedDB.databases()).length, { ...sessionStorage }]"
    )
    assert left == [0, "", 0, {f"{KEPT}erasures": "1"}]


# What the tab keeps may be spoiled


@pytest.mark.parametrize("key", ["role", f"@{LETTER}"])
def test_four_megabytes_in_storage_are_as_good_as_nothing(visit_letter, key):
    """Nobody typed them here; shown, they would keep the page busy for half a minute."""
    stored = json.dumps({key: "x", "recipient": "Ms. Okafor"}).replace('"x"', '"' + "Sorry, idiots. " * 270_000 + '"')
    letter = visit_letter(init=f"sessionStorage.setItem({KEPT!r}, {stored!r});")
    assert letter.letter().startswith("Dear Ms. Okafor,\n\nThank you")
    assert len(letter.letter()) < 2_000
    letter.fill(sender="Sam")
    assert len(letter.stored() or "") < 1_000


def test_no_field_takes_more_than_a_tab_keeps(visit_letter):
    letter = visit_letter()
    letter.press("Edit the text freely")
    limits = letter.page.evaluate(
        "[...document.querySelectorAll('letter-form input:not([type=radio], [type=checkbox]), #free-text')].map((input) => input.maxLength)"
    )
    assert all(0 < limit <= 100_000 for limit in limits)


def test_what_the_tab_could_not_keep_is_still_there_on_coming_back(visit_letter):
    full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    letter = visit_letter(init=full).fill(sender="Sam Rivera")
    letter.page.evaluate(KEEP)
    letter.page.evaluate(SHOW)
    assert letter.letter().endswith("Sam Rivera")
