"""A visit to one page of each kind, in one browser context: nothing goes wrong, nobody else is asked for
anything, nothing is cut off, and there is no barrier, before anything is used and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe import CONTRAST_ONLY, SIZES_ONLY, WHOLE, violations
from page_kinds import KINDS
from page_pool import Watch, open_context, settle
from playwright.sync_api import Browser, Page, Request, Response, Route, ViewportSize, expect
from site_server import SiteServer

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
ZOOMED: ViewportSize = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: at 320 CSS pixels a page scrolls in one direction only."""

LONGEST_LIST = 5
"""So many entries of a list are looked at by axe."""

WITHOUT_NAVIGATION = ("guide as a booklet",)


class StrictWatch(Watch):
    """Takes it for a fault as well when a file is missing or another host is asked for anything."""

    def __init__(self, base_url: str):
        super().__init__()
        self._base_url = base_url

    def begin(self, page: Page) -> None:
        super().begin(page)
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("response", self._judge)

    def _judge(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status}: {answer.url}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self._base_url, "blob:")):
            self.faults.append(f"asked for {request.url}")


class Tour:
    """The page that makes the tour, and what goes wrong on it."""

    def __init__(self, page: Page, base_url: str):
        self.page = page
        self.watch = StrictWatch(base_url)


@pytest.fixture(scope="module")
def tour(browser: Browser, placed_host: SiteServer) -> Iterator[Tour]:
    context = open_context(browser, placed_host.base_url)
    tour = Tour(context.new_page(), placed_host.base_url)
    tour.watch.begin(tour.page)
    yield tour
    context.close()


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


def assert_all_is_within(page: Page, width: int) -> None:
    scrolled = page.evaluate("document.documentElement.scrollWidth")
    assert scrolled <= width, f"{scrolled} px wide at {width} because of {widest(page, width)}"


def widest(page: Page, width: int) -> list[str]:
    """The elements that reach furthest beyond the right edge, as tags with their classes."""
    return page.evaluate(
        """(width) => [...document.body.querySelectorAll("*")]
            .map(element => [element.getBoundingClientRect().right, element])
            .filter(([right]) => right > width)
            .sort(([a], [b]) => b - a)
            .slice(0, 3)
            .map(([right, element]) => `${element.localName}.${element.className} (${Math.round(right)})`)""",
        width,
    )


USABLE = "details, input, textarea, select, button"
"""Where a page has none of these, `use` changes nothing."""


def use(page: Page) -> None:
    """Unfolds what is folded, fills in every input, takes the last of each choice, and copies."""
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            for (const fold of main.querySelectorAll("details:not([open])")) fold.open = true;
            const fields = [...main.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea, select")];
            for (const field of fields.filter((field) => field.checkVisibility())) {
                if (field.localName === "select") field.selectedIndex = field.options.length - 1;
                else field.value = { date: "2026-12-03", time: "14:00" }[field.type] ?? "Words of one's own";
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            const groups = Map.groupBy(main.querySelectorAll("input[type=radio]"), ({ name }) => name);
            for (const box of main.querySelectorAll("input[type=checkbox]")) box.click();
            for (const group of groups.values()) group.at(-1).click();
            main.querySelector(".copy-letter-button")?.click();
        }"""
    )
    settle(page)


def shorten_lists(page: Page) -> None:
    """Leaves the first entries of long lists, whose other entries are of the same elements: axe takes as long for
    each as for the first. Where every look is tested, all are looked at."""
    page.evaluate(
        """(longest) => {
            for (const list of document.querySelectorAll("main :is(ul, ol, tbody)"))
                for (const entry of [...list.children].slice(longest)) entry.remove();
        }""",
        LONGEST_LIST,
    )


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
    route.fulfill(response=answer, body=answer.text().replace("(scripting: enabled)", "not all"))


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
