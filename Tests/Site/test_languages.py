"""Each language has an edition of its own, whole, in its own direction and in no words but its own."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite, Content, Page
from lxml import html

DIRECTIONS = {"en": "ltr", "de": "ltr", "ja": "ltr", "ar": "rtl"}

SCRIPTS = {
    "ja": r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]",
    "ar": r"[\u0600-\u06ff\u0750-\u077f]",
    "latin": r"[A-Za-z\u00c0-\u024f]",
}
"""Unicode's blocks of letters."""

FREQUENT = {
    "en": "the and you your with that this what they have from will would should when where which about their been",
    "de": "der die und sie ihr ihre nicht mit das ist ein eine auf sich wenn oder wird sind haben auch nach",
}
"""Words of which every few sentences have one, and that the other language does not have."""

TELLING = 2
"""So many different frequent words of another language in one text are no chance: a name or a title has one at most."""

LATIN_WORDS = 6
"""So many words in Latin letters in a row, in a text in another script, are no name of a product or an example."""


def own_text(page: Page) -> list[str]:
    """What a page says in its own language: the texts of its elements, but for those that name another language, are
    not to be translated, or are code; and what its attributes say. Who published a source is a name, which has no
    language (WCAG 2.2, 3.1.2)."""
    outside = "ancestor-or-self::*[@translate='no' or self::code or self::script or self::style or self::svg]"
    language = page.tree.get("lang")
    texts = []
    for text in page.tree.xpath(f"//body//text()[normalize-space() and not({outside})]"):
        parent = text.getparent()
        element = parent.getparent() if text.is_tail else parent
        if nearest_language(element) == language and element.tag != "cite":
            texts.append(str(text))
    for name in ("alt", "aria-label", "placeholder", "title"):
        texts += [
            element.get(name)
            for element in page.tree.xpath(f"//body//*[@{name}]")
            if nearest_language(element) == language
        ]
    texts += page.tree.xpath("//head/title/text() | //head/meta[@name='description']/@content")
    return texts


def nearest_language(element: html.HtmlElement) -> str | None:
    while element is not None:
        if element.get("lang"):
            return element.get("lang")
        element = element.getparent()
    return None


def foreign_words(text: str, language: str) -> list[str]:
    """What in a text is of another of the site's languages."""
    found = []
    for script in ("ja", "ar"):
        if script != language:
            found += re.findall(SCRIPTS[script] + "+", text)
    if language in ("ja", "ar"):
        found += re.findall(rf"(?:\b{SCRIPTS['latin']}[\w'’.-]*[ ,.]*){{{LATIN_WORDS},}}", text)
        return found
    words = {word.lower() for word in re.findall(r"\b[a-zäöüß]+\b", text)}
    for other in FREQUENT.keys() - {language}:
        frequent = words.intersection(FREQUENT[other].split())
        if len(frequent) >= TELLING:
            found += sorted(frequent)
    return found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("You decline with this letter, and that is all.", "de", True),
        ("Sie sagen ab, und das ist alles.", "en", True),
        ("Sie sagen ab, und das ist alles.", "de", False),
        ("The letter is what you send.", "ja", True),
        ("Google Docs に貼り付けます。", "ja", False),
        ("お断りの文例", "ar", True),
        ("A letter about Die Zeit and its work", "en", False),
    ],
)
def test_a_foreign_word_is_told(text: str, language: str, found: bool):
    """The check below can fail."""
    assert bool(foreign_words(text, language)) == found


def test_no_page_has_words_of_another_language(site: BuiltSite):
    """Whatever comes from the content, the theme or a script's words; names and quotations in another language say so
    with `lang`, which a screen reader needs as well (WCAG 2.2, 3.1.2)."""
    found = {}
    for page in site.pages:
        foreign = [(words, text) for text in own_text(page) if (words := foreign_words(text, page.tree.get("lang")))]
        if foreign:
            found[page.address] = foreign[:3]
    assert found == {}


def test_every_page_says_its_language_and_direction(site: BuiltSite, content: Content):
    counts = Counter()
    for page in site.pages:
        first = page.address.split("/")[0]
        language = first if first in content.languages[1:] else content.languages[0]
        assert page.tree.get("lang") == language, page.address
        assert page.tree.get("dir") == DIRECTIONS[language], page.address
        counts[language] += 1
    assert all(counts[language] > 150 for language in content.languages), counts


def test_pages_in_other_words_are_paired_both_ways(site: BuiltSite, content: Content):
    def alternates(page: Page) -> dict[str, str]:
        links = page.tree.xpath("//link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): unquote(urlsplit(link.get("href")).path) for link in links}

    paired = {f"/{page.address}": alternates(page) for page in site.pages if alternates(page)}
    assert {*content.languages, "x-default"} <= {tag for found in paired.values() for tag in found}
    for address, found in paired.items():
        for other in found.values():
            assert paired[other] == found, (address, other)


def test_an_edition_without_a_model_has_no_check_and_no_composer(site: BuiltSite, content: Content):
    for language in content.languages:
        has_model = (content.folder.parent / language / "model.json").exists()
        addresses = {page.address for page in site.pages if page.tree.get("lang") == language}
        assert (content.root_of(language) + "check/" in addresses) == has_model, language
        composers = [page for page in site.pages if page.address == content.root_of(language) + "write/"]
        has_rules = has_model and (content.folder.parent / language / "composer.yaml").exists()
        assert [bool(page.tree.xpath("//letter-composer")) for page in composers] == [has_rules], language
