"""A host of the built site that can also be a bad one, or make every browser an old one."""

from __future__ import annotations

import threading
import urllib.parse
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from old_browser import OldBrowser
from site_server import ASSETS, IMMUTABLE, TYPES

NOTE_ERRORS = """
window.__errors = [];
addEventListener("error", (event) => window.__errors.push(`${event.message || "failed: " + (event.target.src ?? event.target.href)}`), true);
addEventListener("unhandledrejection", (event) => window.__errors.push(String(event.reason)));
for (const level of ["error", "warn"]) {
  const real = console[level];
  console[level] = (...words) => { window.__errors.push(words.map(String).join(" ")); real.apply(console, words); };
}
"""
"""Keeps what goes wrong in a page where `Engine.errors` finds it."""

WITHOUT_WORKERS = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });"

FRAME = """<!doctype html><title>Frame</title><style>body {{ margin: 0 }} iframe {{ border: 0; display: block }}</style>
<iframe width="{width}" height="{height}" src="{source}" allow="clipboard-read; clipboard-write"></iframe>"""

Answer = tuple[int, str, bytes]
"""Status, media type and body."""


def as_it_is(_: str, answer: Answer) -> Answer:
    return answer


class EngineServer:
    """Serves a folder at the root of a host on loopback, from a thread, until `stop`.

    - Parameters:
      before: a script that runs first on every page.
      old: the browser that every other becomes here.
      keeps_site: whether pages may have a service worker; then they get no script of the tests.
    """

    def __init__(self, folder: Path, *, before: str = "", old: OldBrowser | None = None, keeps_site: bool = False):
        self.folder = folder
        self.keeps_site = keeps_site
        self.old = old
        self.before = NOTE_ERRORS + WITHOUT_WORKERS + (old.before() if old else "") + before
        self.change: Callable[[str, Answer], Answer] = as_it_is
        """What becomes of each answer on its way, by its path."""
        self.asked: list[str] = []
        handler = type("Handler", (_Handler,), {"host": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.is_gone = False

    @property
    def port(self) -> int:
        return self._server.server_port

    def url(self, address: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{address}"

    def stop(self) -> None:
        self.is_gone = True
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)

    def answer(self, target: str) -> Answer:
        url = urllib.parse.urlsplit(target)
        path = urllib.parse.unquote(url.path).removeprefix("/")
        if path == "__before.js":
            return 200, "text/javascript", self.before.encode()
        if path == "__frame":
            asked = {name: values[0] for name, values in urllib.parse.parse_qs(url.query).items()}
            return 200, "text/html; charset=utf-8", FRAME.format(**asked).encode()
        if path == "__paste":
            return (
                200,
                "text/html; charset=utf-8",
                b"<!doctype html><title>Paste</title><textarea rows=20 cols=60></textarea>",
            )
        status, file = 200, self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        if ".." in path.split("/") or not file.is_file():
            status, file = 404, self.folder / "404.html"
        body = file.read_bytes()
        # A site that is kept is kept as it was built, or not at all.
        if file.suffix == ".html" and not self.keeps_site:
            body = body.replace(b"<head>", b'<head><script src="/__before.js"></script>', 1)
        if file.suffix == ".css" and self.old:
            body = (self.old.style(body.decode()) if self.old.has_style_sheets else "").encode()
        return self.change(path, (status, TYPES.get(file.suffix, "application/octet-stream"), body))


class _Handler(BaseHTTPRequestHandler):
    host: EngineServer
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        if self.host.is_gone:
            self.close_connection = True
            return
        self.host.asked.append(self.path)
        status, kind, body = self.host.answer(self.path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.host.change is as_it_is and ASSETS.match(self.path.removeprefix("/")):
            self.send_header("Cache-Control", IMMUTABLE)
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Says nothing: what was asked for is the business of the checks."""
