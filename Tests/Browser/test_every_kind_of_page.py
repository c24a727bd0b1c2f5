"""What holds for each kind of page: no error, no stranger asked, nothing cut off, no barrier."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_kinds import KINDS, WITHOUT_WORKERS
from playwright.sync_api import Browser, BrowserContext, Page, Route
from site_server import SiteServer

AXE_OPTIONS = {
    "resultTypes": ["violations"],
    # WCAG 2.2, 2.5.8 (AA); axe leaves it out unless asked.
    "rules": {"target-size": {"enabled": True}},
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_error_and_no_request_elsewhere(kind: str, page: Page, addresses: dict, placed_host: SiteServer):
    """The console stays clean, every file is found, and no other host is asked for anything."""
    problems: list[str] = []
    page.on("console", lambda message: message.type in {"error", "warning"} and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
    page.on("response", lambda answer: answer.status >= 400 and problems.append(f"{answer.status}: {answer.url}"))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(addresses[kind], wait_until="networkidle")
    assert problems == []
    assert len(requests) > 1
    assert [url for url in requests if not url.startswith(placed_host.base_url)] == []


def test_the_page_for_not_found_is_whole_at_any_depth(page: Page):
    """Sent for an address deep in the site, it still has its style sheet, and its way back works."""
    answer = page.goto("letters/no/such/letter/")
    assert answer.status == 404
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    assert page.evaluate("document.styleSheets.length") > 0
    with page.expect_navigation() as navigation:
        page.get_by_role("main").get_by_role("link").first.click()
    assert navigation.value.status == 200


@pytest.fixture(scope="module", params=["with scripts", "without scripts"])
def inspected(request: pytest.FixtureRequest, browser: Browser, placed_host: SiteServer) -> Iterator[Page]:
    """One page for all of axe's visits, because they are many. Axe itself is put into the page, which
    a strict Content-Security-Policy would refuse; and it is a script, so a page without scripts is one that
    gets none of its own and is styled as for a browser that runs none."""
    context = browser.new_context(base_url=placed_host.base_url, bypass_csp=True, reduced_motion="reduce")
    context.add_init_script(WITHOUT_WORKERS)
    if request.param == "without scripts":
        context.route("**/*.js", lambda route: route.abort())
        context.route("**/*.css", as_if_scripting_were_off)
    yield context.new_page()
    context.close()


def as_if_scripting_were_off(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("(scripting: enabled)", "not all"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(kind: str, width: int, scheme: str, inspected: Page, addresses: dict):
    """WCAG 2.2 AA as far as axe can tell, and its best practices, on a phone and a desk, by day and
    by night, before use and after."""
    inspected.set_viewport_size({"width": width, "height": 740})
    inspected.emulate_media(color_scheme=scheme)
    inspected.goto(addresses[kind])
    assert violations(inspected) == []
    if use(inspected):
        assert violations(inspected) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


def use(page: Page) -> bool:
    """Unfolds what is folded, fills in every input, takes the last of each choice, and copies; says whether
    there was anything to use."""
    page.wait_for_load_state("networkidle")
    used = page.evaluate(
        """() => {
            const main = document.querySelector("main");
            const folds = [...main.querySelectorAll("details:not([open])")];
            for (const fold of folds) fold.open = true;
            const fields = [...main.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea, select")];
            for (const field of fields.filter((field) => field.checkVisibility())) {
                if (field.localName === "select") field.selectedIndex = field.options.length - 1;
                else field.value = { date: "2026-12-03", time: "14:00" }[field.type] ?? "Words of one's own";
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            const boxes = [...main.querySelectorAll("input[type=checkbox]")];
            const groups = Map.groupBy(main.querySelectorAll("input[type=radio]"), ({ name }) => name);
            for (const box of boxes) box.click();
            for (const group of groups.values()) group.at(-1).click();
            main.querySelector(".copy-letter-button")?.click();
            return folds.length + fields.length + boxes.length + groups.size > 0;
        }"""
    )
    # The gallery and the check wait for a pause in typing.
    page.wait_for_timeout(600 if used else 0)
    return used


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_at_320_pixels(
    kind: str, new_context: Callable[..., BrowserContext], addresses: dict
):
    """WCAG 2.2, 1.4.10: at 320 CSS pixels a page scrolls in one direction only."""
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(addresses[kind])
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, f"{width} px wide because of {widest(page)}"


def widest(page: Page) -> list[str]:
    """The elements that reach furthest beyond the right edge, as tags with their classes."""
    return page.evaluate(
        """() => [...document.body.querySelectorAll("*")]
            .map(element => [element.getBoundingClientRect().right, element])
            .filter(([right]) => right > 320)
            .sort(([a], [b]) => b - a)
            .slice(0, 3)
            .map(([right, element]) => `${element.localName}.${element.className} (${Math.round(right)})`)"""
    )
