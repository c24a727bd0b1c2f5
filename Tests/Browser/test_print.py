"""On paper: a letter's page prints the letter, and nothing else; a guideline's page breaks where it may."""

from __future__ import annotations

import io
import unicodedata

import pytest
from built_site import BuiltSite, Content
from playwright.sync_api import Page
from pypdf import PdfReader

PAPER = ["A4", "Letter"]


def printed(page: Page, paper: str) -> list[str]:
    """The words of each sheet, ligatures taken apart."""
    sheets = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def longest_by_channel(content: Content, site: BuiltSite) -> list[str]:
    longest: dict[str, tuple[int, str]] = {}
    for slug, letter in content.letters.items():
        length = (site.folder / "letters" / slug / "letter.txt").stat().st_size
        longest[letter["channel"]] = max(longest.get(letter["channel"], (0, "")), (length, slug))
    return sorted(slug for _, slug in longest.values())


@pytest.mark.parametrize("paper", PAPER)
def test_a_letter_is_one_sheet_with_nothing_but_the_letter(page: Page, content: Content, placed_site: BuiltSite, paper: str):
    """The longest letter of each channel, on both usual papers."""
    for slug in longest_by_channel(content, placed_site):
        page.goto(f"letters/{slug}/")
        page.locator(".letter-form h2").wait_for(state="attached")
        text = (placed_site.folder / "letters" / slug / "letter.txt").read_text(encoding="utf-8")
        assert printed(page, paper) == [" ".join(text.split())], slug


def test_a_guideline_ends_no_sheet_with_a_heading(page: Page, content: Content):
    """A heading is followed by at least something of what it heads; the site's navigation stays off the paper."""
    for slug in content.slugs("guide"):
        page.goto(f"guide/{slug}/")
        headings = [" ".join(text.split()) for text in page.locator("main :is(h2, h3)").all_inner_texts()]
        sheets = printed(page, "A4")
        assert [sheet[-60:] for sheet in sheets if any(heading and sheet.endswith(heading) for heading in headings)] == []
        assert "Skip to" not in sheets[0] and "Letters" not in sheets[0].split()[:6]
