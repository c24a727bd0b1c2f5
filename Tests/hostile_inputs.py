"""Sources that nobody means well with, each of any size: what the tests of growth double, and see how the work
grows. Every kind changes a copy of `Tests/Fixtures/small-site`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL_SITE = ROOT / "Tests/Fixtures/small-site"

PAGE = "content/en/pages/about.md"
LETTER = "content/en/letters/no-reason.md"
GUIDELINE = "content/en/guide/thank.md"
SETTINGS = "content/site.yaml"
TEMPLATE = "themes/tiny/templates/page.mustache"

LINE = 5_000
"""Bytes of a line, half as many as are read."""


DEPTH = 100
"""Of folders in each other."""


class Source:
    """A copy of the small site in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(SMALL_SITE, folder)

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        self.write(path, self.text(path) + text)

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        if old not in text:
            raise ValueError(f"{path} does not hold {old!r}")
        self.write(path, text.replace(old, new))


@dataclass(frozen=True)
class Kind:
    """One way of being hostile."""

    name: str
    make: Callable[[Source, int], None]
    count: int
    """How many of what it is made of take a build long enough to be measured."""


def lines(part: str, count: int) -> str:
    """A part again and again, in lines that are not too long to be read."""
    in_line = max(1, LINE // len(part.encode()))
    whole, rest = divmod(count, in_line)
    return (part * in_line + "\n") * whole + part * rest + "\n"


def paragraphs(part: str, count: int) -> str:
    """As `lines`, each a paragraph of its own."""
    return lines(part, count).replace("\n", "\n\n")


def in_page(text: Callable[[int], str]) -> Callable[[Source, int], None]:
    return lambda site, count: site.append(PAGE, "\n" + text(count) + "\n")


def in_settings(text: Callable[[int], str]) -> Callable[[Source, int], None]:
    return lambda site, count: site.append(SETTINGS, text(count))


def in_letter(text: Callable[[int], str]) -> Callable[[Source, int], None]:
    return lambda site, count: site.append(LETTER, "\n" + text(count) + "\n")


def numbered(part: str, count: int) -> str:
    """A part for each number, which stands for `#`."""
    return "".join(part.replace("#", str(number)) for number in range(count))


def many_files(path: str, text: str) -> Callable[[Source, int], None]:
    def make(site: Source, count: int) -> None:
        for number in range(count):
            site.write(path.replace("#", str(number)), text.replace("#", str(number)))

    return make


def many_letters(old: str, new: str) -> Callable[[Source, int], None]:
    """Copies of a letter, each with something else in it."""

    def make(site: Source, count: int) -> None:
        text = site.text(LETTER)
        if old not in text:
            raise ValueError(f"{LETTER} does not hold {old!r}")
        for number in range(count):
            changed = text.replace(old, new.replace("#", str(number)))
            site.write(f"content/en/letters/letter-{number}.md", changed)

    return make


def in_front_matter(path: str, key: str, items: Callable[[int], str]) -> Callable[[Source, int], None]:
    """A key with many values, before the title."""
    return lambda site, count: site.replace(path, "\ntitle:", f"\n{key}: {items(count)}\ntitle:")


def values_and_uses(site: Source, count: int) -> None:
    """Many values that are known, and as many that are nearly."""
    known = numbered("  - id: reason-number-#\n    label: Reason #\n    description: It is #.\n", count)
    site.replace("content/en/vocabulary.yaml", "reasons:\n", "reasons:\n" + known)
    many_letters("reason: no-reason", "reason: raeson-number-#")(site, count)


def deep_folders(site: Source, count: int) -> None:
    site.write("content/en/pages/" + "a/" * count + "page.md", site.text(PAGE))


def many_deep_folders(site: Source, count: int) -> None:
    for number in range(count):
        site.write(f"content/en/pages/{number}/" + "a/" * DEPTH + "page.md", site.text(PAGE))


def ids_in_template(site: Source, count: int) -> None:
    site.append(TEMPLATE, '<i id="a"></i>\n' * count)


def partials(site: Source, count: int) -> None:
    for number in range(count):
        site.write(f"themes/tiny/templates/part-{number}.mustache", "<i></i>")
    site.append(TEMPLATE, numbered("{{> part-#}}\n", count))


KINDS = [
    # What stands in prose.
    Kind("blanks left in prose", in_page(lambda n: paragraphs("{a}", n)), 12_000),
    Kind("different blanks left in prose", in_page(lambda n: numbered("{a-#}\n\n", n)), 8_000),
    Kind(
        "blanks left in one line of a guideline",
        lambda s, n: s.replace(GUIDELINE, "stronger: Thank you", "stronger: Thank " + "!!set {a}" * n + " you"),
        500,
    ),
    Kind(
        "braces without an end",
        lambda s, n: s.replace(GUIDELINE, "the first line", "the " + "{" * n + " line"),
        4_000,
    ),
    Kind("template tags left in prose", in_page(lambda n: paragraphs("{{a}}", n)), 12_000),
    Kind("roles left in prose", in_page(lambda n: paragraphs("\\[thank\\] ", n)), 8_000),
    Kind("brackets", in_page(lambda n: lines("[", n)), 100_000),
    Kind("closing brackets", in_page(lambda n: lines("[a](", n)), 20_000),
    Kind("nested images", in_page(lambda n: lines("![", n)), 60_000),
    Kind(
        "nested images with an end",
        in_page(lambda n: ("![" * 900 + "]()" * 900 + "\n") * max(1, n // 900)),
        20_000,
    ),
    Kind("images that are not there", in_page(lambda n: numbered("![a](/nope-#.png)\n", n)), 4_000),
    Kind("broken links", in_page(lambda n: numbered("[a](/nope-#/)\n", n)), 4_000),
    Kind("one broken link many times", in_page(lambda n: paragraphs("[a](/nope/) ", n)), 8_000),
    Kind("broken anchors", in_page(lambda n: numbered("[a](/guide/#nope-#)\n", n)), 4_000),
    Kind("links", in_page(lambda n: paragraphs("[a](/guide/) ", n)), 10_000),
    Kind("links to one definition", in_page(lambda n: "[a]: /guide/\n\n" + paragraphs("[a] ", n)), 20_000),
    Kind("link definitions", in_page(lambda n: numbered("[a#]: /guide/\n", n)), 5_000),
    Kind("tags", in_page(lambda n: lines("<b>", n)), 40_000),
    Kind("tags without an end", in_page(lambda n: lines("<", n)), 100_000),
    Kind("comments without an end", in_page(lambda n: lines("<!--", n)), 20_000),
    Kind("quotes", in_page(lambda n: lines("> ", n)), 60_000),
    Kind("quotes, one deeper in each line", in_page(lambda n: "".join("> " * k + "a\n" for k in range(n))), 240),
    Kind("nested lists", in_page(lambda n: lines("- ", n)), 60_000),
    Kind("items of a list", in_page(lambda n: "- a\n" * n), 20_000),
    Kind("headings", in_page(lambda n: numbered("## a #\n\n", n)), 5_000),
    Kind("headings of one name", in_page(lambda n: "## a\n\n" * n), 20_000),
    Kind("headings out of order", in_page(lambda n: "#### a\n\n## b\n\n" * n), 8_000),
    Kind("emphasis", in_page(lambda n: lines("*a **a ", n)), 10_000),
    Kind("emphasis with an end", in_page(lambda n: lines("*a* _b_ ", n)), 10_000),
    Kind(
        "code spans",
        in_page(lambda n: "".join("`" * (k % 90) + "a " for k in range(n)).replace("a a", "a\na")),
        2_500,
    ),
    Kind("fences", in_page(lambda n: "```\n" * n), 20_000),
    Kind("entities", in_page(lambda n: lines("&amp;", n)), 20_000),
    Kind("quotation marks", in_page(lambda n: lines("\"'", n)), 60_000),
    Kind("backslashes", in_page(lambda n: lines("\\", n)), 100_000),
    Kind("paragraphs", in_page(lambda n: "a\n\n" * n), 40_000),
    Kind("long words", in_page(lambda n: ("a" * 9_000 + "\n") * max(1, n // 9_000)), 112_500),
    Kind("letters with marks", in_page(lambda n: lines("e\u0301", n)), 30_000),
    # What stands in letters.
    Kind(
        "blanks",
        in_letter(lambda n: "[thank] " + lines("{role} ", n).replace("\n", "\n[thank] ") + "a."),
        16_000,
    ),
    Kind(
        "unknown blanks",
        in_letter(lambda n: "[thank] " + numbered("{x#} ", n).replace("0} ", "0}\n[thank] ") + "a."),
        8_000,
    ),
    Kind("braces in a letter", in_letter(lambda n: numbered("x{y\n", n)), 32_000),
    Kind("sentences", in_letter(lambda n: numbered("[thank] Thank you for number #.\n", n)), 2_000),
    Kind(
        "roles",
        in_letter(lambda n: "[" + "thank+" * min(n, 1_500) + "thank] a\n" + ("[thank+clear?] a\n" * n)),
        4_000,
    ),
    Kind("unknown roles", in_letter(lambda n: numbered("[thank-#] Thank you.\n", n)), 4_000),
    Kind(
        "a letter of one long word",
        in_letter(lambda n: ("[thank] " + "a" * 9_000 + "\n") * max(1, n // 9_000)),
        100_000,
    ),
    Kind("many letters", many_letters("I have decided", "I have decided, for reason #,"), 200),
    Kind("letters that are the same", many_letters("title: Declining without a reason", "title: Letter #"), 200),
    Kind("letters that follow none", many_letters("tone: warm", "tone: warm\nfollowUp: none-#"), 1_600),
    Kind("letters with one fault each", many_letters("tone: warm", "tone: wram"), 800),
    Kind("values that are nearly known", values_and_uses, 800),
    Kind(
        "letters that share a paragraph",
        many_letters("[thank] Thank you", "[thank] " + " ".join(f"w{k}" for k in range(100)) + " #\n[thank] Thank you"),
        200,
    ),
    # What stands in YAML.
    Kind("unknown keys", in_front_matter(PAGE, "x", lambda n: "1\n" + numbered("k#: v\n", n).rstrip()), 8_000),
    Kind("unknown keys of the settings", in_settings(lambda n: numbered("k#: v\n", n)), 32_000),
    Kind(
        "old addresses",
        in_front_matter(PAGE, "aliases", lambda n: "\n" + numbered("  - /old-#/\n", n).rstrip()),
        8_000,
    ),
    Kind(
        "old addresses that are none",
        in_front_matter(PAGE, "aliases", lambda n: "\n" + numbered("  - /o ld-#/\n", n).rstrip()),
        4_000,
    ),
    Kind(
        "redirects",
        in_settings(lambda n: "redirects:\n" + numbered("  - from: /old-#/\n    to: /about/\n", n)),
        8_000,
    ),
    Kind(
        "redirects to nowhere",
        in_settings(lambda n: "redirects:\n" + numbered("  - from: /old-#/\n    to: /aboot-#/\n", n)),
        8_000,
    ),
    Kind(
        "addresses claimed twice",
        in_settings(lambda n: "redirects:\n" + "  - from: /about/\n    to: /guide/\n" * n),
        8_000,
    ),
    Kind("anchors of YAML", in_settings(lambda n: "x: &a [1]\ny:\n" + "  - *a\n" * n), 60_000),
    Kind("nested YAML", in_settings(lambda n: "x: " + "[\n" * n + "]\n" * n), 100_000),
    Kind("a long value", in_settings(lambda n: "x: |\n" + ("  " + "a" * 900 + "\n") * (n // 900)), 400_000),
    Kind("quoted lines", in_settings(lambda n: 'x: "' + "a\n\n  " * n + '"\n'), 40_000),
    Kind(
        "fields",
        lambda s, n: s.append(
            "content/en/fields.yaml",
            numbered("- id: field-#\n  label: Field #\n  placeholder: field #\n  type: text\n  example: F\n", n),
        ),
        4_000,
    ),
    Kind(
        "fields of one name",
        lambda s, n: s.append(
            "content/en/fields.yaml",
            ("- id: role\n  label: Role\n  placeholder: role\n  type: text\n  example: F\n") * n,
        ),
        4_000,
    ),
    Kind(
        "cues",
        lambda s, n: s.append(
            "content/en/etiquette.yaml",
            (
                "greeting:\n  lines: 12\n  words: 10\n  blockWords: 8\n  nameWords: 6\n  introductionWords: 14\n"
                "  introductions: [this is]\n  cues:\n" + numbered("    - cue #\n", n)
            ),
        ),
        32_000,
    ),
    Kind(
        "sources",
        lambda s, n: s.append(
            "content/en/sources.yaml",
            numbered("- id: source-#\n  publisher: P\n  title: T #\n  url: https://p.example/#\n", n),
        ),
        4_000,
    ),
    Kind(
        "phrases",
        lambda s, n: s.append("content/en/phrases/thank.yaml", numbered("- text: Thank you for number #.\n", n)),
        8_000,
    ),
    Kind(
        "phrases that are the same",
        lambda s, n: s.append("content/en/phrases/thank.yaml", ("- text: Thank you for it.\n") * n),
        16_000,
    ),
    Kind(
        "links of the navigation",
        lambda s, n: s.replace(SETTINGS, "navigation:\n", "navigation:\n" + numbered("  - /nope-#/\n", n)),
        12_800,
    ),
    # Many files.
    Kind("deep folders", deep_folders, 400),
    Kind("many deep folders", many_deep_folders, 100),
    Kind(
        "many pages",
        many_files(
            "content/en/pages/page-#.md",
            "---\ntitle: P #\nsummary: S.\nreviewed: 2026-11-22\n---\n## A\n\nb\n",
        ),
        1_000,
    ),
    Kind("empty files", many_files("content/en/pages/page-#.md", ""), 4_000),
    Kind("files that are nobody's", many_files("content/en/nobody/file-#.md", "a"), 4_000),
    Kind(
        "questions",
        many_files("content/en/questions/q-#.md", "---\ntitle: May I #?\ntheme: channel\norder: #\n---\nYes.\n"),
        1_200,
    ),
    Kind(
        "questions that are the same",
        many_files("content/en/questions/q-#.md", "---\ntitle: May I?\ntheme: channel\norder: 7\n---\nYes.\n"),
        1_200,
    ),
    Kind("assets", many_files("themes/tiny/assets/file-#.css", "a {}"), 4_000),
    # Themes.
    Kind("tags of a template", lambda s, n: s.append(TEMPLATE, "{{reviewed}}\n" * n), 2_000),
    Kind("unknown names in a template", lambda s, n: s.append(TEMPLATE, numbered("{{nope#}}\n", n)), 2_000),
    Kind("partials", partials, 400),
    Kind("elements of one id", ids_in_template, 2_000),
    Kind("tags of a page that do not end", lambda s, n: s.append(TEMPLATE, "<i <b\n" * n), 2_000),
    Kind(
        "broken links of a template",
        lambda s, n: s.append(TEMPLATE, numbered('<a href="nope-#/">a</a>\n', n)),
        2_000,
    ),
    Kind(
        "words that nobody uses",
        lambda s, n: s.append("themes/tiny/strings/en.yaml", numbered("word#: W\n", n)),
        16_000,
    ),
    Kind(
        "imports of scripts",
        lambda s, n: s.append("themes/tiny/assets/copy.js", "\n" + numbered('import "./nope-#.js";\n', n)),
        4_000,
    ),
    Kind(
        "rules of a style sheet",
        lambda s, n: s.append("themes/tiny/assets/second.css", numbered(".a# { color: red }\n", n)),
        10_000,
    ),
]
