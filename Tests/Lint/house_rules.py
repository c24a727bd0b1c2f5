"""Rules of this project that no linter knows; docs/testing.md says what each is for. Prints each line that breaks
one, and exits with 1 if there is any."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

UNTOUCHED = ("Tests/Fixtures/", "Tests/Vectors/", "Tests/Bench/results.json")
"""What is broken on purpose, or written by a program."""

BINARY = {".png", ".ico", ".woff2", ".pdf", ".br", ".bin"}


@dataclass(frozen=True)
class Rule:
    """A pattern that no line of some files may have."""

    pattern: str
    says: str
    of: str
    """The files, as a pattern for their paths."""
    but: tuple[str, ...] = ()
    """Paths to which it does not apply."""


RULES = [
    Rule(r"[ \t]+$", "white space at the end of the line", r".*"),
    Rule(r"\r$", "a carriage return; lines end with a line feed", r".*"),
    Rule(r"^\t", "a tab; indent with spaces", r".*"),
    Rule(r"^.{111,}$", "more than 110 characters", r".*\.(m?js|sh)$|scripts/[a-z]+$", ("themes/letterhead/assets/",)),
    Rule(
        r"\.wait_for_timeout\(|\btime\.sleep\(|\bfrom time import .*sleep|networkidle",
        "a wait for a time; wait for what has to happen (Tests/waiting.py, page_pool.settle)",
        r"Tests/.*\.py$",
        ("Tests/waiting.py", "Tests/Lint/", "Tests/Bench/", "Tests/Soak/", "Tests/run.py"),
    ),
    Rule(r"\bsetTimeout\(", "a wait for a time; wait for what has to happen", r"Tests/.*\.m?js$"),
    Rule(
        r"\b(?:Task|Thread|clock)\.sleep\b|\busleep\(|\bsleep\(",
        "a wait for a time; wait for what has to happen, or say on the line why not: // waits: ...",
        r"Tests/\w+Tests/.*\.swift$",
    ),
]

EXCUSE = "// waits: "
"""Before the reason for a wait whose length is what the test is about."""


def main() -> int:
    broken = list(broken_rules())
    for place, says in sorted(broken):
        print(f"{place}: {says}")
    return 1 if broken else 0


def broken_rules() -> Iterator[tuple[str, str]]:
    """Each place, as `path:line`, with what is wrong there."""
    for path in tracked_files():
        text = (ROOT / path).read_bytes().decode("utf-8")
        if text and not text.endswith(("\n", "}}")):
            yield f"{path}:{text.count(chr(10)) + 1}", "no line feed at the end of the file"
        rules = [rule for rule in RULES if re.fullmatch(rule.of, path) and not path.startswith(rule.but or "\0")]
        for number, line in enumerate(text.split("\n"), start=1):
            for rule in rules:
                if re.search(rule.pattern, line) and EXCUSE not in line:
                    yield f"{path}:{number}", rule.says


def tracked_files() -> Iterator[str]:
    """The text files of the project, also those that are not committed yet."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for path in listed.split("\0"):
        file = ROOT / path
        if (
            path
            and not path.startswith(UNTOUCHED)
            and file.suffix not in BINARY
            and file.is_file()
            and not file.is_symlink()
        ):
            yield path


if __name__ == "__main__":
    sys.exit(main())
