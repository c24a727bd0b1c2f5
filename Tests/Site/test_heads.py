"""What every page says about itself."""

from __future__ import annotations

import json
import struct
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from built_site import BuiltSite, Page

ONE_EACH = {
    "h1": "//h1",
    "title": "//head/title",
    "description": "//head/meta[@name='description']/@content",
    "canonical address": "//head/link[@rel='canonical']/@href",
}


OPEN_GRAPH = ("title", "description", "type", "url", "site_name", "image", "image:width", "image:height", "image:alt")


def test_every_page_has_one_of_each(site: BuiltSite):
    """One h1, one title, one description and one canonical address a page, none of them empty."""
    faults = []
    for page in site.pages:
        for name, path in ONE_EACH.items():
            texts = [text_of(found) for found in page.tree.xpath(path)]
            if len(texts) != 1 or not texts[0]:
                faults.append(f"/{page.address}: {name}: {texts}")
    assert faults == []


def test_the_canonical_address_is_the_pages_own(site: BuiltSite):
    """Canonical addresses are absolute and name the page they stand on."""
    assert [
        f"/{page.address}: {canonical(page)}" for page in site.pages if canonical(page) != site.base_url + page.address
    ] == []


def test_no_two_pages_have_the_same_title(site: BuiltSite):
    """A tab, a bookmark or a search result tells by its title which page it is; but two languages may share a word."""
    pages = [page for page in site.pages if not page.is_not_found]
    titles = Counter((page.tree.get("lang"), page.tree.findtext(".//title")) for page in pages)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_names_its_language(site: BuiltSite):
    """WCAG 2.2, 3.1.1."""
    assert [f"/{page.address}" for page in site.pages if not page.tree.get("lang")] == []


def test_every_page_can_be_shared_with_a_picture(site: BuiltSite):
    """The Open Graph protocol: absolute addresses, and a picture of 1200 by 630 pixels that is there."""
    faults = []
    for page in site.pages:
        graph = {name: page.tree.xpath(f"//head/meta[@property='og:{name}']/@content") for name in OPEN_GRAPH}
        faults += [
            f"/{page.address}: og:{name}: {texts}" for name, texts in graph.items() if len(texts) != 1 or not texts[0]
        ]
        if page.tree.xpath("//head/meta[@name='twitter:card']/@content") != ["summary_large_image"]:
            faults.append(f"/{page.address}: twitter:card")
        (image,), (url,) = graph["image"], graph["url"]
        if not image.startswith(site.base_url) or unquote(url) != site.base_url + page.address:
            faults.append(f"/{page.address}: {url}, {image}")
        assert png_size(site.folder / image.removeprefix(site.base_url)) == (1200, 630)
        assert [graph["image:width"], graph["image:height"]] == [["1200"], ["630"]]
    assert faults == []


@cache
def png_size(file: Path) -> tuple[int, int]:
    beginning = file.read_bytes()[:24]
    assert beginning[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", beginning[16:])


def test_structured_data_is_json_ld(site: BuiltSite):
    """Each JSON-LD script parses and says by which vocabulary, and what it is about."""
    faults = []
    scripts = 0
    for page in site.pages:
        for text in page.tree.xpath("//script[@type='application/ld+json']/text()"):
            scripts += 1
            faults += [f"/{page.address}: {fault}" for fault in json_ld_faults(text)]
    assert faults == []
    assert scripts >= len(site.pages_of_letters())


def json_ld_faults(text: str) -> list[str]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return [str(error)]
    return [f"no {key}" for key in ("@context", "@type") if not data.get(key)]


def canonical(page: Page) -> str:
    return unquote(page.tree.xpath("string(//head/link[@rel='canonical']/@href)"))


def text_of(found) -> str:
    return (found if isinstance(found, str) else found.text_content()).strip()
