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
    """Parameters `state, width, scheme, options`: each state by all rules in one look, another than its neighbors', and
    only where everything is tested also in the look that differs in both; there, in the other two, for its colors."""
    parameters = []
    for number, state in enumerate(states):
        first = number % len(looks)
        for at, look in enumerate(looks):
            is_whole = at in (first, len(looks) - 1 - first)
            options = BY_DEFAULT if is_whole else CONTRAST_ONLY
            identifier = f"{number}-{look[0]}-{look[1]}{'' if is_whole else '-colors'}"
            marks = () if at == first else pytest.mark.extended
            parameters.append(pytest.param(state, *look, options, marks=marks, id=identifier))
    return parameters
