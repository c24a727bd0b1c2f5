"""A page asks nobody but its own host for anything, and its assets can be cached for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from built_site import BuiltSite, Page

LOADED = "//script/@src | //img/@src | //source/@src | //iframe/@src | //video/@src | //audio/@src | //object/@data"
# Link types that only name an address; every other one makes the browser fetch it or connect to it.
NAMING = {"alternate", "author", "canonical", "help", "license", "next", "prev", "privacy-policy", "search"}
# A device that has installed the site looks for news of it at one address, so that has no digest in it.
LASTING = re.compile(r"([a-z-]+/)?manifest\.webmanifest", re.IGNORECASE)
INLINE_CODE = (
    "//script[not(@src) and not(@type='application/ld+json')] | //style | //*[@style] | //@*[starts-with(name(), 'on')]"
)
DIGEST_FOLDER = re.compile(r"assets/[0-9a-f]{12,}/[^?#]+")
IN_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!#|data:)([^)\"']*)")


def test_pages_load_nothing_from_elsewhere(site: BuiltSite):
    """Whatever a page loads, it names relative to itself: no other host, no path from the root."""
    faults = [
        f"/{page.address}: {reference}"
        for page in site.pages
        for reference in loaded(page)
        if not is_relative(reference, page)
    ]
    assert faults == []


def test_everything_loaded_lies_in_a_folder_named_by_a_digest(site: BuiltSite):
    """So an asset's address never changes its content; and the file is there."""
    faults = []
    for page in site.pages:
        references = list(loaded(page))
        assert references, f"/{page.address} loads nothing at all"
        for reference in references:
            path = path_from_root(reference, page, site)
            if not (DIGEST_FOLDER.fullmatch(path) or LASTING.fullmatch(path)) or not (site.folder / path).is_file():
                faults.append(f"/{page.address}: {reference}")
    assert faults == []


def test_pages_have_no_inline_code(site: BuiltSite):
    """A strict Content-Security-Policy allows no inline script, style or event handler."""
    assert [f"/{page.address}" for page in site.pages if page.tree.xpath(INLINE_CODE)] == []


def test_style_sheets_load_nothing_from_elsewhere(site: BuiltSite):
    """No import, and no url() that leaves the site."""
    sheets = list(site.folder.rglob("*.css"))
    assert sheets
    assert [
        f"{sheet.name}: {found[0]}"
        for sheet in sheets
        for found in IN_STYLE.finditer(sheet.read_text(encoding="utf-8"))
        if found[1] is None or re.match(r"[a-z]+:|/", found[1])
    ] == []


def loaded(page: Page) -> Iterator[str]:
    yield from page.tree.xpath(LOADED)
    for link in page.tree.xpath("//link[@href]"):
        if not set(link.get("rel", "").lower().split()) <= NAMING:
            yield link.get("href")
    for candidates in page.tree.xpath("//@srcset"):
        yield from (candidate.split()[0] for candidate in candidates.split(","))


def is_relative(reference: str, page: Page) -> bool:
    parts = urlsplit(reference)
    starts_at_root = parts.path.startswith("/") and not page.is_not_found
    return not parts.scheme and not parts.netloc and not starts_at_root


def path_from_root(reference: str, page: Page, site: BuiltSite) -> str:
    return urljoin(site.base_url + page.address, reference).removeprefix(site.base_url)


def test_every_page_erases_kept_letters_whose_time_is_over(site: BuiltSite):
    """As the privacy page says."""
    assert [page.address for page in site.pages if "/kept-letters.js" not in page.source] == []
