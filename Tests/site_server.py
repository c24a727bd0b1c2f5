"""A static host, as simple as hosts come: it serves one folder under one path, on loopback only."""

from __future__ import annotations

import re
import sys
import threading
import urllib.parse
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}

ASSETS = re.compile(r"assets/[0-9a-f]{12}/")
IMMUTABLE = "public, max-age=31536000, immutable"
"""How docs/publishing tells hosts to serve what is under such a path."""


class SiteServer:
    """Serves a folder from a thread, on a free port, until `stop`.

    The port is taken at once, so a site can be built for its address and handed over afterwards.
    `asked` has the path of each request. With `assets_are_immutable` browsers keep what is under
    `assets/<digest>/` and do not ask for it again, as docs/publishing tells hosts to serve it.
    """

    def __init__(self, mount: str, *, assets_are_immutable: bool = False):
        self.mount = mount
        self.assets_are_immutable = assets_are_immutable
        self.folder: Path | None = None
        self.asked: list[str] = []
        self.is_gone = False
        handler = type("Handler", (_Handler,), {"site": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        return self.origin + self.mount

    def url(self, address: str) -> str:
        return self.base_url + address

    def stop(self) -> None:
        """Connections that browsers keep open are not answered any more either."""
        self.is_gone = True
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has left its page does not wait for the answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Unlike Python's own: never redirects and lists no folder, so that an address which lacks its
    slash or an index.html is a broken one; answers 404 with the site's own page."""

    site: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        if self.site.is_gone:
            self.close_connection = True
            return
        self.site.asked.append(self.path)
        file = self._file()
        status = HTTPStatus.OK
        if file is None:
            file, status = self.site.folder / "404.html", HTTPStatus.NOT_FOUND
        body = file.read_bytes() if file.is_file() else b"Not found\n"
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if self.site.assets_are_immutable and ASSETS.match(self.path.removeprefix(self.site.mount)):
            self.send_header("Cache-Control", IMMUTABLE)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _file(self) -> Path | None:
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if not path.startswith(self.site.mount) or ".." in path.split("/"):
            return None
        relative = path.removeprefix(self.site.mount)
        file = self.site.folder / (relative + "index.html" if relative.endswith("/") or not relative else relative)
        return file if file.is_file() else None

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Says nothing: what was asked for is the business of the checks."""
