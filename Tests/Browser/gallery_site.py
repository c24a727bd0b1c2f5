"""What the checks of /letters/, /write/ and /check/ share: the letters as their files have them, and
a page that is watched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from built_site import Content
from playwright.sync_api import BrowserContext, Page

HOSTILE = """<img src=x onerror="document.title='owned'"> "quotes" & 'more' {{role}} ‮ עברית"""
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def letters(content: Content) -> list[dict]:
    """The front matter of every letter, with its id and the guidelines it carries out."""
    guidelines = content.slugs("guide")
    letters = []
    for slug, matter in content.letters.items():
        source = (content.folder / f"letters/{slug}.md").read_text(encoding="utf-8")
        roles = {role for roles in re.findall(r"^\[([^\]]+)\]", source, re.M) for role in roles.rstrip("?").split("+")}
        carried = [id for id in guidelines if id in roles or (id == "follow-up" and "followUp" in matter)]
        letters.append({"aim": "decline", **matter, "id": slug, "guideline": carried})
    return letters


@pytest.fixture(scope="session")
def labels(content: Content) -> dict[str, dict[str, str]]:
    """The words for each value of each facet, by the plural under which it is listed."""
    vocabulary = yaml.safe_load((content.folder / "vocabulary.yaml").read_text(encoding="utf-8"))
    return {group: {value["id"]: value["label"] for value in values} for group, values in vocabulary.items()}


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """Opens a page; at the end nothing may have gone wrong on it, and nothing been asked of the host
    once it had loaded, unless the test says that it goes on to another page."""
    watched: list[tuple[list[str], list[str]]] = []

    def open_page(
        path: str,
        ready: str,
        width: int = 1280,
        leaves: bool = False,
        before: Callable[[Page], None] = lambda page: None,
        **settings: object,
    ) -> Page:
        page = new_context(viewport={"width": width, "height": 800}, **settings).new_page()
        faults: list[str] = []
        requests: list[str] = []
        page.on("console", lambda message: message.type in ("error", "warning") and faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        before(page)
        page.goto(path)
        page.locator(ready).first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        # A Chromium without windows fetches the icon anew whenever the address changes.
        page.on("request", lambda request: request.url.endswith("/icon.svg") or requests.append(request.url))
        watched.append((faults, [] if leaves else requests))
        return page

    yield open_page
    for faults, requests in watched:
        assert faults == [], faults
        assert requests == [], requests


def matching(letters: list[dict], **chosen: str) -> list[dict]:
    """The letters that have all these values."""

    def fits(letter: dict) -> bool:
        return all(value in letter[key] if key == "guideline" else value == letter[key] for key, value in chosen.items())

    return [letter for letter in letters if fits(letter)]


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


def overflows(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
