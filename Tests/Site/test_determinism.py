"""The same source gives the same bytes: from another path, in other locales and time zones, with other file dates,
with its folders listed in another order, and by another user."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.extended

ELSEWHERE = [
    ("Pacific/Kiritimati", "tr_TR.UTF-8"),
    ("Etc/GMT+12", "de_DE.UTF-8"),
    ("Asia/Kolkata", "ar_EG.UTF-8"),
]

NOBODY = 65534


@pytest.fixture(scope="module")
def first(sitegen: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built here."""
    output = tmp_path_factory.mktemp("here") / "Site"
    build(sitegen, root, output)
    return output


@pytest.fixture(scope="module")
def copy(root: Path) -> Iterator[Path]:
    """The source with the dates of today, written backwards and in memory, where folders list their files in another
    order than on a disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        copy = Path(folder) / "a copy"
        for part in ("content", "themes", "pictures"):
            for file in sorted((root / part).rglob("*"), reverse=True):
                if file.is_file():
                    target = copy / file.relative_to(root)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(file, target)
        yield copy


def build(sitegen: Path, source: Path, output: Path, *as_user: str, **options) -> None:
    command = [*as_user, sitegen, "build", "--strict", "--quiet", "--source", source, "--output", output]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)
    assert result.returncode == 0, result.stderr


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not the same byte for byte, or are in one of the folders only."""
    files = {path.relative_to(top) for top in (one, other) for path in top.rglob("*") if path.is_file()}
    assert len(files) > 100
    same, different, missing = filecmp.cmpfiles(one, other, sorted(map(str, files)), shallow=False)
    assert len(same) + len(different) + len(missing) == len(files)
    return different + missing


@pytest.mark.parametrize(("zone", "locale"), ELSEWHERE)
def test_in_another_folder_time_zone_and_locale(
    sitegen: Path, first: Path, copy: Path, tmp_path: Path, zone: str, locale: str
):
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}
    build(sitegen, copy, tmp_path / "Site", env=environment, umask=0o077)
    assert differences(first, tmp_path / "Site") == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can build as another user")
def test_as_another_user(sitegen: Path, first: Path, copy: Path):
    """Where another user can reach the program."""
    as_nobody = ("setpriv", f"--reuid={NOBODY}", "--clear-groups")
    program = Path(shutil.copy(sitegen, copy.parent / "sitegen"))
    for path in [copy.parent, *copy.parent.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    build(program, copy, copy.parent / "Site", *as_nobody)
    assert differences(first, copy.parent / "Site") == []
