"""What search engines are told: each JSON-LD block has what schema.org and the engines' own documentation
ask of its type, and says nothing that its page does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

import pytest
from built_site import BuiltSite, Content, Page

DATE = re.compile(r"\d{4}-\d\d-\d\d")

REQUIRED = {
    "Article": (
        "headline",
        "description",
        "inLanguage",
        "dateModified",
        "url",
        "mainEntityOfPage",
        "author",
        "publisher",
        "isPartOf",
    ),
    "BreadcrumbList": ("itemListElement",),
    "CollectionPage": ("name", "description", "inLanguage", "url", "isPartOf", "mainEntity"),
    "CreativeWork": ("name", "url"),
    "FAQPage": ("inLanguage", "url", "isPartOf", "mainEntity"),
    "HowTo": ("name", "description", "inLanguage", "url", "step"),
    "WebPage": ("name", "description", "inLanguage", "url", "isPartOf", "dateModified"),
    "WebSite": ("name", "url"),
    "Organization": ("name", "url"),
    "ItemList": ("numberOfItems", "itemListElement"),
    "Question": ("name", "acceptedAnswer", "url"),
    "Answer": ("text",),
    "HowToStep": ("position", "name", "text", "url"),
    "ListItem": ("position",),
    "SearchAction": ("target", "query-input"),
    "EntryPoint": ("urlTemplate",),
}

KINDS = {
    "home": {"WebSite"},
    "guide": {"BreadcrumbList", "HowTo"},
    "guideline": {"BreadcrumbList", "Article"},
    "letter": {"BreadcrumbList", "Article"},
    "debate": {"BreadcrumbList", "Article"},
    "question-theme": {"BreadcrumbList", "FAQPage"},
    "gallery": {"BreadcrumbList", "CollectionPage"},
    "facet": {"BreadcrumbList", "CollectionPage"},
    "page": {"BreadcrumbList", "WebPage"},
    "booklet": set(),
    "not-found": set(),
}


def blocks(page: Page) -> list[dict]:
    return [json.loads(text) for text in page.tree.xpath("//script[@type='application/ld+json']/text()")]


def things(value: object) -> Iterator[dict]:
    """A thing and all that it is described by."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from things(part)


def all_things(site: BuiltSite) -> Iterator[tuple[Page, dict]]:
    for page in site.pages:
        for thing in things(blocks(page)):
            yield page, thing


def test_every_thing_has_what_its_type_requires(site: BuiltSite):
    faults = []
    seen = set()
    for page, thing in all_things(site):
        kind = thing.get("@type", "")
        seen.add(kind)
        missing = [key for key in REQUIRED.get(kind, ("a type that is known here",)) if not thing.get(key)]
        faults += [f"/{page.address}: {kind}: {key}" for key in missing]
        faults += [f"/{page.address}: {kind}: empty {key}" for key, value in thing.items() if value in ("", [], None)]
    assert faults == []
    assert seen == set(REQUIRED)


def test_each_kind_of_page_says_what_it_is(site: BuiltSite):
    kinds: dict[str, set[str]] = {}
    for page in site.pages:
        if (kind := page.tree.body.get("data-kind")) is not None:
            found = {block["@type"] for block in blocks(page)}
            assert kinds.setdefault(kind, found) == found, page.address
    assert {kind: kinds[kind] for kind in KINDS} == KINDS
    assert {kind for kind, found in kinds.items() if found == set()} == {"booklet", "not-found"}


def test_every_block_names_its_vocabulary(site: BuiltSite):
    assert [
        page.address for page in site.pages for block in blocks(page) if block["@context"] != "https://schema.org"
    ] == []


def test_addresses_are_absolute_and_of_pages_that_are_there(site: BuiltSite):
    known = {site.base_url + page.address for page in site.pages}
    faults = []
    for page, thing in all_things(site):
        if thing.get("@type") == "CreativeWork":
            continue
        for key in ("url", "item", "mainEntityOfPage"):
            if (address := thing.get(key)) and unquote(urldefrag(address).url) not in known:
                faults.append(f"/{page.address}: {address}")
        if (image := thing.get("image")) and not (site.folder / image.removeprefix(site.base_url)).is_file():
            faults.append(f"/{page.address}: {image}")
    assert faults == []


def test_what_a_page_cites_is_linked_on_it(site: BuiltSite):
    cited = [(page, work) for page in site.pages for block in blocks(page) for work in block.get("citation", [])]
    assert cited
    links = {page.address: set(page.tree.xpath("//a/@href")) for page, _ in cited}
    assert [work for page, work in cited if work["url"] not in links[page.address]] == []


def test_an_article_is_dated_by_its_review_and_by_nothing_else(site: BuiltSite, editions: list[Content]):
    letters = {edition.language: edition.letters for edition in editions}
    for page in site.pages_of_letters():
        article = next((block for block in blocks(page) if block["@type"] == "Article"), None)
        if article:
            slug = page.address.split("/")[-2]
            assert article["dateModified"] == str(letters[page.tree.get("lang")][slug]["reviewed"])
            assert "datePublished" not in article
            assert article["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
            assert len(article["headline"]) <= 110


def test_dates_are_days(site: BuiltSite):
    assert [thing for _, thing in all_things(site) if not DATE.fullmatch(thing.get("dateModified", "2000-01-01"))] == []


def test_positions_count_from_one_and_later_pages_go_on(site: BuiltSite, editions: list[Content]):
    for page, thing in all_things(site):
        for key in ("itemListElement", "step"):
            positions = [item["position"] for item in thing.get(key, [])]
            assert positions == list(range(positions[0], positions[0] + len(positions))) if positions else True
            assert thing["@type"] == "ItemList" or positions[:1] in ([], [1]), page.address
    pages = [page for page in site.pages if page.tree.body.get("data-kind") == "gallery"]
    listed = [
        item["url"]
        for page in sorted(pages, key=lambda page: len(page.address))
        for block in blocks(page)
        if block["@type"] == "CollectionPage"
        for item in block["mainEntity"]["itemListElement"]
    ]
    assert len(listed) == len(set(listed)) == sum(len(edition.letters) for edition in editions)


def test_a_collection_lists_the_letters_that_its_page_shows(site: BuiltSite):
    for page in site.pages:
        for block in blocks(page):
            if block["@type"] == "CollectionPage":
                listed = [item["url"] for item in block["mainEntity"]["itemListElement"]]
                shown = page.tree.xpath("//ul[contains(@class, 'letter-list')]//a/@href")
                assert [address.rsplit("/", 2)[-2] for address in listed] == [
                    href.rsplit("/", 2)[-2] for href in shown
                ][: len(listed)]


def test_questions_and_answers_are_those_on_the_page(site: BuiltSite):
    """Google, "FAQPage": the whole question and the whole answer, and both visible on the page."""
    for page in site.pages:
        for block in blocks(page):
            for question in block["mainEntity"] if block["@type"] == "FAQPage" else []:
                heading = page.tree.get_element_by_id(urldefrag(question["url"]).fragment)
                heading = heading if heading.tag == "h2" else heading.find(".//h2")
                assert squeezed(question["name"]) in squeezed(heading.text_content())
                answer = squeezed("".join(part.text_content() for part in heading.itersiblings()))
                assert answer.startswith(squeezed(question["acceptedAnswer"]["text"])), question["name"]


def squeezed(text: str) -> str:
    """Without white space, which a plain text has elsewhere than a page."""
    return "".join(text.split())


@pytest.mark.parametrize("kind", ["guideline", "letter", "home", "page"])
def test_no_text_can_end_the_block(site: BuiltSite, kind: str):
    page = next(page for page in site.pages if page.tree.body.get("data-kind") == kind)
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.source)
    assert scripts
    assert [script for script in scripts if "<" in script] == []
