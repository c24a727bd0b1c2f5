"""The classes of words in JavaScript are found as the vectors say, as those in Swift are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from theme_modules import Script

GIVEN = json.loads((Path(__file__).resolve().parent.parent / "Vectors/word-classes.json").read_text(encoding="utf-8"))
VECTORS = GIVEN["vectors"]

MEMBERS = """
const classes = new theme.WordClasses(given.classes);
return given.vectors.map(({ words }) => classes.membersOf(words).map(({ name, first, end }) => [name, first, end]));
"""


@pytest.fixture(scope="module")
def found(script: Script) -> list[list[Any]]:
    return script("word-classes", code=MEMBERS, given=GIVEN)


@pytest.mark.parametrize("number", range(len(VECTORS)), ids=[vector["name"] for vector in VECTORS])
def test_finds_the_members_that_the_vector_says(found: list[list[Any]], number: int) -> None:
    assert found[number] == VECTORS[number]["members"]
