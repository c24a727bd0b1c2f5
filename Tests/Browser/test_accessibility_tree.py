"""What those who hear a page are told of it: the accessibility tree of its main parts, one small file for each.

The pages are those of the starter that `sitegen new` writes, so that the files change with the theme and not with
every letter. With RECORD=1 they are written anew, and the test still fails: read the difference as a person would
hear it before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from built_site import build
from page_pool import open_context, settle
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_server import SiteServer

TREES = Path(__file__).parent / "AccessibilityTrees"
LETTER = "letters/accepted-another-job/"

UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
PASTED = "Dear Ms. Okafor,\n\nThank you for inviting me. Your recruiter was rude and wasted my time.\n\nSam"


def as_it_comes(_: Page) -> None:
    """Nothing is done on the page."""


def unfolded(page: Page) -> None:
    page.evaluate(UNFOLD)


def filled(page: Page) -> None:
    page.fill("#write-role", "Welder")
    page.evaluate(UNFOLD)


def copied(page: Page) -> None:
    """What is left to fill is said, and the button is itself again."""
    page.evaluate("navigator.clipboard.writeText = () => Promise.resolve()")
    page.get_by_role("button", name="Copy letter").click()
    page.locator(".copy-letter-status a").first.wait_for()
    expect(page.locator("[data-done]")).to_have_count(0)


def searched(page: Page) -> None:
    page.fill("#gallery-q", "job")


def pasted(page: Page) -> None:
    page.fill("#check-text", PASTED)


@dataclass(frozen=True)
class Part:
    """A part of a page, and what has been done there."""

    address: str
    css: str
    use: Callable[[Page], None] = as_it_comes


PARTS = {
    "letter": Part(LETTER, ".letter"),
    "form": Part(LETTER, "letter-form", filled),
    "copy-bar": Part(LETTER, "copy-letter", copied),
    "gallery": Part("letters/", "letter-gallery"),
    "gallery-searched": Part("letters/", "letter-gallery", searched),
    "check": Part("check/", "pasted-letter"),
    "check-used": Part("check/", "pasted-letter", pasted),
    "matrix": Part("letters/matrix/", "main", unfolded),
}


@pytest.fixture(scope="module")
def starter(
    sitegen: Path, root: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """The starter of the theme, with the sentence model of this project, which a starter does not have."""
    source = tmp_path_factory.mktemp("starter") / "source"
    shutil.copytree(root / "themes/letterhead/starter", source)
    shutil.copytree(root / "themes", source / "themes")
    shutil.copy(root / "content/en/model.json", source / "content/en")
    server = SiteServer("/", assets_are_immutable=True)
    server.folder = source.parent / "Site"
    result = build(sitegen, source, server.folder, "--quiet")
    assert result.returncode == 0, result.stderr
    context = open_context(browser, server.base_url, viewport={"width": 1280, "height": 800})
    yield context
    context.close()
    server.stop()


@pytest.mark.parametrize("name", PARTS)
def test_the_tree_is_as_it_was_reviewed(name: str, starter: BrowserContext):
    part = PARTS[name]
    page = starter.new_page()
    page.goto(part.address)
    settle(page)
    part.use(page)
    settle(page)
    tree = page.locator(part.css).aria_snapshot().replace(page.evaluate("location.origin"), "") + "\n"
    # What a live region says comes a second later, and is held elsewhere.
    tree = re.sub(r"- status: .*", "- status", tree)
    page.evaluate("sessionStorage.clear()")
    page.close()
    file = TREES / f"{name}.yaml"
    written = file.read_text(encoding="utf-8") if file.exists() else ""
    if os.environ.get("RECORD"):
        file.write_text(tree, encoding="utf-8")
    assert tree == written


def test_every_file_is_of_a_part():
    assert {file.stem for file in TREES.glob("*.yaml")} == set(PARTS)
