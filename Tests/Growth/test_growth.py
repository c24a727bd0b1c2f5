"""Whatever the source holds, the work is at most n log n: twice as much of it takes less than three times the
processor time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hostile_inputs import KINDS, Kind, Source

LIMIT = 3.0
NEGLIGIBLE = 0.3
"""Seconds of processor time that the larger of two sources may take, however the work grows."""

LARGEST_MARKDOWN = 262_144
"""Bytes of a Markdown file that are read, `SourceFile.largestMarkdown`."""

RUNS = 3
"""Others use the machine too: work that seems to grow too fast is looked at so often, and the least of it counts."""

MOST = 60
"""Seconds of processor time after which a check is ended."""

COMMON = [
    "blanks left in prose", "braces without an end", "roles left in prose", "closing brackets",
    "nested images with an end", "images that are not there", "broken links", "broken anchors", "tags", "quotes",
    "headings of one name", "long words", "unknown blanks", "letters with one fault each", "unknown keys",
    "anchors of YAML", "cues", "many deep folders", "many pages", "elements of one id",
]  # fmt: skip
"""What the first tier tries, with a fourth of each."""


@pytest.mark.smaller
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in COMMON], ids=lambda kind: kind.name)
def test_work_grows_no_faster_than_a_small_source(sitegen: Path, tmp_path: Path, kind: Kind):
    expect_growth(sitegen, tmp_path, kind, kind.count // 4)


@pytest.mark.extended
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_work_grows_no_faster_than_the_source(sitegen: Path, tmp_path: Path, kind: Kind):
    expect_growth(sitegen, tmp_path, kind, kind.count)


def expect_growth(sitegen: Path, folder: Path, kind: Kind, count: int) -> None:
    """Checks sources with so much of a kind, with twice as much and with none."""
    once, twice, nothing = (Source(folder / name) for name in ("once", "twice", "nothing"))
    kind.make(once, count)
    kind.make(twice, 2 * count)
    assert all(file.stat().st_size <= LARGEST_MARKDOWN for file in twice.folder.rglob("*.md")), "it would not be read"
    start, shorter, longer = (float("inf"),) * 3
    for _ in range(RUNS):
        longer = min(longer, seconds(sitegen, twice.folder))
        if longer <= NEGLIGIBLE:
            return
        start = min(start, seconds(sitegen, nothing.folder))
        shorter = min(shorter, seconds(sitegen, once.folder))
        if longer - start <= LIMIT * (shorter - start):
            return
    pytest.fail(f"{start:.2f} s for none, {shorter:.2f} s for so much, {longer:.2f} s for twice as much")


def seconds(sitegen: Path, source: Path) -> float:
    """The processor time, user and system, that a check of the source takes."""
    process = subprocess.Popen(
        ["prlimit", f"--cpu={MOST}", str(sitegen), "check", "--source", str(source), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"ended with {process.returncode}"
    return usage.ru_utime + usage.ru_stime
