"""The site walked by keyboard: what has the focus can be seen, at every size, and comes where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from engine_server import EngineServer
from engines import Engine
from journeys import FORM, LETTER

SIZES = {
    "zoomed to 400 %": (320, 256),
    "small phone": (360, 640),
    "phone on its side": (740, 360),
    "tablet": (768, 1024),
    "small desk": (1024, 768),
    "desk": (1280, 800),
}
"""1280 by 1024 at 400 % is 320 by 256 (WCAG 2.2, 1.4.10)."""

EXTREMES = ("zoomed to 400 %", "desk")

PAGES = [LETTER, "letters/", "write/", "check/", "letters/matrix/"]
LONGEST_WALK = 400

READY = "!document.querySelector(':is(copy-letter, letter-form, letter-gallery, letter-composer, pasted-letter):not([data-ready])')"

SEEN = """
const isAtItsPlace = (element) => element.matches(":focus") && element.getBoundingClientRect().bottom > 0;
// Firefox draws a page that has lost the focus less and less often, in the end hardly ever.
const nextFrame = () => new Promise((then) => { requestAnimationFrame(then); setTimeout(then, 50); });
const start = performance.now();
do await nextFrame(); while (!isAtItsPlace(document.activeElement) && performance.now() - start < 1000);
const element = document.activeElement;
if (element === document.body || document.walked.has(element)) return null;
document.walked.add(element);
const labels = Array.from(element.labels ?? []);
const boxes = [element, ...labels].flatMap((each) => Array.from(each.getClientRects())).filter(({ width, height }) => width && height);
const points = boxes.flatMap(({ left, right, top, bottom }) => [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 2]]);
const isSeen = points.some(([x, y]) => {
  const at = document.elementFromPoint(x, y);
  return at && (element.contains(at) || labels.some((label) => label.contains(at)) || (at.contains(element) && at.matches("li, summary")));
});
const [x, y] = points[0] ?? [0, 0];
const over = isSeen ? "" : ` at ${Math.round(x)},${Math.round(y)} under ${document.elementFromPoint(x, y)?.className ?? "the edge"}`;
const around = element.closest(".marked-textarea") ?? element;
const { outlineStyle, outlineWidth } = getComputedStyle(around);
const after = getComputedStyle(around, "::after");
const hasRing = [[outlineStyle, outlineWidth], [after.outlineStyle, after.outlineWidth]].some(([style, width]) => style !== "none" && parseFloat(width) >= 2);
const name = `${element.localName}.${element.className} ${(element.textContent || element.id).trim().slice(0, 40)}${over}`;
return { name, isSeen, hasRing, id: element.id, className: element.className };
"""


def walk(engine: Engine) -> Iterator[dict]:
    """What has the focus after each press of Tab, until the page has been left or begins again."""
    engine.js("document.walked = new WeakSet()")
    for _ in range(LONGEST_WALK):
        engine.press("Tab")
        stop = engine.js(SEEN)
        if stop is None:
            return
        yield stop
    raise AssertionError("no end of stops")


def walks() -> list[tuple[str, str]]:
    """A letter at every size; other pages at the smallest and the largest, and all but the matrix, whose hundreds of
    links are alike, at one more, another than their neighbors'."""
    between = [size for size in SIZES if size not in EXTREMES]
    found = [(LETTER, size) for size in SIZES] + [(page, size) for page in PAGES[1:] for size in EXTREMES]
    return found + [(page, between[number]) for number, page in enumerate(PAGES[1:-1])]


@pytest.mark.parametrize(("address", "size"), walks())
@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_what_has_the_focus_is_seen(address: str, size: str, engine: Engine, host: EngineServer):
    """WCAG 2.2, 2.4.7 and 2.4.11: not hidden under what sticks to an edge, and with a ring around it. In a letter, Copy
    comes where it stands."""
    visit(engine, host, address, SIZES[size])
    stops = list(walk(engine))
    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not stop["isSeen"]] == []
    assert [stop["name"] for stop in stops if not stop["hasRing"]] == []
    if address == LETTER and size in COPY_IS_FIRST:
        assert_copy_comes_where_it_stands(engine, stops, COPY_IS_FIRST[size])


@pytest.mark.parametrize(
    ("address", "size"), [(LETTER, "small phone"), (LETTER, "desk"), ("letters/matrix/", "small phone")]
)
@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)
def test_what_has_the_focus_is_seen_in_other_engines(address: str, size: str, engine: Engine, host: EngineServer):
    visit(engine, host, address, SIZES[size])
    stops = list(walk(engine))
    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not stop["isSeen"]] == []
    if address == LETTER:
        assert_copy_comes_where_it_stands(engine, stops, COPY_IS_FIRST[size])


COPY_IS_FIRST = {"desk": True, "small phone": False}
"""Whether Copy comes before the form: it stands under the letter, which the form is beside, or at the foot of both."""


def assert_copy_comes_where_it_stands(engine: Engine, stops: list[dict], is_first: bool) -> None:
    seen: list[str] = []
    for stop in stops:
        if "copy-letter-button" in stop["className"]:
            seen.append("copy")
        elif stop["id"].startswith("write-"):
            seen.append("field")
        if {"copy", "field"} <= set(seen):
            break
    fields = engine.js("return document.querySelectorAll('.letter-form-input').length")
    assert fields > 1
    assert seen == (["copy", "field"] if is_first else ["field"] * fields + ["copy"])


def test_the_matrix_has_no_stop_that_nobody_sees(engine: Engine, host: EngineServer):
    """On a phone its head is not there, for the keyboard either."""
    visit(engine, host, "letters/matrix/", (500, 800), is_shortened=False)
    hidden = """
    const isHidden = (link) => Array.from(link.getClientRects()).every(({ width, height }) => width < 3 || height < 3)
      || link.closest("thead")?.getBoundingClientRect().height < 3;
    return Array.from(document.querySelectorAll("main a")).filter((link) => link.getClientRects().length && isHidden(link)).length;
    """
    assert engine.js(hidden) == 0
    assert engine.js("return document.querySelectorAll('.matrix tbody a').length") > 100


REMAINING_ROWS = 4
"""So many rows of the matrix are walked through: the hundreds of links in the others are alike."""

SHORTEN = f"""
const rows = Array.from(document.querySelectorAll(".matrix tbody tr"));
for (const row of rows.slice({REMAINING_ROWS // 2}, -{REMAINING_ROWS // 2})) row.remove();
"""


def visit(
    engine: Engine, host: EngineServer, address: str, size: tuple[int, int], *, is_shortened: bool = True
) -> None:
    engine.resize(*size)
    engine.goto(host.url(address))
    engine.wait(READY if address != LETTER else f"{READY} && {FORM}")
    if is_shortened:
        engine.js(SHORTEN)
    # From the beginning of the page, wherever the browser's own controls have the focus.
    engine.js("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
