"""Editions in other languages and scripts are built beside the English one, each whole and in its own direction."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite, build

pytestmark = pytest.mark.extended

EDITIONS = Path(__file__).resolve().parent.parent / "Fixtures/other-languages"
LANGUAGES = """
  - tag: de
    name: Deutsch
    tagline: Wie man ein Vorstellungsgespräch absagt, mit Schreiben zum Kopieren
  - tag: ja
    name: 日本語
    title: お断りの文例帖
    tagline: 面接や内定を断るときの考え方と、そのまま使える文例
  - tag: ar
    name: العربية
    title: مع خالص التحية
    tagline: كيف نعتذر عن مقابلة عمل، ورسائل جاهزة لذلك
"""
DIRECTIONS = {"de": "ltr", "ja": "ltr", "ar": "rtl"}


@pytest.fixture(scope="module")
def site(root: Path, sitegen: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    source = tmp_path_factory.mktemp("languages")
    shutil.copytree(root / "content", source / "content")
    shutil.copytree(root / "themes", source / "themes")
    shutil.copytree(EDITIONS / "content", source / "content", dirs_exist_ok=True)
    shutil.copytree(EDITIONS / "strings", source / "themes/letterhead/strings", dirs_exist_ok=True)
    settings = source / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    english = "    name: English\n"
    assert text.count(english) == 1
    settings.write_text(text.replace(english, english.rstrip("\n") + LANGUAGES), encoding="utf-8")
    result = build(sitegen, source, source / "Site", "--strict")
    assert result.returncode == 0, result.stderr + result.stdout
    return BuiltSite(source / "Site", "https://kindregrets.example/")


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_every_page_of_an_edition_says_its_language_and_direction(site: BuiltSite, tag: str):
    pages = [page for page in site.pages if page.address.startswith(f"{tag}/")]
    assert len(pages) > 150
    for page in pages:
        assert (page.tree.get("lang"), page.tree.get("dir")) == (tag, DIRECTIONS[tag]), page.address


def test_pages_in_other_words_are_paired_both_ways(site: BuiltSite):
    def alternates(page) -> dict[str, str]:
        links = page.tree.xpath("//link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): unquote(urlsplit(link.get("href")).path) for link in links}

    paired = {f"/{page.address}": alternates(page) for page in site.pages if alternates(page)}
    assert {"de", "ja", "ar", "en", "x-default"} <= {tag for found in paired.values() for tag in found}
    for address, found in paired.items():
        for other in found.values():
            assert paired[other] == found, (address, other)
