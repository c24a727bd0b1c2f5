"""A letter's plain text is the letter on its page."""

from __future__ import annotations

import re

from built_site import BuiltSite, Content
from lxml import html

OWN_MARKS = {
    "de": "§€",
    "ja": "、。「」『』（）・ー〜～：／？！…　０１２３４５６７８９々〇",
    "ar": "،؛؟«»…٪ًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩",
}
"""What letters in a language have besides its letters."""


def test_letter_txt_is_the_letter_on_its_page(site: BuiltSite):
    """The file that can be opened, and what the Copy button copies, is what the page shows: without
    the roles, paragraphs apart by an empty line, sentences by one space, one newline at the end."""
    pages = site.pages_of_letters()
    assert pages
    faults = []
    for page in pages:
        letter = page.tree.get_element_by_id("letter-text")
        text = (page.file.parent / "letter.txt").read_text(encoding="utf-8")
        if text != plain_text(letter) + "\n":
            faults.append((page.address, text, plain_text(letter)))
    assert faults == []


def test_every_letter_has_a_page_with_its_title(site: BuiltSite, editions: list[Content]):
    """The slug is the file's name, and the h1 is the title in its front matter, dressed or not."""
    faults = []
    for edition in editions:
        for slug, matter in edition.letters.items():
            title = site.page(f"{edition.root_of(edition.language)}letters/{slug}/").tree.findtext(".//h1")
            if straight(title) != straight(matter["title"]):
                faults.append((slug, title))
    assert faults == []


def test_letters_survive_any_mail_program(site: BuiltSite):
    """A letter's own words are ASCII: no typographic quote or dash to arrive as a question mark. Other languages have
    their letters and the marks that they write with."""
    faults = []
    for page in site.pages_of_letters():
        text = (page.file.parent / "letter.txt").read_text(encoding="utf-8")
        own = OWN_MARKS.get(page.tree.get("lang"))
        faults += [
            (page.address, character)
            for character in sorted(set(text))
            if not character.isascii() and (own is None or not (character.isalpha() or character in own))
        ]
    assert faults == []


def plain_text(letter: html.HtmlElement) -> str:
    return "\n\n".join(paragraph_text(paragraph) for paragraph in letter.iter("p"))


def paragraph_text(paragraph: html.HtmlElement) -> str:
    lines = "".join(pieces(paragraph)).split("\v")
    # A wide space, which Japanese begins a line with, is no white space of HTML.
    return "\n".join(re.sub(r"[ \t\r\n]+", " ", line).strip(" ") for line in lines)


def pieces(element: html.HtmlElement):
    """The texts of an element in order, a vertical tab for each <br>, nothing for a role."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\v"
        elif "role" not in child.get("class", "").split():
            yield from pieces(child)
        yield child.tail or ""


def straight(text: str) -> str:
    for dressed, plain in {"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(dressed, plain)
    return text
