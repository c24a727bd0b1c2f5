"""The etiquette check in JavaScript finds what the vectors say, as the one in Swift does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from theme_modules import Script

ROOT = Path(__file__).resolve().parent.parent.parent
VECTORS = json.loads((ROOT / "Tests/Vectors/etiquette.json").read_text(encoding="utf-8"))
LANGUAGES = {vector.get("language", "en") for vector in VECTORS}

CHECK = """
const models = Object.fromEntries(
    Object.entries(given.models).map(([language, data]) => [language, new theme.SentenceModel(data)]));
return given.vectors.map(({ text, repeat, context, language = "en" }) =>
    theme.check(text ?? repeat.text.repeat(repeat.times), context ?? {}, given.lists[language], models[language]));
"""


LISTS = {
    language: yaml.safe_load((ROOT / f"content/{language}/etiquette.yaml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}


def checked(script: Script, lists: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    models = {
        language: json.loads((ROOT / f"content/{language}/model.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
    given = {"vectors": VECTORS, "lists": lists, "models": models}
    return script("etiquette", "sentence-model", code=CHECK, given=given)


@pytest.fixture(scope="module")
def results(script: Script) -> list[dict[str, Any]]:
    return checked(script, LISTS)


@pytest.mark.parametrize("number", range(len(VECTORS)), ids=[vector["name"] for vector in VECTORS])
def test_finds_what_the_vector_says(results: list[dict[str, Any]], number: int) -> None:
    vector, result = VECTORS[number], results[number]
    expected = vector["expected"]
    guidelines = {each["id"]: each for each in result["guidelines"]}
    found = {name for name, each in guidelines.items() if each["found"]}
    flags = {each["id"] for each in result["flags"]}
    assert found >= set(expected.get("found", []))
    assert not found & set(expected.get("absent", []))
    assert len(found) < expected.get("fewer", 100)
    assert flags >= set(expected.get("flags", []))
    assert not flags & set(expected.get("unflagged", []))
    for guideline, problems in expected.get("problems", {}).items():
        assert guidelines[guideline]["problems"] == problems
    if "blanks" in expected:
        assert texts(vector, result["blanks"]) == expected["blanks"]
    for aside in expected.get("aside", []):
        assert any(aside in text for text in texts(vector, result["setAside"]))
    for key in ("words", "truncated"):
        assert result[key] == expected.get(key, result[key])


def texts(vector: dict[str, Any], spans: list[list[int]]) -> list[str]:
    units = vector["text"].encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


def test_says_something_wherever_points_are_lost(results: list[dict[str, Any]]) -> None:
    for result in results:
        for finding in result["guidelines"]:
            assert finding["advice"] or finding["earned"] == finding["possible"]
        assert all(flag["advice"] for flag in result["flags"])


def test_a_flag_has_whatever_id_the_site_gives_it(script: Script, results: list[dict[str, Any]]) -> None:
    """What a flag means is its rule, as it is for the check in Swift."""
    renamed = {
        language: {**lists, "flags": [{**flag, "id": f"x-{flag['id']}"} for flag in lists["flags"]]}
        for language, lists in LISTS.items()
    }
    raised = 0
    for result, other in zip(results, checked(script, renamed), strict=True):
        raised += any(flag["id"] == "no-refusal" for flag in result["flags"])
        assert [f"x-{flag['id']}" for flag in result["flags"]] == [flag["id"] for flag in other["flags"]]
        assert result["guidelines"] == other["guidelines"]
        assert result["score"] == other["score"]
    assert raised > 3
