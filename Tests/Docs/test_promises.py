"""Every promise of docs/promises.md and of SECURITY.md has a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = {
    page: re.findall(
        r"^\| (?!promise \|)([^|-][^|]*) \| ([^|]+) \|$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
    )
    for page in ("docs/promises.md", "SECURITY.md")
}


def is_there(test: str) -> bool:
    """Whether a file or folder, a suite, or a test of a suite written as `Suite.test`, exists."""
    if "/" in test:
        return (ROOT / test).exists()
    suite, _, name = test.partition(".")
    files = (file.read_text(encoding="utf-8") for file in (ROOT / "Tests").rglob(f"{suite}.swift"))
    return any(re.search(rf"\bstruct {suite}\b", text) and (not name or f"func {name}(" in text) for text in files)


@pytest.mark.parametrize(
    "tests", [pytest.param(tests, id=promise) for rows in ROWS.values() for promise, tests in rows]
)
def test_a_promise_has_its_tests(tests: str):
    names = re.findall(r"`([^`]+)`", tests)
    assert names
    assert [name for name in names if not is_there(name)] == []


def test_there_are_promises():
    """That the tables are read at all."""
    assert len(ROWS["docs/promises.md"]) > 15
    assert len(ROWS["SECURITY.md"]) > 8
