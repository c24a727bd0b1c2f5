"""What a page costs to open, as a network sees it: every file by itself, with brotli at quality 11."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

import brotli
from budgets import FIRST_PAINT, SCRIPTS
from built_site import BuiltSite, Content, Page

BOOK = "booklet"
WHOLE_BOOK = 17_500
"""Bytes of the guide on one page, as many as its text takes in UTF-8."""

FONT = 25_000
"""Bytes of the font, for which nothing waits."""

LONG_PAGES = {"phrasebook": 16_200, "matrix": 15_600, "write": 15_100}
"""Of one long list or table: what is seen first is at its beginning, long before its end is there."""

BESIDE_SCRIPTS = 8_600
"""Bytes of what nobody waits for: the element that shows the etiquette check, the marks that it makes in the
letter, what comes after copying, what erases kept letters in time, and the module that asks the browser to keep the
site."""

ALL_SCRIPTS = 28_200
"""Bytes of the page of a script to be spoken, the heaviest: the form, the speaking view, and beside them the check."""

BESIDE = (
    "after-copy.js",
    "keep-letter.js",
    "kept-letters.js",
    "etiquette-check.js",
    "check-findings.js",
    "check-letter.js",
    "check-lists.js",
    "expiry.js",
    "left-as-is.js",
    "letter-marks.js",
    "offline.js",
    "place-sentence.js",
)
"""What a letter's page loads beside the form; nobody waits for it."""

CHECK = (
    "letter-checker.js",
    "etiquette.js",
    "letter-text.js",
    "sentence-model.js",
    "word-classes.js",
    "data/etiquette.js",
    "data/model.js",
)
"""What is imported when a letter is first checked, once the page is complete."""

COMPOSER = (
    *("letter-choices.js", "composer.js", "composer-choices.js", "compose-letter.js", "judge-letter.js"),
    *("facets.js", "speaking-view.js"),
    *("data/composer.js", "data/facets.js"),
)
"""What composes letters: loaded under a letter once the page is complete, and with `/write/` in one wave."""

WHOLE_COMPOSER = 64_000
"""Bytes of it, most of which are the sentences."""

WHOLE_CHECK = 52_000
"""Bytes of it, most of which are the model."""

MODEL = 38_000
"""Bytes of it: 25 kB of weights, and the classes of words, by which it names twice as many slips in plain words."""

VOCABULARY = ("data/facets.js", "data/search.js")
INDEX = (*VOCABULARY, *(f"data/{name}.js" for name in ("letters", "cards/0", "search/0")))
"""What only the gallery and the chooser load: what letters are told apart by and what readers call it; and all letters,
with their words."""

WHOLE_VOCABULARY = 60_000
"""Bytes of it, more than half of which are the model of the search: it does not grow with the letters."""

SMALL_GALLERY = 240
"""A gallery of fewer letters may have the index of so many: the pages that are found beside letters, and in scripts
without spaces the pairs of characters that stand for words, are more there than the few letters."""

INDEX_OF_A_LETTER = 195
"""Bytes of the rest for each letter: its title and summary, the words of it and of the pages that are found beside
letters, and what people type who want it, a third of all."""


QUALITIES = (5, 10, BEST := 11)
"""Of Brotli. What is light enough in a quicker one, which takes a sixtieth or a third of the time, is in the best."""


@cache
def weight(file: Path, quality: int = BEST) -> int:
    return len(brotli.compress(file.read_bytes(), quality=quality))


def files(page: Page, site: BuiltSite, query: str) -> list[Path]:
    base = f"https://host/{page.address}"
    addresses = [urljoin(base, reference) for reference in page.tree.xpath(query)]
    return [site.folder / unquote(address.removeprefix("https://host/")) for address in addresses]


def scripts(page: Page, site: BuiltSite) -> list[Path]:
    return files(page, site, "//script/@src | //link[@rel='modulepreload']/@href")


def is_among(file: Path, names: tuple[str, ...]) -> bool:
    """By its path, without the language that data is for."""
    path = file.as_posix().split("/assets/")[1].split("/", 1)[1]
    return re.sub(r"^data/[^/]+/", "data/", path) in names


def kind(page: Page) -> str:
    return page.tree.body.get("data-kind", "")


def parts(names: tuple[str, ...], language: str, site: BuiltSite) -> dict[str, int]:
    """What the parts of a whole weigh in a language; nothing, where it does without."""
    [assets] = (site.folder / "assets").iterdir()
    found = {name: assets / re.sub("^data/", f"data/{language}/", name) for name in names}
    return {name: weight(file) for name, file in found.items()} if all(map(Path.is_file, found.values())) else {}


def test_every_page_paints_within_the_first_round_trip(site: BuiltSite):
    """HTML and style sheets together, for every page of the site; of a book the HTML of its first chapter."""
    heavy = {}
    for page in site.pages:
        styles = files(page, site, "//link[@rel='stylesheet']/@href")
        budget = LONG_PAGES.get(kind(page), FIRST_PAINT)

        def weight_in(quality: int, page: Page = page, styles: list[Path] = styles) -> int:
            return html_weight(page, quality) + sum(weight(file, quality) for file in styles)

        if not page.is_not_found and not any(weight_in(quality) <= budget for quality in QUALITIES):
            heavy[page.address] = weight_in(BEST)
    assert heavy == {}


def test_a_book_is_light(site: BuiltSite):
    """The whole of it, which is read and printed from its beginning."""
    books = {page.address: weight(page.file) for page in site.pages if kind(page) == BOOK}
    assert books
    assert {address: size for address, size in books.items() if size > WHOLE_BOOK} == {}


def html_weight(page: Page, quality: int) -> int:
    if kind(page) != BOOK:
        return weight(page.file, quality)
    chapters = page.source.split("<section")
    assert len(chapters) > 7
    return len(brotli.compress("<section".join(chapters[:2]).encode(), quality=quality))


def test_fonts_are_light_and_no_paint_waits_for_them(site: BuiltSite):
    fonts = list(site.folder.glob("assets/*/*.woff2"))
    assert sum(font.stat().st_size for font in fonts) <= FONT
    [style] = site.folder.glob("assets/*/style.css")
    faces = style.read_text(encoding="utf-8").count("@font-face")
    assert style.read_text(encoding="utf-8").count("font-display:optional") == faces
    assert not any(page.tree.xpath("//link[@as='font']") for page in site.pages)


def test_scripts_are_light(site: BuiltSite):
    """What a page needs to work, what it has beside that, and both together, each within its budget."""
    heavy = {}
    for page in site.pages:
        weights = {"page": 0, "beside": 0}
        for file in scripts(page, site):
            if not is_among(file, INDEX) and not (kind(page) == "write" and is_among(file, COMPOSER + CHECK)):
                weights["beside" if is_among(file, BESIDE) else "page"] += weight(file)
        if weights["page"] > SCRIPTS or weights["beside"] > BESIDE_SCRIPTS or sum(weights.values()) > ALL_SCRIPTS:
            heavy[page.address] = weights
    assert heavy == {}


def test_every_page_loads_the_data_of_its_own_language_only(site: BuiltSite):
    foreign = {
        page.address: file.name
        for page in site.pages
        for file in scripts(page, site)
        if "/data/" in file.as_posix() and f"/data/{page.tree.get('lang')}/" not in file.as_posix()
    }
    assert foreign == {}


def test_the_check_is_light_and_no_page_waits_for_it(site: BuiltSite, content: Content):
    checks = {language: parts(CHECK, language, site) for language in content.languages}
    assert checks["en"]
    for language, weights in checks.items():
        assert weights.get("data/model.js", 0) <= MODEL, language
        assert sum(weights.values()) <= WHOLE_CHECK, language
    for page in site.pages:
        # A letter is put together only if the check finds nothing in it.
        assert kind(page) == "write" or not any(is_among(file, CHECK) for file in scripts(page, site)), page.address


def test_the_composer_is_light_and_no_letter_waits_for_it(site: BuiltSite, content: Content):
    composers = {language: sum(parts(COMPOSER, language, site).values()) for language in content.languages}
    assert composers["en"]
    assert {language: size for language, size in composers.items() if size > WHOLE_COMPOSER} == {}
    loading = {
        page.address for page in site.pages for file in scripts(page, site) if is_among(file, ("data/composer.js",))
    }
    assert loading == {content.root_of(language) + "write/" for language, size in composers.items() if size}


def test_the_index_is_light(site: BuiltSite, content: Content):
    """So that a page which brings all of it is still quick to use."""
    for language in content.languages:
        root = content.root_of(language)
        weights = {file: weight(file) for file in scripts(site.page(root + "letters/"), site) if is_among(file, INDEX)}
        assert len(weights) == len(INDEX)
        vocabulary = sum(size for file, size in weights.items() if is_among(file, VOCABULARY))
        assert vocabulary <= WHOLE_VOCABULARY, language
        letters = sum(kind(page) == "letter" and page.tree.get("lang") == language for page in site.pages)
        assert sum(weights.values()) - vocabulary <= INDEX_OF_A_LETTER * max(letters, SMALL_GALLERY), language


def test_the_index_is_loaded_only_where_letters_are_looked_for(site: BuiltSite):
    """The list of all letters grows with the gallery; a letter's page never carries it."""
    loading = {kind(page) for page in site.pages for file in scripts(page, site) if is_among(file, INDEX)}
    assert loading == {"gallery", "write"}
