"""The stemmer of the search gives what the implementation of the Snowball project gives."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import snowballstemmer

SCRIPT = """
import { readFileSync } from "node:fs";
const [script, words] = process.argv.slice(1);
const { snowballStem } = await import(script);
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(words, "utf8")).map(snowballStem)));
"""

ENDINGS = (
    "", "s", "es", "ies", "ied", "sses", "ed", "eed", "edly", "eedly", "ing", "ingly", "y", "ly", "ational", "ization", "izer",
    "ousness", "fulness", "iveness", "biliti", "lessli", "ogist", "ogi", "alize", "icate", "ative", "ical", "ness", "ement",
    "ment", "ent", "ance", "ible", "ism", "ion", "tion", "sion", "e", "le", "ll",
)  # fmt: skip
"""Each that a rule of the stemmer is about, so that every rule meets many words."""

SPECIAL = (
    "skis", "skies", "sky", "dying", "lying", "tying", "idly", "gently", "ugly", "early", "only", "singly", "news", "howe",
    "atlas", "cosmos", "bias", "andes", "evening", "canning", "inning", "herring", "earring", "outing", "proceed", "exceed",
    "succeed", "added", "egged", "odded", "generously", "communism", "arsenal", "pasted", "universe", "later", "emergency",
    "organization", "international", "youth", "boyish", "sayings", "by", "y", "yy", "enjoying", "hopping", "hoping",
)  # fmt: skip


EVERY = 16
"""A word gets each sixteenth ending, and other ones than the word before it."""


def node() -> str:
    found = next(Path(sys.prefix).glob("lib/python3*/site-packages/playwright/driver/node"), None)
    return str(found or shutil.which("node"))


def test_every_word_has_the_stem_that_snowball_gives_it(root: Path, tmp_path: Path):
    texts = [file.read_text(encoding="utf-8").lower() for file in sorted((root / "content/en").rglob("*.md"))]
    plain = sorted({word for text in texts for word in re.findall(r"[a-z]+", text)})
    words = [*SPECIAL, *plain]
    for number, word in enumerate(plain):
        words += [word + ending for ending in ENDINGS[number % EVERY :: EVERY]]
    (tmp_path / "words.json").write_text(json.dumps(words), encoding="utf-8")
    script = (root / "themes/letterhead/assets/english-stem.js").as_uri()
    command = [
        node(),
        "--no-warnings",
        "--input-type=module",
        "--eval",
        SCRIPT,
        script,
        str(tmp_path / "words.json"),
    ]
    stems = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, timeout=120).stdout)
    wanted = snowballstemmer.stemmer("english").stemWords(words)
    assert len(stems) == len(words) > 10_000
    assert [(word, ours, theirs) for word, ours, theirs in zip(words, stems, wanted, strict=True) if ours != theirs][
        :10
    ] == []
