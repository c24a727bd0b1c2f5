"""A source folder with as many letters as one likes: those of the real content, put together anew."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

import yaml
from built_site import load_yaml
from editions import copy_first_edition

LINE = re.compile(r"\[([^\]]+)\] (.+)")
SYLLABLES = [
    "ba",
    "cor",
    "den",
    "fi",
    "gal",
    "hem",
    "jo",
    "kin",
    "lu",
    "mar",
    "nel",
    "ost",
    "pra",
    "qui",
    "ros",
    "sol",
    "tam",
    "ven",
    "wil",
    "yor",
]
RARE_WORDS = 4_000
LONGEST_SUMMARY = 160


class BigGallery:
    """Letters that differ in their words, their situation and their length; the same for one seed."""

    def __init__(self, root: Path, seed: int = 1):
        self.root = root
        self._random = random.Random(seed)
        self._letters: list[tuple[dict, str]] = []
        """The front matter and the text of each letter."""
        for file in sorted((root / "content/en/letters").glob("*.md")):
            front, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
            self._letters.append((load_yaml(front.removeprefix("---\n")), body))
        self._sentences: dict[str, list[str]] = defaultdict(list)
        for _, body in self._letters:
            for role, sentence in LINE.findall(body):
                self._sentences[role].append(sentence)
        self._guidelines = sorted(file.stem for file in (root / "content/en/guide").glob("*.md"))
        vocabulary = load_yaml((root / "content/en/vocabulary.yaml").read_text(encoding="utf-8"))
        self._values = {
            facet: [value["id"] for value in vocabulary[facet + "s"]]
            for facet in ("stage", "reason", "channel", "tone", "relationship")
        }
        self._rare = ["".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 4))) for _ in range(RARE_WORDS)]

    def write(self, folder: Path, count: int) -> None:
        """Content, themes and `count` letters, in a folder that does not exist yet."""
        copy_first_edition(self.root, folder)
        etiquette = folder / "content/en/etiquette.yaml"
        etiquette.write_text(
            re.sub(r"(?m)^passing: .*", "passing: 0", etiquette.read_text(encoding="utf-8")), encoding="utf-8"
        )
        for number in range(len(self._letters), count):
            (folder / f"content/en/letters/letter-{number}.md").write_text(self._letter(), encoding="utf-8")

    def _letter(self) -> str:
        front, body = self._random.choice(self._letters)
        matter = dict(front)
        word = self._word().capitalize()
        matter["title"] = f"{word} {self._word()}: {matter['title']}"[:70].rstrip()
        ending = f", as for {self._word()}."
        matter["summary"] = matter["summary"].removesuffix(".")[: LONGEST_SUMMARY - len(ending)] + ending
        for facet, values in self._values.items():
            if facet in ("stage", "reason") or self._random.random() < 0.6:
                matter[facet] = self._random.choice(values)
        # Nor does one of many stand for its situation in the composer.
        for key in ("followUp", "aliases", "examples", "general"):
            matter.pop(key, None)
        matter["waivers"] = dict.fromkeys(self._guidelines, "Its words are drawn at random.")
        written = yaml.dump(matter, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{written}---\n{LINE.sub(self._sentence, body)}"

    def _sentence(self, line: re.Match) -> str:
        role = line[1]
        if role.startswith(("greet", "close")):
            return line[0]
        words = self._random.choice(self._sentences[role]).split(" ")
        for place in range(3, len(words), 4):
            words.insert(place, self._word())
        return f"[{role}] {' '.join(words)}"

    def _word(self) -> str:
        """Few of them often and most of them rarely, as words are."""
        return self._rare[int(RARE_WORDS * self._random.random() ** 3)]
