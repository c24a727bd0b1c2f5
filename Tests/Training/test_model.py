"""The model of the check belongs to the labelled sentences beside it, and is as good as it says."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent.parent.parent / "content/en"
KINDS = ("training", "thresholds", "test")
FILES = ("training", "single", "thresholds", "test")
GUIDELINES = ("thank", "clear", "explain", "regret", "positive", "alternatives")
FAULTS = ("blame", "brag", "hedge", "overshare", "threat", "accept", "ask")
LABELS = {*GUIDELINES, *FAULTS, "greet", "close", "logistics"}


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    return json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def messages() -> dict[str, list[dict[str, Any]]]:
    """The messages of each file."""
    files = {kind: FOLDER / "sentences" / f"{kind}.jsonl" for kind in KINDS}
    return {kind: [json.loads(line) for line in file.read_text("utf-8").splitlines()] for kind, file in files.items()}


@pytest.fixture(scope="module")
def single() -> list[dict[str, Any]]:
    """Sentences that stand in no message."""
    return [json.loads(line) for line in (FOLDER / "sentences/single.jsonl").read_text("utf-8").splitlines()]


def test_the_model_was_trained_on_these_sentences(model: dict[str, Any]):
    """If this fails: run scripts/train."""
    files = (FOLDER / "sentences" / f"{name}.jsonl" for name in FILES)
    assert model["data"] == hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_no_author_of_the_test_was_trained_on(messages: dict[str, list[dict[str, Any]]], single: list[dict[str, Any]]):
    authors = [{message["author"] for message in messages[kind]} for kind in KINDS]
    authors[0] |= {sentence["author"] for sentence in single}
    assert authors[0].isdisjoint(authors[1] | authors[2])
    assert authors[1].isdisjoint(authors[2])


def test_no_sentence_is_in_two_files(messages: dict[str, list[dict[str, Any]]], single: list[dict[str, Any]]):
    """But for greetings, sign-offs and short sentences, such as "My answer is still no.", which everybody uses."""

    def texts(kind: str) -> set[str]:
        return {
            text
            for message in messages[kind]
            for text, labels in message["sentences"]
            if not {"greet", "close"}.intersection(labels) and len(text.split()) > 7
        }

    held = texts("thresholds") | texts("test")
    assert texts("training").isdisjoint(held)
    assert {sentence["text"] for sentence in single}.isdisjoint(held)
    assert texts("thresholds").isdisjoint(texts("test"))


def test_every_label_has_enough_sentences(messages: dict[str, list[dict[str, Any]]]):
    counts = Counter(
        label for kind in KINDS for message in messages[kind] for _, labels in message["sentences"] for label in labels
    )
    assert set(counts) == LABELS
    assert min(counts[label] for label in GUIDELINES) >= 700
    assert min(counts[label] for label in FAULTS) >= 250


def test_single_sentences_have_known_labels(single: list[dict[str, Any]]):
    assert {label for sentence in single for label in sentence["labels"]} <= LABELS
    assert len({sentence["text"] for sentence in single}) == len(single)


def test_breaks_come_before_sentences(messages: dict[str, list[dict[str, Any]]]):
    for message in (message for kind in KINDS for message in messages[kind]):
        assert all(0 < index < len(message["sentences"]) for index in message["breaks"])


def test_the_figures_have_not_fallen(model: dict[str, Any]):
    """What the page of the check says of letters by authors whom the training never saw."""
    accuracies = [model["figures"]["guidelines"][label]["accuracy"] for label in GUIDELINES]
    assert sum(accuracies) / len(accuracies) >= 0.88
    assert min(accuracies) >= 0.83
    for label, figures in model["figures"]["faults"].items():
        assert figures["precision"] >= 0.7, label
        assert figures["recall"] >= 0.5, label
