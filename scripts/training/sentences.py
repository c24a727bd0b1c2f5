"""Trains the model of a language and writes `content/<language>/model.json`. `scripts/train` calls it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import brotli
import numpy as np
import yaml
from labelled_messages import (
    FAULTS,
    FILES,
    GUIDELINES,
    LABELS,
    SLIPS,
    Message,
    gallery,
    messages,
    phrases,
    single_sentences,
    space_of,
    with_one_more,
)
from model import BUCKETS, ODDS, UNIT, WEIGHTS, Mask, Matrix, Model, Sentences, run_features, set_thresholds, train

VERSION = 1
NODE = ["node", "--experimental-default-type=module", "--no-warnings"]
WEIGHTS_KEPT = {"de": 37_000}
"""Languages of whose weights more take 25 kB in Brotli than of the others'."""
FEW = 200
"""Fewer letters say too little: then a fault is named from these odds as the model itself finds them, and the other
thresholds are drawn towards that."""
ODDS_OF_FEW = {"clear": 3.0, "blame": 1.0, "brag": 1.5, "hedge": 1.0, "overshare": 1.0, "threat": 1.0}
DRAWN = 0.75
"""So much is left of a threshold then."""


class Corpus:
    """The messages of a language, and what the scripts of the theme make of them."""

    def __init__(self, root: Path, language: str):
        self.root = root
        self.folder = root / "content" / language
        self.space = space_of(language)
        self.weights_kept = WEIGHTS_KEPT.get(language, WEIGHTS)
        settings = yaml.safe_load((self.folder / "etiquette.yaml").read_text(encoding="utf-8"))
        keys = [
            "examined",
            "greeting",
            "signOff",
            "subject",
            "setAside",
            "abbreviations",
            "connectors",
            "longSentences",
            "prefixes",
            "capitalized",
        ]
        self.lists = {key: settings[key] for key in keys if key in settings}

    def file(self, kind: str) -> Path:
        return self.folder / "sentences" / f"{kind}.jsonl"

    @property
    def digest(self) -> str:
        """Of all sentences; `Tests/Training` compares it."""
        return hashlib.sha256(b"".join((self.folder / "sentences" / name).read_bytes() for name in FILES)).hexdigest()

    def messages(self, kind: str) -> list[Message]:
        return messages(self.file(kind), self.space)

    @property
    def single(self) -> list[Message]:
        """Sentences that stand in no letter."""
        return single_sentences(self.file("single")) + phrases(self.folder)

    @property
    def gallery(self) -> list[Message]:
        return gallery(self.folder, self.space)

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """The members of each class of words, as `WordClasses` reads them."""
        classes = yaml.safe_load((self.folder / "sentences/classes.yaml").read_text(encoding="utf-8"))
        return {name: self.members(phrases) for name, phrases in classes.items()}

    def members(self, phrases: list[str]) -> list[str]:
        words = self.read(phrases=[str(phrase).removesuffix("*") for phrase in phrases])
        ends = ["*" if str(phrase).endswith("*") else "" for phrase in phrases]
        return sorted({" ".join(own) + end for own, end in zip(words, ends, strict=True) if own})

    def features(self, **texts: list[str]) -> list[Any]:
        return self.read(buckets=BUCKETS, classes=self.classes, **texts)

    def read(self, **request: Any) -> list[Any]:
        """What the scripts of the theme make of texts."""
        script = self.root / "scripts/training/features.mjs"
        assets = self.root / "themes/letterhead/assets"
        whole = json.dumps({"lists": self.lists, **request})
        return json.loads(run_features([*NODE, str(script), str(assets)], whole))

    def by_themselves(self, singles: list[Message]) -> Sentences:
        """Sentences that stand in no letter, each a letter of its own."""
        features = self.features(sentences=[text for single in singles for text, _ in single.sentences])
        return sentences([[(each, single.sentences[0][1])] for each, single in zip(features, singles, strict=True)])

    def as_read(self, letters: list[Message]) -> Sentences:
        """The sentences as the check parts the text of a letter; each has the labels of what it holds most of."""
        found = self.features(letters=[letter.text for letter in letters])
        return sentences(
            [
                [(each["features"], _labels(each["span"], letter)) for each in parts]
                for letter, parts in zip(letters, found, strict=True)
            ]
        )


def _labels(span: list[int], letter: Message) -> set[str]:
    labels: set[str] = set()
    for (start, end), (_, own) in zip(letter.spans, letter.sentences, strict=True):
        shared = min(end, span[1]) - max(start, span[0])
        if shared > 0 and (shared >= (end - start) / 2 or shared >= 0.6 * (span[1] - span[0])):
            labels |= own
    return labels


def sentences(letters: list[list[tuple[list[int], set[str]]]]) -> Sentences:
    rows = [
        (number, place, len(letter), *each)
        for number, letter in enumerate(letters)
        for place, each in enumerate(letter)
    ]
    return Sentences(
        features=[row[3] for row in rows],
        labels=np.array([[label in row[4] for label in LABELS] for row in rows]),
        letter=np.array([row[0] for row in rows]),
        place=np.array([row[1] for row in rows]),
        count=np.array([row[2] for row in rows]),
    )


def letter_labels(letters: list[Message]) -> Mask:
    """A letter does what one of its sentences does."""
    return np.array([[any(label in own for _, own in letter.sentences) for label in LABELS] for letter in letters])


def figures(margins: Matrix, labels: Mask) -> dict[str, Any]:
    """How often the check is right about letters, by guideline and by fault."""
    found = margins > 0
    right = {label: (found[:, index] == labels[:, index]).sum() for index, label in enumerate(GUIDELINES)}
    guidelines = {label: {"accuracy": _share(count, len(labels))} for label, count in right.items()}
    return {"letters": len(labels), "guidelines": guidelines, "faults": fault_figures(margins, labels, FAULTS)}


def fault_figures(margins: Matrix, labels: Mask, faults: Sequence[str]) -> dict[str, Any]:
    """How many of the faults that are named are there, and how many of those that are there are named."""
    found = margins > 0
    seen: dict[str, Any] = {}
    for label in faults:
        index = LABELS.index(label)
        right = (found[:, index] & labels[:, index]).sum()
        seen[label] = {
            "precision": _share(right, found[:, index].sum()),
            "recall": _share(right, labels[:, index].sum()),
        }
    return seen


def _share(part: int, whole: int) -> float:
    return round(float(part) / max(1, int(whole)), 3)


def main(root: Path, language: str) -> None:
    corpus = Corpus(root, language)
    training, thresholds, test = (corpus.messages(kind) for kind in ("training", "thresholds", "test"))
    letters, singles = corpus.as_read(training + corpus.gallery), corpus.by_themselves(corpus.single)
    model = train(letters + singles, corpus.weights_kept)
    most, labels = model.most(corpus.as_read(thresholds)), letter_labels(thresholds)
    if len(thresholds) < FEW:
        set_thresholds(model, most, labels, ODDS_OF_FEW)
        for index, label in enumerate(LABELS):
            if label in SLIPS:
                model.thresholds[index] = round(UNIT * float(np.log(ODDS_OF_FEW[label])))
            elif label not in ODDS_OF_FEW:
                model.thresholds[index] = round(float(model.thresholds[index]) * DRAWN)
    else:
        set_thresholds(model, most, labels, ODDS)
    seen = figures(model.letters(corpus.as_read(test)), letter_labels(test))
    plain = with_one_more(test, single_sentences(corpus.file("plain")))
    margins, labels = model.letters(corpus.as_read(plain)), letter_labels(plain)
    seen["plain"] = {"letters": len(plain), "faults": fault_figures(margins, labels, SLIPS)}
    write(corpus, language, model, seen)
    mean = np.mean([each["accuracy"] for each in seen["guidelines"].values()])
    print(
        f"{len(training)} messages; on {len(test)} by other authors: {mean:.3f} of the guidelines' judgements are right"
    )
    print(json.dumps(seen, indent=1))


def write(corpus: Corpus, language: str, model: Model, seen: dict[str, Any]) -> None:
    published = model.data()
    known = {"version": VERSION, "language": language, "classes": corpus.classes}
    whole = {**known, **published, "figures": seen, "data": corpus.digest}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
    (corpus.folder / "model.json").write_text(text, encoding="utf-8")
    for part, data in (("weights", published), ("classes", corpus.classes)):
        size = len(brotli.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()))
        print(f"{part}: {size} bytes in Brotli as browsers are sent them")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
