"""Programs that some tests need and a machine may lack."""

from __future__ import annotations

import os
import shutil

import pytest

EVERYTHING = "SITEGEN_TEST_EVERYTHING"
"""The environment variable by which `scripts/test --all` says that no test may be left out."""


def required_program(name: str) -> str:
    """Its path. Where it is missing the test is skipped and says so, or fails if everything has to be tested."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        give_up = pytest.fail if os.environ.get(EVERYTHING) else pytest.skip
        give_up(f"{name} is not installed; scripts/test --all installs it")
    return found


def chromium(*, has_windows: bool) -> str:
    """`CHROMIUM`, or the browser that the system's own packages install. One that has no windows takes half the
    time; where it is missing any other does."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    if not has_windows:
        names.insert(0, "chromium-headless-shell")
    path = next(
        (found for name in (os.environ.get("CHROMIUM"), *names) if name and (found := shutil.which(name))), None
    )
    if path is None:
        pytest.fail("no Chromium: run scripts/test, or set CHROMIUM to its path", pytrace=False)
    return path
