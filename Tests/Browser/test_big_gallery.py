"""A gallery of ten thousand letters: what its pages weigh, what a search fetches, and what it finds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import brotli
import pytest
from axe import violations
from big_gallery import BigGallery
from budgets import FIRST_PAINT, SCRIPTS
from built_site import BuiltSite, Content, build
from gallery_site import matching
from page_pool import settle
from playwright.sync_api import Page, expect
from site_server import SiteServer
from waiting import wait_until

pytestmark = [pytest.mark.extended, pytest.mark.xdist_group("big gallery")]
"""One process builds it, and not each."""

LETTERS = 10_000

COMPOSER = 185_000
"""Bytes of the scripts, the sentences and the model with which `/write/` composes a letter, with as many letters as come
with it from a gallery of any size. The letters of the real site come without their text for the most part."""

TABLE = 20_000
"""Bytes of what tells letters apart: `letters` and `facets`, which every visitor of the gallery loads."""

SEARCH = 45_000
"""Bytes that one search may fetch: the letters that the list shows."""

WORDS = 900_000
"""Bytes of the words of all letters, which are fetched at once when a reader enters the search field."""

REQUESTS = 10
"""So many modules they are in."""


@pytest.fixture(scope="module")
def big_source(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("big") / "source"
    BigGallery(root).write(folder, LETTERS)
    return folder


@pytest.fixture(scope="module")
def big(sitegen, big_source) -> Iterator[SiteServer]:
    output = big_source.parent / "Site"
    result = build(sitegen, big_source, output, "--quiet", timeout=600)
    assert result.returncode == 0, result.stderr[-2000:]
    server = SiteServer("/")
    server.folder = output
    yield server
    server.stop()


@pytest.fixture
def big_site(big) -> BuiltSite:
    return BuiltSite(big.folder, big.base_url)


@pytest.fixture
def visit(big, new_context):
    """Opens a page of the big site; `fetched` then lists the files that are asked for."""

    def open_page(path: str, **settings: object) -> tuple[Page, list[str]]:
        page = new_context(base_url=big.base_url, **settings).new_page()
        page.set_default_timeout(20_000)
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(path)
        settle(page)
        return page, fetched

    return open_page


QUICK, BEST = 5, 11
"""Qualities of Brotli: what is light enough in a quick one, which takes a fortieth of the time, is in the best."""


def weight(big: SiteServer, urls: list[str], allowed: int) -> int:
    """Bytes by brotli, the icon aside, which a Chromium without windows fetches anew."""
    files = {big.folder / url.removeprefix(big.base_url).split("?")[0] for url in urls if "icon" not in url}
    pages = [(file / "index.html" if file.is_dir() else file).read_bytes() for file in files]
    for quality in (QUICK, BEST):
        total = sum(len(brotli.compress(page, quality=quality)) for page in pages)
        if total <= allowed:
            break
    return total


def shown(page: Page) -> list[str]:
    links = page.locator(".gallery-letters .letter-card-title:visible")
    return [link.rstrip("/").split("/")[-1] for link in links.evaluate_all("links => links.map(({ href }) => href)")]


def ask(page: Page, query: str) -> int:
    """Searches, and returns how many letters are found."""
    page.fill("#gallery-q", query)
    page.press("#gallery-q", "Enter")
    settle(page)
    return int(page.locator(".gallery-count").inner_text().split()[0].replace(",", ""))


@pytest.fixture(scope="module")
def titles(big) -> dict[str, str]:
    """The title of each letter."""
    listed = json.loads((big.folder / "letters.json").read_text(encoding="utf-8"))["letters"]
    return {letter["id"]: letter["title"] for letter in listed}


@pytest.mark.parametrize(
    ("path", "scripts"), [("letters/", SCRIPTS), ("letters/page/300/", SCRIPTS), ("write/", COMPOSER)]
)
def test_pages_hold_their_budgets(big, visit, path, scripts):
    _, fetched = visit(path)
    # The font waits for nothing, and nothing for it.
    paint = [url for url in fetched if not url.endswith((".js", ".woff2"))]
    data = [url for url in fetched if re.search(r"/data/en/(letters|facets)\.js$", url)]
    assert weight(big, paint, FIRST_PAINT) <= FIRST_PAINT
    assert weight(big, data, TABLE) <= TABLE
    others = [url for url in fetched if url.endswith(".js") and url not in data]
    assert weight(big, others, scripts) <= scripts
    assert not [url for url in fetched if "/search/" in url or "/cards/" in url]


def enter_search(page: Page, fetched: list[str], big: SiteServer) -> None:
    page.focus("#gallery-q")
    modules = len([*big.folder.glob("assets/*/data/en/search/*.js"), *big.folder.glob("assets/*/data/en/search.js")])
    wait_until(lambda: len(words_of(fetched)) == modules, "all words have been asked for", page=page)
    page.wait_for_load_state()


def words_of(fetched: list[str]) -> list[str]:
    return [url for url in fetched if re.search(r"/data/en/search[./]", url)]


def test_what_a_search_fetches_does_not_depend_on_its_words(big, visit):
    """The host is asked for all words before the first is typed, also where a search stands in the address."""
    page, fetched = visit("letters/")
    enter_search(page, fetched, big)
    entered = sorted(words_of(fetched))
    assert len(entered) <= REQUESTS
    assert weight(big, entered, WORDS) <= WORDS
    for query in ("commute", "zebra"):
        ask(page, query)
    assert sorted(words_of(fetched)) == entered
    _, fetched = visit("letters/#q=commute")
    assert sorted(words_of(fetched)) == entered


QUERIES = [
    "a",
    "th",
    "commute",
    "salary relocation",
    "thank you for the interview",
    "zebra",
    "I'm sorry",
    "overslept",
]


def test_a_search_fetches_no_more_than_it_shows(big, visit):
    """At most 24 modules, each with the cards of letters that are shown; any 24 are light, as the test below says."""
    page, fetched = visit("letters/")
    enter_search(page, fetched, big)
    for query in QUERIES:
        fetched.clear()
        number = ask(page, query)
        assert number > 0
        assert len(shown(page)) == min(24, number)
        modules = [url for url in fetched if "icon" not in url]
        assert len(modules) <= 24
        assert [url for url in modules if not re.search(r"/data/en/cards/\d+\.js$", url)] == []


def test_a_letter_is_found_by_its_title(visit, titles):
    page, _ = visit("letters/")
    # Letters put together anew are called as the one they come from, with two words more.
    taken = {title.partition(": ")[2] for title in titles.values()}
    whole = {slug: title for slug, title in titles.items() if title not in taken}
    for slug, title in sorted(whole.items())[:: len(whole) // 5]:
        ask(page, title)
        assert slug in shown(page)[:3]


def test_any_24_letters_fit_beside_a_search(big):
    modules = sorted(
        len(brotli.compress(file.read_bytes(), quality=QUICK))
        for file in big.folder.glob("assets/*/data/en/cards/*.js")
    )
    assert len(modules) == LETTERS / 16
    assert sum(modules[-24:]) <= SEARCH


def test_filters_count_all_letters(big, visit, big_source):
    page, fetched = visit("letters/")
    letters = [{**matter, "id": slug} for slug, matter in Content(big_source).letters.items()]
    fetched.clear()
    page.select_option("#gallery-tone", "warm")
    page.select_option("#gallery-channel", "email")
    wanted = {letter["id"] for letter in matching(letters, tone="warm", channel="email")}
    expect(page.locator(".gallery-count")).to_have_text(f"{len(wanted):,} letters of {LETTERS:,}")
    expect(page.locator(".gallery-letters .letter-card:visible")).to_have_count(24)
    assert set(shown(page)) <= wanted
    page.get_by_role("button", name="Show 24 more").click()
    expect(page.locator(".gallery-letters .letter-card:visible")).to_have_count(48)
    assert len(set(shown(page))) == 48 and set(shown(page)) <= wanted
    assert weight(big, fetched, SEARCH) <= SEARCH


# What does not arrive


def test_a_search_that_does_not_arrive_says_so_and_can_be_tried_again(visit):
    page, _ = visit("letters/")
    page.route("**/search/*.js*", lambda route: route.abort())
    ask(page, "commute")
    expect(page.get_by_role("alert")).to_contain_text("didn't load")
    assert shown(page) == []
    assert violations(page) == []
    page.unroute("**/search/*.js*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".gallery-letters .letter-card:visible")).to_have_count(24)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("#letters")).to_be_focused()


def test_cards_that_do_not_arrive_leave_the_list_by_pages(visit):
    page, _ = visit("letters/")
    finished = shown(page)
    page.route("**/cards/*.js*", lambda route: route.abort())
    page.select_option("#gallery-tone", "warm")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name=f"Start again with all {LETTERS:,} letters").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert shown(page) == finished
    assert page.locator(".pagination").is_visible()


def test_more_that_does_not_arrive_leaves_what_is_there(visit):
    page, _ = visit("letters/#tone=warm")
    first = shown(page)
    page.route("**/cards/*.js*", lambda route: route.abort())
    page.get_by_role("button", name="Show 24 more").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert shown(page) == first
    page.unroute("**/cards/*.js*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".gallery-letters .letter-card:visible")).to_have_count(48)


def test_what_arrives_too_late_is_not_shown(visit):
    page, _ = visit("letters/")
    held = []
    page.route("**/search/*.js*", lambda route: held.append(route))
    page.fill("#gallery-q", "commute")
    page.press("#gallery-q", "Enter")
    wait_until(lambda: held, "the search asks for a module", page=page)
    page.fill("#gallery-q", "")
    page.select_option("#gallery-stage", "missed")
    settle(page)
    before = (shown(page), page.locator(".gallery-count").inner_text())
    assert held and before[0]
    for route in held:
        with page.expect_event("requestfinished"):
            route.continue_()
    settle(page)
    assert (shown(page), page.locator(".gallery-count").inner_text()) == before
