"""What readers change about pages: colors of their own, more space between letters, a page four times as large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_site import LETTER
from page_pool import settle
from playwright.sync_api import Page

PASTED = (
    "Dear Ms. Okafor,\n\nThank you for inviting me. Your recruiter was rude and wasted my time.\n\nKind regards,\nSam"
)

RUDE = "the office. YOUR RECRUITER WAS RUDE. Let me say it: the garden"

UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"


def letter_in_use(page: Page) -> None:
    page.fill("#write-detail", RUDE)
    page.locator(".check-reconsider").wait_for(state="attached")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    page.get_by_role("button", name="Copy letter").click()
    page.locator(".copy-letter-by-hand").wait_for()
    page.evaluate(UNFOLD)


def check_in_use(page: Page) -> None:
    page.fill("#check-text", PASTED)
    page.locator(".check-reconsider").wait_for()


def gallery_in_use(page: Page) -> None:
    page.fill("#gallery-q", "pay")
    page.evaluate(UNFOLD)


USES: dict[str, Callable[[Page], None]] = {
    "": lambda page: page.evaluate(UNFOLD),
    f"letters/{LETTER}/": letter_in_use,
    "check/": check_in_use,
    "letters/": gallery_in_use,
    "write/": lambda page: page.evaluate(UNFOLD),
    "letters/matrix/": lambda page: page.evaluate(UNFOLD),
}
"""Pages, each with what is done there so that all its parts are shown."""


def used(visit: Callable[..., Page], address: str, **settings: object) -> Page:
    page = visit(address, leaves=True, **settings)
    USES[address](page)
    settle(page)
    return page


# Colors of the reader's own


CONTRAST = """
const parts = (color) => color.match(/[\\d.]+/g).map(Number);
const luminance = (color) => {
    const [red, green, blue] = parts(color).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const isClear = (color) => parts(color)[3] === 0;
const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!isClear(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
};
const standsOut = (color, element) => {
    const [dark, light] = [luminance(color), luminance(behind(element))].sort((one, other) => one - other);
    return !isClear(color) && (light + 0.05) / (dark + 0.05) >= 3;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden");
const name = (element) => `${element.localName}.${element.className}#${element.id}`;
"""

WITHOUT_EDGE = f"""() => {{
    {CONTRAST}
    const isLink = (element) => getComputedStyle(element).textDecorationLine.includes("underline");
    const hasEdge = (element) => ["Top", "Right", "Bottom", "Left"].every((side) => {{
        const style = getComputedStyle(element);
        return parseFloat(style[`border${{side}}Width`]) >= 1 && standsOut(style[`border${{side}}Color`], element.parentElement);
    }});
    const controls = [...document.querySelectorAll("button, select, textarea, input:not([type=radio], [type=checkbox])")].filter(isShown);
    // A text area over its copy has the edge of what is around both.
    const edged = (element) => element.parentElement.className === "marked-textarea" ? element.parentElement : element;
    return controls.filter((element) => !hasEdge(edged(element)) && !isLink(element)).map(name);
}}"""

WITHOUT_RING = f"""() => {{
    {CONTRAST}
    const found = [];
    for (const element of [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(isShown)) {{
        element.focus({{ preventScroll: true, focusVisible: true }});
        const ringed = element.parentElement.className === "marked-textarea" ? element.parentElement : element;
        const rings = [getComputedStyle(ringed), getComputedStyle(ringed, "::after")];
        const isRinged = rings.some(({{ outlineStyle, outlineWidth, outlineColor }}) =>
            outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && standsOut(outlineColor, ringed.parentElement));
        if (!isRinged) found.push(name(element));
    }}
    return found;
}}"""

UNSEEN_MARKS = f"""() => {{
    {CONTRAST}
    const marks = [...document.querySelectorAll(".mark")].filter(isShown).filter((mark) => !standsOut(getComputedStyle(mark).backgroundColor, mark.parentElement));
    const lines = [...document.querySelectorAll(".marked-copy > span")].filter((span) => {{
        const {{ textDecorationLine, textDecorationColor }} = getComputedStyle(span);
        return !textDecorationLine.includes("underline") || !standsOut(textDecorationColor, span);
    }});
    const found = [...marks, ...lines].map(name);
    const letter = document.querySelector("#letter-text .sentence");
    if (letter && CSS.highlights.get("reconsider")?.size) {{
        const {{ textDecorationLine, textDecorationColor }} = getComputedStyle(letter, "::highlight(reconsider)");
        if (!textDecorationLine.includes("underline") || !standsOut(textDecorationColor, letter)) found.push("highlight");
    }}
    return found;
}}"""


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.extended)])
@pytest.mark.parametrize("address", USES)
def test_in_forced_colors_controls_have_edges_and_marks_are_seen(visit, address, scheme):
    """WCAG 2.2, 1.4.11 and 2.4.7, where the browser paints all that has a color of its own over, as Windows' contrast
    themes have it."""
    page = used(visit, address, width=390, forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(WITHOUT_EDGE) == []
    assert page.evaluate(UNSEEN_MARKS) == []
    assert page.evaluate(WITHOUT_RING) == []


# More space between lines, words and letters


SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
    dispatchEvent(new Event("resize"));
}"""

CUT_OR_OVERLAPPING = """() => {
    const isOutOfSight = (element) => element && (getComputedStyle(element).clipPath === "inset(50%)" || isOutOfSight(element.parentElement));
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".skip-link, .marked-copy, .free-text-copy") && !isOutOfSight(element);
    const name = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
    // What ends in dots stands whole elsewhere on the page: in the letter, and in the choices of its sentence.
    const isShort = (element) => element.matches(".letter-form-now, .check-quote");
    const cut = [...document.body.querySelectorAll("*")].filter(isShown).filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const clips = (overflow) => overflow === "hidden" || overflow === "clip";
        return (clips(overflowX) && element.scrollWidth > element.clientWidth + 1 || clips(overflowY) && element.scrollHeight > element.clientHeight + 1)
            && !element.matches("select, input") && !isShort(element);
    });
    // Of what lies in a part that scrolls, what is in sight.
    const visible = ({ left, right, top, bottom }, element) => {
        for (let at = element; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX === "visible") continue;
            const box = at.getBoundingClientRect();
            [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
        }
        return { left, right, top, bottom };
    };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || !isShown(parent) || parent.closest("copy-letter, option, script, style, svg")) continue;
        const range = new Range();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
            const { left, right, top, bottom } = visible(line, parent);
            // Ascenders and descenders of neighboring lines may touch; letters may not.
            const inset = (bottom - top) / 4;
            if (right - left > 1 && bottom > top) lines.push({ parent, left, right, top: top + inset, bottom: bottom - inset });
        }
    }
    lines.sort((one, other) => one.top - other.top);
    const overlapping = [];
    lines.forEach((one, at) => {
        for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next++) {
            const other = lines[next];
            // A line that ends in dots is there twice: with them and without.
            if (other.parent === one.parent && other.top === one.top) continue;
            if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1) overlapping.push(`${name(one.parent)} / ${name(other.parent)}`);
        }
    });
    return { cut: cut.map(name), overlapping, isTooWide: document.documentElement.scrollWidth > innerWidth };
}"""


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.extended)])
@pytest.mark.parametrize("address", USES)
def test_with_more_space_nothing_is_cut_or_overlaps(visit, address, width):
    """WCAG 2.2, 1.4.12, with the figures it gives."""
    page = used(visit, address, width=width)
    page.evaluate(SPACED)
    assert page.evaluate(CUT_OR_OVERLAPPING) == {"cut": [], "overlapping": [], "isTooWide": False}


# Four times as large


SIDEWAYS = """() => [...document.querySelectorAll("*")]
    .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => !element.querySelector("table"))
    .map((element) => `${element.localName}.${element.className}`)"""

COVERED = """() => {
    const stuck = [...document.querySelectorAll("body *")].filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position));
    return stuck.filter((element) => element.checkVisibility() && !element.matches(".skip-link, th, thead")).map((element) => element.getBoundingClientRect().height / innerHeight);
}"""


@pytest.mark.parametrize("address", USES)
def test_at_400_percent_one_scrolls_in_one_direction_and_sees_the_page(visit, address):
    """WCAG 2.2, 1.4.10: a window of 1280 by 1024 pixels at 400 %. Only tables may scroll sideways, and what sticks to
    an edge leaves more than half of the window. Tests/Engines/test_focus.py walks it by keyboard."""
    page = used(visit, address, width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SIDEWAYS) == []
    assert all(share < 0.5 for share in page.evaluate(COVERED))
