"""The documents of the project: their links lead somewhere, and decisions have one form."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ["docs", "themes", "Sources", ".github"]
DOCUMENTS = [*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))]

DECISIONS = ROOT / "docs/decisions"
PARTS = ["Context", "Options", "Decision", "Consequences"]


def test_every_link_between_documents_leads_somewhere():
    """To a file or folder of the project that is there, and to a heading that is in it."""
    # A theme's starter is the content of a site, whose links the build checks.
    files = [page for page in DOCUMENTS if "starter" not in page.parts]
    result = subprocess.run(
        [
            Path(sys.executable).with_name("lychee"),
            *("--offline", "--include-fragments", "--no-progress", "--format", "json"),
            *files,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=os.environ | {"RUST_BACKTRACE": "0"},
        check=False,
    )
    assert result.returncode in (0, 2), result.stderr
    report = json.loads(result.stdout)
    assert report["successful"] > len(files), "lychee has checked next to nothing"
    assert [
        f"{Path(page).relative_to(ROOT)}: {error['url']}: {error['status']['text']}"
        for page, errors in report["error_map"].items()
        for error in errors
    ] == []


def decisions() -> list[Path]:
    return sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("page", decisions(), ids=lambda page: page.stem)
def test_a_decision_is_dated_and_says_what_was_weighed(page: Path):
    """Its file name starts with the date in its text; it has four parts, and at least two options."""
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^Decided (\d{4}-\d\d-\d\d)\.", text) == [page.name[:10]]
    assert re.findall(r"(?m)^## (.+)", text) == PARTS
    options = text.split("## Options\n")[1].split("\n## ")[0]
    assert len(re.findall(r"(?m)^- ", options)) >= 2


def test_the_list_of_decisions_has_each():
    """By date and title, linked."""
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"(?m)^\| ([\d-]+) \| \[(.+)\]\((.+)\) \|$", index)
    assert sorted(listed) == sorted((page.name[:10], title(page), page.name) for page in decisions())


def title(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("\n")[0].removeprefix("# ")


def test_the_first_pull_request_finds_its_letter():
    """The file and the words by which CONTRIBUTING shows how a letter is found."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [file] = re.findall(r"`(content/en/letters/[\w-]+\.md)`", text)
    [words] = re.findall(r'`grep -rn [^`"]*"([^"]+)" content/en`', text)
    assert words in (ROOT / file).read_text(encoding="utf-8")
