"""The model of the check belongs to the labelled sentences beside it, and is as good as it says."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from labelled_messages import FAULTS, FILES, GUIDELINES, LABELS, SLIPS

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
LANGUAGES = sorted(file.parent.name for file in CONTENT.glob("*/model.json"))
KINDS = ("training", "thresholds", "test")

OTHERS = {
    "mean": 0.83,
    "guideline": 0.78,
    "sentences": 120,
    "faulty": 40,
    "precision": 0.7,
    "recall": 0.5,
    "plain": 0.5,
}
LEAST = {
    "en": {
        "mean": 0.88,
        "guideline": 0.83,
        "sentences": 700,
        "faulty": 250,
        "precision": 0.75,
        "recall": 0.55,
        "plain": 0.55,
    },
    "de": {**OTHERS, "mean": 0.88},
    "ar": {**OTHERS, "plain": 0.45},
}
"""How often the judgements of a letter's guidelines are right, on average and of any one; how many sentences of messages
a guideline and a fault need at least; of the letters that a fault is named in how many have it; how many of those with it
are found; and how many of the slips in plain words, on average."""

FAULTY_TEST_LETTERS = 20
"""Of so few letters with a fault a share still tells something."""


@pytest.fixture(scope="module", params=LANGUAGES)
def folder(request: pytest.FixtureRequest) -> Path:
    """That of a language with a model."""
    return CONTENT / request.param


@pytest.fixture(scope="module")
def least(folder: Path) -> dict[str, Any]:
    return LEAST.get(folder.name, OTHERS)


@pytest.fixture(scope="module")
def model(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "model.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def messages(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The messages of each file."""
    return {kind: lines(folder, kind) for kind in KINDS}


@pytest.fixture(scope="module")
def single(folder: Path) -> list[dict[str, Any]]:
    """Sentences that stand in no message."""
    return lines(folder, "single")


@pytest.fixture(scope="module")
def plain(folder: Path) -> list[dict[str, Any]]:
    """Sentences that stand in no message, for testing."""
    return lines(folder, "plain")


def lines(folder: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "sentences" / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def test_languages_with_a_model_are_found():
    assert "en" in LANGUAGES


def test_the_model_was_trained_on_these_sentences(folder: Path, model: dict[str, Any]):
    """If this fails: run scripts/train."""
    files = (folder / "sentences" / name for name in FILES)
    assert model["data"] == hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_no_author_of_the_test_was_trained_on(
    messages: dict[str, list[dict[str, Any]]], single: list[dict[str, Any]], plain: list[dict[str, Any]]
):
    authors = [{message["author"] for message in messages[kind]} for kind in KINDS]
    authors[0] |= {sentence["author"] for sentence in single}
    authors[2] |= {sentence["author"] for sentence in plain}
    assert authors[0].isdisjoint(authors[1] | authors[2])
    assert authors[1].isdisjoint(authors[2])


def test_no_sentence_is_in_two_files(
    messages: dict[str, list[dict[str, Any]]], single: list[dict[str, Any]], plain: list[dict[str, Any]]
):
    """But for greetings, sign-offs and short sentences, such as "My answer is still no.", which everybody uses."""

    def texts(kind: str) -> set[str]:
        return {
            text
            for message in messages[kind]
            for text, labels in message["sentences"]
            if not {"greet", "close"}.intersection(labels) and len(text.split()) > 7
        }

    held = texts("thresholds") | texts("test") | {sentence["text"] for sentence in plain}
    assert texts("training").isdisjoint(held)
    assert {sentence["text"] for sentence in single}.isdisjoint(held)
    assert texts("thresholds").isdisjoint(texts("test"))


def test_every_label_has_enough_sentences(messages: dict[str, list[dict[str, Any]]], least: dict[str, Any]):
    counts = Counter(
        label for kind in KINDS for message in messages[kind] for _, labels in message["sentences"] for label in labels
    )
    assert set(counts) == set(LABELS)
    assert min(counts[label] for label in GUIDELINES) >= least["sentences"]
    assert min(counts[label] for label in FAULTS) >= least["faulty"]


def test_enough_letters_of_the_test_have_each_fault(messages: dict[str, list[dict[str, Any]]]):
    counts = Counter(
        label for message in messages["test"] for label in {label for _, own in message["sentences"] for label in own}
    )
    assert min(counts[label] for label in FAULTS) >= FAULTY_TEST_LETTERS, counts


def test_single_sentences_have_known_labels(single: list[dict[str, Any]], plain: list[dict[str, Any]]):
    for sentences in (single, plain):
        assert {label for sentence in sentences for label in sentence["labels"]} <= set(LABELS)
        assert len({sentence["text"] for sentence in sentences}) == len(sentences)


def test_breaks_come_before_sentences(messages: dict[str, list[dict[str, Any]]]):
    for message in (message for kind in KINDS for message in messages[kind]):
        assert all(0 < index < len(message["sentences"]) for index in message["breaks"])


def test_no_member_is_in_two_classes(model: dict[str, Any]):
    counts = Counter(member for members in model["classes"].values() for member in members)
    assert [member for member, count in counts.items() if count > 1] == []


def test_the_figures_have_not_fallen(model: dict[str, Any], least: dict[str, Any]):
    """What the page of the check says of letters by authors whom the training never saw."""
    accuracies = [model["figures"]["guidelines"][label]["accuracy"] for label in GUIDELINES]
    assert sum(accuracies) / len(accuracies) >= least["mean"]
    assert min(accuracies) >= least["guideline"]
    for label, figures in model["figures"]["faults"].items():
        assert figures["precision"] >= least["precision"], label
        assert figures["recall"] >= least["recall"], label
    plain = model["figures"]["plain"]["faults"]
    assert set(plain) == set(SLIPS)
    assert sum(figures["precision"] for figures in plain.values()) / len(plain) >= 0.8
    assert sum(figures["recall"] for figures in plain.values()) / len(plain) >= least["plain"]
