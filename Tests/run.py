"""Runs the checks of the project, two steps at a time, in two tiers. `scripts/test` starts it; `steps.py` has the steps.

Every step runs, also after one that failed, unless it needs a build that failed. What a step prints is
shown when it has ended. At the end: what failed, the ten slowest tests, and how much of its budget of processor time
the tier has taken.
"""

from __future__ import annotations

import argparse
import ctypes
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

from steps import PROGRAMS, ROOT, STEPS, Step, pytest, swift_test

CPU_BUDGETS = {"the first tier": 560, "everything": 1750}
"""Seconds of processor time, user and system, that the steps of a tier take, builds and installing
apart, on the machine of docs/testing.md, for a site in four languages. A run that takes half as much
again fails."""

SLOWEST = 10
"""So many tests are named at the end."""

SIDE_BY_SIDE = 2
"""So many steps run at once: most have moments in which they wait, or keep one processor busy."""

PATIENCE = 5
"""Seconds in which a process that outlives its step has to end."""


# --- What of it is run


def chosen_steps(patterns: Sequence[str], everything: bool) -> list[Step]:
    """The steps of a tier; or those that are called as a pattern or have it in their name, and the tests that do."""
    if not patterns:
        return [step for step in STEPS if everything or not step.is_extended]
    called = {step.name for step in STEPS}.intersection(patterns)
    chosen = [
        step
        for step in STEPS
        if step.name in called or any(pattern in step.name for pattern in patterns if pattern not in called)
    ]
    for pattern in patterns:
        if not any(pattern in step.name for step in STEPS):
            chosen += steps_for_tests(pattern)
    return builds_before(chosen) + chosen


def builds_before(steps: Sequence[Step]) -> list[Step]:
    """What else has to be built for these, and for that."""
    names = {name for step in steps for name in step.after} - {step.name for step in steps}
    builds = [step for step in STEPS if step.name in names]
    return [*builds_before([*builds, *steps]), *builds] if builds else []


def steps_for_tests(pattern: str) -> list[Step]:
    """Runs the tests whose file or name has the pattern in it, each kind by its own runner."""
    if (ROOT / pattern.split("::", maxsplit=1)[0]).is_file():
        return [replace(step_named("test site"), name=pattern, commands=[pytest(pattern)])]
    found = []
    if files_of_tests("*Tests.swift", rf"\b(?:func|struct|class) \w*{re.escape(pattern)}"):
        found.append(replace(step_named("test swift"), commands=[swift_test("--filter", pattern)]))
    if files := files_of_tests("test_*.py", rf"\bdef test_\w*{re.escape(pattern)}", pattern):
        found.append(replace(step_named("test site"), commands=[pytest("-k", pattern, *files)]))
    return found


def files_of_tests(glob: str, named: str, stem: str | None = None) -> list[str]:
    """The test files that declare something so named, or are so named themselves."""
    return [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "Tests").rglob(glob))
        if re.search(named, file.read_text(encoding="utf-8")) or (stem and stem in file.stem)
    ]


def step_named(name: str) -> Step:
    return next(step for step in STEPS if step.name == name)


# --- Running it


@dataclass
class Outcome:
    """How a step ended."""

    step: Step
    state: str
    """`passed`, `failed` or `skipped`."""
    note: str = ""
    cpu: float = 0
    seconds: float = 0


class Runner:
    """Starts steps as soon as what they come after has ended, the dearest first where there is a choice."""

    def __init__(self, steps: Sequence[Step], reports: Path, everything: bool):
        self.waiting = list(steps)
        self.outcomes: list[Outcome] = []
        self._reports = reports
        self._everything = everything
        self._running: dict[Future[Outcome], Step] = {}

    def run(self) -> list[Outcome]:
        """Each in a process of its own, which knows how much time its own children have taken."""
        with ProcessPoolExecutor(
            SIDE_BY_SIDE, multiprocessing.get_context("spawn"), adopt_orphans, max_tasks_per_child=1
        ) as pool:
            while self.waiting or self._running:
                while len(self._running) < SIDE_BY_SIDE and (step := self._next()):
                    if note := self._obstacle(step):
                        self.outcomes.append(Outcome(step, *note))
                    else:
                        print(f"-- {step.name} begins", flush=True)
                        self._running[pool.submit(run, step, self._reports, self._everything)] = step
                for future in wait(self._running, return_when=FIRST_COMPLETED).done:
                    del self._running[future]
                    self.outcomes.append(future.result())
                    self._show(self.outcomes[-1])
        return self.outcomes

    def _next(self) -> Step | None:
        """Takes the dearest step that nothing has to come before any more."""
        unfinished = {step.name for step in [*self.waiting, *self._running.values()]}
        ready = [step for step in self.waiting if unfinished.isdisjoint(step.after)]
        step = max(ready, key=lambda step: step.cost, default=None)
        if step:
            self.waiting.remove(step)
        return step

    def _obstacle(self, step: Step) -> tuple[str, str] | None:
        """Why it cannot run, as a state and a note."""
        if missing := [name for name in step.needs if not PROGRAMS[name]()]:
            return "failed" if self._everything else "skipped", f"{', '.join(missing)} missing"
        unbuilt = {outcome.step.name for outcome in self.outcomes if outcome.state != "passed"}.intersection(step.after)
        return ("skipped", f"no `{'`, `'.join(sorted(unbuilt))}`") if unbuilt else None

    def _show(self, outcome: Outcome) -> None:
        print(f"\n== {outcome.step.name}")
        print(log_of(outcome.step, self._reports).read_text(encoding="utf-8", errors="replace"), end="")
        print(f"   {outcome.state}: {outcome.seconds:.0f} s, {outcome.cpu:.0f} s of processor time\n", flush=True)


def log_of(step: Step, reports: Path) -> Path:
    return reports / f"{step.report}.log"


def run(step: Step, reports: Path, everything: bool) -> Outcome:
    """Runs the commands of a step one after the other, and leaves what they print in its log."""
    start, used = time.monotonic(), cpu_seconds()
    places = {"reports": str(reports), "step": step.report}
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {name: value.format(**places) for name, value in step.environment.items()}
    if everything:
        environment["SITEGEN_TEST_EVERYTHING"] = "1"  # Tests/programs.py
    codes = []
    with log_of(step, reports).open("w", encoding="utf-8") as log:
        for command in step.commands:
            words = [word.format(**places) for word in command]
            result = subprocess.run(
                words, cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
            codes.append(result.returncode)
    left = end_what_is_left()
    state, note = "passed", ""
    if any(codes):
        state, note = "failed", f"exit code {max(codes, key=abs)}"
    elif left:
        state, note = "failed", f"left running: {', '.join(left)}"
    return Outcome(step, state, note, cpu_seconds() - used, time.monotonic() - start)


def adopt_orphans() -> None:
    """Makes the process of a step the parent of whatever its descendants leave behind, so that browsers' own
    processes count as its children. Where the system cannot (it is Linux's), they count less."""
    pr_set_child_subreaper = 36
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


def cpu_seconds() -> float:
    """User and system time of all processes that have ended below this one."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def end_what_is_left() -> list[str]:
    """Waits for what the commands have left behind; kills what does not end by itself, and names it."""
    end = time.monotonic() + PATIENCE
    while reaped_all() is False:
        if time.monotonic() > end:
            return [kill(process) for process in children()]
        time.sleep(0.05)
    return []


def reaped_all() -> bool:
    """Whether nothing is left, once all that has ended is reaped."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return True
    return False


def children() -> Iterator[int]:
    for tasks in Path("/proc/self/task").glob("*/children"):
        yield from map(int, tasks.read_text().split())


def kill(process: int) -> str:
    """The name of the process that is no more."""
    name = Path(f"/proc/{process}/comm").read_text().strip()
    os.kill(process, 9)
    os.waitpid(process, 0)
    return name


# --- What came of it


def slowest_tests(reports: Path) -> list[tuple[float, str]]:
    """Seconds and names, from the JUnit reports of all runners."""
    tests = []
    for report in reports.glob("*.xml"):
        for case in ET.parse(report).iter("testcase"):
            name = f"{case.get('classname', '').rpartition('.')[2]}: {case.get('name')}"
            tests.append((float(case.get("time") or 0), name))
    return sorted(tests, reverse=True)[:SLOWEST]


def summary(outcomes: list[Outcome], reports: Path, budget: int | None) -> bool:
    """Prints what came of it all, and returns whether all is well."""
    slowest = slowest_tests(reports)
    if slowest:
        print("\nThe slowest tests:")
    for seconds, name in slowest:
        print(f"{seconds:7.1f} s  {name}")
    print("\nProcessor time, and time by the clock:")
    for outcome in outcomes:
        print(
            f"{outcome.cpu:7.0f} s {outcome.seconds:5.0f} s  {outcome.step.name}: {outcome.state} {outcome.note}".rstrip()
        )
    cpu = sum(outcome.cpu for outcome in outcomes if not outcome.step.is_build)
    passed = [outcome for outcome in outcomes if outcome.state == "passed"]
    skipped = [outcome for outcome in outcomes if outcome.state == "skipped"]
    failed = len(outcomes) - len(passed) - len(skipped)
    is_too_much = budget is not None and cpu > 1.5 * budget
    if budget is not None:
        print(f"\n{cpu:.0f} s of processor time without builds; the budget is {budget} s.")
    if is_too_much:
        print("That is more than half as much again. Make tests cheaper, or say why they are worth it"
              " and change CPU_BUDGETS in Tests/run.py.")  # fmt: skip
    print(f"\n{len(passed)} passed, {failed + is_too_much} failed, {len(skipped)} skipped")
    return not failed and not is_too_much


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/test", description="Runs the checks of docs/testing.md.")
    parser.add_argument("pattern", nargs="*", help="run only the steps, or the tests, that have this in their name")
    parser.add_argument("--all", action="store_true", help="everything there is, as CI does")
    parser.add_argument("--list", action="store_true", help="name the steps of both tiers")
    parser.add_argument("--programs", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.list:
        for step in STEPS:
            print(f"{step.name:24}{'only with --all' if step.is_extended else ''}".rstrip())
        return 0
    steps = chosen_steps(arguments.pattern, arguments.all)
    if not steps:
        parser.error(f"no step and no test has {' or '.join(arguments.pattern)} in its name; see --list")
    if arguments.programs:
        print("\n".join(dict.fromkeys(program for step in steps for program in step.needs)))
        return 0
    tier = None if arguments.pattern else "everything" if arguments.all else "the first tier"
    with tempfile.TemporaryDirectory(prefix="sitegen-reports-") as reports:
        outcomes = Runner(steps, Path(reports), arguments.all).run()
        is_well = summary(outcomes, Path(reports), CPU_BUDGETS.get(tier or ""))
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
