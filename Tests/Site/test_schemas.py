"""The JSON Schemas by which editors complete and underline content files: they accept all that a build accepts,
and reject what it rejects, as far as one file alone can show it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
import yaml
from built_site import PAGES_ELSEWHERE
from jsonschema import Draft7Validator, FormatChecker

INDEX_PAGES = {*PAGES_ELSEWHERE, "write", "check", "questions", "replies", "sources"} - {"home"}
"""The pages under `pages/` that head what the site builds."""

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures"

UNSEEN = {
    "choice-without-sentence": "depends on the phrases",
    "comment-in-text": "a comment is gone once the YAML is read",
    "draft-destination": "depends on the page that it leads to",
    "draft-follow-up": "depends on the letter that it names",
    "duplicate-name": "JSON Schema cannot compare the items of a list by one key",
    "duplicate-name.order": "depends on the other guidelines",
    "follows-itself": "a schema does not know the name of the file",
    "low-contrast": "depends on the colors of the theme",
    "needless-expectation": "depends on the sentences of the letter",
    "needless-waiver": "depends on the sentences of the letter",
    "not-in-plan": "depends on the pages that there are",
    "not-redirectable": "what an address means takes more than a pattern",
    "style-limit": "depends on the letters",
    "style-limit.contractions": "depends on the letters",
    "unknown-contract": "the schema holds for every contract",
    "unmet-guideline": "depends on the sentences of the letter",
    "unused-blank": "depends on the letters",
    "unused-source": "depends on the pages",
    "value-without-letter": "depends on the letters",
    "yaml-alias": "valid YAML, which the build does not read all the same",
}
"""The fixtures with a fault in front matter or in a YAML file which its schema cannot see, and why."""


class EditorLoader(yaml.CSafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, in which a day is a text, and no key twice."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        if len(keys) > len(set(keys)):
            raise yaml.YAMLError(f"a key is given twice: {keys}")
        return super().construct_mapping(node, deep=deep)


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


class Schemas:
    """The schemas of one site, as `sitegen schema --write` writes them."""

    def __init__(self, site: Path, sitegen: Path, folder: Path):
        self.site = site
        self.folder = folder
        self._validators: dict[str, Draft7Validator] = {}
        command = [sitegen, "schema", "--source", site, "--write", folder]
        subprocess.run(command, check=True, capture_output=True)

    def faults(self, path: str) -> list[str]:
        """What an editor underlines in a content file."""
        text = (self.site / path).read_text(encoding="utf-8")
        if path.endswith(".md"):
            text = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)[1]
        try:
            value = yaml.load(text, EditorLoader)
        except yaml.YAMLError as error:
            return [str(error)]
        found = self._validator(schema_of(path)).iter_errors(value)
        return [f"{path}: {error.json_path}: {error.message}" for error in found]

    def _validator(self, name: str) -> Draft7Validator:
        if name not in self._validators:
            schema = json.loads((self.folder / name).read_text(encoding="utf-8"))
            Draft7Validator.check_schema(schema)
            self._validators[name] = Draft7Validator(schema, format_checker=FormatChecker())
        return self._validators[name]


def schema_of(path: str) -> str:
    """The schema of the file at a path, from the folder of schemas."""
    parts = path.split("/")
    if parts[0] == "themes" or len(parts) == 2:
        return f"{Path(path).stem}.json"
    stem = Path(path).stem
    kinds = {"letters": "letter", "guide": "guideline", "debates": "debate", "questions": "question"}
    kinds |= {"replies": "reply", "facets": "facet-text", "phrases": "phrases"}
    if parts[2] == "pages":
        kind = "home" if stem == "home" else "index-page" if stem in INDEX_PAGES else "page"
    else:
        kind = kinds.get(parts[2], stem)
    return f"{parts[1]}/{kind}.json"


def content_files(site: Path) -> list[str]:
    files = [*site.glob("content/**/*.md"), *site.glob("content/**/*.yaml"), *site.glob("themes/*/theme.yaml")]
    paths = sorted(file.relative_to(site).as_posix() for file in files)
    return [path for path in paths if not {"sentences", "searches"} & set(path.split("/"))]


def test_the_schemas_accept_all_real_content(root: Path, sitegen: Path, tmp_path: Path):
    schemas = Schemas(root, sitegen, tmp_path)
    paths = content_files(root)
    assert len(paths) > 100
    assert [fault for path in paths for fault in schemas.faults(path)] == []


def test_the_schemas_accept_a_new_site(sitegen: Path, tmp_path: Path):
    subprocess.run([sitegen, "new", "site", "fresh"], check=True, capture_output=True, cwd=tmp_path)
    schemas = Schemas(tmp_path / "fresh", sitegen, tmp_path / "schemas")
    paths = content_files(tmp_path / "fresh")
    assert len(paths) > 30
    assert [fault for path in paths for fault in schemas.faults(path)] == []


FAULTY = [folder for folder in sorted(FIXTURES.iterdir()) if (folder / "expected.txt").exists()]


@pytest.mark.parametrize("fixture", FAULTY, ids=lambda folder: folder.name)
def test_the_schemas_reject_what_the_build_rejects(fixture: Path, sitegen: Path, tmp_path: Path):
    site = tmp_path / "site"
    place(fixture, site)
    paths = [path for path in faulty_files(fixture, site) if (site / path).is_file()]
    if not paths:
        return
    schemas = Schemas(site, sitegen, tmp_path / "schemas")
    found = [fault for path in paths for fault in schemas.faults(path)]
    assert (found == []) == (fixture.name in UNSEEN), found or UNSEEN.get(fixture.name)


def faulty_files(fixture: Path, site: Path) -> set[str]:
    """The YAML files in which the build finds a fault, and the Markdown files that have one in front matter."""
    found: set[str] = set()
    report = (fixture / "expected.txt").read_text(encoding="utf-8")
    for path, line in re.findall(
        r"^(content/[^:\s]+|themes/\w+/theme.yaml):(\d+):\d+: (?:error|warning)", report, re.MULTILINE
    ):
        if path.endswith(".yaml"):
            found.add(path)
        elif path.endswith(".md"):
            lines = (site / path).read_bytes().split(b"\n")
            fences = [number for number, text in enumerate(lines, 1) if text.rstrip() == b"---"]
            if len(fences) > 1 and fences[0] < int(line) < fences[1]:
                found.add(path)
    return found


def place(fixture: Path, site: Path) -> None:
    """The small site with what is special about the fixture; see Tests/sitegenTests/Fixture.swift."""
    shutil.copytree(FIXTURES / "small-site", site)
    changes = fixture / "changes.txt"
    for change in changes.read_text(encoding="utf-8").splitlines() if changes.exists() else []:
        match change.split():
            case ["remove", path]:
                shutil.rmtree(site / path) if (site / path).is_dir() else (site / path).unlink()
            case ["copy", path, other]:
                copy = shutil.copytree if (site / path).is_dir() else shutil.copy
                copy(site / path, site / other)
            case _:
                pass
    if (fixture / "source").exists():
        shutil.copytree(fixture / "source", site, dirs_exist_ok=True, symlinks=True)
