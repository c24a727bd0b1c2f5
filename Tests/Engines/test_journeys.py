"""Every journey in every engine; docs/browsers.md has the table."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from engine_server import EngineServer
from engines import NAMES, Engine
from journeys import JOURNEYS, Journey

TITLES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}


@pytest.mark.parametrize("journey", [each for each in JOURNEYS if JOURNEYS[each].needs != "dark"])
def test_journey(journey: str, engine: Engine, new_host: Callable[..., EngineServer]):
    run(JOURNEYS[journey], engine, new_host(keeps_site=JOURNEYS[journey].needs == "keeps_site"))


@pytest.mark.parametrize("engine", NAMES, indirect=False)
def test_journey_in_the_dark(engine: str, opened: Callable[..., Engine], host: EngineServer):
    run(JOURNEYS["dark"], opened(engine, dark=True), host)


def run(journey: Journey, engine: Engine, host: EngineServer) -> None:
    """And holds what came of it to its cell of the table in the documentation."""
    is_tried = engine.name not in journey.cannot
    if is_tried:
        journey.run(engine, host)
    assert documented(journey)[NAMES.index(engine.name)] == ("passes" if is_tried else "cannot be tried")
    if not is_tried:
        pytest.skip(journey.cannot[engine.name])


def documented(journey: Journey) -> list[str]:
    """What the table says of a journey, engine by engine."""
    text = (Path(__file__).parents[2] / "docs/browsers.md").read_text(encoding="utf-8")
    return next(
        line.strip("| ").split(" | ")[1:] for line in text.splitlines() if line.startswith(f"| {journey.name} |")
    )


def test_the_table_of_journeys_is_that_of_the_documentation(root: Path):
    """With RECORD=1 it is written anew, and the test still fails."""
    rows = [
        [journey.name, *("cannot be tried" if name in journey.cannot else "passes" for name in NAMES)]
        for journey in JOURNEYS.values()
    ]
    head = ["", *TITLES.values()]
    table = "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])
    reasons = sorted(
        {f"- {TITLES[name]}: {reason}." for journey in JOURNEYS.values() for name, reason in journey.cannot.items()}
    )
    file = root / "docs/browsers.md"
    text = file.read_text(encoding="utf-8")
    start, end = (f"<!-- {word} of the table that Tests/Engines writes -->\n" for word in ("start", "end"))
    before, rest = text.split(start)
    written, after = rest.split(end)
    wanted = f"{table}\n\n" + "".join(f"{reason}\n" for reason in reasons)
    if os.environ.get("RECORD"):
        file.write_text(before + start + wanted + end + after, encoding="utf-8")
    assert written == wanted
