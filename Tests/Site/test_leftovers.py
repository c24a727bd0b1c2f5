"""Nothing of the workshop is left on the shop floor: no template tag, no blank or role unread."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from built_site import BuiltSite, Page

ROLES = "thank|clear|explain|regret|positive|alternatives|follow-up|greet|logistics|close"
LEFTOVERS = {
    "template tag": re.compile(r"\{\{|\}\}"),
    "blank in braces": re.compile(r"\{[a-z][A-Za-z-]*\}"),
    "role in brackets": re.compile(rf"\[(?:{ROLES})(?:\+(?:{ROLES}))*\??\]"),
    "key of a missing word": re.compile(r"\bt\.[a-z][A-Za-z]+\b"),
}
SHOWN_ATTRIBUTES = ("alt", "aria-label", "title", "placeholder", "content")


def test_no_page_shows_a_leftover(site: BuiltSite):
    """Neither in its text nor in an attribute that people are shown."""
    anything = re.compile("|".join(pattern.pattern for pattern in LEFTOVERS.values()))
    assert [
        f"/{page.address}: {found[0]} in {text.strip()[:80]!r}"
        for page in site.pages
        for text in shown_texts(page)
        if (found := anything.search(text))
    ] == []


def test_no_template_tag_is_left_anywhere(site: BuiltSite):
    """Not in the source of any published text either."""
    assert [
        str(file.relative_to(site.folder))
        for file in sorted(site.folder.rglob("*"))
        if file.suffix in {".html", ".xml", ".txt"} and "{{" in file.read_text(encoding="utf-8")
    ] == []


@pytest.mark.parametrize("suffix", [".txt", ".xml"])
def test_no_text_file_has_a_leftover(suffix: str, site: BuiltSite):
    """letter.txt and the feed say `[role]`, which a person can fill in, and never `{role}`."""
    faults = []
    # Where browsers put what is searched for, opensearch.xml has braces by its standard.
    for file in sorted(set(site.folder.rglob(f"*{suffix}")) - set(site.folder.rglob("opensearch.xml"))):
        for name in ("template tag", "blank in braces", "role in brackets"):
            if found := LEFTOVERS[name].search(file.read_text(encoding="utf-8")):
                faults.append(f"{file.relative_to(site.folder)}: {found[0]}")
    assert faults == []


def shown_texts(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style"} and element.text:
            yield element.text
        if element.tail:
            yield element.tail
        yield from (value for name, value in element.items() if name in SHOWN_ATTRIBUTES)
