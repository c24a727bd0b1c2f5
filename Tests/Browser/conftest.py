"""One real browser for all tests, and the pages they look at."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from built_site import BuiltSite, Content
from editions import copy_first_edition
from form_site import CHECK_MODULES, CLIPBOARD, LETTER, LetterPage
from page_kinds import ADDRESSES, INSECURE_HOST
from page_pool import WAIT, PagePool, open_context, settle, start
from placed import Placed, placed_site_on_a_host
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from programs import chromium
from site_server import SiteServer
from tour import Tour

Visit = Callable[..., Page]
VisitLetter = Callable[..., LetterPage]

expect.set_options(timeout=WAIT)


STEADY = Path(__file__).parent / "content"
"""Letters and phrases that stand still while those of the site are rewritten: the tests say their words."""


@pytest.fixture(scope="session")
def source(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site in its first language, but for the letters and phrases that these tests have words of."""
    folder = copy_first_edition(root, tmp_path_factory.mktemp("source"))
    phrases = {file.name: file.read_text(encoding="utf-8") for file in (folder / "content/en/phrases").iterdir()}
    shutil.copytree(STEADY, folder / "content", dirs_exist_ok=True)
    # The composer needs the others as well.
    for name, own in phrases.items():
        file = folder / "content/en/phrases" / name
        steady = file.read_text(encoding="utf-8")
        file.write_text(steady if steady == own else f"{steady}\n{own}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def placed(sitegen: Path, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Placed]:
    yield from placed_site_on_a_host(sitegen, source, tmp_path_factory.mktemp("placed") / "Site")


@pytest.fixture(scope="session")
def placed_host(placed: Placed) -> SiteServer:
    return placed[0]


@pytest.fixture(scope="session")
def placed_site(placed: Placed) -> BuiltSite:
    return placed[1]


@pytest.fixture(scope="session")
def content(source: Path) -> Content:
    return Content(source)


@pytest.fixture(scope="session")
def addresses(content: Content) -> dict[str, str]:
    """The address of one page of each kind, from the root of the site, picked from the content."""
    return {kind: address(content) for kind, address in ADDRESSES.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(has_windows=False),
            args=["--no-sandbox", f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1"],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser, placed_host: SiteServer) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a profile of its own with the given settings, which is closed after the test."""
    contexts: list[BrowserContext] = []

    def opened(**settings: Any) -> BrowserContext:
        contexts.append(open_context(browser, placed_host.base_url, **settings))
        return contexts[-1]

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def module_pool(browser: Browser, placed_host: SiteServer) -> Iterator[PagePool]:
    pool = PagePool(browser, placed_host.base_url)
    yield pool
    pool.close()


@pytest.fixture
def pool(module_pool: PagePool) -> Iterator[PagePool]:
    yield module_pool
    module_pool.take_back()


@pytest.fixture
def page(pool: PagePool) -> Page:
    """A page that has seen nothing yet."""
    return pool.page()


@pytest.fixture
def visit(pool: PagePool) -> Iterator[Visit]:
    """Opens an address. At the end nothing may have gone wrong on the page, and nothing been asked of the
    host once it had loaded, unless the test says that it `leaves` for another page."""
    opened: list[tuple[Page, bool]] = []

    def open_page(
        path: str,
        *,
        width: int = 1280,
        height: int = 800,
        leaves: bool = False,
        until: Callable[[Page], None] | None = settle,
        init: str = "",
        before: Callable[[Page], None] | None = None,
        imports: tuple[str, ...] = (),
        **settings: Any,
    ) -> Page:
        """Runs `init` in the page before its scripts, calls `before`, which may set up routes, and waits with
        `until`. The page may import those modules once it has loaded."""
        page = pool.page(init, viewport={"width": width, "height": height}, **settings)
        opened.append((page, leaves))
        if before:
            before(page)
        page.goto(path)
        if until and settings.get("java_script_enabled", True):
            until(page)
        pool.watch(page).later_imports = imports
        pool.watch(page).has_loaded = True
        return page

    yield open_page
    for page, leaves in opened:
        watch = pool.watch(page)
        assert watch.faults == []
        assert leaves or watch.requests == []


@pytest.fixture
def visit_letter(visit: Visit) -> VisitLetter:
    """Opens the page of a letter, as `visit` opens any page, in a browser that lets it use the clipboard. Does not
    wait for what the check says of the letter, which most tests do not look at."""

    def open_letter(letter: str = LETTER, after: str = "", **options: Any) -> LetterPage:
        settings = {"permissions": CLIPBOARD, "until": start, "imports": CHECK_MODULES, **options}
        return LetterPage(visit(f"letters/{letter}/{after}", **settings))

    return open_letter


@pytest.fixture(scope="session")
def letters(content: Content) -> list[dict]:
    """The front matter of every letter, with its id and the guidelines it carries out."""
    guidelines = content.slugs("guide")
    letters = []
    for slug, matter in content.letters.items():
        source = (content.folder / f"letters/{slug}.md").read_text(encoding="utf-8")
        roles = {
            role
            for roles in re.findall(r"^\[([^\]]+)\]", source, re.MULTILINE)
            for role in roles.rstrip("?").split("+")
        }
        carried = [name for name in guidelines if name in roles or (name == "follow-up" and "followUp" in matter)]
        letters.append({"aim": "decline", **matter, "id": slug, "guideline": carried})
    return letters


@pytest.fixture(scope="session")
def labels(content: Content) -> dict[str, dict[str, str]]:
    """The words for each value of each facet, by the plural under which it is listed."""
    vocabulary = yaml.safe_load((content.folder / "vocabulary.yaml").read_text(encoding="utf-8"))
    return {group: {value["id"]: value["label"] for value in values} for group, values in vocabulary.items()}


@pytest.fixture(scope="session")
def letter_text(placed_site: BuiltSite, addresses: dict[str, str]) -> str:
    """What the letter under test reads as a file, without the newline at its end."""
    file: Path = placed_site.folder / addresses["letter"] / "letter.txt"
    return file.read_text(encoding="utf-8").removesuffix("\n")


@pytest.fixture(scope="module")
def tour(browser: Browser, placed_host: SiteServer) -> Iterator[Tour]:
    """One page in one browser context, for visits to many pages of a module."""
    context = open_context(browser, placed_host.base_url)
    tour = Tour(context.new_page(), placed_host.base_url)
    tour.watch.begin(tour.page)
    yield tour
    context.close()
