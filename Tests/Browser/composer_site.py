"""Ways through the composer: from a situation on the home page to a fitting letter on the clipboard, on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from form_site import CLIPBOARD, LetterPage
from page_pool import settle
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True, "permissions": CLIPBOARD}
READY = "letter-composer[data-ready]"
TAPS = 5
"""So many taps at most lead from the home page to the clipboard, besides typing. To choose from a list takes two."""


@dataclass
class Journey:
    """One way through the composer, and what the letter has to say and must not."""

    situation: str
    steps: list[tuple[str, str]] = field(default_factory=list)
    says: str = ""
    never: str = r"interviewed for nothing"


class Composer(LetterPage):
    """The page of the composer, by touch; counts the taps."""

    def __init__(self, page: Page):
        super().__init__(page)
        self.taps = 0

    def tap(self, locator) -> None:
        self.taps += 1
        locator.tap()

    def select(self, facet: str, value: str) -> None:
        """The list opens with one tap and closes with another."""
        select = self.page.locator(f"#choose-{facet}")
        if not select.is_visible():
            self.tap(self.page.get_by_role("button", name=re.compile("Something else|Etwas anderes|そのほか|شيء آخر")))
        self.taps += 2
        select.select_option(value)


def lead_to_a_letter(page: Page, journey: Journey) -> None:
    phone = Composer(page)
    # The site has typographic apostrophes.
    phone.tap(page.get_by_role("link", name=journey.situation.replace("'", "\u2019"), exact=True))
    page.locator(READY).wait_for()
    settle(page)
    assert len(phone.letter()) > 100, "a whole letter stands there before anything is chosen or filled in"
    phone.page.locator("#write-sender").fill("Sam Rivera")
    for kind, value in journey.steps:
        if kind == "answer":
            phone.tap(page.get_by_role("button", name=value, exact=True))
        else:
            phone.select(kind, value)
    phone.tap(page.locator(".copy-letter-button"))
    expect(page.locator(".copy-letter-button[data-done]")).to_have_count(1)
    copied = phone.clipboard()
    assert phone.taps <= TAPS
    assert copied == phone.letter()
    assert "Sam Rivera" in copied, "what was typed is kept"
    assert re.search(journey.says, copied), copied
    assert not re.search(journey.never, copied), copied
