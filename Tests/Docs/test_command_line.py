"""docs/command-line.md has every command of the program with every option, and no others."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OF_EVERY_COMMAND = {"help", "version"}


def documented() -> dict[str, set[str]]:
    """The options of each command in the synopsis, which is the first block of the page."""
    page = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
    synopsis = re.sub(r"\n +", " ", page.split("```\n")[1])
    commands = dict(re.findall(r"(?m)^(?:sitegen )?([a-z][a-z ]*[a-z])\b:? +([A-Z[].*)$", synopsis))
    shared = set(re.findall(r"--([a-z-]+)", commands.pop("site options")))
    return {
        name: set(re.findall(r"--([a-z-]+)", usage)) | (shared if "[site options]" in usage else set())
        for name, usage in commands.items()
    }


def commands_in(command: dict, above: str = "") -> Iterator[tuple[str, set[str]]]:
    """The options of each command that has no commands below it, from `--experimental-dump-help`."""
    for below in command.get("subcommands", []):
        name = f"{above} {below['commandName']}".strip()
        if name == "help":
            continue
        if "subcommands" in below:
            yield from commands_in(below, name)
            continue
        names = (name for argument in below["arguments"] for name in argument.get("names", []))
        yield name, {name["name"] for name in names if name["kind"] == "long"} - OF_EVERY_COMMAND


def test_the_synopsis_is_that_of_the_program(sitegen: Path):
    result = subprocess.run(
        [sitegen, "--experimental-dump-help"], capture_output=True, text=True, timeout=20, check=True
    )
    assert documented() == dict(commands_in(json.loads(result.stdout)["command"]))
