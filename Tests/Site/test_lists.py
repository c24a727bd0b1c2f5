"""Lists of letters over several pages lead from one to the next, by name and by number."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from built_site import BuiltSite, Content, Page, load_yaml

WAYS = {"prev": ("previousPage", -1), "next": ("nextPage", 1)}
"""The relation of a link to its page, the key of its words, and how many pages on it leads."""


@pytest.fixture(scope="module")
def words(root: Path, content: Content) -> dict[str, dict[str, str]]:
    """The theme's words in each language."""
    strings = root / "themes/letterhead/strings"
    return {tag: load_yaml((strings / f"{tag}.yaml").read_text(encoding="utf-8")) for tag in content.languages}


def number(address: str) -> int:
    return int(address.rstrip("/").rpartition("/page/")[2]) if "/page/" in address else 1


def ways(page: Page) -> dict[str, tuple[str, str]]:
    """Of each relation the words and the address of its link."""
    links = page.tree.xpath("//nav[contains(@class, 'pagination')]//a[@rel]")
    return {link.get("rel"): (link.text_content(), unquote(urljoin(page.address, link.get("href")))) for link in links}


def test_each_page_of_a_list_leads_to_its_neighbors(site: BuiltSite, words: dict[str, dict[str, str]]):
    paged = [page for page in site.pages if page.tree.xpath("//nav[contains(@class, 'pagination')]")]
    assert len(paged) > 5
    seen = set()
    for page in paged:
        for relation, (label, address) in ways(page).items():
            key, step = WAYS[relation]
            seen.add(relation)
            assert label == words[page.tree.get("lang")][key]
            assert number(address) == number(page.address) + step
            assert site.page(address)
    assert seen == set(WAYS)
