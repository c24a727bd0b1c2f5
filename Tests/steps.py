"""What there is to run: the steps of both tiers, what they need and what they run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = Path(os.environ.get("SITEGEN_SCRATCH_PATH", ROOT / ".build"))
ENVIRONMENT = ROOT / ".build-python"

Command = list[str]


@dataclass(frozen=True)
class Step:
    """One thing that is run. All of its commands are, and it fails if one of them does."""

    name: str
    commands: list[Command]
    needs: tuple[str, ...] = ()
    """Names of `PROGRAMS`. Where one is missing the step is skipped, or fails if everything has to run."""
    after: tuple[str, ...] = ()
    """The steps that build what this one uses."""
    is_extended: bool = False
    """Whether it is in the second tier only."""
    cost: int = 0
    """Roughly its seconds of processor time. Of the steps that can begin the dearest does, so that at the end nothing
    long is left to wait for."""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> str:
        """What its JUnit report and its log are called, without their extension."""
        return self.name.replace(" ", "-")

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


def pytest(*arguments: str, more: int = 0) -> Command:
    """As many browsers as there are processors, or some more: they wait for half of the time, in which the step beside
    this one runs. {reports} is where the runners leave their JUnit reports."""
    workers = ("-n", str((os.cpu_count() or 1) + more), "--dist", "loadgroup")
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

SITE = "{reports}/site"
"""The real site, built once for all steps of the first tier that look at it."""

PACKAGED = str(ROOT / ".build-package/release/sitegen")
"""The program that is released, which `scripts/package` leaves here. What is tested is what users get, and nothing is
compiled a third time."""

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
    os.environ.get("SITEGEN_MUTATIONS", "10000"),
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
    Step("build package", [["scripts/package", "{reports}/dist"]], ("swift", "cmark"), is_extended=True, cost=300),
    Step("build", [swift("build", "--build-tests", "--quiet")], ("swift", "cmark"), cost=280),
    Step(
        "build site",
        [[built("debug", "sitegen"), "build", "--strict", "--quiet", "--output", SITE]],
        after=("build",),
        cost=250,
    ),
    Step(
        "test site",
        [pytest("-m", "not extended", *SITE_TESTS)],
        ("python", "chromium"),
        after=("build", "build site"),
        environment={"SITEGEN": built("debug", "sitegen"), "SITE": SITE},
        cost=320,
    ),
    Step(
        "test swift",
        [node("Tests/Scripts/variations.mjs", "{reports}/variations.jsonl", *VARIATIONS), swift_test()],
        ("swift", "cmark", "python"),
        after=("build", "build site"),
        environment={"SITE": SITE, "SITEGEN_VARIATIONS": "{reports}/variations.jsonl"},
        cost=120,
    ),
    Step(
        "test first journey",
        [pytest("-k", FIRST_JOURNEY, "Tests/Engines")],
        ("python", "chromium", "firefox", "webkit", "compatibility-data"),
        after=("build", "build site"),
        environment={"SITEGEN": built("debug", "sitegen"), "SITE": SITE},
        cost=40,
    ),
    Step(
        "test scripts",
        [
            node(
                "--test",
                *("--test-reporter=spec", "--test-reporter-destination=stdout"),
                *("--test-reporter=junit", "--test-reporter-destination={reports}/scripts.xml"),
                *(str(file) for file in sorted((ROOT / "Tests/Scripts").glob("*.test.mjs"))),
            ),
        ],
        ("python",),
        after=("build site",),
        environment={"SITE": SITE},
        cost=30,
    ),
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
        cost=10,
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
    Step(
        "test composer extended",
        [node("--test", "Tests/Scripts/composer.test.mjs")],
        ("python",),
        after=("build site",),
        is_extended=True,
        environment={"SITE": SITE, "SITEGEN_EVERY_LETTER": "1"},
        cost=300,
    ),
    Step(
        "test site extended",
        [pytest("-m", "extended", *SITE_TESTS)],
        ("python", "chromium", "java", "nginx", "rsvg-convert"),
        after=("build package",),
        is_extended=True,
        environment={"SITEGEN": PACKAGED},
        cost=380,
    ),
    Step(
        "test engines",
        [pytest("-k", f"not ({FIRST_JOURNEY})", "Tests/Engines", more=1)],
        ("python", "chromium", "firefox", "webkit", "compatibility-data"),
        after=("build package",),
        is_extended=True,
        environment={"SITEGEN": PACKAGED},
        cost=290,
    ),
    Step(
        "test damaged sites",
        [[built("debug", "mutations"), "--source", "Tests/Fixtures/small-site", *DAMAGED_SITES]],
        after=("build",),
        is_extended=True,
        cost=35,
    ),
    Step(
        "test second theme",
        [pytest("-k", "not whatever_a_page", *SECOND_THEME_TESTS)],
        ("python", "chromium", "java"),
        after=("build package",),
        is_extended=True,
        environment={"SITEGEN": PACKAGED, "SITE_THEME": "plain"},
        cost=75,
    ),
    Step(
        "test package",
        [python("-m", "pytest", "-q", "--tb=short", "--junitxml={reports}/{step}.xml", "Tests/Package")],
        ("python", "debootstrap"),
        after=("build package",),
        is_extended=True,
        environment={"SITEGEN_DIST": "{reports}/dist"},
        cost=25,
    ),
]
