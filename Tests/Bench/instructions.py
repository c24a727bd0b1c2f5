"""Counts the user instructions of a command with `perf`, where there is one that can.

They repeat to a thousandth from run to run and day to day, where seconds on a shared machine do not.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

EVENT = "instructions:u"


def parse(report: str) -> int | None:
    """The number in what `perf stat -x ,` reports; None where the processor does not count."""
    for line in report.splitlines():
        columns = line.split(",")
        if len(columns) > 2 and columns[2] == EVENT and columns[0].isdigit():
            return int(columns[0])
    return None


def instructions(command: list[str | Path], folder: Path) -> int | None:
    """All threads of the command together; None on a machine that cannot count."""
    perf = shutil.which("perf")
    if perf is None:
        return None
    with tempfile.NamedTemporaryFile() as report:
        subprocess.run(
            [perf, "stat", "-x", ",", "-e", EVENT, "-o", report.name, "--", *map(str, command)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        return parse(Path(report.name).read_text())
