"""What axe finds on a page, and in which looks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SOURCE = Axe().axe_script

LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
"""On a phone and on a desk, by day and by night."""

BY_DEFAULT = {"resultTypes": ["violations"]}
# WCAG 2.2, 2.5.8 (AA); axe leaves it out unless asked.
WHOLE = {**BY_DEFAULT, "rules": {"target-size": {"enabled": True}}}
CONTRAST_ONLY = {**BY_DEFAULT, "runOnly": ["color-contrast"]}
SIZES_ONLY = {**BY_DEFAULT, "runOnly": ["target-size"]}


RUN = """([context, options]) => axe.run(context ?? document, options).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))"""


def violations(page: Page, options: dict = BY_DEFAULT, context: str | None = None) -> list[tuple[str, list[str]]]:
    """Each rule that is broken, with the start of the elements that break it. A page gets axe once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    return page.evaluate(RUN, [context, options])


def in_every_look(states: Iterable[object], looks: Sequence[tuple] = LOOKS) -> list[ParameterSet]:
    """Parameters `state, width, scheme`: each state in one look, another than its neighbors', and in all others
    only where everything is tested."""
    return [
        pytest.param(state, *look, marks=() if number % len(looks) == at else pytest.mark.extended)
        for number, state in enumerate(states)
        for at, look in enumerate(looks)
    ]
