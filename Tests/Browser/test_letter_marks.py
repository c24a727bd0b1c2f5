"""Words that the check has found are marked in the letter of the form, and only the browser's paint knows it."""

from __future__ import annotations

import io
import unicodedata

import pytest
from built_site import Content
from form_site import LetterPage, visit  # noqa: F401
from gallery_site import LOOKS
from pypdf import PdfReader

FOLD = ".check-findings > .fold"
RUDE = "how rude, maybe stupid, you were!!"

REMEMBER = """addEventListener("letter-checked", ({ detail }) => { window.checked = detail; }, true);"""
"""The event does not bubble, but it passes the window on its way."""

MARKED = """name => [...CSS.highlights.get(name) ?? []].map((range) => {
    if (!document.getElementById("letter-text").contains(range.commonAncestorContainer)) throw new Error("outside the letter");
    return range.toString();
})"""

FOUND = """name => (window.checked.result[name] ?? []).flatMap(({ spans }) => spans).map((span) => window.checked.text.slice(...span))"""


@pytest.fixture
def letter(visit):  # noqa: F811
    def open_letter(*place: str, **options) -> LetterPage:
        options["before"] = REMEMBER + options.get("before", "")
        opened = visit(*place, **options)
        opened.page.locator(".check-score strong").wait_for()
        return opened

    return open_letter


def marked(letter: LetterPage, name: str) -> list[str]:
    return letter.page.evaluate(MARKED, name)


def settle(letter: LetterPage) -> None:
    """The check waits for a pause in typing."""
    letter.page.wait_for_timeout(700)


def bare(words: list[str]) -> list[str]:
    return ["".join(word.split()) for word in words]


def assert_marked_as_found(letter: LetterPage) -> None:
    settle(letter)
    for name in ("guidelines", "flags"):
        assert bare(marked(letter, name)) == bare(letter.page.evaluate(FOUND, name))


def look(letter: LetterPage, name: str, of: str = ".sentence") -> dict[str, str]:
    """How such words are drawn in an element of the letter."""
    return letter.page.locator(f"#letter-text {of}").first.evaluate(
        """(element, name) => {
            const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(element, `::highlight(${name})`);
            return { line: textDecorationLine, style: textDecorationStyle, color: textDecorationColor };
        }""", name)


# Which words


def test_what_is_found_is_marked_where_it_stands(letter):
    page = letter()
    page.fill(detail=RUDE, recipient="Ms. Okafor")
    assert_marked_as_found(page)
    assert {"rude", "stupid", "!!", "maybe"} <= set(marked(page, "flags"))
    assert {"Thank", "withdrawing", "sorry"} <= set(marked(page, "guidelines"))


def test_letters_of_every_channel_are_marked_as_found(letter, content: Content):
    """Address blocks with line breaks, scripts to be spoken, letters of one line."""
    of_channel = {matter["channel"]: slug for slug, matter in content.letters.items()}
    for slug in of_channel.values():
        page = letter(slug)
        assert_marked_as_found(page)
        assert marked(page, "guidelines"), slug


def test_marks_follow_everything_one_can_do(letter):
    page = letter()
    page.fill()
    assert_marked_as_found(page)
    page.fill(detail="the 😀 way,\u00a0how rude")
    assert_marked_as_found(page)
    assert "rude" in marked(page, "flags")
    page.choose(0, 1)
    assert_marked_as_found(page)
    before = marked(page, "guidelines")
    rows = page.page.locator(".letter-form-sentence").all_inner_texts()
    optional = next(at for at, row in enumerate(rows) if "Regret" in row)
    page.choose(optional, "Leave it out")
    assert_marked_as_found(page)
    assert "sorry" in before and "sorry" not in marked(page, "guidelines")
    page.press("Undo")
    assert_marked_as_found(page)
    assert marked(page, "guidelines") == before


def test_words_that_are_gone_are_not_marked_until_the_next_check(letter):
    """The check is some time behind; meanwhile no other words may stand marked in their place."""
    page = letter()
    page.fill(detail=RUDE)
    settle(page)
    assert "rude" in marked(page, "flags")
    page.fill(detail="the way your team shares on-call work")
    assert [words for words in marked(page, "flags") if words and not words.startswith("[")] == []


def test_a_text_that_is_edited_freely_has_no_marks(letter):
    page = letter()
    page.fill()
    page.press("Edit the text freely")
    page.page.fill("#free-text", "Thank you, I am sorry, how rude.")
    settle(page)
    assert marked(page, "guidelines") == marked(page, "flags") == []
    page.press("Go back to the form")
    page.page.get_by_role("button", name="Go back without them").click()
    assert_marked_as_found(page)
    assert marked(page, "guidelines")


# When and how they show


@pytest.mark.parametrize("width", [360, 1280])
def test_marks_show_while_the_details_of_the_check_are_open(letter, width):
    """Which on a phone they are not until one asks for them."""
    page = letter(width=width)
    page.fill(detail=RUDE)
    settle(page)
    fold = page.page.locator(FOLD)
    assert (fold.get_attribute("open") is not None) == (width == 1280)
    text = page.page.locator("#letter-text p").nth(2)
    pictures = {}
    for is_open in (True, False):
        fold.evaluate("(fold, open) => { fold.open = open; }", is_open)
        page.page.evaluate("document.activeElement.blur()")
        pictures[is_open] = text.screenshot()
        lines = [look(page, name)["line"] for name in ("guidelines", "flags")]
        assert lines == (["underline", "underline"] if is_open else ["none", "none"])
    assert pictures[True] != pictures[False]


def test_words_to_change_are_drawn_apart_and_a_blank_only_as_a_blank(letter):
    page = letter()
    settle(page)
    assert look(page, "guidelines")["style"] == "dotted"
    assert look(page, "flags")["style"] == "wavy"
    assert "[role]" in marked(page, "flags")
    assert look(page, "flags", ".blank:not([data-filled])")["line"] == "none"
    page.fill(role="rude")
    assert look(page, "flags", ".blank[data-filled]")["line"] == "underline"


@pytest.mark.parametrize("width,scheme", LOOKS)
def test_the_lines_stand_out_from_the_paper(letter, width, scheme):
    page = letter(width=width, color_scheme=scheme)
    page.page.locator(FOLD).evaluate("fold => { fold.open = true; }")
    paper = page.page.locator(".sheet").evaluate("sheet => getComputedStyle(sheet).backgroundColor")
    for name in ("guidelines", "flags"):
        assert contrast(look(page, name)["color"], paper) >= 3


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 computes it, of two colors like `rgb(125, 29, 43)`."""

    def luminance(color: str) -> float:
        parts = [int(part) / 255 for part in color.removeprefix("rgb(").removesuffix(")").split(",")]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_in_forced_colors_they_are_lines_and_not_as_if_selected(letter):
    page = letter(forced_colors="active")
    page.fill(detail=RUDE)
    settle(page)
    page.page.evaluate("document.activeElement.blur()")
    text = page.page.locator("#letter-text p").nth(2)
    open_fold = text.screenshot()
    page.page.locator(FOLD).evaluate("fold => { fold.open = false; }")
    closed = text.screenshot()
    page.page.evaluate("CSS.highlights.clear()")
    assert open_fold != closed == text.screenshot()


# What they leave alone


def test_the_letter_and_its_copy_are_what_they_are_without_marks(letter):
    """The same where a browser knows no highlights: there nothing happens, and nothing goes wrong."""
    without = letter(before="Object.defineProperty(CSS, 'highlights', { value: undefined });")
    page = letter()
    copies = []
    for each in (page, without):
        each.fill(detail=RUDE)
        settle(each)
        each.press("Copy letter")
        copies.append((each.clipboard(), each.page.locator("#letter-text").inner_html()))
    assert copies[0] == copies[1]
    assert RUDE in copies[0][0]
    assert marked(page, "flags")
    rich = page.page.evaluate("""async () => {
        getSelection().selectAllChildren(document.getElementById("letter-text"));
        document.execCommand("copy");
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    assert "rude" in rich and "wavy" not in rich and "dotted" not in rich


def test_paper_has_no_marks(letter):
    """Nor has the text that can be copied from a saved page any trace of them; on the screen they are there again."""
    page = letter("accepted-another-job-formal-letter")
    settle(page)
    before = marked(page, "guidelines")
    assert before
    [sheet] = PdfReader(io.BytesIO(page.page.pdf(format="Letter"))).pages
    assert unicodedata.normalize("NFKC", sheet.extract_text()).split() == page.letter().split()
    assert marked(page, "guidelines") == before
    page.page.emulate_media(media="print")
    assert [look(page, name)["line"] for name in ("guidelines", "flags")] == ["none", "none"]


def test_the_speaking_view_has_no_marks(letter):
    page = letter("accepted-another-job-phone")
    settle(page)
    page.press("Speaking view")
    assert marked(page, "guidelines")
    assert page.page.evaluate("""() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
        .every((range) => !range.intersectsNode(document.querySelector(".speaking-view")))""")
