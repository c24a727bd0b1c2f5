"""Runs the checks of the project, one step after the other, in two tiers. `scripts/test` starts it.

Every step runs, also after one that failed, unless it needs a build that failed. At the end: what
failed, the ten slowest tests, and how much of its budget of processor time the tier has taken.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = Path(os.environ.get("SITEGEN_SCRATCH_PATH", ROOT / ".build"))
ENVIRONMENT = ROOT / ".build-python"

CPU_BUDGETS = {"the first tier": 450, "everything": 1500}
"""Seconds of processor time, user and system, that the steps of a tier take, builds and installing
apart, on the machine of docs/testing.md. A run that takes half as much again fails."""

SLOWEST = 10
"""So many tests are named at the end."""

PATIENCE = 5
"""Seconds in which a process that outlives its step has to end."""

Command = list[str]


# --- What there is to run


@dataclass(frozen=True)
class Step:
    """One thing that is run. All of its commands are, and it fails if one of them does."""

    name: str
    commands: list[Command]
    needs: tuple[str, ...] = ()
    """Names of `PROGRAMS`. Where one is missing the step is skipped, or fails if everything has to run."""
    after: str | None = None
    """The step that builds what this one uses."""
    is_extended: bool = False
    """Whether it is in the second tier only."""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def is_build(self) -> bool:
        return self.name.startswith("build")


def python(*arguments: str) -> Command:
    return [str(ENVIRONMENT / "bin/python"), *arguments]


def tool(name: str, *arguments: str) -> Command:
    """A linter that a Python package brings."""
    return [str(ENVIRONMENT / "bin" / name), *arguments]


def swift(verb: str, *arguments: str) -> Command:
    return ["swift", verb, "--package-path", str(ROOT), "--scratch-path", str(SCRATCH), *arguments]


def swift_test(*arguments: str) -> Command:
    return swift("test", "--skip-build", "--disable-xctest", "--xunit-output", "{reports}/swift.xml", *arguments)


def pytest(*arguments: str) -> Command:
    """One browser more than there are processors, because half of the time they wait for something to be shown;
    {reports} is where the runners leave their JUnit reports."""
    workers = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadgroup")
    return python("-m", "pytest", *workers, "-q", "--tb=short", "--junitxml={reports}/{step}.xml", *arguments)


def node(*arguments: str) -> Command:
    """The Node.js that Playwright's Python package brings, so that no other has to be there."""
    program = next(ENVIRONMENT.glob("lib/python3*/site-packages/playwright/driver/node"), Path("node"))
    return [str(program), "--no-warnings", *arguments]


def built(configuration: str, program: str) -> str:
    return str(SCRATCH / configuration / program)


def is_installed(*names: str) -> Callable[[], bool]:
    """Whether a program of one of these names is there; servers are where only root's PATH leads."""
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"
    return lambda: any(shutil.which(name, path=path) for name in names)


PROGRAMS: dict[str, Callable[[], bool]] = {
    "swift": is_installed("swift"),
    "cmark": lambda: True,
    "python": (ENVIRONMENT / "bin/python").exists,
    "shellcheck": is_installed("shellcheck"),
    "chromium": is_installed(
        os.environ.get("CHROMIUM", "chromium-headless-shell"), "chromium", "chromium-browser", "google-chrome"
    ),
    "java": is_installed("java"),
    "nginx": is_installed("nginx"),
    "rsvg-convert": is_installed("rsvg-convert"),
    "firefox": is_installed("firefox-esr"),
    "debootstrap": is_installed("debootstrap"),
    "webkit": lambda: all(is_installed(name)() for name in ("WebKitWebDriver", "Xvfb", "xdotool")),
    "compatibility-data": lambda: (
        Path("/usr/share/nodejs/@mdn/browser-compat-data").exists() and is_installed("acorn")()
    ),
}
"""What steps need, and how to see whether it is there. `scripts/test` has an `install_` function for each."""

FIRST_JOURNEY = "home_to_copied_letter and not old_browser or browser_floor"
SITE_TESTS = ["Tests", "--ignore=Tests/Engines", "--ignore=Tests/Package"]
VARIATIONS = [os.environ.get("SITEGEN_VARIATION_COUNT", "4000"), os.environ.get("SITEGEN_VARIATION_SEED", "1")]
SECOND_THEME_TESTS = [
    "Tests/Site/test_html.py",
    "Tests/Site/test_page_weight.py",
    "Tests/Browser/test_print.py",
    "Tests/Browser/test_tour.py",
]
DAMAGED_SITES = [
    "--count",
    os.environ.get("SITEGEN_MUTATIONS", "20000"),
    "--seed",
    os.environ.get("SITEGEN_MUTATION_SEED", "1"),
]

TYPED_SCRIPTS = [str(path) for path in sorted((ROOT / "themes").glob("*/assets/*.js"))] + [
    str(ROOT / "Sources/SiteBuilder/Offline/offline.js"),
    str(ROOT / "Sources/Preview/Page/live.js"),
]
SHELL_SCRIPTS = [str(path) for path in sorted((ROOT / "scripts").iterdir()) if path.is_file()] + [
    str(ROOT / path) for path in (".ci/run", "packaging/formula", "Tests/Package/first-letter.sh")
]

STEPS = [
    Step(
        "lint swift",
        [["swift", "format", "lint", "--strict", "--recursive", "--parallel", "Package.swift", "Sources", "Tests"]],
        ("swift",),
    ),
    Step(
        "lint python",
        [
            tool("ruff", "check", "--quiet", "--no-cache", "."),
            tool("ruff", "format", "--check", "--quiet", "--no-cache", "."),
            tool("basedpyright", "--warnings"),
        ],
        ("python",),
    ),
    Step(
        "lint javascript",
        [
            tool("deno", "lint", "--quiet"),
            # Only scripts of pages must not wait at top level.
            tool("deno", "lint", "--quiet", "--rules-exclude=no-top-level-await", "Tests/Scripts"),
            tool("deno", "check", "--quiet", *TYPED_SCRIPTS),
            tool("deno", "fmt", "--check", "--quiet", "Tests/Scripts"),
        ],
        ("python",),
    ),
    Step("lint shell", [["shellcheck", *SHELL_SCRIPTS]], ("shellcheck",)),
    Step("lint text", [tool("codespell"), python("Tests/Lint/house_rules.py")], ("python",)),
    Step("build", [swift("build", "--build-tests", "--quiet")], ("swift", "cmark")),
    Step(
        "test scripts",
        [
            [built("debug", "sitegen"), "build", "--quiet", "--output", "{reports}/site"],
            node(
                "--test",
                *("--test-reporter=spec", "--test-reporter-destination=stdout"),
                *("--test-reporter=junit", "--test-reporter-destination={reports}/scripts.xml"),
                *(str(file) for file in sorted((ROOT / "Tests/Scripts").glob("*.test.mjs"))),
            ),
            node("Tests/Scripts/variations.mjs", "{reports}/variations.jsonl", *VARIATIONS),
        ],
        ("python",),
        after="build",
        environment={"SITE": "{reports}/site"},
    ),
    Step(
        "test swift",
        [swift_test()],
        ("swift", "cmark"),
        after="build",
        environment={"SITEGEN_VARIATIONS": "{reports}/variations.jsonl"},
    ),
    Step(
        "test site",
        [pytest("-m", "not extended", *SITE_TESTS)],
        ("python", "chromium"),
        after="build",
        environment={"SITEGEN": built("debug", "sitegen")},
    ),
    Step(
        "test first journey",
        [pytest("-k", FIRST_JOURNEY, "Tests/Engines")],
        ("python", "chromium", "firefox", "webkit", "compatibility-data"),
        after="build",
        environment={"SITEGEN": built("debug", "sitegen")},
    ),
    Step(
        "build release",
        [
            swift("build", "--configuration", "release", "--quiet", "--product", product)
            for product in ("sitegen", "mutations")
        ],
        ("swift", "cmark"),
        is_extended=True,
    ),
    Step(
        "build package",
        [["scripts/package", "{reports}/dist"]],
        ("swift", "cmark"),
        is_extended=True,
    ),
    Step(
        "test package",
        [python("-m", "pytest", "-q", "--tb=short", "--junitxml={reports}/{step}.xml", "Tests/Package")],
        ("python", "debootstrap"),
        after="build package",
        is_extended=True,
        environment={"SITEGEN_DIST": "{reports}/dist"},
    ),
    Step(
        "test damaged sites",
        [[built("release", "mutations"), "--source", "Tests/Fixtures/small-site", *DAMAGED_SITES]],
        after="build release",
        is_extended=True,
    ),
    Step(
        "test site extended",
        [pytest("-m", "extended", *SITE_TESTS)],
        ("python", "chromium", "java", "nginx", "rsvg-convert"),
        after="build release",
        is_extended=True,
        environment={"SITEGEN": built("release", "sitegen")},
    ),
    Step(
        "test second theme",
        [pytest("-k", "not whatever_a_page", *SECOND_THEME_TESTS)],
        ("python", "chromium", "java"),
        after="build release",
        is_extended=True,
        environment={"SITEGEN": built("release", "sitegen"), "SITE_THEME": "plain"},
    ),
    Step(
        "test engines",
        [pytest("-k", f"not ({FIRST_JOURNEY})", "Tests/Engines")],
        ("python", "chromium", "firefox", "webkit", "compatibility-data"),
        after="build release",
        is_extended=True,
        environment={"SITEGEN": built("release", "sitegen")},
    ),
]


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
    builds = {step.after for step in chosen} - {step.name for step in chosen}
    return [step for step in STEPS if step.name in builds] + chosen


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


def run(step: Step, reports: Path, failed: set[str], everything: bool) -> Outcome:
    missing = [name for name in step.needs if not PROGRAMS[name]()]
    if missing:
        return Outcome(step, "failed" if everything else "skipped", f"{', '.join(missing)} missing")
    if step.after in failed:
        return Outcome(step, "skipped", f"`{step.after}` failed")
    print(f"\n== {step.name}", flush=True)
    start, used = time.monotonic(), cpu_seconds()
    places = {"reports": str(reports), "step": step.name.replace(" ", "-")}
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {name: value.format(**places) for name, value in step.environment.items()}
    if everything:
        environment["SITEGEN_TEST_EVERYTHING"] = "1"  # Tests/programs.py
    codes = []
    for command in step.commands:
        words = [word.format(**places) for word in command]
        codes.append(subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode)
    left = end_what_is_left()
    cpu = cpu_seconds() - used
    print(f"   {step.name}: {time.monotonic() - start:.0f} s, {cpu:.0f} s of processor time", flush=True)
    if any(codes):
        return Outcome(step, "failed", f"exit code {max(codes, key=abs)}", cpu)
    if left:
        return Outcome(step, "failed", f"left running: {', '.join(left)}", cpu)
    return Outcome(step, "passed", cpu=cpu)


def adopt_orphans() -> None:
    """Makes this process the parent of whatever its descendants leave behind, so that browsers' own
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
    print("\nProcessor time:")
    for outcome in outcomes:
        print(f"{outcome.cpu:7.0f} s  {outcome.step.name}: {outcome.state} {outcome.note}".rstrip())
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
    adopt_orphans()
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="sitegen-reports-") as reports:
        for step in steps:
            failed = {outcome.step.name for outcome in outcomes if outcome.state != "passed"}
            outcomes.append(run(step, Path(reports), failed, arguments.all))
        is_well = summary(outcomes, Path(reports), CPU_BUDGETS.get(tier or ""))
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
