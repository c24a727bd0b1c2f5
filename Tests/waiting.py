"""The only place where tests let time pass: they wait for a condition, never for so many seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30.0
"""Seconds after which what is waited for will not come any more, on a busy machine too."""

LOOK_AGAIN = 0.02
"""Seconds between two looks."""


def wait_until(is_met: Callable[[], object], what: str, *, page: Page | None = None) -> None:
    """Looks again and again until the condition is met. A test in which a browser's events have to arrive
    meanwhile names its page."""
    end = time.monotonic() + PATIENCE
    while not is_met():
        assert time.monotonic() < end, f"not in {PATIENCE:.0f} seconds: {what}"
        if page:
            page.wait_for_timeout(LOOK_AGAIN * 1_000)
        else:
            time.sleep(LOOK_AGAIN)
