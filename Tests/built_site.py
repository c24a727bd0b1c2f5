"""A built site as it lies on the disk, and the content it was built from."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from lxml import html

FACETS = {
    "stages": "stage",
    "reasons": "reason",
    "channels": "channel",
    "tones": "tone",
    "relationships": "relationship",
}
"""The facets: the first part of their addresses, and their key in a letter's front matter."""

PAGES_ELSEWHERE = {"home", "guide", "letters", "matrix", "phrases", "debates", "not-found", *FACETS}
"""The pages under `pages/` that head a built page instead of having an address of their own."""


def load_yaml(text: str) -> Any:
    """By libyaml, which takes a tenth of the time."""
    return yaml.load(text, yaml.CSafeLoader)


@dataclass(frozen=True)
class Page:
    """One HTML page: its address from the root of the site, without the leading slash."""

    address: str
    file: Path

    @cached_property
    def source(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.source.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @property
    def is_indexed(self) -> bool:
        return not any("noindex" in robots for robots in self.tree.xpath("//meta[@name='robots']/@content"))

    @property
    def is_not_found(self) -> bool:
        """Whether this is the page of a language that is served for any address, and so links absolutely."""
        return self.address.rpartition("/")[2] == "404.html"


class BuiltSite:
    """A folder that `sitegen build` has filled, with the base URL it was built for."""

    def __init__(self, folder: Path, base_url: str):
        self.folder = folder
        self.base_url = base_url

    @cached_property
    def pages(self) -> list[Page]:
        return [Page(self._address(file), file) for file in sorted(self.folder.rglob("*.html"))]

    def _address(self, file: Path) -> str:
        return re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(self.folder).as_posix())

    def page(self, address: str) -> Page:
        return next(page for page in self.pages if page.address == address)

    def pages_of_letters(self) -> list[Page]:
        return [page for page in self.pages if (page.file.parent / "letter.txt").exists()]


class Content:
    """What the editors wrote in a language, by default the site's first, read only as far as the checks need it."""

    def __init__(self, root: Path, language: str | None = None):
        self.root = root
        self.settings = load_yaml((root / "content/site.yaml").read_text(encoding="utf-8"))
        self.languages: list[str] = [language["tag"] for language in self.settings["languages"]]
        self.language = language or self.languages[0]
        self.folder = root / "content" / self.language

    def root_of(self, language: str) -> str:
        """Where the pages in a language are, from the root of the site."""
        return "" if language == self.languages[0] else f"{language}/"

    def slugs(self, folder: str) -> list[str]:
        return sorted(file.stem for file in (self.folder / folder).glob("*.md"))

    def front_matter(self, path: str) -> dict:
        text = (self.folder / path).read_text(encoding="utf-8")
        return load_yaml(text.split("\n---\n")[0].removeprefix("---\n"))

    @cached_property
    def vocabulary(self) -> dict[str, list[str]]:
        """The ids of each facet's values, by the plural under which they are published."""
        data = load_yaml((self.folder / "vocabulary.yaml").read_text(encoding="utf-8"))
        return {facet: [value["id"] for value in data[facet]] for facet in FACETS}

    @cached_property
    def letters(self) -> dict[str, dict]:
        """The front matter of every letter that is published, by its slug."""
        matters = {slug: self.front_matter(f"letters/{slug}.md") for slug in self.slugs("letters")}
        return {slug: matter for slug, matter in matters.items() if not matter.get("draft")}

    @cached_property
    def pages_of_their_own(self) -> list[str]:
        return [slug for slug in self.slugs("pages") if slug not in PAGES_ELSEWHERE]

    @property
    def page_length(self) -> int:
        return self.settings["lettersPerPage"]


def build(
    sitegen: Path, source: Path, output: Path, *options: str, timeout: float = 120
) -> subprocess.CompletedProcess:
    """Runs the generator; the caller looks at its exit code."""
    return subprocess.run(
        [sitegen, "build", "--source", source, "--output", output, *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
