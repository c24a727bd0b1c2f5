"""The etiquette check in the browser finds what the vectors say, as the one in Swift does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from site_server import SiteServer

ROOT = Path(__file__).resolve().parent.parent.parent
VECTORS = json.loads((ROOT / "Tests/Vectors/etiquette.json").read_text(encoding="utf-8"))

CHECK = """async ({ text, repeat, context, lists }) => {
  const { check } = await import("./etiquette.js");
  return check(text ?? repeat.text.repeat(repeat.times), context, lists);
}"""


@pytest.fixture(scope="module")
def lists() -> dict[str, Any]:
    """The lists as the site publishes them."""
    return yaml.safe_load((ROOT / "content/en/etiquette.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def script_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the script, on loopback."""
    folder = tmp_path_factory.mktemp("etiquette")
    shutil.copy(ROOT / "themes/letterhead/assets/etiquette.js", folder)
    (folder / "index.html").write_text("<!doctype html><title>Vectors</title>", encoding="utf-8")
    server = SiteServer("/")
    server.folder = folder
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(server.url(""))
        yield page
    finally:
        context.close()
        server.stop()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_finds_what_the_vector_says(script_page: Page, lists: dict[str, Any], vector: dict[str, Any]) -> None:
    given = {key: vector.get(key) for key in ("text", "repeat", "context")}
    result = script_page.evaluate(CHECK, {**given, "lists": lists})
    assert outcome(result) == vector["expected"]
    for guideline, start in vector.get("advice", {}).items():
        finding = next(each for each in result["guidelines"] if each["id"] == guideline)
        assert finding["advice"].startswith(start)


def test_says_something_wherever_points_are_lost(script_page: Page, lists: dict[str, Any]) -> None:
    for vector in VECTORS:
        if "text" not in vector:
            continue
        result = script_page.evaluate(CHECK, {**vector, "repeat": None, "lists": lists})
        for finding in result["guidelines"]:
            assert finding["advice"] or finding["earned"] == finding["possible"]
        assert all(flag["advice"] for flag in result["flags"])


def outcome(result: dict[str, Any]) -> dict[str, Any]:
    """A result without the words of the advice, as the vectors have it."""
    guideline = ("id", "state", "earned", "possible", "problems", "spans")
    return {
        "score": result["score"],
        "words": result["words"],
        "truncated": result["truncated"],
        "guidelines": [{key: each[key] for key in guideline} for each in result["guidelines"]],
        "flags": [{key: each[key] for key in ("id", "severity", "spans")} for each in result["flags"]],
    }
