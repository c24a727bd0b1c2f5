"""A page that visits others: what goes wrong on it, and what is done and looked at on each."""

from __future__ import annotations

from page_pool import Watch, settle
from playwright.sync_api import Page, Request, Response, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
ZOOMED: ViewportSize = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: at 320 CSS pixels a page scrolls in one direction only."""

LONGEST_LIST = 5
"""So many entries of a list are looked at by axe."""


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
