"""One real browser for all checks, and the pages they look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import BuiltSite, Content
from page_kinds import ADDRESSES, INSECURE_HOST, WITHOUT_WORKERS
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from site_server import SiteServer

WAIT = 5_000
"""No page of a static site on loopback takes longer, in milliseconds."""


@pytest.fixture(scope="session")
def addresses(content: Content) -> dict[str, str]:
    """The address of one page of each kind, from the root of the site, picked from the content."""
    return {kind: address(content) for kind, address in ADDRESSES.items()}


@pytest.fixture(scope="session")
def browser(placed_host: SiteServer) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1"],
        )
        yield browser
        browser.close()


def chromium() -> str:
    """`CHROMIUM`, or the browser that the system's own packages install."""
    names = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium: run scripts/test, or set CHROMIUM to its path", pytrace=False)
    return path


@pytest.fixture
def new_context(browser: Browser, placed_host: SiteServer) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a fresh profile with the given settings, which keeps the site only if asked; it is closed after
    the test."""
    contexts: list[BrowserContext] = []

    def open_context(keeps_site: bool = False, **settings: object) -> BrowserContext:
        # A page that glides to its place may be clicked where something else is by then.
        context = browser.new_context(**{"base_url": placed_host.base_url, "reduced_motion": "reduce", **settings})
        context.set_default_timeout(WAIT)
        if not keeps_site:
            context.add_init_script(WITHOUT_WORKERS)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A fresh page that has seen nothing yet."""
    return new_context().new_page()


@pytest.fixture(scope="session")
def letter_text(placed_site: BuiltSite, addresses: dict[str, str]) -> str:
    """What the letter under test reads as a file, without the newline at its end."""
    file: Path = placed_site.folder / addresses["letter"] / "letter.txt"
    return file.read_text(encoding="utf-8").removesuffix("\n")
