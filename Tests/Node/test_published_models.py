"""What each published model finds in the letters of its test, through the scripts that readers have: it is as good as its
figures say, and the check seldom errs about refusals, which matter most."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from labelled_messages import FAULTS, GUIDELINES, SLIPS, Message, messages, single_sentences, space_of, with_one_more
from theme_modules import Script

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
LANGUAGES = [
    pytest.param(file.parent.name, marks=() if file.parent.name == "en" else pytest.mark.extended)
    for file in sorted(CONTENT.glob("*/model.json"))
]
"""The first tier judges the letters of one: all models are judged by the same scripts, and a test of the training says
whether each is that of its data."""
CHECK = """
const model = new theme.SentenceModel(given.model);
const names = theme.normalizedSet(given.lists.capitalized);
return given.texts.map((text) => {
    const letter = theme.readLetter(text, given.lists);
    const margins = model.margins(letter.sentences.map((each) => theme.modelWords(each, letter, names)));
    const { guidelines, flags } = theme.check(text, {}, given.lists, model);
    return {
        labels: given.model.labels.filter((_, label) => margins.some((row) => row[label] > 0)),
        guidelines: guidelines.filter(({ found }) => found).map(({ id }) => id),
        flags: flags.map(({ id }) => id),
    };
});
"""
TOLERANCE = 0.01
"""Figures have three digits, and what takes letters apart may change a little without a new training."""

MISSED = 1 / 50
"""Of letters that refuse, so many at most are told that they do not."""
PASSED = {"ja": 1 / 5}
"""Of letters that do not refuse, so many at most pass for one that does: else one in six."""


@dataclass
class Judged:
    """A letter of the test: the labels that it has, those that the model finds, and what the check says."""

    has: set[str]
    found: set[str]
    guidelines: set[str]
    flags: set[str]


@dataclass
class Judgement:
    language: str
    figures: dict[str, Any]
    letters: list[Judged]
    plain: list[Judged]
    """Letters with one more sentence, a slip in plain words or none."""


@pytest.fixture(scope="module", params=LANGUAGES)
def judgement(request: pytest.FixtureRequest, script: Script) -> Judgement:
    folder = CONTENT / request.param
    model = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    lists = yaml.safe_load((folder / "etiquette.yaml").read_text(encoding="utf-8"))

    def judged(letters: list[Message]) -> list[Judged]:
        given = {"model": model, "lists": lists, "texts": [letter.text for letter in letters]}
        found = script("etiquette", "letter-text", "sentence-model", code=CHECK, given=given)
        return [
            Judged(
                {label for _, own in letter.sentences for label in own},
                set(each["labels"]),
                set(each["guidelines"]),
                set(each["flags"]),
            )
            for letter, each in zip(letters, found, strict=True)
        ]

    test = messages(folder / "sentences/test.jsonl", space_of(request.param))
    plain = with_one_more(test, single_sentences(folder / "sentences/plain.jsonl"))
    return Judgement(request.param, model["figures"], judged(test), judged(plain))


def share(letters: Iterable[Judged], is_so: Callable[[Judged], bool]) -> float:
    found = [is_so(letter) for letter in letters]
    return sum(found) / max(1, len(found))


def fault_figures(letters: list[Judged], label: str) -> dict[str, float]:
    return {
        "precision": share((each for each in letters if label in each.found), lambda each: label in each.has),
        "recall": share((each for each in letters if label in each.has), lambda each: label in each.found),
    }


def test_the_weights_are_as_good_as_the_figures(judgement: Judgement):
    figures, letters = judgement.figures, judgement.letters
    assert len(letters) == figures["letters"]
    for label in GUIDELINES:
        right = share(letters, lambda each, label=label: (label in each.has) == (label in each.found))
        assert right == pytest.approx(figures["guidelines"][label]["accuracy"], abs=TOLERANCE), label
    for label in FAULTS:
        assert fault_figures(letters, label) == pytest.approx(figures["faults"][label], abs=TOLERANCE), label


def test_slips_in_plain_words_are_named_as_often_as_the_figures_say(judgement: Judgement):
    figures, letters = judgement.figures["plain"], judgement.plain
    assert len(letters) == figures["letters"]
    for label in SLIPS:
        assert fault_figures(letters, label) == pytest.approx(figures["faults"][label], abs=TOLERANCE), label


def test_refusals_are_told_from_letters_that_do_not_refuse(judgement: Judgement):
    refusals = [letter for letter in judgement.letters if "clear" in letter.has]
    others = [letter for letter in judgement.letters if "clear" not in letter.has]
    assert share(refusals, lambda letter: "no-refusal" in letter.flags) <= MISSED
    assert share(others, lambda letter: "clear" in letter.guidelines) <= PASSED.get(judgement.language, 1 / 6)
