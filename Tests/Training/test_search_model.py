"""The model of the search belongs to the labelled searches beside it, and is as good as it says."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent.parent.parent / "content/en"
KINDS = ("training", "test")
FITTING = ("letters", "wanted")
"""Searches with the letters that fit, which `learned.tsv` is made from."""
FACETS = {"stage": "stages", "aim": "aims", "reason": "reasons", "channel": "channels"}


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    return json.loads((FOLDER / "search-model.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, Any]:
    return yaml.safe_load((FOLDER / "vocabulary.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def searches() -> dict[str, list[dict[str, str]]]:
    return {kind: rows(kind) for kind in KINDS}


def test_the_model_was_trained_on_these_searches(model: dict[str, Any]):
    """If this fails: run scripts/train."""
    files = (FOLDER / "searches" / f"{kind}.tsv" for kind in (*KINDS, *FITTING))
    assert model["data"] == hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_the_model_knows_the_values_of_the_vocabulary(model: dict[str, Any], vocabulary: dict[str, Any]):
    """If this fails: run scripts/train."""
    for facet in model["facets"]:
        assert facet["values"] == [entry["id"] for entry in vocabulary[FACETS[facet["id"]]]]


def test_no_author_of_the_test_was_trained_on(searches: dict[str, list[dict[str, str]]]):
    authors = [{search["author"] for search in searches[kind]} for kind in KINDS]
    assert authors[0].isdisjoint(authors[1])


def test_searches_tell_what_the_vocabulary_has(searches: dict[str, list[dict[str, str]]], vocabulary: dict[str, Any]):
    known = {facet: {"-", *(entry["id"] for entry in vocabulary[plural])} for facet, plural in FACETS.items()}
    for search in (search for kind in KINDS for search in searches[kind]):
        assert search["text"].strip()
        for facet, ids in known.items():
            assert set(search[facet].split(",")) <= ids, search


def test_no_search_is_in_there_twice(searches: dict[str, list[dict[str, str]]]):
    texts = [search["text"].casefold() for kind in KINDS for search in searches[kind]]
    assert len(texts) == len(set(texts))


def test_the_figures_have_not_fallen(model: dict[str, Any]):
    """What docs/search.md says of searches by somebody whose words trained nothing."""
    figures = model["figures"]["facets"]
    assert figures["stage"]["accuracy"] >= 0.79
    assert figures["aim"]["accuracy"] >= 0.87
    assert figures["reason"]["accuracy"] >= 0.74


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / "searches" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_something_is_learned_of_every_letter_that_searches_want():
    """If this fails: run scripts/train."""
    learned = {row["letter"]: row["words"].split() for row in rows("learned")}
    wanted = {letter for name in FITTING for row in rows(name) for letter in row["letters"].split(",")}
    assert wanted <= learned.keys()
    assert all(learned[letter] for letter in wanted)
