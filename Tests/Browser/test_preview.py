"""`sitegen serve` as an editor sees it: the page follows the source, and stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import violations
from editions import copy_first_edition
from page_pool import Watch, settle
from playwright.sync_api import BrowserContext, Locator, Page, expect
from preview_server import WAIT, PreviewServer
from waiting import wait_until

LETTER = "content/en/letters/no-reason.md"
STYLE = "themes/letterhead/assets/base.css"
TOKENS = "themes/letterhead/assets/tokens.css"


@pytest.fixture
def preview(sitegen: Path, root: Path, tmp_path: Path) -> Iterator[PreviewServer]:
    """The real site, in a copy that may be edited. Its pages wait for their font: with `optional` a page that is
    painted before the font is there has other heights than the same page loaded again."""
    server = PreviewServer(sitegen, copy_first_edition(root, tmp_path / "site"), start=False)
    server.edit(TOKENS, "font-display: optional", "font-display: block")
    server.start()
    yield server
    server.end()


@pytest.fixture
def letter(preview: PreviewServer, new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A letter, on a screen too small for it, that has scrolled and knows the preview's state."""
    context = new_context(base_url=preview.url, viewport={"width": 800, "height": 500})
    page = context.new_page()
    watch = Watch()
    watch.begin(page)
    page.goto("letters/no-reason/")
    page.get_by_label("Your full name").first.wait_for()
    settle(page)
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 700))")
    page.evaluate("window.isThePageThatWasOpened = true")
    yield page
    assert watch.faults == []


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Preview")


def wait_in_page(page: Page, expression: str) -> None:
    """Playwright's own way evaluates text inside the page, which its policy forbids."""
    wait_until(lambda: page.evaluate(expression), expression, page=page)


def test_a_changed_letter_is_loaded_where_the_reader_was(letter: Page, preview: PreviewServer):
    field = letter.get_by_label("Your full name").first
    place = field.bounding_box()["y"]
    preview.edit(LETTER, "\ntitle: Declining", "\ntitle: Refusing")
    expect(letter.get_by_role("heading", level=1)).to_contain_text("Refusing")
    assert letter.evaluate("window.isThePageThatWasOpened") is None
    settle(letter)
    wait_until(lambda: abs(field.bounding_box()["y"] - place) <= 1, "the field is where it was", page=letter)
    assert letter.evaluate("scrollY") > 600


@pytest.mark.extended
def test_a_changed_style_sheet_is_exchanged_in_place(letter: Page, preview: PreviewServer):
    letter.get_by_label("Your full name").first.fill("Sam")
    count = "document.querySelectorAll('link[rel=stylesheet]').length"
    before = letter.evaluate(count)
    preview.write(STYLE, preview.text(STYLE) + "\n@layer utilities { body { outline: 3px solid rgb(1, 2, 3); } }\n")
    wait_in_page(letter, "getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    wait_in_page(letter, f"{count} === {before}")
    assert letter.evaluate("window.isThePageThatWasOpened")
    expect(letter.get_by_label("Your full name").first).to_have_value("Sam")


def test_errors_are_shown_until_they_are_fixed(letter: Page, preview: PreviewServer):
    field = letter.get_by_label("Your full name").first
    field.evaluate("field => field.focus({ preventScroll: true })")
    place = letter.evaluate("scrollY")
    expect(panel(letter).get_by_role("listitem")).to_have_count(0)
    preview.edit(LETTER, "\nsummary:", "\nsumary:")
    expect(panel(letter).get_by_text("unknown key `sumary`")).to_be_visible()
    expect(panel(letter).get_by_text("did you mean `summary`?")).to_be_visible()
    expect(panel(letter).get_by_text(LETTER + ":3:1").first).to_be_visible()
    expect(panel(letter).get_by_role("status")).to_have_text("2 errors. You see the last good site.")
    expect(field).to_be_focused()

    preview.edit(LETTER, "\nsumary:", "\nsummary:")
    expect(panel(letter).get_by_role("listitem")).to_have_count(0)
    expect(panel(letter).get_by_role("group")).to_be_hidden()
    expect(panel(letter).get_by_role("status")).to_have_text("The source is in order again.")
    assert letter.evaluate("window.isThePageThatWasOpened")
    assert letter.evaluate("scrollY") == place


@pytest.mark.extended
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_what_the_preview_adds(
    preview: PreviewServer, new_context: Callable[..., BrowserContext], scheme: str
):
    context = new_context(base_url=preview.url, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto("letters/no-reason/")
    preview.edit(LETTER, "\nsummary:", "\nsumary:")
    expect(panel(page).get_by_text("unknown key `sumary`")).to_be_visible(timeout=WAIT * 1000)
    assert violations(page, context="#sitegen-preview") == []


@pytest.mark.extended
def test_a_source_that_never_was_good_is_followed(
    sitegen: Path, tmp_path: Path, new_context: Callable[..., BrowserContext]
):
    server = PreviewServer(sitegen, tmp_path / "site", start=False)
    server.edit("content/en/pages/about.md", "title: About", "tilte: About")
    server.start()
    try:
        page = new_context(base_url=server.url).new_page()
        page.goto("")
        expect(page.get_by_role("heading", level=1)).to_have_text("No site yet")
        expect(page.get_by_text("unknown key `tilte`")).to_be_visible()
        server.edit("content/en/pages/about.md", "tilte: About", "title: About")
        expect(page.get_by_role("heading", level=1)).to_have_text("What to send")
        assert page.url == server.url + "polite/"
    finally:
        server.end()
