"""`sitegen pictures` with the real rsvg-convert: a picture for each letter, guideline and the site."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from built_site import BuiltSite, build
from programs import required_program

pytestmark = pytest.mark.extended


@pytest.fixture(scope="module")
def place(sitegen: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site of its own, with both themes."""
    required_program("rsvg-convert")
    folder = tmp_path_factory.mktemp("pictures") / "site"
    made = subprocess.run([sitegen, "new", "site", folder], cwd=root, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    shutil.copytree(root / "themes/plain", folder / "themes/plain")
    return folder


def pictures(sitegen: Path, place: Path, *options: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sitegen, "pictures", "--source", place, *options],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


def files(place: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((place / "pictures").glob("*"))}


@pytest.mark.parametrize("theme", ["letterhead", "plain"])
def test_every_letter_and_guideline_gets_its_picture(sitegen: Path, place: Path, tmp_path: Path, theme: str):
    assert pictures(sitegen, place, "--theme", theme).returncode == 0
    result = build(sitegen, place, tmp_path / "Site", "--strict", "--theme", theme)
    assert result.returncode == 0 and "without an up-to-date picture" not in result.stdout
    site = BuiltSite(tmp_path / "Site", "")
    shown = {page.address: page.tree.xpath("string(//meta[@property='og:image']/@content)") for page in site.pages}
    own = [address for address in shown if address.startswith(("letters/", "guide/")) and drawn(site, address)]
    assert len(own) > 8
    assert len({shown[address] for address in ["", *own]}) == len(own) + 1
    for address in shown.values():
        data = (site.folder / "pictures" / address.rsplit("/", 1)[-1]).read_bytes()
        assert struct.unpack(">II", data[16:24]) == (1200, 630)


def drawn(site: BuiltSite, address: str) -> bool:
    return site.page(address).tree.body.get("data-kind") in ("letter", "guideline")


def test_a_second_run_makes_none_and_a_run_from_nothing_the_same(sitegen: Path, place: Path):
    assert pictures(sitegen, place).returncode == 0
    first = files(place)
    again = pictures(sitegen, place)
    assert again.stdout.startswith("Made 0 pictures in ")
    assert f"; {len(first)} kept, 0 removed." in again.stdout
    shutil.rmtree(place / "pictures")
    assert pictures(sitegen, place, TZ="Asia/Kolkata", LC_ALL="de_DE.UTF-8").returncode == 0
    assert files(place) == first


def test_without_the_program_it_says_what_to_install(sitegen: Path, place: Path):
    result = pictures(sitegen, place, PATH="/nowhere")
    assert result.returncode == 1
    assert "apt-get install librsvg2-bin" in result.stderr
    assert result.stdout == ""


def test_a_drawing_that_cannot_be_drawn_is_named_and_the_site_still_builds(sitegen: Path, place: Path, tmp_path: Path):
    """The page, and the program's own words; what was made before stays."""
    template = place / "themes/plain/templates/picture.mustache"
    text = template.read_text(encoding="utf-8")
    try:
        template.write_text(text.replace("</svg>", "</svgg>"), encoding="utf-8")
        result = pictures(sitegen, place, "--theme", "plain")
        assert result.returncode == 1
        assert result.stderr.startswith("sitegen: error: rsvg-convert cannot draw the picture of /")
        assert "svgg" in result.stderr
        assert build(sitegen, place, tmp_path / "Site", "--strict", "--theme", "plain").returncode == 0
    finally:
        template.write_text(text, encoding="utf-8")
