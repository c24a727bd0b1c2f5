"""Kills builds at random moments, 8 of 10 with SIGKILL, often two that run at once, and looks at the output folder
after each: it is one complete site, old or new, and what is not sitegen's is as it was. Now and then the next build
is allowed to finish, and has to leave nothing behind.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from preview_server import SMALL_SITE

VERSIONS = 3
"""So many states of the source take turns, each of which changes pages and assets."""
FOREIGN = {"CNAME": "letters.example\n", "polite/mine.txt": "mine\n", "other/deep/notes.txt": "deep\n"}
"""Files in the output folder that no build made."""
MARKER = ".sitegen-stage"
"""The file by which a stage is known as ours: a build that is killed right after the exchange leaves it."""
SIGNALS = [signal.SIGKILL] * 8 + [signal.SIGTERM, signal.SIGINT]

Tree = dict[str, str]
"""The files of a folder, each with the SHA-256 digest of its bytes."""


class Kills:
    """One copy of the small site, built and killed over and over."""

    def __init__(self, sitegen: Path, folder: Path):
        self.sitegen = sitegen
        self.source = folder / "site"
        self.output = self.source / "Site"
        shutil.copytree(SMALL_SITE, self.source)
        self.page = self.source / "content/en/pages/about.md"
        self.style = self.source / "themes/tiny/assets/first.css"
        self.words = self.page.read_text(encoding="utf-8")
        self.tally = {"killed": 0, "ended before": 0, "torn": 0, "next builds": 0}
        self.whole = [self._whole(version) for version in range(VERSIONS)]
        for name, text in FOREIGN.items():
            path = self.output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        start = time.monotonic()
        self._build()
        self.seconds = time.monotonic() - start

    def kill(self, seed: int, number: int) -> str | None:
        """One kill. What it does follows from its number; when it strikes also from how fast the machine is.

        Returns what is wrong with what it left behind.
        """
        chance = random.Random(f"{seed}:{number}")
        version = chance.randrange(VERSIONS)
        self._write(version)
        builds = [self._start() for _ in range(2 if chance.random() < 0.1 else 1)]
        if chance.random() < 0.6:
            self._wait_for_stage(builds[0])
            time.sleep(chance.random() ** 2 * self.seconds * 0.3)
        else:
            time.sleep(chance.random() * self.seconds * 1.1)
        struck = [build for build in builds if build.poll() is None]
        for build in struck:
            build.send_signal(chance.choice(SIGNALS))
        for build in builds:
            build.wait()
        self.tally["killed" if struck else "ended before"] += 1
        fault = self._fault(self.whole)
        if fault:
            self.tally["torn"] += 1
        elif chance.random() < 0.1:
            fault = self._next_build(version)
        return fault

    # --- The source, and its builds

    def _write(self, version: int) -> None:
        self.page.write_text(f"{self.words}\nVersion {version}.\n", encoding="utf-8")
        self.style.write_text(f"p {{ margin: {version + 1}px }}\n", encoding="utf-8")

    def _whole(self, version: int) -> Tree:
        self._write(version)
        if self._build():
            raise RuntimeError("the small site does not build")
        return self._files()

    def _start(self) -> subprocess.Popen:
        return subprocess.Popen(
            [self.sitegen, "build", "--quiet"],
            cwd=self.source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _build(self) -> int:
        build = self._start()
        return build.wait(timeout=120)

    def _wait_for_stage(self, build: subprocess.Popen) -> None:
        """Until the build begins to write: the moments that matter come after it."""
        while build.poll() is None and not any(self._leftovers()):
            time.sleep(0.0005)

    # --- What is there

    def _leftovers(self) -> list[Path]:
        """What a build keeps beside the output folder while it works."""
        return [*self.source.glob(".Site.sitegen-*"), *self.output.glob(MARKER)]

    def _files(self) -> Tree:
        return {
            path.relative_to(self.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.output.rglob("*")
            if path.is_file()
        }

    def _fault(self, allowed: list[Tree]) -> str | None:
        """What is wrong with the output folder, unless it is one of these trees and the files that are not ours."""
        files = self._files()
        files.pop(MARKER, None)
        for name, text in FOREIGN.items():
            if files.pop(name, "") != hashlib.sha256(text.encode()).hexdigest():
                return f"{name}, which is not sitegen's, was changed"
        if files in allowed:
            return None
        near = min(allowed, key=lambda tree: len(tree.items() ^ files.items()))
        different = sorted({name for name, _ in near.items() ^ files.items()})
        return f"no complete site: {', '.join(different[:5])}"

    def _next_build(self, version: int) -> str | None:
        self.tally["next builds"] += 1
        if code := self._build():
            return f"the next build ends with {code}"
        if left := self._leftovers():
            return f"the next build leaves {', '.join(path.name for path in left)}"
        return self._fault([self.whole[version]])
