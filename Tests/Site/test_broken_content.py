"""One thing broken in the real content, at each stage of the build: the place, the cause and the fix are
named, and the site that was published before stays as it was. Tests/Fixtures has every kind of fault."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from built_site import build
from editions import copy_first_edition

LETTER = "content/en/letters/no-reason.md"
GUIDELINE = "content/en/guide/thank.md"
TEMPLATE = "themes/letterhead/templates/letter.mustache"


@dataclass(frozen=True)
class Break:
    """A fault put into one file, and what has to be said about it."""

    name: str
    path: str
    apply: Callable[[bytes], bytes]
    says: tuple[str, ...]
    """Words of the message and of its fix."""
    at: bytes
    """What stands at the line and column that are named."""


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def apply(text: bytes) -> bytes:
        assert old in text, f"{old!r} is not in the file any more"
        return text.replace(old, new, 1)

    return apply


def appending(paragraph: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text + b"\n" + paragraph + b"\n"


def without_title(text: bytes) -> bytes:
    return re.sub(rb"(?m)^title:.*\n", b"", text, count=1)


BREAKS = [
    Break(
        "unknown role", LETTER, replacing(b"[clear]", b"[claer]"),
        ("unknown role `claer`", "did you mean `clear`?"), b"claer]",
    ),
    Break(
        "not UTF-8", LETTER, replacing(b"[clear] ", b"[clear] \xff"),
        ("not UTF-8", "save it as UTF-8"), b"\xff",
    ),
    Break(
        "broken anchor", GUIDELINE, appending(b"Then be [clear](/guide/clear/#no-such-heading)."),
        ("has the id `no-such-heading`", "Known: "), b"[clear](/guide/clear/#no",
    ),
    Break(
        "misspelled partial", TEMPLATE, replacing(b"{{> copy-letter}}", b"{{> copy-leter}}"),
        ("no template `copy-leter`", "did you mean `copy-letter`?"), b"{{> copy-leter}}",
    ),
]  # fmt: skip


@pytest.mark.parametrize("fault", BREAKS, ids=lambda fault: fault.name)
def test_a_fault_is_placed_and_its_fix_is_named(fault: Break, source: Path, sitegen: Path):
    """Exit code 1; `path:line:column`, the cause and what to write instead on standard error; no
    other file is blamed; and what was published before is there byte for byte."""
    before = fingerprint(source / "Site")
    place = break_file(fault, source)
    result = build(sitegen, source, source / "Site")
    assert result.returncode == 1, result.stderr + result.stdout
    assert [words for words in fault.says if words not in result.stderr] == [], result.stderr
    assert place.search(result.stderr), f"{place.pattern} is not in:\n{result.stderr}"
    assert blamed_files(result.stderr) == {fault.path}, result.stderr
    assert fingerprint(source / "Site") == before


def test_two_pages_cannot_claim_one_address(source: Path, sitegen: Path):
    """A letter called `matrix` would be published over the matrix: both files are named."""
    before = fingerprint(source / "Site")
    shutil.copy(source / LETTER, source / "content/en/letters/matrix.md")
    result = build(sitegen, source, source / "Site")
    assert result.returncode == 1, result.stderr + result.stdout
    words = ["`/letters/matrix/`", "content/en/letters/matrix.md", "content/en/pages/matrix.md", "rename"]
    assert [word for word in words if word not in result.stderr] == [], result.stderr
    assert fingerprint(source / "Site") == before


def test_a_repaired_source_builds_again(source: Path, sitegen: Path):
    """After the fault is mended, the next build leaves the very same site."""
    before = fingerprint(source / "Site")
    good = (source / LETTER).read_bytes()
    (source / LETTER).write_bytes(without_title(good))
    assert build(sitegen, source, source / "Site").returncode == 1
    (source / LETTER).write_bytes(good)
    assert build(sitegen, source, source / "Site").returncode == 0
    assert fingerprint(source / "Site") == before


@pytest.fixture(scope="module")
def good_source(sitegen: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content and themes, with the site that was built from it in `Site`."""
    folder = copy_first_edition(root, tmp_path_factory.mktemp("good source"))
    result = build(sitegen, folder, folder / "Site")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def source(good_source: Path, tmp_path: Path) -> Path:
    """The same once more, to be broken."""
    return shutil.copytree(good_source, tmp_path / "source")


def break_file(fault: Break, source: Path) -> re.Pattern:
    """Puts the fault into its file, and says what place the message has to name."""
    file = source / fault.path
    good = file.read_bytes()
    broken = fault.apply(good)
    assert broken != good
    file.write_bytes(broken)
    before = broken[: broken.index(fault.at)]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    return re.compile(rf"(?m)^{re.escape(fault.path)}:{line}:{column}: error: ")


def blamed_files(report: str) -> set[str]:
    return set(re.findall(r"(?m)^([^\s:]+)(?::\d+)*: error: ", report))


def fingerprint(folder: Path) -> dict[str, str]:
    """The digest of every file, by its path; empty folders count too."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }
