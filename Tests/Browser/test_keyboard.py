"""The site from the keyboard."""

from __future__ import annotations

import re

import pytest
from page_kinds import KINDS
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "guide as a booklet"])
def test_the_first_tab_reaches_a_skip_link_that_works(kind: str, page: Page, addresses: dict):
    """WCAG 2.2, 2.4.1: it can be seen while it has the focus, and leads past the navigation, which the
    booklet has none of."""
    page.goto(addresses[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=re.compile("^Skip"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        """() => {
            const main = document.querySelector("main");
            const after = main.compareDocumentPosition(document.activeElement);
            return main.contains(document.activeElement) || Boolean(after & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )


def test_the_current_page_is_marked_in_the_navigation(page: Page, addresses: dict):
    """Who hears the navigation knows where they stand."""
    page.goto(addresses["guide"])
    current = page.get_by_role("navigation", name="Main").locator("[aria-current=page]")
    expect(current).to_have_count(1)
