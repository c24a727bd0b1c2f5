"""`sitegen serve` as a process, on a copy of the small site: edited, asked, listened to and ended."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import threading
import urllib.parse
from pathlib import Path

SMALL_SITE = Path(__file__).resolve().parent / "Fixtures/small-site"
WAIT = 30
"""Seconds until a preview that does not do what it should is given up."""


class PreviewServer:
    """Runs on a free port until `end`; the source is a copy that may be edited."""

    def __init__(self, sitegen: Path, source: Path, *options: str, start: bool = True):
        self.sitegen = sitegen
        self.source = source
        if not source.exists():
            shutil.copytree(SMALL_SITE, source)
        self.process: subprocess.Popen | None = None
        self.said: queue.Queue[str] = queue.Queue()
        self.lines: list[str] = []
        if start:
            self.start(*options)

    def start(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [self.sitegen, "serve", "--source", self.source, "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._read, daemon=True).start()
        line = self.wait_for_line("Serving at ")
        self.url = re.search(r"http://\S+", line)[0]
        address = urllib.parse.urlsplit(self.url)
        self.origin = f"http://{address.netloc}"
        self.port = address.port or 80

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said.put(line)

    def wait_for_line(self, beginning: str) -> str:
        while True:
            line = self.said.get(timeout=WAIT)
            self.lines.append(line)
            if beginning in line:
                return line

    def end(self, number: int = signal.SIGTERM) -> int:
        """Its exit code."""
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        try:
            return self.process.wait(timeout=WAIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    # --- The source

    def text(self, path: str) -> str:
        return (self.source / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """As editors do it: into a temporary file, which then takes the place of the old one."""
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_name(f".{file.name}.tmp")
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text
        self.write(path, text.replace(old, new))

    # --- Requests

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {"Host": f"localhost:{self.port}", **headers}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def events(self) -> EventReader:
        return EventReader(self.port)


class EventReader:
    """Listens as an open page does."""

    def __init__(self, port: int):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        self._connection.request("GET", "/.sitegen/events")
        self._response = self._connection.getresponse()
        self.headers = dict(self._response.getheaders())

    def __enter__(self) -> EventReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def next(self) -> dict:
        """The next state that is told."""
        assert self._response.readline() == b"event: state\n"
        data = self._response.readline()
        assert self._response.readline() == b"\n"
        return json.loads(data.removeprefix(b"data: "))
