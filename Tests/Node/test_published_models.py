"""What each published model finds in the letters of its test, through the check as readers have it: it is as good as its
figures say, and it seldom errs about refusals, which matter most."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from theme_modules import Script

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
LANGUAGES = sorted(file.parent.name for file in CONTENT.glob("*/model.json"))
UNSPACED = ("ja",)
CHECK = """
const model = new theme.SentenceModel(given.model);
return given.texts.map((text) => {
    const { guidelines, flags } = theme.check(text, {}, given.lists, model);
    return { found: guidelines.filter(({ found }) => found).map(({ id }) => id), flags: flags.map(({ id }) => id) };
});
"""
NEAR = 0.02
"""Figures may differ so much from those of the training: the check gives a sentence three guidelines at most."""

MISSED = 1 / 50
"""Of letters that refuse, so many at most are told that they do not."""
PASSED = 1 / 6
"""Of letters that do not refuse, so many at most pass for one that does."""


@pytest.fixture(scope="module", params=LANGUAGES)
def judged(request: pytest.FixtureRequest, script: Script) -> tuple[str, dict[str, Any], list[tuple[set[str], Any]]]:
    """The language, its model, and of each letter of its test the labels that it has and what is found in it."""
    folder = CONTENT / request.param
    model = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    lists = yaml.safe_load((folder / "etiquette.yaml").read_text(encoding="utf-8"))
    file = folder / "sentences/test.jsonl"
    letters = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    space = "" if request.param in UNSPACED else " "
    texts = [text_of(letter, space) for letter in letters]
    results = script("etiquette", "sentence-model", code=CHECK, given={"model": model, "lists": lists, "texts": texts})
    labels = [{label for _, own in letter["sentences"] for label in own} for letter in letters]
    return request.param, model, list(zip(labels, results, strict=True))


def text_of(letter: dict[str, Any], space: str) -> str:
    breaks = set(letter["breaks"])
    text = ""
    for index, (sentence, _) in enumerate(letter["sentences"]):
        text += ("\n" if index in breaks else space if index else "") + sentence
    return text


def share(letters: list[Any], is_so: Callable[[Any], bool]) -> float:
    return sum(map(is_so, letters)) / len(letters)


def test_the_weights_are_as_good_as_the_figures(judged: tuple[str, dict[str, Any], list[tuple[set[str], Any]]]):
    _, model, letters = judged
    assert len(letters) == model["figures"]["letters"]
    for label, figures in model["figures"]["guidelines"].items():
        right = share(letters, lambda each, label=label: (label in each[0]) == (label in each[1]["found"]))
        assert right >= figures["accuracy"] - NEAR, label


def test_refusals_are_told_from_letters_that_do_not_refuse(
    judged: tuple[str, dict[str, Any], list[tuple[set[str], Any]]],
):
    _, _, letters = judged
    refusals = [found for labels, found in letters if "clear" in labels]
    others = [found for labels, found in letters if "clear" not in labels]
    assert share(refusals, lambda found: "no-refusal" in found["flags"]) <= MISSED
    assert share(others, lambda found: "clear" in found["found"]) <= PASSED
