"""What a build, a test or a workflow downloads is pinned exactly, so that it is the same tomorrow."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflows_use_actions_by_commit_and_images_by_version(workflow: Path):
    """A tag can be moved to other code, a commit cannot; beside it stands the version that it is."""
    text = workflow.read_text(encoding="utf-8")
    actions = re.findall(r"uses: (.+)", text)
    images = re.findall(r"(?:container|image): (.+)", text)
    assert actions
    assert [action for action in actions if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)] == []
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+", image)] == []


def test_swift_packages_are_pinned():
    manifest = (ROOT / "Package.swift").read_text(encoding="utf-8")
    packages = re.findall(r"\.package\((.+)\)", manifest)
    assert packages
    assert [package for package in packages if not re.search(r', exact: "\d+\.\d+\.\d+"$', package)] == []


@pytest.mark.parametrize("file", sorted((ROOT / "Tests").rglob("requirements*.txt")), ids=lambda file: file.parent.name)
def test_python_packages_are_pinned(file: Path):
    lines = file.read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    assert packages
    assert [package for package in packages if not re.fullmatch(r"[\w.-]+==[\w.]+", package)] == []


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="all tests run in one process")
@pytest.mark.xdist_group("pins")
def test_pytest_and_xdist_agree_on_groups(request: pytest.FixtureRequest):
    """Tests of one group share what is dear to make: a gallery, a browser. pytest-xdist knows them by the end of their
    id; where it cannot write there, each process makes everything, and no test would fail."""
    assert request.node.nodeid.endswith("@pins")
