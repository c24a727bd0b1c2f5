"""Builds the same letters with sitegen and with Hugo, in turn, and says how long each took.

Beside both stands the floor: cmark over all the Markdown, and a bare write of the bytes that sitegen published.
Nothing that renders Markdown and writes these files can be faster.

    python bench.py --sitegen .build/release/sitegen --hugo hugo
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median

from chart import chart
from corpus import Writer, write_source
from hugo_site import write_site
from instructions import instructions
from preview import MeasuredPreview

SEED = 1
BARE_WRITE = Path(__file__).parent / "bare_write.py"


@dataclass
class Run:
    """What one process cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processors together."""
    memory: float
    """The most it held at once, in MiB."""


def run(command: list[str | Path], folder: Path) -> tuple[Run, str]:
    """Runs a command to its end, which has to be a good one; returns its cost and what it said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{text[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), text


def middle(runs: list[Run]) -> Run:
    return Run(*(median(getattr(one, name) for one in runs) for name in ("wall", "cpu", "memory")))


@dataclass
class Output:
    files: int
    pages: int
    bytes: int


def output(folder: Path) -> Output:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return Output(len(files), sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files))


class Bench:
    """The measurements for one number of letters."""

    def __init__(self, letters: int, work: Path, tools: argparse.Namespace):
        self.letters = letters
        self.tools = tools
        self.work = work
        self.ours = work / "sitegen"
        self.hugos = work / "hugo"
        written = list(Writer(SEED).letters(letters))
        write_source(self.ours, written)
        write_site(self.hugos, written)
        self.number = 0

    def fresh(self) -> Path:
        """A folder that has never been there: some file systems take longer where files were deleted."""
        self.number += 1
        return self.work / f"out-{self.number}"

    def sitegen(self) -> Run:
        self.published = self.fresh()
        cost, said = run([self.tools.sitegen, "build", "--quiet", "--timings", "--output", self.published], self.ours)
        self.stages = {
            name: float(time) / 1000 for name, time in re.findall(r"^(\w+) +([\d.]+) ms$", said, re.MULTILINE)
        }
        return cost

    def instructions(self) -> float | None:
        """User instructions of a build for each letter; None where the machine does not count them."""
        counted = instructions([self.tools.sitegen, "build", "--quiet", "--output", self.fresh()], self.ours)
        return None if counted is None else counted / self.letters

    def hugo(self) -> Run:
        self.by_hugo = self.fresh()
        return run([self.tools.hugo, "--quiet", "--destination", self.by_hugo], self.hugos)[0]

    def markdown(self) -> Run:
        files = sorted((self.ours / "content").rglob("*.md"))
        return run(["sh", "-c", 'xargs -0 "$0" >/dev/null <"$1"', self.tools.cmark, self.listed(files)], self.ours)[0]

    def bare_write(self) -> Run:
        """Only the writing counts; what is to be written is in memory before."""
        said = run([sys.executable, BARE_WRITE, self.published, self.fresh()], self.ours)[1]
        wall, cpu = map(float, said.split())
        return Run(wall, cpu, 0)

    def listed(self, files: list[Path]) -> Path:
        list_of_files = self.work / "files"
        list_of_files.write_bytes(b"\0".join(str(file).encode() for file in files))
        return list_of_files

    def measure(self, times: int) -> dict:
        kinds: dict[str, Callable[[], Run]] = {
            "sitegen": self.sitegen,
            "hugo": self.hugo,
            "cmark": self.markdown,
            "write": self.bare_write,
        }
        runs: dict[str, list[Run]] = {name: [] for name in kinds}
        for _ in range(times):
            for name, measured in kinds.items():
                runs[name].append(measured())
                print(f"  {self.letters:>6} letters  {name:<8} {runs[name][-1].wall:8.2f} s", file=sys.stderr)
        with MeasuredPreview(self.tools.sitegen, self.ours) as preview:
            shown = median(preview.change() for _ in range(times + 2))
        print(f"  {self.letters:>6} letters  preview  {shown:8.2f} s", file=sys.stderr)
        medians = {name: middle(own) for name, own in runs.items()}
        floor = medians["cmark"].wall + medians["write"].wall
        return {
            "letters": self.letters,
            "medians": {name: asdict(own) for name, own in medians.items()},
            "runs": {name: [asdict(one) for one in own] for name, own in runs.items()},
            "stages": self.stages,
            "outputs": {"sitegen": asdict(output(self.published)), "hugo": asdict(output(self.by_hugo))},
            "instructions": self.instructions(),
            "floor": floor,
            "preview": shown,
            "ratios": {
                "wall": median(ours.wall / hugos.wall for ours, hugos in zip(runs["sitegen"], runs["hugo"])),
                "cpu": median(ours.cpu / hugos.cpu for ours, hugos in zip(runs["sitegen"], runs["hugo"])),
                "memory": medians["sitegen"].memory / medians["hugo"].memory,
                "floor": medians["sitegen"].wall / floor,
                "preview": shown / medians["sitegen"].wall,
            },
        }


def real_site(tools: argparse.Namespace, work: Path, times: int) -> Run:
    root = Path(__file__).resolve().parents[2]
    return middle(
        [run([tools.sitegen, "build", "--quiet", "--output", work / f"real-{n}"], root)[0] for n in range(times)]
    )


def machine() -> str:
    names = re.findall(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({names[0] if names else platform.machine()}), {memory:.0f} GiB"


def table(results: dict) -> str:
    lines = [
        "| letters | | time | CPU | memory | pages | files | written |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for size in results["sizes"]:
        for name, label in [("sitegen", "sitegen"), ("hugo", "Hugo 0.168")]:
            own, made = size["medians"][name], size["outputs"][name]
            lines.append(
                f"| {size['letters']:,} | {label} | {own['wall']:.2f} s | {own['cpu']:.2f} s | {own['memory']:.0f} MiB "
                f"| {made['pages']:,} | {made['files']:,} | {made['bytes'] / 1e6:.0f} MB |"
            )
        ratios = size["ratios"]
        lines.append(f"| | the floor | {size['floor']:.2f} s | | | | | |")
        lines.append(f"| | a changed letter in `serve` | {size['preview']:.2f} s | | | | | |")
        counted = size["instructions"]
        told = "not counted on this machine" if counted is None else f"{counted / 1e6:.2f} million"
        lines.append(f"| | user instructions a letter | {told} | | | | | |")
        lines.append(
            f"| | **sitegen to Hugo** | **{ratios['wall']:.2f}** | **{ratios['cpu']:.2f}** | **{ratios['memory']:.2f}** | | | |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--sitegen", type=Path, required=True)
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--cmark", default="cmark")
    parser.add_argument("--letters", default="100,1000,10000", help="how many, one or several numbers")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--results", type=Path, help="a file for the figures, as JSON")
    parser.add_argument("--chart", type=Path, help="a file for the chart, as SVG")
    tools = parser.parse_args()
    tools.sitegen = tools.sitegen.resolve()
    tools.hugo = shutil.which(tools.hugo) or sys.exit(f"There is no {tools.hugo}.")
    results = {"date": date.today().isoformat(), "machine": machine(), "runs": tools.runs, "sizes": []}
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        for letters in map(int, tools.letters.split(",")):
            (work / str(letters)).mkdir()
            results["sizes"].append(Bench(letters, work / str(letters), tools).measure(tools.runs))
        results["real"] = asdict(real_site(tools, work, tools.runs + 2))
    finally:
        shutil.rmtree(work)
    print(f"\nMedians of {tools.runs} runs, in turn. {results['machine']}, {results['date']}.\n")
    print(table(results))
    last = results["sizes"][-1]["ratios"]
    print(
        f"\nOf the largest: {last['floor']:.1f} times the floor; a changed letter in {last['preview']:.2f} of a build."
    )
    print(f"\nThe real site: {results['real']['wall'] * 1000:.0f} ms.")
    print(
        "\nStages of the last build, in seconds: "
        + ", ".join(f"{k} {v:.2f}" for k, v in results["sizes"][-1]["stages"].items())
    )
    if tools.results:
        tools.results.write_text(json.dumps(results, indent=2) + "\n")
    if tools.chart:
        tools.chart.write_text(chart(results))


if __name__ == "__main__":
    main()
