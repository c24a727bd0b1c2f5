"""The promises of SECURITY.md at their full size: a million damaged files, ten thousand kills, a long day of the
preview, names that nobody means well with. Takes hours; every part can be ended and goes on where it was.

    soak.py [PART ...] [--state FILE] [--seed N] [--scale S]

What happens follows from the seed and a number, which a fault is reported with. The state file holds how far each
part has come, what was found, and the commit that it holds for; after another commit the parts begin anew.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "Tests"))

from hostile_names import HostileNames  # noqa: E402
from kills import Kills  # noqa: E402

SIZES = {"damaged": 1_000_000, "kills": 10_000, "serve": 1_000, "names": 5_000}
"""How many of each part there are at the scale 1: damaged files, kills, rounds of the preview, names."""
BATCHES = {"damaged": 20_000, "kills": 100, "serve": 50, "names": 100}
"""After how many the state is written."""
LIMIT = 2
"""Seconds of processor time that building one damaged site may take."""


@dataclass
class Progress:
    """How far one part has come."""

    done: int = 0
    seconds: float = 0
    """Of processor time, of this program and of all that it ran."""
    tally: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, tally: dict[str, int]) -> None:
        for name, count in tally.items():
            self.tally[name] = self.tally.get(name, 0) + count


Batch = Callable[[int, int, int, Progress], None]
"""Does what begins with the number and has so many: seed, first, count, and where to write down what comes of it."""


class Soak:
    """The parts, on one build of the program."""

    def __init__(self, built: Path, folder: Path):
        self.sitegen = built / "sitegen"
        self.mutations = built / "mutations"
        self.folder = folder
        self.parts: dict[str, Batch] = {
            "damaged": self.damaged,
            "kills": self.kills,
            "serve": self.serve,
            "names": self.names,
        }

    def damaged(self, seed: int, first: int, count: int, progress: Progress) -> None:
        # A batch has a seed of its own, so that it can be repeated without those before it.
        own_seed = seed * 1_000_003 + first
        words = ["--source", "Tests/Fixtures/small-site", "--count", count, "--seed", own_seed, "--limit", LIMIT]
        run = self._run(self.mutations, *words)
        *faults, summary = run.stdout.strip().splitlines() or [run.stderr]
        sites = re.search(r"in (\d+) sites", summary)
        progress.add({"sites": int(sites[1]) if sites else 0})
        if run.returncode:
            progress.faults += faults or [summary]

    def kills(self, seed: int, first: int, count: int, progress: Progress) -> None:
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            kills = Kills(self.sitegen, Path(folder))
            number = first * 10
            while kills.tally["killed"] < count:
                if fault := kills.kill(seed, number):
                    progress.faults.append(f"kill {number} of seed {seed}: {fault}")
                number += 1
            progress.add(kills.tally)

    def serve(self, seed: int, first: int, count: int, progress: Progress) -> None:
        is_last = first + count >= SIZES["serve"]
        words = ["--seed", seed, "--first", first, "--count", count, "--hostile", 60 if is_last else 0]
        run = self._run(sys.executable, ROOT / "Tests/Soak/serve.py", self.sitegen, *words)
        progress.add({"rounds": count})
        if memory := re.search(r"at most (\d+) MiB", run.stdout):
            progress.tally["MiB"] = max(progress.tally.get("MiB", 0), int(memory[1]))
        if run.returncode:
            progress.faults.append(run.stderr.strip() or run.stdout.strip()[-300:])

    def names(self, seed: int, first: int, count: int, progress: Progress) -> None:
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            names = HostileNames(self.sitegen, Path(folder))
            progress.faults += filter(None, (names.name(seed, number) for number in range(first, first + count)))
            progress.add(names.tally)

    def _run(self, *words: object) -> subprocess.CompletedProcess:
        return subprocess.run(list(map(str, words)), cwd=ROOT, capture_output=True, text=True, check=False)


def batches(part: str, done: int, scale: float) -> Iterator[tuple[int, int]]:
    size = round(SIZES[part] * scale)
    for first in range(done, size, BATCHES[part]):
        yield first, min(BATCHES[part], size - first)


def processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(SIZES)}; all by default")
    parser.add_argument("--built", type=Path, required=True, help="the folder of the release build")
    parser.add_argument("--state", type=Path, default=ROOT / ".build-soak/state.json")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1, help="0.01 is a hundredth of everything")
    options = parser.parse_args()
    if unknown := set(options.parts) - SIZES.keys():
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(SIZES)}")
    state = read_state(options.state, options.seed)
    options.state.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(options.built.resolve(), Path(folder))
        for part in options.parts or SIZES:
            progress = state.setdefault(part, Progress())
            for first, count in batches(part, progress.done, options.scale):
                start = processor_seconds()
                soak.parts[part](options.seed, first, count, progress)
                progress.seconds += processor_seconds() - start
                progress.done = first + count
                write_state(options.state, options.seed, state)
                print(line(part, progress, options.scale), flush=True)
    for fault in (faults := [fault for progress in state.values() for fault in progress.faults]):
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def line(part: str, progress: Progress, scale: float) -> str:
    tally = ", ".join(f"{count} {name}" for name, count in progress.tally.items())
    return (
        f"{time.strftime('%H:%M')} {part}: {progress.done} of {round(SIZES[part] * scale)}, {tally}, "
        f"{len(progress.faults)} faults, {progress.seconds:.0f} s of processor time"
    )


def commit() -> str:
    return subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()


def read_state(file: Path, seed: int) -> dict[str, Progress]:
    if not file.exists():
        return {}
    saved = json.loads(file.read_text(encoding="utf-8"))
    if (saved["commit"], saved["seed"]) != (commit(), seed):
        return {}
    return {part: Progress(**progress) for part, progress in saved["parts"].items()}


def write_state(file: Path, seed: int, state: dict[str, Progress]) -> None:
    parts = {part: asdict(progress) for part, progress in state.items()}
    text = json.dumps({"commit": commit(), "seed": seed, "parts": parts}, indent=2)
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


if __name__ == "__main__":
    sys.exit(main())
