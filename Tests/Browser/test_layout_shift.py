"""Nothing that can be seen moves while a page loads (Layout Instability, https://wicg.github.io/layout-instability/)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_pool import settle
from playwright.sync_api import BrowserContext

OBSERVER = """window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput)
    .map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.className || node?.nodeName)])))
    .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("kind", ["home", "write", "gallery", "letter", "letter to be spoken", "check"])
def test_nothing_moves_while_a_page_loads(
    new_context: Callable[..., BrowserContext], addresses: dict[str, str], kind: str, width: int
):
    page = new_context(viewport={"width": width, "height": 780}).new_page()
    page.add_init_script(OBSERVER)
    page.goto(addresses[kind])
    settle(page)
    assert page.evaluate("window.shifts") == []
