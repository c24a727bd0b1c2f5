"""Nothing that can be seen moves while a page loads (Layout Instability, https://wicg.github.io/layout-instability/)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet
from page_pool import settle
from playwright.sync_api import BrowserContext

OBSERVER = """window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput)
    .map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.className || node?.nodeName)])))
    .observe({ type: "layout-shift", buffered: true });"""


KINDS = ["home", "write", "gallery", "letter", "letter to be spoken", "check"]
WIDTHS = [360, 768, 1280]


def at_every_width() -> list[ParameterSet]:
    """Each kind at one width, another than its neighbors', and at the others only where everything is tested."""
    return [
        pytest.param(kind, width, marks=() if number % len(WIDTHS) == at else pytest.mark.extended)
        for number, kind in enumerate(KINDS)
        for at, width in enumerate(WIDTHS)
    ]


@pytest.mark.parametrize(("kind", "width"), at_every_width())
def test_nothing_moves_while_a_page_loads(
    new_context: Callable[..., BrowserContext], addresses: dict[str, str], kind: str, width: int
):
    page = new_context(viewport={"width": width, "height": 780}).new_page()
    page.add_init_script(OBSERVER)
    page.goto(addresses[kind])
    settle(page)
    assert page.evaluate("window.shifts") == []
