"""What axe finds on a page, and in which looks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
"""On a phone and on a desk, by day and by night."""

BY_DEFAULT = {"resultTypes": ["violations"]}
# WCAG 2.2, 2.5.8 (AA); axe leaves it out unless asked.
WHOLE = {**BY_DEFAULT, "rules": {"target-size": {"enabled": True}}}
CONTRAST_ONLY = {**BY_DEFAULT, "runOnly": ["color-contrast"]}
SIZES_ONLY = {**BY_DEFAULT, "runOnly": ["target-size"]}


def violations(page: Page, options: dict = BY_DEFAULT, context: str | None = None) -> list[tuple[str, list[str]]]:
    """Each rule that is broken, with the start of the elements that break it."""
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found]


def in_every_look(states: Iterable[object], looks: Sequence[tuple] = LOOKS) -> list[ParameterSet]:
    """Parameters `state, width, scheme`: each state in one look, another than its neighbors', and in all others
    only where everything is tested."""
    return [
        pytest.param(state, *look, marks=() if number % len(looks) == at else pytest.mark.extended)
        for number, state in enumerate(states)
        for at, look in enumerate(looks)
    ]
