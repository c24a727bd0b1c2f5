"""Without JavaScript a letter still reads whole, and nothing is shown that cannot work."""

from __future__ import annotations

import pytest
from page_kinds import KINDS
from page_pool import PagePool
from playwright.sync_api import Page, expect


@pytest.fixture
def plain_page(pool: PagePool) -> Page:
    return pool.page(java_script_enabled=False)


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_dead_button(kind: str, plain_page: Page, addresses: dict):
    """Buttons come with the script that answers them."""
    plain_page.goto(addresses[kind])
    expect(plain_page.get_by_role("heading", level=1)).to_be_visible()
    expect(plain_page.get_by_role("button")).to_have_count(0)


def test_the_letter_reads_complete(plain_page: Page, addresses: dict, letter_text: str):
    """Every sentence of letter.txt is on the page, and can be seen."""
    plain_page.goto(addresses["letter"])
    main = " ".join(plain_page.get_by_role("main").inner_text().split())
    for paragraph in letter_text.split("\n\n"):
        for sentence in paragraph.replace(". ", ".\n").split("\n"):
            assert sentence in main


def test_the_plain_text_link_works(plain_page: Page, addresses: dict, letter_text: str):
    """The link that stands in for the button leads to the letter as text."""
    plain_page.goto(addresses["letter"])
    link = plain_page.get_by_role("link", name="plain text")
    expect(link).to_be_visible()
    with plain_page.expect_navigation() as navigation:
        link.click()
    assert navigation.value.headers["content-type"].startswith("text/plain")
    assert navigation.value.text() == letter_text + "\n"
