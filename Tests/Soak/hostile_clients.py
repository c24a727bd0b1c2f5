"""Clients of a preview that do what no browser does, as many as one process can: long lines, endless headers,
unfinished bodies, connections that lie idle, event streams, answers that are never taken, and noise.

    hostile_clients.py PORT SECONDS [--page PATH] [--seed N]
"""

from __future__ import annotations

import argparse
import random
import socket
import time
from collections import deque
from collections.abc import Callable

HELD = 400
"""Connections that are kept open at once, most of them for nothing."""


def kinds(page: str) -> dict[str, Callable[[random.Random], bytes]]:
    """What each kind of client sends, made anew for each connection."""
    head = f"GET {page} HTTP/1.1\r\nHost: localhost\r\n".encode()
    return {
        "long line": lambda _: b"GET /" + b"a" * 100_000,
        "unfinished line": lambda r: b"GET /" + b"a" * r.randrange(8_000),
        "long field": lambda _: head + b"X: " + b"a" * 100_000,
        "endless fields": lambda _: head + b"X: y\r\n" * 5_000,
        "unfinished head": lambda r: head[: r.randrange(len(head))],
        "unfinished body": lambda _: (
            b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n" + b"a" * 50_000
        ),
        "unfinished chunk": lambda _: head + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n" + b"a" * 50_000,
        "silence": lambda _: b"",
        "event stream": lambda _: b"GET /.sitegen/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "answer not taken": lambda _: head + b"\r\n",
        "many at once": lambda _: (head + b"\r\n") * 200,
        "other host": lambda _: b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "outside": lambda _: b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "noise": lambda r: r.randbytes(r.randrange(2_000)),
        "damaged request": lambda r: _damaged(r, head),
    }


def _damaged(r: random.Random, head: bytes) -> bytes:
    request = bytearray(head + b"Accept: */*\r\nConnection: keep-alive\r\n\r\n")
    for _ in range(r.randint(1, 5)):
        place = r.randrange(len(request))
        request[place : place + r.randrange(3)] = r.randbytes(r.randrange(4))
    return bytes(request)


class HostileClients:
    """One thread without waiting: a new connection is opened as soon as the last has been made."""

    def __init__(self, port: int, page: str, seed: int):
        self._address = ("127.0.0.1", port)
        self._random = random.Random(seed)
        self._kinds = list(kinds(page).values())
        self._held: deque[socket.socket] = deque()
        self.opened = 0
        self.failed = 0

    def attack(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._open(self._random.choice(self._kinds)(self._random))
        for connection in self._held:
            connection.close()

    def _open(self, request: bytes) -> None:
        connection = socket.socket()
        try:
            connection.settimeout(1)
            connection.connect(self._address)
            connection.setblocking(False)
            connection.send(request)
        except BlockingIOError:
            pass
        except OSError:
            self.failed += 1
            connection.close()
            return
        self.opened += 1
        self._held.append(connection)
        if len(self._held) > HELD:
            self._held.popleft().close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--page", default="/")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    clients = HostileClients(options.port, options.page, options.seed)
    clients.attack(options.seconds)
    print(f"{clients.opened} hostile connections, {clients.failed} of them refused")


if __name__ == "__main__":
    main()
