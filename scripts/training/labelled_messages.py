"""Labelled messages: those under `content/<language>/sentences`, and the letters of the gallery."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LABELS = [
    "thank",
    "clear",
    "explain",
    "regret",
    "positive",
    "alternatives",
    "blame",
    "brag",
    "hedge",
    "overshare",
    "threat",
    "accept",
    "ask",
    "greet",
    "close",
    "logistics",
]
GUIDELINES = LABELS[:6]
FAULTS = LABELS[6:13]
SLIPS = ("blame", "brag", "hedge", "overshare", "threat")
"""The faults that a polite letter may have by one sentence."""
FILES = ("training.jsonl", "single.jsonl", "thresholds.jsonl", "test.jsonl", "plain.jsonl", "classes.yaml")
"""What a model is made from and judged by, in the folder of the sentences."""
UNSPACED = ("ja", "zh", "th")
"""Languages that put no space between sentences."""


@dataclass
class Message:
    """A message by one author: its sentences, and before which of them a new line begins."""

    author: str
    sentences: list[tuple[str, set[str]]]
    breaks: set[int] = field(default_factory=set)
    space: str = " "
    """What stands between two sentences on one line."""

    @property
    def text(self) -> str:
        """The message as it was sent."""
        return "".join(f"{self._before(index)}{sentence}" for index, (sentence, _) in enumerate(self.sentences))

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence stands in the text."""
        spans: list[tuple[int, int]] = []
        end = 0
        for index, (sentence, _) in enumerate(self.sentences):
            start = end + len(self._before(index))
            end = start + len(sentence)
            spans.append((start, end))
        return spans

    def _before(self, index: int) -> str:
        if index == 0:
            return ""
        return "\n" if index in self.breaks else self.space


def space_of(language: str) -> str:
    """What stands between two sentences on one line."""
    return "" if language in UNSPACED else " "


def messages(file: Path, space: str) -> list[Message]:
    """The messages of a file in JSON Lines, one each."""
    return [
        Message(
            record["author"],
            [(text, set(labels)) for text, labels in record["sentences"]],
            set(record["breaks"]),
            space,
        )
        for record in _records(file)
    ]


def single_sentences(file: Path) -> list[Message]:
    """The sentences of a file in JSON Lines that stand in no message: one each."""
    return [Message(record["author"], [(record["text"], set(record["labels"]))]) for record in _records(file)]


def with_one_more(letters: list[Message], singles: list[Message]) -> list[Message]:
    """Each of the sentences in a letter that declines and has no fault, before its sign-off or at its end."""
    clean = [each for each in letters if "clear" in (own := _all_labels(each)) and not own.intersection(FAULTS)]
    return [_with(clean[index % len(clean)], single.sentences[0]) for index, single in enumerate(singles)]


def _all_labels(letter: Message) -> set[str]:
    return {label for _, own in letter.sentences for label in own}


def _with(letter: Message, sentence: tuple[str, set[str]]) -> Message:
    count = len(letter.sentences)
    at = next((place for place, (_, own) in enumerate(letter.sentences) if place and "close" in own), count)
    breaks = {place + (place >= at) for place in letter.breaks}
    if any(place >= at for place in letter.breaks):
        breaks.add(at + 1)
    return Message(letter.author, [*letter.sentences[:at], sentence, *letter.sentences[at:]], breaks, letter.space)


def _records(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def gallery(folder: Path, space: str) -> list[Message]:
    """The letters of the gallery, filled with their examples; their authors are one."""
    examples = _examples(folder)
    return [_letter(file, examples, space) for file in sorted((folder / "letters").glob("*.md"))]


def phrases(folder: Path) -> list[Message]:
    """The phrases of the phrasebook, filled with their examples: a message each."""
    examples = _examples(folder)
    return [
        Message("phrasebook", [(_filled(entry["text"], examples), {file.stem})])
        for file in sorted((folder / "phrases").glob("*.yaml"))
        if file.stem in GUIDELINES
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def _examples(folder: Path) -> dict[str, str]:
    fields = yaml.safe_load((folder / "fields.yaml").read_text(encoding="utf-8"))
    return {entry["id"]: str(entry["example"]) for entry in fields}


def _filled(text: str, examples: dict[str, str]) -> str:
    return re.sub(r"\{([A-Za-z-]+)\}", lambda blank: examples.get(blank[1], blank[0]), text)


def _letter(file: Path, examples: dict[str, str], space: str) -> Message:
    front, body = file.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    own = examples | {key: str(value) for key, value in (yaml.safe_load(front).get("examples") or {}).items()}
    message = Message("gallery", [], space=space)
    for line in body.splitlines():
        if found := re.match(r"\[([a-z+?-]+)\]\s*(.+)", line.strip()):
            labels = {role.rstrip("?") for role in found[1].split("+")}
            message.sentences.append((_filled(found[2], own), labels))
        elif message.sentences:
            message.breaks.add(len(message.sentences))
    return message
