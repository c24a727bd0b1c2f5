"""Without JavaScript a letter still reads whole, and nothing is shown that cannot work."""

from __future__ import annotations

import pytest
from built_site import BuiltSite
from page_pool import PagePool
from playwright.sync_api import Page, expect

CONTROLS = "//*[self::button or self::select or self::textarea or @role='button'][not(ancestor::template)]"
"""What does nothing without a script. A checkbox may show and hide by style sheet."""


@pytest.fixture
def plain_page(pool: PagePool) -> Page:
    return pool.page(java_script_enabled=False)


def test_there_is_no_dead_button(site: BuiltSite):
    """Buttons come with the script that answers them: no page has one in its HTML."""
    dead = [page.address for page in site.pages if page.tree.xpath(CONTROLS)]
    assert len(site.pages) > 100
    assert dead == []


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
