"""Sentences to reconsider are marked in the letter of the form, and only the browser's paint knows it."""

from __future__ import annotations

import base64
import io
import unicodedata

import pytest
from built_site import Content
from form_site import LetterPage
from page_pool import settle
from playwright.sync_api import Page
from pypdf import PdfReader

FOLD = ".check-findings > .fold"
RUDE = "the office. YOUR RECRUITER WAS RUDE. Let me say it: the garden"

REMEMBER = """addEventListener("letter-checked", ({ detail }) => { window.checked = detail; }, true);"""
"""The event does not bubble, but it passes the window on its way."""

MARKED = """() => [...CSS.highlights.get("reconsider") ?? []].map((range) => {
    if (!document.getElementById("letter-text").contains(range.commonAncestorContainer)) throw new Error("outside the letter");
    return range.toString();
})"""

FOUND = """() => window.checked.findings.reconsider.flatMap(({ spans }) => spans).map((span) => window.checked.text.slice(...span))"""


@pytest.fixture
def letter(visit_letter):
    def open_letter(*place: str, **options) -> LetterPage:
        opened = visit_letter(*place, **options)
        opened.page.evaluate(REMEMBER)
        opened.page.locator(".check-there").wait_for(state="attached")
        return opened

    return open_letter


def marked(letter: LetterPage) -> list[str]:
    return letter.page.evaluate(MARKED)


def bare(words: list[str]) -> list[str]:
    return ["".join(word.split()) for word in words]


def assert_marked_as_found(letter: LetterPage) -> None:
    settle(letter.page)
    assert bare(marked(letter)) == bare(letter.page.evaluate(FOUND))


def look(letter: LetterPage, of: str = ".sentence") -> dict[str, str]:
    """How such words are drawn in an element of the letter."""
    return letter.page.locator(f"#letter-text {of}").first.evaluate(
        """(element) => {
            const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(element, "::highlight(reconsider)");
            return { line: textDecorationLine, style: textDecorationStyle, color: textDecorationColor };
        }"""
    )


# Which words


def has(words: str, marks: list[str]) -> bool:
    return any(words in mark for mark in marks)


def test_the_whole_sentence_is_marked_where_it_stands(letter):
    page = letter()
    page.fill(detail=RUDE, recipient="Ms. Okafor")
    assert_marked_as_found(page)
    assert has("YOUR RECRUITER WAS RUDE", marked(page))


def test_a_letter_of_the_gallery_has_no_marks(letter):
    page = letter()
    page.fill()
    assert_marked_as_found(page)
    assert marked(page) == []


@pytest.mark.extended
def test_letters_of_every_channel_are_marked_as_found(letter, content: Content):
    """Address blocks with line breaks, scripts to be spoken, letters of one line."""
    of_channel = {matter["channel"]: slug for slug, matter in content.letters.items()}
    for slug in of_channel.values():
        page = letter(slug)
        page.page.locator(".letter-form-input").first.fill(RUDE)
        assert_marked_as_found(page)


def test_marks_follow_everything_one_can_do(letter):
    page = letter()
    page.fill(detail=RUDE)
    assert_marked_as_found(page)
    before = marked(page)
    assert before
    page.choose(0, 1)
    assert_marked_as_found(page)
    page.press("Undo")
    assert_marked_as_found(page)
    assert marked(page) == before
    page.fill(detail=f"the 😀 way,\u00a0{RUDE}")
    assert_marked_as_found(page)


def test_what_is_fine_is_not_marked(letter):
    page = letter()
    page.fill(detail=RUDE)
    settle(page.page)
    before = marked(page)
    page.page.get_by_role("button", name="This is fine").first.click()
    assert len(marked(page)) == len(before) - 1


def test_words_that_are_gone_are_not_marked_until_the_next_check(letter):
    """The check is some time behind; meanwhile no other words may stand marked in their place."""
    page = letter()
    page.fill(detail=RUDE)
    settle(page.page)
    assert has("YOUR RECRUITER", marked(page))
    page.fill(detail="the way your team shares on-call work")
    assert not has("on-call", marked(page))


def test_a_text_that_is_edited_freely_has_no_marks(letter):
    page = letter()
    page.fill(detail=RUDE)
    page.press("Edit the text freely")
    page.page.fill("#free-text", "Thank you, I am sorry. YOUR RECRUITER WAS RUDE.")
    settle(page.page)
    assert marked(page) == []
    page.press("Go back to the form")
    page.page.get_by_role("button", name="Go back without them").click()
    assert_marked_as_found(page)
    assert marked(page)


# When and how they show


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.extended)])
def test_marks_show_while_the_details_of_the_check_are_open(letter, width):
    """Which on a phone they are not until one asks for them."""
    page = letter(width=width)
    page.fill(detail=RUDE)
    settle(page.page)
    fold = page.page.locator(FOLD)
    assert (fold.get_attribute("open") is not None) == (width == 1280)
    text = page.page.locator("#letter-text p").nth(2)
    pictures = {}
    for is_open in (True, False):
        fold.evaluate("(fold, open) => { fold.open = open; }", is_open)
        page.page.evaluate("document.activeElement.blur()")
        page.page.wait_for_function(f"CSS.highlights.get('reconsider').size {'>' if is_open else '==='} 0")
        pictures[is_open] = text.screenshot()
    assert pictures[True] != pictures[False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lines_stand_out_from_the_paper(letter, scheme):
    page = letter(color_scheme=scheme)
    page.page.locator(FOLD).evaluate("fold => { fold.open = true; }")
    paper = page.page.locator(".sheet").evaluate("sheet => getComputedStyle(sheet).backgroundColor")
    assert contrast(look(page)["color"], paper) >= 3


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
    settle(page.page)
    page.page.evaluate("document.activeElement.blur()")
    text = page.page.locator("#letter-text p").nth(2)
    open_fold = text.screenshot()
    page.page.locator(FOLD).evaluate("fold => { fold.open = false; }")
    closed = text.screenshot()
    page.page.evaluate("CSS.highlights.clear()")
    cleared = text.screenshot()
    assert differing_pixels(page.page, open_fold, closed) > 100
    # Words that are painted anew may be smoothed a little otherwise.
    assert differing_pixels(page.page, closed, cleared) < 20


def differing_pixels(page: Page, *pictures: bytes) -> int:
    """How many pixels of two PNG files of one size are not the same, as a browser decodes them."""
    return page.context.new_page().evaluate(
        """async (pictures) => {
            const [one, other] = await Promise.all(pictures.map(async (data) => {
                const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]));
                const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
                canvas.drawImage(image, 0, 0);
                return new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
            }));
            return one.filter((pixel, at) => pixel !== other[at]).length;
        }""",
        [base64.b64encode(picture).decode() for picture in pictures],
    )


# What they leave alone


def test_the_letter_and_its_copy_are_what_they_are_without_marks(letter):
    """The same where a browser knows no highlights: there nothing happens, and nothing goes wrong."""
    without = letter(init="Object.defineProperty(CSS, 'highlights', { value: undefined });")
    page = letter()
    copies = []
    for each in (page, without):
        each.fill(detail=RUDE)
        settle(each.page)
        each.press("Copy letter")
        copies.append((each.clipboard(), each.page.locator("#letter-text").inner_html()))
    assert copies[0] == copies[1]
    assert RUDE in copies[0][0]
    assert marked(page)
    rich = page.page.evaluate("""async () => {
        getSelection().selectAllChildren(document.getElementById("letter-text"));
        document.execCommand("copy");
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    assert "RUDE" in rich and "underline" not in rich.replace("text-decoration: none", "")


def test_paper_has_no_marks(letter):
    """Nor has the text that can be copied from a saved page any trace of them; on the screen they are there again."""
    page = letter("accepted-another-job-formal-letter")
    page.page.locator(".letter-form-input").last.fill(RUDE)
    settle(page.page)
    before = marked(page)
    assert before
    [sheet] = PdfReader(io.BytesIO(page.page.pdf(format="Letter"))).pages
    assert unicodedata.normalize("NFKC", sheet.extract_text()).split() == page.letter().split()
    assert marked(page) == before
    page.page.emulate_media(media="print")
    assert look(page)["line"] == "none"


def test_the_speaking_view_has_no_marks(letter):
    page = letter("accepted-another-job-phone")
    page.page.locator(".letter-form-input").first.fill(RUDE)
    settle(page.page)
    page.press("Speaking view")
    assert marked(page)
    assert page.page.evaluate("""() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
        .every((range) => !range.intersectsNode(document.querySelector(".speaking-view")))""")
