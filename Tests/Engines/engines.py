"""Browsers behind one small interface. Chromium and Firefox are here, by Playwright, which talks to Debian's
`firefox-esr` over WebDriver BiDi; WebKit has a module of its own."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Playwright
from waiting import PATIENCE, wait_until

NAMES = ("chromium", "firefox", "webkit")

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The same engine without windows first: a page costs half as much in it."""

FIREFOX = ("/usr/bin/firefox-esr", "firefox-esr")


class MissingEngineError(Exception):
    """An engine that this machine does not have."""


class Engine:
    """A browser with one page. Coordinates are CSS pixels; scripts are bodies of async functions."""

    name: str
    leaving: tuple[type[Exception], ...] = ()
    """What `js` raises while one page gives way to another."""

    def begin(self) -> None:
        """Makes ready for another test, whatever the last one has left."""

    def goto(self, url: str) -> None: ...

    def js(self, body: str) -> Any: ...

    def click(self, css: str, text: str = "") -> None: ...

    def write(self, css: str, text: str) -> None: ...

    def press(self, key: str) -> None: ...

    def resize(self, width: int, height: int) -> None: ...

    def screenshot(self, file: Path) -> None: ...

    def back(self) -> None: ...

    def close(self) -> None: ...

    @property
    def url(self) -> str:
        return self.js("return location.href")

    def wait(self, condition: str) -> None:
        """Until an expression of the page's is true."""
        wait_until(lambda: self._holds(condition), f"{self.name}: {condition}")

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.js(f"return Boolean({condition})"))
        except self.leaving:
            return False

    def errors(self) -> list[str]:
        """What went wrong in the pages since the last call; `EngineServer` has them note it."""
        return self.js("const noted = window.__errors ?? []; window.__errors = []; return noted")


class PlaywrightEngine(Engine):
    leaving = (Error,)

    def __init__(self, name: str, playwright: Playwright, *, dark: bool = False, private: bool = False):
        self.name = name
        if name == "chromium":
            self.browser = playwright.chromium.launch(
                executable_path=program("CHROMIUM", CHROMIUM), args=["--no-sandbox"]
            )
        else:
            preferences = {
                "dom.events.testing.asyncClipboard": True,
                "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
                "ui.prefersReducedMotion": 1,
                "browser.privatebrowsing.autostart": private,
            }
            self.browser = playwright.firefox.launch(
                channel="moz-firefox", executable_path=program("FIREFOX", FIREFOX), firefox_user_prefs=preferences
            )
        # Of Firefox all this is asked by preferences.
        settings: dict[str, Any] = (
            {
                "permissions": ["clipboard-read", "clipboard-write"],
                "color_scheme": "dark" if dark else "light",
                "reduced_motion": "reduce",
            }
            if name == "chromium"
            else {}
        )
        self.context = self.browser.new_context(viewport={"width": 1280, "height": 800}, **settings)
        self.begin()

    def begin(self) -> None:
        """A new page: a key that has led the focus out of the old one would leave it to Firefox's own controls."""
        for page in self.context.pages:
            page.close()
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1_000)

    def goto(self, url: str) -> None:
        self.page.goto(url)

    def js(self, body: str) -> Any:
        return self.page.evaluate(f"async () => {{ {body} }}")

    def click(self, css: str, text: str = "") -> None:
        found = self.page.locator(css)
        (found.filter(has_text=text) if text else found).filter(visible=True).first.click()

    def write(self, css: str, text: str) -> None:
        self.click(css)
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def screenshot(self, file: Path) -> None:
        self.page.screenshot(path=file)

    def pdf(self, width: float, height: float) -> bytes:
        """The page on paper of a size in inches."""
        # Playwright hands inches to Firefox, which takes them for centimeters.
        unit = 2.54 if self.name == "firefox" else 1
        return self.page.pdf(width=f"{width * unit}in", height=f"{height * unit}in")

    def back(self) -> None:
        """Without waiting for a load, which a page that comes back whole does not have, nor for an answer, which a page
        that is left may not give."""
        with suppress(*self.leaving):
            self.page.evaluate("history.back()")

    def close(self) -> None:
        self.browser.close()


def program(variable: str, names: tuple[str, ...]) -> str:
    path = next((found for name in (os.environ.get(variable), *names) if name and (found := shutil.which(name))), None)
    if path is None:
        raise MissingEngineError(f"{names[-1]}: not installed; scripts/test installs it")
    return path
