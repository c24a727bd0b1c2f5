"""docs/writing.md says how to add a language: it is followed word for word for a tiny Polish edition."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
POLISH = Path(__file__).parent / "polish"
SITE = ROOT / "Tests/Fixtures/small-site"


@pytest.fixture(scope="module")
def steps() -> str:
    """The section of the page."""
    page = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
    return page.split("## A language\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def begun(steps: str, sitegen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with the edition that the command of the page begins."""
    folder = tmp_path_factory.mktemp("languages") / "site"
    shutil.copytree(SITE, folder)
    [command] = re.findall(r"```sh\n(.+)\n```", steps)
    name, *options = command.split()
    assert name == "sitegen"
    subprocess.run([sitegen, *options], cwd=folder, check=True, capture_output=True)
    return folder


def check(sitegen: Path, folder: Path) -> str:
    done = subprocess.run([sitegen, "check"], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_what_is_begun_builds_and_names_what_is_to_be_translated(begun: Path, sitegen: Path):
    report = check(sitegen, begun)
    assert "has no words in `pl`" in report
    assert "title and summary are those of the page in `en`" in report


def test_the_steps_lead_to_an_edition_in_its_own_words(begun: Path, steps: str, sitegen: Path, tmp_path: Path):
    folder = tmp_path / "site"
    shutil.copytree(begun, folder)
    edition = folder / "content/pl"
    # The list to be filled in asks for each key that the translation has, and for no other.
    keys = re.findall(r"(?m)^(\w+):", (edition / "strings.yaml").read_text(encoding="utf-8"))
    assert sorted(keys) == sorted(re.findall(r"(?m)^(\w+):", (POLISH / "strings.yaml").read_text(encoding="utf-8")))
    for name in ("strings.yaml", "vocabulary.yaml", "fields.yaml"):
        assert f"`{name}`" in steps or f"/{name}`" in steps
    shutil.rmtree(edition)
    shutil.copytree(POLISH, edition)
    settings = folder / "content/site.yaml"
    named = "    name: Polski\n"
    own = named + "    title: Z żalem\n    tagline: Jak odmówić\n"
    settings.write_text(settings.read_text(encoding="utf-8").replace(named, own), encoding="utf-8")
    subprocess.run([sitegen, "build", "--strict"], cwd=folder, check=True, capture_output=True)
    home = (folder / "Site/pl/index.html").read_text(encoding="utf-8")
    assert "Z żalem: Jak odmówić" in home
    assert "2 listy" in home
    letter = (folder / "Site/pl/letters/odmowa-przez-telefon/index.html").read_text(encoding="utf-8")
    assert re.search(r"\b1[0-9] słów\b", letter)
    assert 'hreflang="en" href="https://letters.example/polite/letters/accepted-another-job/"' in letter
    assert "„może”" in (folder / "Site/pl/guide/clear/index.html").read_text(encoding="utf-8")
