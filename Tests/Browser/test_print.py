"""On paper: a letter's page prints the letter, and nothing else; a guideline's page breaks where it may;
the guide is a booklet."""

from __future__ import annotations

import io
import unicodedata

import pytest
from built_site import BuiltSite, Content
from form_site import LetterPage
from playwright.sync_api import Page
from pypdf import PdfReader

PAPER = ["A4", pytest.param("Letter", marks=pytest.mark.extended)]


def printed(page: Page, paper: str) -> list[str]:
    """The words of each sheet, ligatures taken apart."""
    sheets = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def numbered(page: Page, paper: str) -> list[str]:
    """The words of each sheet of the booklet, without the number that all but the cover carry."""
    cover, *sheets = printed(page, paper)
    assert [number for number, sheet in enumerate(sheets, start=2) if not sheet.startswith(f"{number} ")] == []
    return [cover, *(sheet.split(" ", 1)[1] for sheet in sheets)]


def longest_by_channel(content: Content, site: BuiltSite) -> list[str]:
    longest: dict[str, tuple[int, str]] = {}
    for slug, letter in content.letters.items():
        length = (site.folder / "letters" / slug / "letter.txt").stat().st_size
        longest[letter["channel"]] = max(longest.get(letter["channel"], (0, "")), (length, slug))
    return sorted(slug for _, slug in longest.values())


@pytest.mark.parametrize("paper", PAPER)
def test_a_letter_is_one_sheet_with_nothing_but_the_letter(
    page: Page, content: Content, placed_site: BuiltSite, paper: str
):
    """The longest letter of each channel, on both usual papers."""
    for slug in longest_by_channel(content, placed_site):
        page.goto(f"letters/{slug}/")
        page.locator(".letter-form h2").wait_for(state="attached")
        text = (placed_site.folder / "letters" / slug / "letter.txt").read_text(encoding="utf-8")
        assert printed(page, paper) == [" ".join(text.split())], slug


@pytest.mark.parametrize("paper", PAPER)
def test_a_letter_reads_the_same_without_scripts(new_context, content: Content, placed_site: BuiltSite, paper: str):
    page = new_context(java_script_enabled=False).new_page()
    for slug in longest_by_channel(content, placed_site):
        page.goto(f"letters/{slug}/")
        text = (placed_site.folder / "letters" / slug / "letter.txt").read_text(encoding="utf-8")
        assert printed(page, paper) == [" ".join(text.split())], slug


@pytest.mark.parametrize("paper", PAPER)
def test_a_letter_that_is_filled_in_prints_what_it_says(visit_letter, content: Content, paper: str):
    """Every blank with a value: on the sheet is what would be copied, the address block and the date first."""
    formal = max((slug for slug in content.letters if content.letters[slug]["channel"] == "letter"), key=len)
    letter: LetterPage = visit_letter(formal)
    fill_everything(letter.page)
    text = " ".join(letter.letter().split())
    assert "[" not in text
    assert printed(letter.page, paper) == [text]
    assert text.startswith("Some Words 48 Alder Street Portland, ME 04101 December 3, 2026 ")


@pytest.mark.extended
@pytest.mark.parametrize("paper", PAPER)
def test_a_letter_edited_freely_prints_to_its_last_word(visit_letter, paper: str):
    """Lines wider than the sheet break on it, a text longer than it goes on; only the text is printed."""
    letter: LetterPage = visit_letter()
    letter.press("Edit the text freely")
    for length in (3, 12):
        lines = [" ".join(f"word{line}x{number}" for number in range(40)) for line in range(length)]
        letter.page.locator("#free-text").fill("\n\n".join(lines))
        sheets = printed(letter.page, paper)
        assert " ".join(sheets) == " ".join(lines)
        assert (len(sheets) == 1) == (length == 3)


@pytest.mark.extended
def test_a_printed_letter_leaves_room_to_sign(page: Page, content: Content):
    """Three lines between the closing and the typed name; what is sent otherwise has none."""

    def lines_between_the_last_two(slug: str) -> float:
        page.goto(f"letters/{slug}/")
        closing, name = page.locator(".letter-text p:last-child > .sentence").all()[-2:]
        return (name.bounding_box()["y"] - closing.bounding_box()["y"]) / (1.5 * 16)

    page.emulate_media(media="print")
    channel = {letter["channel"]: slug for slug, letter in content.letters.items()}
    assert 3 <= lines_between_the_last_two(channel["letter"]) <= 5
    assert lines_between_the_last_two("accepted-another-job") < 2


@pytest.mark.extended
def test_a_reply_is_one_sheet_with_nothing_but_the_reply(page: Page, content: Content, placed_site: BuiltSite):
    for slug in content.slugs("replies"):
        page.goto(f"replies/{slug}/")
        page.locator(".letter-form h2").wait_for(state="attached")
        text = (placed_site.folder / "replies" / slug / "reply.txt").read_text(encoding="utf-8")
        assert printed(page, "A4") == [" ".join(text.split())], slug


@pytest.mark.extended
def test_the_booklet_has_a_cover_its_contents_and_a_sheet_to_begin_each_guideline(page: Page, content: Content):
    page.goto("guide/booklet/")
    chapters = page.locator(".chapter").all()
    titles = [chapter.locator("h2").inner_text() for chapter in chapters]
    sheets = numbered(page, "A4")
    assert len(titles) == len(content.slugs("guide"))
    assert page.locator("h1").inner_text() in sheets[0]
    assert [title for title in titles if title in sheets[0]] == []
    assert [title for title in titles if title not in sheets[1]] == []
    starts = [
        next(number for number, sheet in enumerate(sheets) if sheet.startswith(f"Guideline {place} {title}"))
        for place, title in enumerate(titles, start=1)
    ]
    assert starts[0] == 2
    assert starts == sorted(set(starts))


@pytest.mark.extended
@pytest.mark.parametrize("paper", PAPER)
def test_the_booklet_says_all_that_the_guidelines_do(page: Page, content: Content, paper: str):
    """The text, what to do and avoid, the better words and the exceptions of each; no heading ends a sheet."""
    said = []
    for slug in content.slugs("guide"):
        page.goto(f"guide/{slug}/")
        said += page.locator(".guideline-body :is(.prose, .do-and-avoid, .rewrite) :is(p, li, dd)").all_inner_texts()
    page.goto("guide/booklet/")
    headings = [" ".join(text.split()) for text in page.locator(":is(h2, h3)").all_inner_texts()]
    sheets = numbered(page, paper)
    whole = "".join(" ".join(sheets).split())
    assert len(said) > 100
    assert [text for text in said if "".join(unicodedata.normalize("NFKC", text).split()) not in whole] == []
    assert [sheet[-60:] for sheet in sheets if any(sheet.endswith(heading) for heading in headings)] == []
    assert "Back to the guide" not in whole and "Skip to" not in sheets[0]


@pytest.mark.extended
def test_the_booklet_leads_inside_itself(page: Page):
    """A guideline that another mentions is a chapter of the same booklet; the guide links to it."""
    page.goto("guide/")
    page.get_by_role("link", name="The whole guide on one page").click()
    links = page.locator(".chapter a")
    inside = [
        href for href in links.evaluate_all("links => links.map((a) => a.getAttribute('href'))") if href.startswith("#")
    ]
    assert inside
    assert [href for href in inside if page.locator(f".chapter{href}").count() != 1] == []


def fill_everything(page: Page) -> None:
    values = {"date": "2026-12-03", "time": "14:00"}
    for field in page.locator(".letter-form-input").all():
        kind = field.get_attribute("type") or ""
        is_address = field.evaluate("field => field.localName") == "textarea"
        field.fill("48 Alder Street\nPortland, ME 04101" if is_address else values.get(kind, "Some Words"))


@pytest.mark.extended
def test_a_guideline_ends_no_sheet_with_a_heading(page: Page, content: Content):
    """A heading is followed by at least something of what it heads; the site's navigation stays off the paper."""
    for slug in content.slugs("guide"):
        page.goto(f"guide/{slug}/")
        headings = [" ".join(text.split()) for text in page.locator("main :is(h2, h3)").all_inner_texts()]
        sheets = printed(page, "A4")
        assert [
            sheet[-60:] for sheet in sheets if any(heading and sheet.endswith(heading) for heading in headings)
        ] == []
        assert "Skip to" not in sheets[0] and "Letters" not in sheets[0].split()[:6]
