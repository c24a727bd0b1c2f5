"""The page /check/, where one pastes a letter, and what stands on it and on the pages of letters."""

from __future__ import annotations

from page_pool import settle
from playwright.sync_api import Locator, Page

GOOD = """Dear Ms. Okafor,

Thank you for inviting me to interview for the Operations Coordinator position. I have accepted another job, so I am withdrawing my application. I am sorry that we will not have that conversation, to which I was looking forward, and I was impressed by your team. I would be glad to hear about a future role, and I wish you success in finding the right person.

Kind regards,
Sam Rivera
"""

BAD = """Hi,

Your recruiter was rude and wasted my time. Maybe I could come another time, not sure.

Sam [your name]
"""


def paste(page: Page, text: str) -> None:
    page.fill("#check-text", text)
    settle(page)


def status(page: Page) -> Locator:
    return page.locator("etiquette-check").get_by_role("status")


def rows(page: Page, name: str) -> Locator:
    """The findings of a list: `there`, `missing` or `reconsider`."""
    return page.locator(f".check-{name} .check-list > li")


def titles(page: Page, name: str) -> list[str]:
    return rows(page, name).locator(".check-guideline").all_inner_texts()


def marked(page: Page, kind: str) -> list[str]:
    return page.locator(f".marked-copy .is-{kind}").all_inner_texts()


def text(page: Page) -> str:
    return page.input_value("#check-text")
