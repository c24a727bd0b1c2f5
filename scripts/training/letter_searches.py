"""Learns which letters people want who type a word, and writes `content/<language>/searches/learned.tsv`.

`scripts/train` calls it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from model import Mask, Matrix, run_features
from scipy import sparse
from scipy.optimize import minimize
from searches import NODE, Searches

COLUMNS = ["letter", "wanted", "words"]
FREE = 6.0
"""How much a search counts of somebody who did not know the letters, beside one that was written for a letter."""
SITUATION = 1.0
"""A search that tells a situation, which all letters for that situation fit."""
KEYWORD = 0.5
TITLE = 2.0
PENALTY = 0.2
LEAST = 2
"""A word that was typed once may be a slip."""
WORDS = 38
"""How many words are kept for each letter, on average; more make the index heavier, and the search no better."""
LEVELS = np.array([1.2, 1.5, 1.9, 2.4, 3.0, 3.8, 4.9, 6.5])
"""What a word counts for a letter, as `word-index.js` has it."""
TENTHS = 10
USUAL = 40
"""How much a letter is wanted, in tenths of e-folds, that is wanted as much as others."""


@dataclass
class Search:
    """What somebody typed, as the search reads it, and the letters and replies that fit."""

    letters: list[str]
    words: list[tuple[str, str]]
    """Each as written and its stem, without those that say nothing."""
    weight: float


@dataclass
class Text:
    """What somebody typed, or could, the letters and replies that fit, and how much it counts."""

    text: str
    letters: list[str]
    weight: float


class Gallery:
    """The letters and replies of a language, and the values of the facets of letters."""

    def __init__(self, content: Path):
        self.letters = {file.stem: _front_matter(file) for file in sorted((content / "letters").rglob("*.md"))}
        self.replies = {
            f"replies/{file.stem}": _front_matter(file) for file in sorted((content / "replies").glob("*.md"))
        }

    def fitting(self, told: dict[str, set[str]]) -> list[str]:
        """The letters for which all that is told is true; of what is not known nothing is told."""
        return [
            name
            for name, values in self.letters.items()
            if all(not meant or values.get(facet, "decline") in meant for facet, meant in told.items())
        ]


def _front_matter(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])


def texts(root: Path, language: str) -> list[Text]:
    """The labelled searches, the titles, and of each facet what readers call its values."""
    searches = Searches(root, language)
    gallery = Gallery(searches.content)
    known = {**gallery.letters, **gallery.replies}
    found = [Text(entry["title"], [name], TITLE) for name, entry in known.items()]
    for kind, weight in (("letters", 1.0), ("wanted", FREE)):
        found += [Text(row["text"], row["letters"].split(","), weight) for row in searches.rows(kind)]
    if unknown := {name for each in found for name in each.letters} - set(known):
        sys.exit(f"content/{language}/searches names what is not there: {', '.join(sorted(unknown))}")
    situations = [(search, SITUATION) for search in searches.read("training")]
    situations += [(search, KEYWORD) for search in searches.keywords()]
    for search, weight in situations:
        letters = gallery.fitting(search.told) if any(search.told.values()) else []
        if letters:
            found.append(Text(search.text, letters, weight))
    return found


def read(root: Path, language: str) -> list[Search]:
    found = texts(root, language)
    script, assets = root / "scripts/training/search-words.mjs", root / "themes/letterhead/assets"
    request = json.dumps({"language": language, "texts": [each.text for each in found]})
    words = json.loads(run_features([*NODE, str(script), str(assets)], request))
    return [
        Search(each.letters, [(word, stem) for word, stem in own], each.weight)
        for each, own in zip(found, words, strict=True)
        if own
    ]


class Vocabulary:
    """The stems that are typed often enough, each by the form in which it is typed most."""

    def __init__(self, searches: list[Search]):
        forms: dict[str, Counter[str]] = {}
        for search in searches:
            for word, stem in search.words:
                forms.setdefault(stem, Counter())[word] += 1
        known = sorted(stem for stem, counts in forms.items() if counts.total() >= LEAST)
        self.numbers = {stem: number for number, stem in enumerate(known)}
        self.words = [min(forms[stem], key=lambda word, of=forms[stem]: (-of[word], word)) for stem in known]

    def matrix(self, searches: list[Search]) -> sparse.csr_matrix:
        """A row each; the more known words a search has, the less each says."""
        known = [[self.numbers[stem] for _, stem in search.words if stem in self.numbers] for search in searches]
        cells = [(row, number, 1 / np.sqrt(len(own))) for row, own in enumerate(known) for number in own]
        rows, columns, shares = zip(*cells, strict=True)
        return sparse.csr_matrix((shares, (rows, columns)), shape=(len(searches), len(self.numbers)))


def train(inputs: sparse.csr_matrix, fitting: Mask, weights: Matrix) -> tuple[Matrix, Matrix]:
    """Multinomial logistic regression; those that fit a search share it.

    :returns: what each word counts for each letter, and what each letter starts with.
    """
    shape = (inputs.shape[1] + 1, fitting.shape[1])
    transposed = inputs.T.tocsr()
    shares = fitting / fitting.sum(1, keepdims=True)

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        layer, bias = flat.reshape(shape)[:-1], flat.reshape(shape)[-1]
        scores = np.asarray(inputs @ layer) + bias
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = (chances - shares) * weights[:, None]
        value = -(weights * (shares * np.log(chances + 1e-30)).sum(1)).sum()
        value += 0.5 * PENALTY * ((layer**2).sum() + 0.5 * (bias**2).sum())
        gradient = np.vstack([transposed @ slope + PENALTY * layer, slope.sum(0)[None] + 0.5 * PENALTY * bias])
        return float(value), gradient.ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 40, "maxcor": 5}).x.reshape(shape)
    return found[:-1], found[-1]


def levels(weights: Matrix, letters: int) -> Matrix:
    """The weights that matter most, each as the nearest of `LEVELS`, counted from 1; 0 where there is none."""
    least = np.sort(weights.ravel())[-min(weights.size, WORDS * letters)]
    borders = np.sqrt(LEVELS[1:] * LEVELS[:-1])
    return np.where((weights >= least) & (weights > 0), 1 + np.searchsorted(borders, weights), 0)


def write(file: Path, letters: list[str], wanted: Matrix, words: list[str], level: Matrix) -> None:
    with file.open("w", encoding="utf-8") as lines:
        lines.write("\t".join(COLUMNS) + "\n")
        for column, letter in enumerate(letters):
            order = sorted(np.flatnonzero(level[:, column]), key=lambda row: (-level[row, column], words[row]))
            own = " ".join(f"{words[row]}:{level[row, column]}" for row in order)
            lines.write(f"{letter}\t{wanted[column]}\t{own}\n")


def main(root: Path, language: str) -> None:
    folder = root / "content" / language
    if not (folder / "searches/letters.tsv").exists():
        return
    searches = read(root, language)
    letters = sorted({letter for search in searches for letter in search.letters})
    vocabulary = Vocabulary(searches)
    fitting = np.array([[letter in search.letters for letter in letters] for search in searches])
    counts = np.array([search.weight for search in searches])
    weights, bias = train(vocabulary.matrix(searches), fitting, counts)
    wanted = np.clip(np.round(TENTHS * bias) + USUAL, 0, 2 * USUAL).astype(int)
    write(folder / "searches/learned.tsv", letters, wanted, vocabulary.words, levels(weights, len(letters)))
    print(f"What {len(searches)} searches want is learned")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
