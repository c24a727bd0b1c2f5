"""The theme's modules that need no page, run in the Node that comes with Playwright."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

ASSETS = Path(__file__).resolve().parent.parent.parent / "themes/letterhead/assets"

PROGRAM = """
import { readFileSync } from "node:fs";
const { given, code, modules } = JSON.parse(readFileSync(0, "utf8"));
const all = Object.assign({}, ...await Promise.all(modules.map((name) => import(`./${name}.js`))));
const run = new Function("theme", "given", `return (async () => { ${code} })()`);
process.stdout.write(JSON.stringify(await run(all, given)) ?? "null");
"""

Script = Callable[..., Any]
"""Runs JavaScript, to which `theme` has what the modules named export, and `given` what it is given; returns what it
returns."""


def script_in(folder: Path) -> Script:
    node, _ = compute_driver_executable()
    for file in ASSETS.glob("*.js"):
        shutil.copy(file, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.mjs").write_text(PROGRAM, encoding="utf-8")

    def run(*modules: str, code: str, given: object = None) -> Any:
        asked = json.dumps({"modules": modules, "code": code, "given": given})
        done = subprocess.run(
            [node, "run.mjs"], cwd=folder, input=asked, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
