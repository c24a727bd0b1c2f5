"""Trains the model of the search and writes `content/<language>/search-model.json`. `scripts/train` calls it."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import numpy as np
import yaml
from model import ALPHABET, Mask, Matrix, regression, run_features
from scipy import sparse

VERSION = 1
NODE = ["node", "--experimental-default-type=module", "--no-warnings"]
KINDS = ("training", "test", "letters", "wanted")
FACETS = {"stage": "stages", "aim": "aims", "reason": "reasons"}
"""What is learned of a search, by its name in the vocabulary. Channels are few words, which are keywords already."""
BUCKETS = 8192
WEIGHTS = 32_000
"""How many weights of features are kept; all others are nothing, which costs nothing to send."""
RARITY = 0.3
"""The rarer a value is, the more a weight of it matters, else values that few people tell would lose theirs."""
STRENGTH = 20.0
UNIT = 2
"""Weights are counted in halves."""


@dataclass
class Search:
    """What somebody typed, and what it tells of each facet: values, none, or, not in here, something that is not known."""

    text: str
    told: dict[str, set[str]]


class Searches:
    """Those of a language, and the vocabulary that they are told in."""

    def __init__(self, root: Path, language: str):
        self.root = root
        self.language = language
        self.content = root / "content" / language
        vocabulary = yaml.safe_load((self.content / "vocabulary.yaml").read_text(encoding="utf-8"))
        self.entries = {facet: vocabulary[plural] for facet, plural in FACETS.items()}
        self.values = {facet: [entry["id"] for entry in entries] for facet, entries in self.entries.items()}

    def file(self, kind: str) -> Path:
        return self.content / "searches" / f"{kind}.tsv"

    @property
    def digest(self) -> str:
        """Of all searches, those that letter_searches.py learns from among them; `Tests/Training` compares it."""
        return hashlib.sha256(b"".join(self.file(kind).read_bytes() for kind in KINDS)).hexdigest()

    def rows(self, kind: str) -> list[dict[str, str]]:
        with self.file(kind).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

    def read(self, kind: str) -> list[Search]:
        return [
            Search(row["text"], {facet: set(row[facet].split(",")) - {"-"} for facet in FACETS})
            for row in self.rows(kind)
        ]

    def keywords(self) -> list[Search]:
        """What the values of the vocabulary are called there, each in every form: "move/push interview"."""
        return [
            Search(text, {facet: {entry["id"]}})
            for facet, entries in self.entries.items()
            for entry in entries
            for keyword in entry.get("keywords", [])
            for text in _forms(keyword)
        ]

    def matrix(self, searches: list[Search]) -> sparse.csr_matrix:
        """A row each; the more features a text has, the less each says."""
        script = self.root / "scripts/training/search-features.mjs"
        assets = self.root / "themes/letterhead/assets"
        texts = [search.text for search in searches]
        request = json.dumps({"language": self.language, "buckets": BUCKETS, "texts": texts})
        found: list[list[int]] = json.loads(run_features([*NODE, str(script), str(assets)], request))
        counts = [len(features) for features in found]
        rows = np.repeat(np.arange(len(found)), counts)
        shares = np.repeat(1 / np.sqrt(np.maximum(1, counts)), counts)
        columns = np.concatenate([np.asarray(features, dtype=np.intp) for features in found])
        return sparse.csr_matrix((shares, (rows, columns)), shape=(len(found), BUCKETS))


def _forms(keyword: str) -> list[str]:
    words = [re.split("/", word) for word in keyword.split(" ")]
    count = max(len(each) for each in words)
    return [" ".join(each[min(form, len(each) - 1)] for each in words) for form in range(count)]


def labels(searches: list[Search], facet: str, values: list[str]) -> Mask:
    return np.array([[value in search.told[facet] for value in values] for search in searches])


@dataclass
class Model:
    """In whole numbers, as it is published: a column for each value of each facet."""

    weights: Matrix
    bias: Matrix

    def likelihoods(self, matrix: sparse.csr_matrix) -> Matrix:
        return 1 / (1 + np.exp(-(np.asarray(matrix @ self.weights) + self.bias) / UNIT))


def train(searches: Searches) -> Model:
    """Logistic regression for each facet on the searches of which it is known what they tell of it; then once more for
    the weights that matter most."""
    known = searches.read("training") + searches.keywords()
    matrix = searches.matrix(known)
    parts: list[tuple[sparse.csr_matrix, Mask]] = []
    for facet, values in searches.values.items():
        rows = [number for number, search in enumerate(known) if facet in search.told]
        parts.append((matrix[rows], labels([known[row] for row in rows], facet, values)))
    worth: list[Matrix] = []
    for inputs, told in parts:
        weights = regression(inputs, told, STRENGTH).weights
        seen = np.asarray((inputs != 0).sum(0)).ravel()
        worth.append(np.abs(weights) * np.sqrt(seen)[:, None] / np.maximum(told.mean(0), 1e-4) ** RARITY)
    least = np.sort(np.concatenate([each.ravel() for each in worth]))[-WEIGHTS]
    layers = [
        regression(inputs, told, STRENGTH, each >= least) for (inputs, told), each in zip(parts, worth, strict=True)
    ]
    weights = np.hstack([layer.weights for layer in layers])
    bias = np.hstack([layer.bias for layer in layers])
    return Model(np.clip(np.round(weights * UNIT), -32, 31), np.round(bias * UNIT))


def figures(searches: Searches, model: Model) -> dict[str, Any]:
    """Of searches by people who trained nothing: how often the likeliest value is told, of those that tell one; and of
    those that tell none, of how many the model is surer than not that they do."""
    test = searches.read("test")
    likely = model.likelihoods(searches.matrix(test))
    found: dict[str, Any] = {"searches": len(test), "facets": {}}
    first = 0
    for facet, values in searches.values.items():
        own = likely[:, first : first + len(values)]
        first += len(values)
        told = labels(test, facet, values)
        some = told.any(1)
        right = told[np.arange(len(test)), own.argmax(1)][some].sum()
        imagined = (own.max(1) > 0.5)[~some].sum()
        found["facets"][facet] = {
            "accuracy": round(float(right) / max(1, int(some.sum())), 3),
            "imagined": round(float(imagined) / max(1, int((~some).sum())), 3),
        }
    return found


def main(root: Path, language: str) -> None:
    searches = Searches(root, language)
    if not searches.file("training").exists():
        print(f"content/{language}/searches has no training.tsv: the search knows keywords only")
        return
    model = train(searches)
    seen = figures(searches, model)
    published = {
        "facets": [{"id": facet, "values": values} for facet, values in searches.values.items()],
        "buckets": BUCKETS,
        "unit": UNIT,
        "weights": "".join(ALPHABET[int(value) + 32] for value in model.weights.ravel()),
        "bias": [int(value) for value in model.bias],
    }
    whole = {"version": VERSION, "language": language, **published, "figures": seen, "data": searches.digest}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
    (searches.content / "search-model.json").write_text(text, encoding="utf-8")
    size = len(brotli.compress(json.dumps(published, separators=(",", ":")).encode()))
    print(f"The model of the search: {size} bytes in Brotli as browsers are sent it")
    print(json.dumps(seen, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
