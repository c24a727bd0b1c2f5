"""What a page costs to open, as a network sees it: every file by itself, with brotli at quality 11."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import brotli
from built_site import BuiltSite, Page

FIRST_PAINT = 14_580
"""Bytes of the HTML and the style sheets: what fits into the first round trip, 10 segments of 1,460 bytes, but for
the headers of a host that sends few."""

FONT = 25_000
"""Bytes of the font, for which nothing waits."""

LONG_PAGES = {"phrases/": 16_200, "letters/matrix/": 15_600}
"""Of one long list or table: what is seen first is at its beginning, long before its end is there."""

SCRIPTS = 19_000
"""Bytes of scripts with the words and data they cannot start without."""

BESIDE_SCRIPTS = 8_600
"""Bytes of what nobody waits for: the element that shows the etiquette check, the marks that it makes in the
letter, what comes after copying, and the module that asks the browser to keep the site."""

ALL_SCRIPTS = 27_500
"""Bytes of the page of a script to be spoken, the heaviest: the form, the speaking view, and beside them the check."""

BESIDE = (
    "after-copy.js",
    "keep-letter.js",
    "kept-letters.js",
    "etiquette-check.js",
    "check-findings.js",
    "check-letter.js",
    "check-lists.js",
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
    "data/en/etiquette.js",
    "data/en/model.js",
)
"""What is imported when a letter is first checked, once the page is complete."""

COMPOSER = (
    *("letter-choices.js", "composer.js", "composer-choices.js", "compose-letter.js", "judge-letter.js"),
    *("facets.js", "speaking-view.js"),
    *("data/en/composer.js", "data/en/facets.js"),
)
"""What composes letters: loaded under a letter once the page is complete, and with `/write/` in one wave."""

WHOLE_COMPOSER = 64_000
"""Bytes of it, most of which are the sentences."""

WHOLE_CHECK = 38_500
"""Bytes of it, most of which are the model: at most 25 kB."""

MODEL = 25_000

VOCABULARY = ("data/en/facets.js", "data/en/search.js")
INDEX = (*VOCABULARY, *(f"data/en/{name}.js" for name in ("letters", "cards/0", "search/0")))
"""What only the gallery and the chooser load: what letters are told apart by and what readers call it; and all letters,
with their words."""

WHOLE_VOCABULARY = 60_000
"""Bytes of it, more than half of which are the model of the search: it does not grow with the letters."""

INDEX_OF_A_LETTER = 195
"""Bytes of the rest for each letter: its title and summary, the words of it and of the pages that are found beside
letters, and what people type who want it, a third of all."""


QUICK, BEST = 5, 11
"""Qualities of Brotli. What is light enough in a quick one, which takes a fortieth of the time, is in the best."""


@cache
def weight(file: Path, quality: int = BEST) -> int:
    return len(brotli.compress(file.read_bytes(), quality=quality))


def files(page: Page, site: BuiltSite, query: str) -> list[Path]:
    base = f"https://host/{page.address}"
    addresses = [urljoin(base, reference) for reference in page.tree.xpath(query)]
    return [site.folder / address.removeprefix("https://host/") for address in addresses]


def scripts(page: Page, site: BuiltSite) -> list[Path]:
    return files(page, site, "//script/@src | //link[@rel='modulepreload']/@href")


def is_among(file: Path, names: tuple[str, ...]) -> bool:
    return file.as_posix().split("/assets/")[1].split("/", 1)[1] in names


def test_every_page_paints_within_the_first_round_trip(site: BuiltSite):
    """HTML and style sheets together, for every page of the site."""
    heavy = {}
    for page in site.pages:
        sent = [page.file, *files(page, site, "//link[@rel='stylesheet']/@href")]
        budget = LONG_PAGES.get(page.address, FIRST_PAINT)
        is_light = any(sum(weight(file, quality) for file in sent) <= budget for quality in (QUICK, BEST))
        if not is_light and not page.is_not_found:
            heavy[page.address] = sum(map(weight, sent))
    assert heavy == {}


def test_fonts_are_light_and_no_paint_waits_for_them(site: BuiltSite):
    fonts = list(site.folder.glob("assets/*/*.woff2"))
    assert sum(font.stat().st_size for font in fonts) <= FONT
    [style] = site.folder.glob("assets/*/style.css")
    faces = style.read_text(encoding="utf-8").count("@font-face")
    assert style.read_text(encoding="utf-8").count("font-display: optional") == faces
    assert not any(page.tree.xpath("//link[@as='font']") for page in site.pages)


def test_scripts_are_light(site: BuiltSite):
    """What a page needs to work, what it has beside that, and both together, each within its budget."""
    heavy = {}
    for page in site.pages:
        weights = {"page": 0, "beside": 0}
        for file in scripts(page, site):
            if not is_among(file, INDEX) and not (page.address == "write/" and is_among(file, COMPOSER + CHECK)):
                weights["beside" if is_among(file, BESIDE) else "page"] += weight(file)
        if weights["page"] > SCRIPTS or weights["beside"] > BESIDE_SCRIPTS or sum(weights.values()) > ALL_SCRIPTS:
            heavy[page.address] = weights
    assert heavy == {}


def test_the_check_is_light_and_no_page_waits_for_it(site: BuiltSite):
    [assets] = (site.folder / "assets").iterdir()
    weights = {name: weight(assets / name) for name in CHECK}
    assert weights["data/en/model.js"] <= MODEL
    assert sum(weights.values()) <= WHOLE_CHECK
    for page in site.pages:
        # A letter is put together only if the check finds nothing in it.
        assert page.address == "write/" or not any(is_among(file, CHECK) for file in scripts(page, site)), page.address


def test_the_composer_is_light_and_no_letter_waits_for_it(site: BuiltSite):
    [assets] = (site.folder / "assets").iterdir()
    assert sum(weight(assets / name) for name in COMPOSER) <= WHOLE_COMPOSER
    loading = {
        page.address for page in site.pages for file in scripts(page, site) if is_among(file, ("data/en/composer.js",))
    }
    assert loading == {"write/"}


def test_the_index_is_light(site: BuiltSite):
    """So that a page which brings all of it is still quick to use."""
    weights = {file: weight(file) for file in scripts(site.page("letters/"), site) if is_among(file, INDEX)}
    assert len(weights) == len(INDEX)
    vocabulary = sum(size for file, size in weights.items() if is_among(file, VOCABULARY))
    assert vocabulary <= WHOLE_VOCABULARY
    letters = sum(page.tree.body.get("data-kind") == "letter" for page in site.pages)
    assert sum(weights.values()) - vocabulary <= INDEX_OF_A_LETTER * letters


def test_the_index_is_loaded_only_where_letters_are_looked_for(site: BuiltSite):
    """The list of all letters grows with the gallery; a letter's page never carries it."""
    loading = {
        page.tree.body.get("data-kind") for page in site.pages for file in scripts(page, site) if is_among(file, INDEX)
    }
    assert loading == {"gallery", "write"}
