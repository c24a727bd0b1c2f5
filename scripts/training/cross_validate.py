"""How good a change of the training is, before the test set is asked: each author is judged by a model that was trained
without them. `scripts/train --cross-validate` calls it; nothing is written.

The test set has a dozen letters of the rarest faults, and whoever chooses by it fits the model to it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from labelled_messages import FAULTS, LABELS, Message
from model import ODDS, Mask, Matrix, Model, set_thresholds, train
from sentences import Corpus, figures, letter_labels

FOLDS = 4


def by_unseen_authors(corpus: Corpus, training: list[Message], folds: int) -> Iterator[tuple[Model, list[Message]]]:
    """The training messages in as many parts as there are folds, each with a model that has not read its authors."""
    always = corpus.by_themselves(corpus.single)
    authors = sorted({message.author for message in training})
    for fold in range(folds):
        unseen = set(authors[fold::folds])
        known = [each for each in training if each.author not in unseen]
        model = train(corpus.as_read(known + corpus.gallery) + always, corpus.weights_kept)
        yield model, [each for each in training if each.author in unseen]


def main(root: Path, language: str) -> None:
    corpus = Corpus(root, language)
    everything, thresholds = corpus.messages("training"), corpus.messages("thresholds")
    read, labels = corpus.as_read(thresholds), letter_labels(thresholds)
    margins: list[Matrix] = []
    truths: list[Mask] = []
    for fold, (model, judged) in enumerate(by_unseen_authors(corpus, everything, FOLDS)):
        set_thresholds(model, model.most(read), labels, ODDS)
        margins.append(model.letters(corpus.as_read(judged)))
        truths.append(letter_labels(judged))
        authors = ", ".join(sorted({each.author for each in judged}))
        print(f"fold {fold + 1} of {FOLDS}: {len(judged)} messages by {authors}", file=sys.stderr)
    margin, truth = np.vstack(margins), np.vstack(truths)
    found = figures(margin, truth)
    for label in FAULTS:
        index = LABELS.index(label)
        found["faults"][label]["averagePrecision"] = average_precision(margin[:, index], truth[:, index])
    mean = np.mean([each["accuracy"] for each in found["guidelines"].values()])
    print(f"{mean:.3f} of the guidelines' judgements are right on messages by authors left out of the training")
    print(json.dumps(found, indent=1))


def average_precision(margins: Matrix, truth: Mask) -> float:
    """The precision at each letter that has the fault, most certain first, on average: it needs no threshold."""
    ranked = truth[np.argsort(-margins, kind="stable")]
    precisions = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return round(float(precisions[ranked].mean()), 3) if ranked.any() else 0.0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
