"""Hosts that people really use, run on loopback and stopped by their process: nginx with the
configuration of docs/publishing/nginx.md, and Python's own server."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from programs import required_program
from waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 10
"""Seconds within which a host answers; each is there at once."""


class WebHost:
    """A process that serves a folder on a port of its own until `stop`."""

    def __init__(self, command: list[str | Path], port: int, mount: str):
        self.base_url = f"http://127.0.0.1:{port}{mount}"
        # A file and no pipe: one that nobody reads is full after some hundred requests.
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 closed by `stop`
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=self._errors)
        try:
            wait_until(lambda: self._process.poll() is not None or _answers(port), f"{command[0]} serves")
            assert self._process.poll() is None, f"{command[0]} does not serve"
        except AssertionError as failure:
            self._process.kill()
            self._errors.seek(0)
            pytest.fail(f"{failure}: {self._errors.read()}", pytrace=False)

    def url(self, address: str) -> str:
        return self.base_url + address

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()


def python_server(folder: Path, port: int, mount: str) -> WebHost:
    """`python3 -m http.server` in the folder that holds the site under its path."""
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder]
    return WebHost(command, port, mount)


def nginx(folder: Path, port: int, mount: str, work: Path) -> WebHost:
    """nginx as docs/publishing/nginx.md configures it, with the port, the folders and the path of this test."""
    program = required_program("nginx")
    page = (ROOT / "docs/publishing/nginx.md").read_text(encoding="utf-8")
    documented = re.search(r"```nginx\n(.*?)```", page, re.DOTALL)[1]
    settings = {
        r"listen 80;": f"listen 127.0.0.1:{port};",
        r"root [^;]+;": f"root {folder};",
        r"error_page 404 /404\.html;": f"error_page 404 {mount}404.html;",
    }
    for pattern, value in settings.items():
        documented, count = re.subn(pattern, value, documented)
        assert count == 1, f"docs/publishing/nginx.md has no {pattern}"
    work.mkdir()
    temporary = "".join(f"{kind}_temp_path {work};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    configuration = work / "nginx.conf"
    configuration.write_text(
        f"daemon off; master_process off; pid {work}/pid; error_log stderr;\nevents {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n{documented}}}\n",
        encoding="utf-8",
    )
    return WebHost([program, "-e", "stderr", "-p", work, "-c", configuration], port, mount)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def ask(url: str) -> tuple[HTTPResponse, bytes]:
    """One answer, as it is: no redirect is followed, nothing is unpacked. Letters of other scripts are sent as browsers
    do, percent-encoded."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", quote(parts.path, safe="/%~") or "/")
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
