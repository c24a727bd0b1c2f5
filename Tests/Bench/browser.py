"""How fast a built site is in a browser on a slow phone: the CPU slowed 4 times, and for what is
painted a link of 1.6 Mb/s and 150 ms. Also how far each kind of page shifts while it loads, and how
often one waits for the host until it can be used. Prints medians; nothing passes or fails.

    scripts/bench --browser --site Site [--runs 5] [--json FILE]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import unquote, urljoin

from playwright.sync_api import Browser, Page, sync_playwright

TESTS = Path(__file__).resolve().parent.parent
sys.path.append(str(TESTS))

from programs import chromium  # noqa: E402
from site_server import TYPES  # noqa: E402

SLOWER = 4
LINK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
KEYSTROKES = 20
COMPOSED = "write/#stage=scheduled&reason=accepted-another-job&channel=email&tone=warm"
TARGETS = {"keystroke": 16, "filter": 50, "search": None, "paint": 1000, "shift": 0, "rounds": 2}
WIDTHS = (390, 1280)
PARTS = {"letter": "letter-form", "write": "letter-composer", "gallery": "letter-gallery", "check": "pasted-letter"}
"""What a kind of page is for: it can be used once that element has started."""

KEYSTROKE = """async (letter) => {
  const input = document.querySelector('.letter-form input');
  const text = document.querySelector('#letter-text');
  const start = performance.now();
  const changed = new Promise((resolve) => new MutationObserver(resolve).observe(text, { childList: true, subtree: true, characterData: true, attributes: true }));
  input.value += letter;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
  await changed;
  text.offsetHeight;
  return performance.now() - start;
}"""
"""From what a key does to the letter with its layout; a frame then only has to be painted."""

KEYSTROKE_IN_TEXT = """async (letter) => {
  const input = document.querySelector('#check-text');
  const start = performance.now();
  input.setRangeText(letter, input.value.length, input.value.length, 'end');
  input.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""
"""The same in a letter of one's own, with the marks of the check in it."""

ASKED = """async ([name, value]) => {
  const gallery = document.querySelector('letter-gallery');
  const list = gallery.querySelector('.letter-list:not(.gallery-finished)');
  const start = performance.now();
  const shown = new Promise((resolve) => new MutationObserver(() => {
    if (list.firstChild && !list.hidden) resolve();
  }).observe(list, { childList: true, attributes: true }));
  const control = gallery.querySelector('#gallery-' + name);
  control.value = value;
  if (name === 'q') control.form.requestSubmit();
  else control.dispatchEvent(new Event('input', { bubbles: true }));
  await shown;
  gallery.offsetHeight;
  return performance.now() - start;
}"""
"""From the choice of a filter, or Enter in the search, to the count and the first screen of the list with its layout;
what the list shows is fetched in that time."""

PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }))"""


SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})"""
"""Cumulative layout shift since the page began, without what follows a key or a tap."""

NOTE_START = """(() => {
  new MutationObserver((changes) => {
    for (const { target } of changes) if (!(target.localName in started)) started[target.localName] = performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  window.started = {};
})()"""

FETCHED = """(part) => performance.getEntriesByType('resource')
  .filter(({ startTime, initiatorType }) => startTime < started[part] && initiatorType !== 'css').map(({ name }) => name)"""
"""What had been asked for when a part had started."""


class Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as hosts do, compressed."""

    folder: Path
    protocol_version = "HTTP/1.1"
    # Without these the kernel holds answers back for 40 ms.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(self.path.split("?")[0]).lstrip("/")
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        body = compressed(file) if file.is_file() else b""
        self.send_response(HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Says nothing."""


@cache
def compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes())


class Phone:
    """Opens pages of the site, each in a fresh profile, on a slow CPU and, if asked, a slow link."""

    def __init__(self, browser: Browser, base_url: str):
        self._browser = browser
        self._base_url = base_url

    def open(
        self, address: str, ready: str = "body", link: bool = False, width: int = WIDTHS[0], init: str = ""
    ) -> Page:
        context = self._browser.new_context(base_url=self._base_url, viewport={"width": width, "height": 844})
        context.add_init_script(init or "0")
        page = context.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if link:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", LINK)
        page.goto(address)
        page.locator(ready).first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        return page


def keystrokes(phone: Phone, address: str) -> list[float]:
    page = phone.open(address, ".letter-form input")
    times = [page.evaluate(KEYSTROKE, "abcdefghij"[turn % 10]) for turn in range(KEYSTROKES)]
    page.context.close()
    return times


def keystrokes_in_text(phone: Phone, text: str) -> list[float]:
    page = phone.open("check/", "pasted-letter[data-ready] textarea")
    page.locator("#check-text").fill(text)
    page.locator(".check-lists h3").first.wait_for()
    times = [page.evaluate(KEYSTROKE_IN_TEXT, "abcdefghij"[turn % 10]) for turn in range(KEYSTROKES)]
    page.context.close()
    return times


def asked(phone: Phone, *questions: tuple[str, str]) -> list[float]:
    """Each in a page of its own, so that nothing has been fetched before."""
    times = []
    for question in questions:
        page = phone.open("letters/", "letter-gallery[data-ready]")
        times.append(page.evaluate(ASKED, list(question)))
        page.context.close()
    return times


def painted(phone: Phone, address: str) -> float:
    page = phone.open(address, link=True)
    time = page.evaluate(PAINT)
    page.context.close()
    return time


def shifted(phone: Phone, address: str) -> float:
    """At the worst of the widths."""
    shifts = []
    for width in WIDTHS:
        page = phone.open(address, link=True, width=width)
        shifts.append(page.evaluate(SHIFTS))
        page.context.close()
    return max(shifts)


def round_trips(phone: Phone, address: str, part: str, html: str) -> int:
    """How often one waits for the host until a page can be used: for the page, for all that it names at once, and
    once more if a part needs what the page did not name."""
    page = phone.open(address, f"{part}[data-ready]", init=NOTE_START)
    named = {urljoin(page.url, reference) for reference in re.findall(r'(?:href|src)="([^"]+)"', html)}
    late = [url for url in page.evaluate(FETCHED, part) if url not in named]
    page.context.close()
    return 3 if late else 2


def kinds(site: Path) -> dict[str, str]:
    """The address of a page of each kind, in the language of the home page."""
    found: dict[str, str] = {}
    language = re.compile(r'<html lang="([\w-]+)"')
    spoken = language.search((site / "index.html").read_text(encoding="utf-8"))
    for file in sorted(site.rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        kind = re.search(r'<body data-kind="([\w-]+)"', html)
        folder = file.parent.relative_to(site).as_posix()
        written = language.search(html)
        if kind and spoken and written and written[1] == spoken[1]:
            found.setdefault(kind[1], "" if folder == "." else f"{folder}/")
    return found


def measure(phone: Phone, letter: dict[str, str], runs: int) -> dict[str, tuple[float, int | None]]:
    filters = [("tone", "warm"), ("channel", "email"), ("stage", "invited"), ("reason", "pay")]
    searches = [("q", "commute"), ("q", "thank you"), ("q", "another offer")]
    figures: dict[str, tuple[list[float], str]] = {
        "keystroke in the form to letter updated": (
            [t for _ in range(runs) for t in keystrokes(phone, f"letters/{letter['id']}/")],
            "keystroke",
        ),
        "keystroke in a composed letter": (
            [t for _ in range(runs) for t in keystrokes(phone, COMPOSED)],
            "keystroke",
        ),
        "keystroke in a letter of one's own": (
            [t for _ in range(runs) for t in keystrokes_in_text(phone, letter["text"])],
            "keystroke",
        ),
        "filter chosen to first letters shown": ([t for _ in range(runs) for t in asked(phone, *filters)], "filter"),
        "search to first letters shown": ([t for _ in range(runs) for t in asked(phone, *searches)], "search"),
        "largest contentful paint, home page": ([painted(phone, "") for _ in range(runs)], "paint"),
        "largest contentful paint, a letter": (
            [painted(phone, f"letters/{letter['id']}/") for _ in range(runs)],
            "paint",
        ),
        "largest contentful paint, the gallery": ([painted(phone, "letters/") for _ in range(runs)], "paint"),
    }
    return {name: (median(times), TARGETS[target]) for name, (times, target) in figures.items()}


def measure_pages(phone: Phone, site: Path) -> dict[str, tuple[float, int | None]]:
    pages = kinds(site)
    figures: dict[str, tuple[float, int | None]] = {}
    for kind, part in PARTS.items():
        html = (site / pages[kind] / "index.html").read_text(encoding="utf-8")
        figures[f"round trips until usable, {kind}"] = (round_trips(phone, pages[kind], part, html), TARGETS["rounds"])
    for kind, address in pages.items():
        figures[f"layout shift, {kind}"] = (shifted(phone, address), TARGETS["shift"])
    return figures


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--site", type=Path, required=True, help="a built site")
    options.add_argument("--runs", type=int, default=5, help="how often each is measured")
    options.add_argument("--json", type=Path, help="write the figures here as well")
    chosen = options.parse_args()
    if not (chosen.site / "letters.json").is_file():
        options.error(f"{chosen.site} is no built site")
    letters = json.loads((chosen.site / "letters.json").read_text(encoding="utf-8"))["letters"]
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Compressing,), {"folder": chosen.site}))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(has_windows=True), args=["--no-sandbox"])
        phone = Phone(browser, f"http://127.0.0.1:{server.server_port}/")
        figures = measure(phone, letters[0], chosen.runs)
        counts = measure_pages(phone, chosen.site)
        browser.close()
    server.shutdown()
    print(f"{len(letters):,} letters, CPU slowed {SLOWER} times")
    for name, (time, target) in figures.items():
        print(f"{name:42}{time:8.1f} ms" + (f"   target {target} ms" if target else ""))
    for name, (value, target) in counts.items():
        print(f"{name:42}{value:8.3g}" + f"      target {target}")
    if chosen.json:
        rows = {name: {"milliseconds": round(time, 2), "target": target} for name, (time, target) in figures.items()}
        chosen.json.write_text(
            json.dumps(
                {
                    "letters": len(letters),
                    "figures": rows,
                    "pages": {name: value for name, (value, _) in counts.items()},
                },
                indent=2,
            )
            + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
