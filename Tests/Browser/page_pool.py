"""Pages that the tests of a module share, because a fresh profile for each costs more than most tests do."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

WAIT = 15_000
"""Milliseconds after which a page of a static site on loopback will not do it any more, on a busy machine too."""

CLEAR = "try { localStorage.clear(); sessionStorage.clear(); } catch {}"

WITHOUT_WORKERS = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })"
"""Makes a browser one that keeps no site: it would fetch all of it behind every page that a test opens."""

COMPONENTS = ("copy-letter", "etiquette-check", "letter-composer", "letter-form", "letter-gallery", "pasted-letter")
"""The custom elements, each of which has the attribute `data-ready` once it has started."""

UNREADY = f":is({', '.join(COMPONENTS)}):not([data-ready])"
UNSETTLED = f"{UNREADY}, [aria-busy=true]"

FRAMES_WITHOUT = """async ([selector, patience]) => {
    const end = performance.now() + patience;
    // The form tells the check what it says once a frame.
    for (let calm = 0; calm < 3; ) {
        const found = document.querySelector(selector);
        if (found && performance.now() > end) throw new Error(`still not ready: ${found.localName}`);
        calm = found ? 0 : calm + 1;
        await new Promise(requestAnimationFrame);
    }
}"""
"""Waits in the page, where looking costs nothing."""


def settle(page: Page) -> None:
    """Waits until every component of a page has started and none is busy with what was done last."""
    page.evaluate(FRAMES_WITHOUT, [UNSETTLED, WAIT])


def start(page: Page) -> None:
    """Waits until every component of a page has started, and not for what it does next, such as the first check."""
    page.evaluate(FRAMES_WITHOUT, [UNREADY, WAIT])


@dataclass
class Watch:
    """What has happened on a page: errors from its beginning, requests since it has loaded."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    has_loaded: bool = False
    later_imports: tuple[str, ...] = ()

    def begin(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._see)

    def forget(self) -> None:
        self.faults, self.requests, self.has_loaded, self.later_imports = [], [], False, ()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _see(self, request: Request) -> None:
        # A blob is a file that the page itself made; an icon is asked for whenever the address changes.
        is_import = request.url.rpartition("/")[2] in self.later_imports
        if (
            self.has_loaded
            and not is_import
            and not request.url.startswith("blob:")
            and not request.url.endswith("/icon.svg")
        ):
            self.requests.append(request.url)


class PagePool:
    """Hands out pages, each in the context of its settings; `take_back` makes them as good as new."""

    def __init__(self, browser: Browser, base_url: str):
        self._browser = browser
        self._base_url = base_url
        self._contexts: dict[str, BrowserContext] = {}
        self._idle: dict[str, list[Page]] = {}
        self._lent: list[tuple[str, Page, bool]] = []
        self._watches: dict[Page, Watch] = {}

    def page(self, init: str = "", **settings: Any) -> Page:
        """A page on which nothing has happened; with a script to run before its own it is not shared."""
        key = json.dumps(settings, sort_keys=True)
        if key not in self._contexts:
            self._contexts[key] = open_context(self._browser, self._base_url, **settings)
        idle = self._idle.setdefault(key, [])
        page = idle.pop() if idle and not init else self._contexts[key].new_page()
        if page not in self._watches:
            self._watches[page] = Watch()
            self._watches[page].begin(page)
        if init:
            page.add_init_script(init)
        self._lent.append((key, page, not init))
        return page

    def watch(self, page: Page) -> Watch:
        return self._watches[page]

    def take_back(self) -> None:
        """Forgets what the last test has done. A page that a test has closed or opened itself goes."""
        for key, page, is_shared in self._lent:
            context = self._contexts[key]
            if is_shared and not page.is_closed():
                self._clear(page)
                self._idle[key].append(page)
            for other in context.pages:
                if other not in self._idle[key]:
                    self._watches.pop(other, None)
                    other.close()
            context.clear_cookies()
        self._lent = []

    def _clear(self, page: Page) -> None:
        page.unroute_all()
        if page.url != "about:blank":
            # A page that is left puts what was typed last into storage, so that is cleared where no script runs too.
            page.evaluate(CLEAR)
            page.goto(urljoin(self._base_url, "robots.txt"))
            page.evaluate(CLEAR)
            page.goto("about:blank")
        page.emulate_media(media="null")
        self._watches[page].forget()

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()


def open_context(browser: Browser, host: str, *, keeps_site: bool = False, **settings: Any) -> BrowserContext:
    """A profile that keeps the site on the device only if asked, and in which no page glides under a click."""
    context = browser.new_context(**{"base_url": host, "reduced_motion": "reduce", **settings})
    context.set_default_timeout(WAIT)
    if not keeps_site:
        context.add_init_script(WITHOUT_WORKERS)
    return context
