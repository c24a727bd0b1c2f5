"""The drawings of docs/architecture.md are those of the code."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "Sources"
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")

OF_THE_SYSTEM = {"Darwin", "Dispatch", "Foundation", "Glibc", "Musl", "Synchronization"}
"""Modules that come with Swift or the system: any target may import them without declaring it."""

OF_PACKAGES = {"CYaml": "Yams"}
"""Modules that a package brings along besides its product, and the product."""

EDGE = re.compile(r"^\s*(\w+) -->(?:\|(\w+)\|)? (\w+)$", re.MULTILINE)


def drawing(heading: str) -> list[tuple[str, str, str]]:
    """Start, label and end of each arrow in the Mermaid drawing below a heading."""
    block = PAGE.split(f"\n## {heading}\n")[1].split("```mermaid\n")[1].split("```")[0]
    return EDGE.findall(block)


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What each target of Sources/ depends on, by Package.swift."""
    scratch = tmp_path_factory.mktemp("manifest")
    command = ["swift", "package", "--package-path", ROOT, "--scratch-path", scratch, "dump-package"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    targets = {target["name"]: target for target in json.loads(result.stdout)["targets"]}
    return {
        name: {next(iter(dependency.values()))[0] for dependency in target["dependencies"]}
        for name, target in targets.items()
        if (SOURCES / name).is_dir()
    }


def imports(target: str) -> set[str]:
    """The modules that the Swift files of a target import, without those of the system."""
    found: set[str] = set()
    for file in (SOURCES / target).rglob("*.swift"):
        text = file.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s*(?:@\w+ )?(?:\w+ )?import (?:\w+ )?(\w+)", text, re.MULTILINE))
    return {OF_PACKAGES.get(module, module) for module in found - OF_THE_SYSTEM}


def reach(graph: dict[str, set[str]], start: str) -> set[str]:
    """All that a target depends on, directly or through others."""
    direct = graph.get(start, set())
    return direct.union(*(reach(graph, end) for end in direct))


def reduced(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same dependencies without those that others imply."""
    return {start: ends - set().union(*(reach(graph, end) for end in ends)) for start, ends in graph.items()}


def test_the_targets_are_drawn_as_the_package_declares_them(declared: dict[str, set[str]]):
    drawn: dict[str, set[str]] = {name: set() for name in declared}
    for start, _, end in drawing("Targets"):
        drawn.setdefault(start, set()).add(end)
    assert drawn == reduced(declared)


def test_targets_import_what_they_declare(declared: dict[str, set[str]]):
    """No less, so that nothing is declared in vain, and no more: SwiftPM only warns of that."""
    assert {name: imports(name) for name in declared} == declared


def test_the_way_of_a_build_is_drawn_in_its_stages():
    """The arrows bear the stages of `BuildStage`, in their order."""
    stages = re.findall(r"^  case (\w+)$", (SOURCES / "SiteBuilder/BuildProgress.swift").read_text(), re.MULTILINE)
    assert list(dict.fromkeys(label for _, label, _ in drawing("The way of a build"))) == stages


def types_in(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.swift"):
        yield from re.findall(r"\b(?:struct|enum|class|actor) (\w+)", file.read_text(encoding="utf-8"))


def test_the_way_of_a_build_leads_through_types_that_exist():
    drawn = {end for arrow in drawing("The way of a build") for end in (arrow[0], arrow[2])}
    assert drawn - set(types_in(SOURCES)) == set()


def test_every_folder_of_the_sources_is_described():
    """By a link that leads into it, or in the drawing of the targets."""
    described = {name for arrow in drawing("Targets") for name in (arrow[0], arrow[2])}
    links = re.findall(r"\]\(\.\./Sources/([^)#]+)\)", PAGE)
    folders = {folder.relative_to(SOURCES) for folder in SOURCES.glob("*/*") if folder.is_dir()}
    folders = {folder for folder in folders if folder.name != "include"}  # The header of a C target.
    missing = {str(folder) for folder in folders if not any(Path(link).is_relative_to(folder) for link in links)}
    assert missing == set()
    assert {folder.name for folder in SOURCES.iterdir()} - described == set()
