"""Every promise of docs/promises.md has a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = re.findall(
    r"^\| (?!promise \|)([^|-][^|]*) \| ([^|]+) \|$",
    (ROOT / "docs/promises.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def is_there(test: str) -> bool:
    """Whether a file or folder, a suite, or a test of a suite written as `Suite.test`, exists."""
    if "/" in test:
        return (ROOT / test).exists()
    suite, _, name = test.partition(".")
    files = (file.read_text(encoding="utf-8") for file in (ROOT / "Tests").rglob(f"{suite}.swift"))
    return any(re.search(rf"\bstruct {suite}\b", text) and (not name or f"func {name}(" in text) for text in files)


@pytest.mark.parametrize("tests", [tests for _, tests in ROWS], ids=[promise for promise, _ in ROWS])
def test_a_promise_has_its_tests(tests: str):
    names = re.findall(r"`([^`]+)`", tests)
    assert names
    assert [name for name in names if not is_there(name)] == []


def test_there_are_promises():
    """That the table is read at all."""
    assert len(ROWS) > 15
