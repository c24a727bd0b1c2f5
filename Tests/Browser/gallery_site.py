"""What the tests of /letters/, /write/ and /check/ share."""

from __future__ import annotations

from playwright.sync_api import Page

HOSTILE = """<img src=x onerror="document.title='owned'"> "quotes" & 'more' {{role}} \u202e עברית"""


def matching(letters: list[dict], **chosen: str) -> list[dict]:
    """The letters that have all these values."""

    def fits(letter: dict) -> bool:
        return all(
            value in letter[key] if key == "guideline" else value == letter[key] for key, value in chosen.items()
        )

    return [letter for letter in letters if fits(letter)]


def overflows(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
