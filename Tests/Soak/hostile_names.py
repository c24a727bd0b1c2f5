"""Gives `sitegen new` names that nobody means well with. Either the name is refused and nothing is changed, or there
is one new file in the folder for it and the site still builds; and nothing is ever made outside of the site.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

from preview_server import SMALL_SITE

KINDS = ["letter", "guideline", "debate", "theme"]

PIECES = [
    "{", "}", "{role}", "{{", "}}", "../", "/", "/etc/", "\\", "\0", "\n", "\r\n", "\t", " ", ".", "..", "-", "--help",
    "~", "$HOME", "`id`", "$(id)", ";", "|", "&", "&amp;", "<b>", "<!--", "'", '"', "---", ": ", "# ", "- ", "[", "]",
    "[thank] ", "*a", "&a ", "!!binary ", "%", "%2e%2e%2f", "%00", "con", "NUL", "index", "site", "404", "é", "e\u0301",
    "ß", "ł", "İ", "ı", "ﬁ", "١٢", "你好", "שלום", "🙂", "\u200b", "\u202e", "\u2028", "\ufeff", "\ufffd", "a" * 300,
    "declining", "Phone", "an interview", "because of pay", "2026", "a", "Z",
]  # fmt: skip


class HostileNames:
    """One copy of the small site, and another of it to compare with."""

    def __init__(self, sitegen: Path, folder: Path):
        self.sitegen = sitegen
        self.folder = folder / "inside"
        self.source = self.folder / "site"
        shutil.copytree(SMALL_SITE, self.source)
        self.before = self._files()
        self.tally = {"made": 0, "refused": 0}

    def name(self, seed: int, number: int) -> str | None:
        """Tries one name. Returns what is wrong with what came of it."""
        chance = random.Random(f"{seed}:{number}")
        kind = chance.choice(KINDS)
        name = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6))).replace("\0", "\x01")
        run = self._run("new", kind, "--source", self.source, "--", name)
        after = self._files()
        added = sorted(after.keys() - self.before.keys())
        fault = self._fault(run, added, after)
        for path in added:
            path.unlink()
        for theme in self.source.glob("themes/*"):
            if theme.is_dir() and not any(self.before.keys() & set(theme.rglob("*"))):
                shutil.rmtree(theme)
        return f"new {kind} {name!r}: {fault}" if fault else None

    def _fault(self, run: subprocess.CompletedProcess, added: list[Path], after: dict[Path, bytes]) -> str | None:
        if run.returncode not in {0, 1, 2, 64}:
            return f"ends with {run.returncode}: {run.stderr.strip()[-300:]}"
        if {path: after.get(path) for path in self.before} != self.before:
            return "changes a file"
        if run.returncode:
            self.tally["refused"] += 1
            if added:
                return f"is refused, and makes {added[0]}"
            return None if run.stderr.strip() else "is refused without a word"
        self.tally["made"] += 1
        if not added or not all(path.is_relative_to(self.source) for path in added):
            return f"makes {added[:1]}"
        check = self._run("check", "--source", self.source)
        return f"breaks the site: {(check.stderr + check.stdout).strip()[:500]}" if check.returncode else None

    def _run(self, *words: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.sitegen, *map(str, words)], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False
        )

    def _files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.folder.parent.rglob("*") if path.is_file()}
