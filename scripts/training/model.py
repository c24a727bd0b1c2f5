"""The model: linear scores of hashed features, then rounds that look at the neighbors of each sentence.

It is trained in floating point and applied in whole numbers, as `sentence-model.js` and `SentenceModel.swift` do.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from labelled_messages import LABELS
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]

BUCKETS = 8192
WEIGHTS = 29_800
"""How many weights of features are kept, if no other number is named; all others are nothing, which costs nothing to
send."""
RARITY = 0.3
"""The rarer a label is, the more a weight of it matters, else faults would lose theirs to what most sentences do."""
UNIT = 16
"""Scores are counted in sixteenths, as in sentence-model.js."""
STEP = 3
"""The weights of features are multiples of so many sixteenths: of coarse weights more can be sent than of fine ones."""
ROUND_UNIT = 64
ROUND_STEP = 2
"""The weights of a round are multiples of so many 64ths, which takes fewer bytes."""
LIMIT = 4
"""No sentence says more about its neighbors than this, either way."""
SLIPS_OF_REFUSALS = ("blame", "brag", "overshare", "threat")
"""The slips of letters that decline: all but hedging."""
ODDS = {"clear": 2.2, "brag": 0.6}
"""What is found where it is so many times as likely as not; everything else is where it is as likely as not. Of letters
that do not refuse fewer pass for a refusal then, and hardly more of those that do are missed. Bragging in one sentence
of a polite letter is the hardest to tell, and its advice is to read that sentence once more."""
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class Sentences:
    """The sentences of many letters: a row each, in the order of the letters."""

    features: list[list[int]]
    labels: Mask
    letter: NDArray[np.intp]
    place: NDArray[np.intp]
    count: NDArray[np.intp]

    def __add__(self, other: Sentences) -> Sentences:
        return Sentences(
            features=self.features + other.features,
            labels=np.vstack([self.labels, other.labels]),
            letter=np.concatenate([self.letter, other.letter + self.letter.max() + 1]),
            place=np.concatenate([self.place, other.place]),
            count=np.concatenate([self.count, other.count]),
        )

    @cached_property
    def matrix(self) -> sparse.csr_matrix:
        rows = np.repeat(np.arange(len(self.features)), [len(each) for each in self.features])
        columns = np.concatenate([np.asarray(each, dtype=np.intp) for each in self.features])
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(self.features), BUCKETS))

    @cached_property
    def places(self) -> Whole:
        """See `placeFeatures`."""
        place, count = self.place, self.count
        flags = [place == 0, place == 1, place == count - 1, place == count - 2, count <= 3]
        far = (UNIT * place) // np.maximum(1, count - 1)
        return np.column_stack([*(UNIT * flag for flag in flags), far]).astype(np.int64)

    def context(self, scores: Matrix) -> Matrix:
        """See `withContext`; of scores in units, not in sixteenths."""
        bounded = np.clip(scores, -LIMIT, LIMIT)
        before = np.full_like(bounded, -LIMIT)
        after = np.full_like(bounded, -LIMIT)
        same = self.letter[1:] == self.letter[:-1]
        before[1:][same] = bounded[:-1][same]
        after[:-1][same] = bounded[1:][same]
        return np.hstack([bounded, before, after, self.highest(bounded)[self.letter]])

    def highest(self, scores: Matrix) -> Matrix:
        """The highest score of each label in each letter."""
        most = np.full((int(self.letter.max()) + 1, scores.shape[1]), -np.inf)
        np.maximum.at(most, self.letter, scores)
        return most


@dataclass
class Layer:
    """Weights by input and label, and what each label starts with."""

    weights: Matrix
    bias: Matrix

    def scores(self, inputs: Matrix | sparse.csr_matrix) -> Matrix:
        return np.asarray(inputs @ self.weights) + self.bias


def regression(inputs: Matrix | sparse.csr_matrix, labels: Mask, strength: float, kept: Mask | None = None) -> Layer:
    """Logistic regression for each label, with squared weights as the penalty; the bias has none. Each is brought to its
    end: where all stop after some steps, a few more sentences move the figures of every label."""
    layer = Layer(np.zeros((inputs.shape[1], labels.shape[1])), np.zeros(labels.shape[1]))
    for label in range(labels.shape[1]):
        used = slice(None) if kept is None else np.flatnonzero(kept[:, label])
        layer.weights[used, label], layer.bias[label] = _one_regression(inputs[:, used], labels[:, label], strength)
    return layer


def _one_regression(inputs: Matrix | sparse.csr_matrix, labels: Mask, strength: float) -> tuple[Matrix, float]:
    signs = np.where(labels, 1.0, -1.0)
    transposed = inputs.T.tocsr() if sparse.issparse(inputs) else inputs.T

    def loss(values: Matrix) -> tuple[float, Matrix]:
        weights, bias = values[:-1], values[-1]
        margins = (np.asarray(inputs @ weights) + bias) * signs
        slope = -signs / (1 + np.exp(np.clip(margins, -30, 30))) * strength
        total = strength * np.logaddexp(0, -margins).sum() + 0.5 * (weights**2).sum()
        return float(total), np.append(np.asarray(transposed @ slope) + weights, slope.sum())

    start = np.zeros(inputs.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000, "ftol": 1e-6}).x
    return found[:-1], float(found[-1])


@dataclass
class Model:
    """In whole numbers, as it is published."""

    weights: Whole
    bias: Whole
    rounds: list[tuple[Whole, Whole]]
    thresholds: Whole = field(default_factory=lambda: np.zeros(len(LABELS), dtype=np.int64))

    def scores(self, sentences: Sentences) -> Whole:
        """In sixteenths, by sentence and label."""
        scores = np.asarray(sentences.matrix @ self.weights).astype(np.int64) + self.bias
        inputs = sentences.places
        for weights, bias in self.rounds:
            context = sentences.context(scores / UNIT) * UNIT
            inputs = np.hstack([inputs, context.astype(np.int64)])
            scores = (inputs @ weights + bias) // ROUND_UNIT
        return scores

    def most(self, sentences: Sentences) -> Matrix:
        """The highest score of each label in each letter, in sixteenths."""
        return sentences.highest(self.scores(sentences).astype(float))

    def letters(self, sentences: Sentences) -> Matrix:
        """How far the best sentence of each letter is above the threshold of each label."""
        return self.most(sentences) - self.thresholds

    def data(self) -> dict[str, object]:
        rows = [
            [[int(bias[label]), *map(int, weights[:, label])] for label in range(len(LABELS))]
            for weights, bias in self.rounds
        ]
        return {
            "labels": list(LABELS),
            "buckets": BUCKETS,
            "weights": "".join(ALPHABET[value + 32] for value in self.weights.ravel()),
            "bias": [int(value) for value in self.bias],
            "rounds": rows,
            "thresholds": [int(value) for value in self.thresholds],
        }


def slipped(sentences: Sentences) -> tuple[Sentences, NDArray[np.intp]]:
    """Some of the sentences with a fault, set into letters that decline and have no fault: who slips, mostly slips once,
    and people who write a letter for its faults give it many. And sentences that decline and say why at once, instead
    of those of a letter that do one or the other: few do both in one breath. Chosen by a seed, the same on every
    machine. With them the row that each of the sentences comes from."""
    random = np.random.RandomState(5)
    faulty = sentences.labels[:, [LABELS.index(label) for label in SLIPS_OF_REFUSALS]].any(1)
    clear = sentences.labels[:, LABELS.index("clear")]
    letters = [np.flatnonzero(sentences.letter == letter) for letter in range(int(sentences.letter.max()) + 1)]
    clean = [rows for rows in letters if len(rows) >= 4 and clear[rows].any() and not faulty[rows].any()]
    order: list[NDArray[np.intp]] = list(letters)
    for row in np.flatnonzero(faulty & ~clear)[::3]:
        rows = clean[random.randint(len(clean))]
        order.append(np.insert(rows, random.randint(1, len(rows)), row))
    explains = sentences.labels[:, LABELS.index("explain")]
    for row in [rows[0] for rows in letters if len(rows) == 1 and (clear & explains & ~faulty)[rows[0]]]:
        rows = clean[random.randint(len(clean))]
        declines = rows[clear[rows]][0]
        rows = rows[(rows == declines) | ~(clear | explains)[rows]]
        order.append(np.where(rows == declines, row, rows))
    rows = np.concatenate(order)
    return Sentences(
        features=[sentences.features[row] for row in rows],
        labels=sentences.labels[rows],
        letter=np.repeat(np.arange(len(order)), [len(each) for each in order]),
        place=np.concatenate([np.arange(len(each)) for each in order]),
        count=np.repeat([len(each) for each in order], [len(each) for each in order]),
    ), rows


def train(
    sentences: Sentences, weights_kept: int = WEIGHTS, feature_strength: float = 0.1, round_strength: float = 0.01
) -> Model:
    """Scores of features from all sentences; the rounds from scores of sentences that those had not seen, because
    the scores of what was learned by heart are too good to learn from, and from more letters: see `slipped`."""
    labels, matrix = sentences.labels, sentences.matrix
    everything = regression(matrix, labels, feature_strength)
    worth = np.abs(everything.weights) * np.sqrt(np.asarray(matrix.sum(0)).ravel())[:, None]
    worth /= labels.mean(0) ** RARITY
    kept = worth >= np.sort(worth.ravel())[-weights_kept]
    first = regression(matrix, labels, feature_strength, kept)
    weights = np.clip(np.round(first.weights * UNIT / STEP), -32 // STEP, 31 // STEP).astype(np.int64) * STEP
    folds = _folds(sentences)
    scores = np.zeros(labels.shape)
    for fold in folds:
        scores[fold] = regression(matrix[~fold], labels[~fold], feature_strength, kept).scores(matrix[fold])
    more, rows = slipped(sentences)
    labels, scores, folds = more.labels, scores[rows], _folds(more)
    inputs = more.places / UNIT
    rounds: list[tuple[Whole, Whole]] = []
    for _ in range(2):
        inputs = np.hstack([inputs, more.context(scores)])
        layer = regression(inputs, labels, round_strength)
        weights_of_round = _whole(layer.weights * ROUND_UNIT / ROUND_STEP) * ROUND_STEP
        rounds.append((weights_of_round, _whole(layer.bias * UNIT * ROUND_UNIT)))
        for fold in folds:
            scores[fold] = regression(inputs[~fold], labels[~fold], round_strength).scores(inputs[fold])
    return Model(weights, _whole(first.bias * UNIT), rounds)


def _whole(values: Matrix) -> Whole:
    return np.round(values).astype(np.int64)


def _folds(sentences: Sentences, count: int = 5) -> list[Mask]:
    """Every sentence once, whole letters together, the same on every machine."""
    fold = np.random.RandomState(3).randint(0, count, int(sentences.letter.max()) + 1)
    return [fold[sentences.letter] == number for number in range(count)]


def set_thresholds(model: Model, most: Matrix, letters: Mask, odds: dict[str, float]) -> None:
    """A label is found where it is so likely that one of the letter's sentences has it as the odds say, judged by the
    highest scores of letters that trained nothing."""
    for index, label in enumerate(LABELS):
        layer = regression(np.clip(most[:, [index]] / UNIT, -8, 8), letters[:, [index]], 1.0)
        least = np.log(odds.get(label, 1)) - layer.bias[0]
        model.thresholds[index] = round(float(least / layer.weights[0, 0]) * UNIT)


def run_features(command: list[str], request: str) -> str:
    done = subprocess.run(command, input=request, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout
