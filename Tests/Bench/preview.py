"""How long after a letter has been saved a preview shows it."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

import preview_server
from preview_server import PreviewServer

preview_server.WAIT = 600


class MeasuredPreview:
    """A preview of a site, on which a letter is changed and the time until its page says so is taken."""

    def __init__(self, sitegen: Path, source: Path):
        self.server = PreviewServer(sitegen, source)
        self.letter = max((source / "content/en/letters").glob("letter-*.md"))
        self.root = self.server.url.removeprefix(self.server.origin)
        self.number = 0

    def __enter__(self) -> MeasuredPreview:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.end()

    def change(self) -> float:
        """Seconds from the file's being in its place until the page with the new words has been received.

        Returns once all pages have been looked at, so that the next change meets an idle preview.
        """
        self.number += 1
        path = self.letter.relative_to(self.server.source).as_posix()
        text = self.server.text(path)
        words = f"Number {self.number} changed"
        with self.server.events() as events:
            version = events.next()["version"]
            start = time.perf_counter()
            self.server.write(path, re.sub("(?m)^summary: .*", f"summary: {words}.", text))
            while events.next()["version"] == version:
                pass
            _, _, page = self.server.get(f"{self.root}letters/{self.letter.stem}/")
            seconds = time.perf_counter() - start
        assert words.encode() in page
        self.server.wait_for_line(": built ")
        self.server.write(path, text)
        self.server.wait_for_line(": built ")
        return seconds
