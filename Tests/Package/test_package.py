"""What is released, used where there is nothing but Debian's own base: no Swift, no cmark, no compiler."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import required_program

pytestmark = pytest.mark.extended

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_LETTER = Path(__file__).with_name("first-letter.sh")
PATIENCE = 120
"""Seconds: what a new user may need for the first own letter, and far more than the program does."""

OLDEST_GLIBC = (2, 36)
"""Of Debian 12, on which the program is packaged here."""

LARGEST = 80_000_000
"""Bytes of the program; most of them are the tables of Foundation's ICU."""


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `scripts/package` makes: `SITEGEN_DIST`, or made now."""
    if made := os.environ.get("SITEGEN_DIST"):
        return Path(made)
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([ROOT / "scripts/package", folder], check=True, timeout=3_600)
    return folder


@pytest.fixture(scope="session")
def program(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program out of the archive."""
    folder = tmp_path_factory.mktemp("program")
    [archive] = dist.glob("sitegen-*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    [program] = folder.glob("*/sitegen")
    return program


@pytest.fixture(scope="session")
def bare_root(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Debian's smallest system with the one file in it; `SITEGEN_BARE_ROOT` names one that is there already."""
    if os.geteuid() != 0:
        pytest.skip("only root can enter another root")
    root = Path(os.environ.get("SITEGEN_BARE_ROOT") or tmp_path_factory.mktemp("root"))
    if not (root / "bin/sh").exists():
        debootstrap = required_program("debootstrap")
        subprocess.run(
            [debootstrap, "--variant=minbase", "bookworm", root], check=True, timeout=900, stdout=subprocess.DEVNULL
        )
    shutil.copy(program, root / "usr/local/bin/sitegen")
    # Swift reads the arguments of a process there.
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    yield root
    subprocess.run(["umount", root / "proc"], check=True)


def run_in(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["chroot", root, *command], capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_there_is_nothing_that_it_could_lean_on(bare_root: Path):
    names = {
        path.name
        for path in (bare_root / "usr").rglob("*")
        if path.name.startswith(("libswift", "libcmark", "libFoundation"))
    }
    assert names == set()
    assert run_in(bare_root, "sh", "-c", "command -v swift cc").returncode != 0


def test_a_site_is_begun_and_shown(bare_root: Path):
    """`sitegen new site x && cd x && sitegen serve`, and a look at the page."""
    shutil.rmtree(bare_root / "root/x", ignore_errors=True)
    line = "cd /root && sitegen new site x && cd x && exec sitegen serve --port 0"
    with subprocess.Popen(["chroot", bare_root, "sh", "-c", line], stdout=subprocess.PIPE, text=True) as process:
        try:
            said = ""
            while not (address := re.search(r"Serving at (\S+)", said)):
                said += (next_line := process.stdout.readline())
                assert next_line, said
            with urllib.request.urlopen(address[1], timeout=PATIENCE) as response:
                page = response.read().decode()
        finally:
            process.terminate()
    assert "<title>" in page and 'href="letters/"' in page


def test_the_first_own_letter_is_published_within_two_minutes(bare_root: Path):
    shutil.rmtree(bare_root / "root/my-letters", ignore_errors=True)
    shutil.copy(FIRST_LETTER, bare_root / "root/first-letter.sh")
    result = run_in(bare_root, "sh", "-c", "cd /root && ./first-letter.sh")
    assert result.returncode == 0, result.stdout + result.stderr


def test_it_needs_nothing_but_the_c_library_of_the_promised_age(program: Path):
    dynamic = subprocess.run(["readelf", "--dynamic", program], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"NEEDED.*\[(.+?)\.so", dynamic))
    assert {name.split("-")[0] for name in needed} <= {"libc", "libm", "ld"}
    symbols = subprocess.run(["objdump", "-T", program], capture_output=True, text=True, check=True).stdout
    versions = {tuple(int(part) for part in found.split(".")) for found in re.findall(r"GLIBC_([\d.]+)", symbols)}
    assert max(versions) <= OLDEST_GLIBC


def test_it_is_of_bearable_size_and_carries_the_licenses(program: Path):
    assert program.stat().st_size < LARGEST
    licenses = program.with_name("LICENSE").read_text(encoding="utf-8")
    for name in ("MIT", "Apache License", "John MacFarlane"):
        assert name in licenses


def test_the_debian_package_has_the_same_program(dist: Path, program: Path, tmp_path: Path):
    [package] = dist.glob("sitegen_*.deb")
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    assert (tmp_path / "usr/bin/sitegen").read_bytes() == program.read_bytes()
    assert (tmp_path / "usr/share/bash-completion/completions/sitegen").stat().st_size > 1_000


def test_the_digests_are_those_of_the_files(dist: Path):
    assert len((dist / "SHA256SUMS").read_text().splitlines()) == 2
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dist, check=True)


def test_the_formula_has_the_address_and_digest_of_each_archive(tmp_path: Path):
    names = [f"sitegen-1.2.3-{system}.tar.gz" for system in ("macos-arm64", "linux-x86_64", "linux-aarch64")]
    digests = [character * 64 for character in "abc"]
    sums = tmp_path / "SHA256SUMS"
    sums.write_text("".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True)))
    command = [ROOT / "packaging/formula", "1.2.3", sums]
    formula = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for digest, name in zip(digests, names, strict=True):
        assert re.search(rf'url "https://github\.com/[^"]+/v1\.2\.3/{name}"\s+sha256 "{digest}"', formula)
    sums.write_text("")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
