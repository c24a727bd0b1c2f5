"""A visit to one page of each kind, in one browser context: nothing goes wrong, nobody else is asked for
anything, nothing is cut off, and there is no barrier, before anything is used and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe import CONTRAST_ONLY, SIZES_ONLY, WHOLE, violations
from page_kinds import KINDS
from page_pool import open_context, settle
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from site_server import SiteServer
from tour import DESK, PHONE, ZOOMED, Tour, assert_all_is_within, shorten_lists, use

WITHOUT_NAVIGATION = ("guide as a booklet",)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind(kind: str, tour: Tour, addresses: dict[str, str]):
    """On a desk and a phone, by day and by night, with a keyboard. WCAG 2.2 AA as far as axe can tell, and its
    best practices; the whole of it once, on a phone after use, and what other looks change in those."""
    page = tour.page
    tour.watch.forget()
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    page.goto(addresses[kind])
    settle(page)
    if kind not in WITHOUT_NAVIGATION:
        assert_first_tab_skips_the_navigation(page)
    assert_all_is_within(page, DESK["width"])
    assert violations(page, SIZES_ONLY) == []

    page.set_viewport_size(ZOOMED)
    assert_all_is_within(page, ZOOMED["width"])
    page.set_viewport_size(PHONE)
    use(page)
    page.set_viewport_size(ZOOMED)
    assert_all_is_within(page, ZOOMED["width"])
    page.set_viewport_size(PHONE)
    shorten_lists(page)
    assert violations(page, WHOLE) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST_ONLY) == []
    assert tour.watch.faults == []


def assert_first_tab_skips_the_navigation(page: Page) -> None:
    """WCAG 2.2, 2.4.1: the link can be seen while it has the focus, and leads past the navigation."""
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=re.compile("^Skip"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        """() => {
            const main = document.querySelector("main");
            const after = main.compareDocumentPosition(document.activeElement);
            return main.contains(document.activeElement) || Boolean(after & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )


USABLE = "details, input, textarea, select, button"
"""Where a page has none of these, `use` changes nothing."""


# --- Every look


LOOKS: list[tuple[ViewportSize, Literal["light", "dark"]]] = [
    (size, scheme) for scheme in ("light", "dark") for size in (PHONE, DESK)
]


@pytest.fixture(scope="module")
def without_scripts(browser: Browser, placed_host: SiteServer) -> Iterator[Page]:
    """A page that gets no script and is styled as for a browser that runs none. Axe is a script, so this one does."""
    context = open_context(browser, placed_host.base_url)
    context.route("**/*.js", lambda route: route.abort())
    context.route("**/*.css", as_if_scripting_were_off)
    yield context.new_page()
    context.close()


@pytest.mark.extended
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_whatever_a_page_looks_like(
    kind: str, visit: Callable[..., Page], without_scripts: Page, addresses: dict[str, str]
):
    """In a quarter of the looks there are, each kind of page in others than its neighbors: with scripts before use and
    after, where the first entries of a list stand for the others, and without, where it is whole."""
    number = KINDS.index(kind)
    size, scheme = LOOKS[number % 4]
    page = visit(addresses[kind], **size, color_scheme=scheme, leaves=True)
    shorten_lists(page)
    assert violations(page, WHOLE) == []
    if page.locator("main").locator(USABLE).count():
        use(page)
        shorten_lists(page)
        assert violations(page, WHOLE) == []

    size, scheme = LOOKS[-1 - number % 4]
    without_scripts.set_viewport_size(size)
    without_scripts.emulate_media(color_scheme=scheme)
    without_scripts.goto(addresses[kind])
    assert violations(without_scripts, WHOLE) == []


def as_if_scripting_were_off(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("(scripting:enabled)", "not all"))


# --- The page that any address may show


def test_the_page_for_not_found_is_whole_at_any_depth(page: Page):
    """Sent for an address deep in the site, it still has its style sheet, and its way back works."""
    answer = page.goto("letters/no/such/letter/")
    assert answer.status == 404
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    assert page.evaluate("document.styleSheets.length") > 0
    with page.expect_navigation() as navigation:
        page.get_by_role("main").get_by_role("link").first.click()
    assert navigation.value.status == 200


def test_the_current_page_is_marked_in_the_navigation(page: Page, addresses: dict[str, str]):
    """Who hears the navigation knows where they stand."""
    page.goto(addresses["guide"])
    current = page.get_by_role("navigation", name="Main").locator("[aria-current=page]")
    expect(current).to_have_count(1)
