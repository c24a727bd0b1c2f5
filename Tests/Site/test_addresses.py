"""Every address that the design promises is there."""

from __future__ import annotations

from math import ceil
from urllib.error import HTTPError
from urllib.request import urlopen

from built_site import FACETS, BuiltSite, Content
from site_server import SiteServer

FIXED = [
    *("", "guide/", "letters/", "letters/matrix/", "phrases/", "debates/", "about/", "privacy/"),
    *("404.html", "letters.json", "feed.xml", "sitemap.xml", "robots.txt", "manifest.webmanifest", "worker.js"),
]


def test_every_promised_address_is_served(content: Content, root_host: SiteServer):
    """Pages, lists and data files answer at the addresses that the content asks for."""
    promised = promised_addresses(content)
    assert len(promised) == len(set(promised))
    assert [address for address in promised if status(root_host.url(address)) != 200] == []


def test_an_address_without_a_page_is_not_found(root_host: SiteServer):
    """The check above can fail: the host says 404 where nothing is."""
    assert status(root_host.url("letters/no-such-letter/")) == 404


def promised_addresses(content: Content) -> list[str]:
    guide = [f"guide/{slug}/" for slug in content.slugs("guide")]
    debates = [f"debates/{slug}/" for slug in content.slugs("debates")]
    own = [f"{slug}/" for slug in content.pages_of_their_own if f"{slug}/" not in FIXED]
    return FIXED + guide + debates + own + of_letters(content) + of_facets(content)


def of_letters(content: Content) -> list[str]:
    pages = [f"letters/{slug}/" for slug in content.letters]
    texts = [f"letters/{slug}/letter.txt" for slug in content.letters]
    return pages + texts + later_pages("letters/", len(content.letters), content)


def of_facets(content: Content) -> list[str]:
    addresses = [f"{facet}/" for facet in FACETS]
    for facet, values in content.vocabulary.items():
        for value in values:
            address = f"{facet}/{value}/"
            count = sum(letter[FACETS[facet]] == value for letter in content.letters.values())
            addresses += [address, *later_pages(address, count, content)]
    return addresses


def later_pages(address: str, count: int, content: Content) -> list[str]:
    return [f"{address}page/{page}/" for page in range(2, ceil(count / content.page_length) + 1)]


def status(url: str) -> int:
    try:
        with urlopen(url, timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code


def test_the_seven_guidelines_are_all_there(site: BuiltSite):
    """The guide rests on seven guidelines, under the ids the whole project uses."""
    ids = ["thank", "clear", "explain", "regret", "positive", "alternatives", "follow-up"]
    assert [i for i in ids if not (site.folder / "guide" / i / "index.html").is_file()] == []
