"""From the first page to a letter on the clipboard, as a candidate goes: by mouse, by keyboard alone, by touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from form_site import CLIPBOARD, TYPED, LetterPage
from page_pool import Watch, settle
from playwright.sync_api import BrowserContext, Locator, Page, expect

ANSWERS = ["Invited to interview", "You accepted another job"]
"""The two answers that lead to a letter."""

LONGEST_WAY = 120
"""No control of these pages is further than so many presses of Tab."""


class Mouse:
    settings = {"viewport": {"width": 1280, "height": 800}}

    def go(self, target: Locator) -> None:
        target.click()

    def write(self, field: Locator, text: str) -> None:
        field.click()
        field.page.keyboard.type(text)


class Touch(Mouse):
    settings = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

    def go(self, target: Locator) -> None:
        target.tap()

    def write(self, field: Locator, text: str) -> None:
        field.tap()
        field.page.keyboard.insert_text(text)


class Keyboard:
    """Nothing but Tab, the arrow keys, Enter and letters."""

    settings = Mouse.settings

    def reach(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(LONGEST_WAY):
            if target.evaluate("element => element === document.activeElement"):
                return
            target.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached")

    def go(self, target: Locator) -> None:
        if target.evaluate("element => element.type === 'radio'"):
            self.choose(target)
        else:
            self.reach(target)
            target.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        """One of a group has the focus; the arrow keys go from one to the next."""
        group = radio.evaluate("radio => radio.name")
        self.reach(radio.page.locator(f"input[name={group}]:checked"))
        while not radio.is_checked():
            radio.page.keyboard.press("ArrowDown")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        field.page.keyboard.type(text)


@pytest.fixture(
    params=[
        pytest.param(Mouse, marks=pytest.mark.extended, id="mouse"),
        pytest.param(Keyboard, marks=pytest.mark.extended, id="keyboard"),
        pytest.param(Touch, id="touch at 360 pixels"),
    ]
)
def hand(request: pytest.FixtureRequest) -> Mouse | Keyboard:
    return request.param()


@pytest.fixture
def page(hand: Mouse, new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page on which nothing may go wrong from beginning to end."""
    page = new_context(keeps_site=True, permissions=CLIPBOARD, **hand.settings).new_page()
    watch = Watch()
    watch.begin(page)
    yield page
    assert watch.faults == []


def test_from_the_first_page_to_the_clipboard(hand: Mouse, page: Page):
    """What is copied is what the page shows; from the letter's page on, nothing is asked of any host."""
    page.goto("")
    hand.go(page.get_by_role("navigation", name="Main").get_by_role("link", name="Write"))
    page.locator("letter-composer[data-ready]").wait_for()
    for answer in ANSWERS:
        hand.go(page.get_by_role("button", name=answer, exact=True))
    page.get_by_label("How it sounds").select_option("warm")
    expect(page.locator(".composer-about")).to_contain_text("Declining because you have accepted another job")

    settle(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    letter = LetterPage(page)
    for field, text in TYPED.items():
        hand.write(page.locator(f"#write-{field}"), text)
    wording = page.get_by_role("heading", name="Change the wording")
    sentence = page.locator(".letter-form-sentence").first
    if not sentence.is_visible():
        hand.go(wording)
    hand.go(sentence.locator("summary"))
    hand.go(sentence.locator("input").nth(1))
    expect(page.locator("etiquette-check").get_by_role("status")).to_contain_text("Everything is there.")
    hand.go(page.get_by_role("button", name="Copy letter"))
    expect(page.locator(".copy-letter-button[data-done]")).to_have_count(1)

    assert letter.clipboard() == letter.letter()
    for text in TYPED.values():
        assert text in letter.clipboard()
    assert "[" not in letter.clipboard()
    assert requests == []
