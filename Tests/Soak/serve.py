"""A long day of `sitegen serve` in fast motion: a site is edited, broken, taken away and brought back, a thousand
files change at once, the preview is interrupted and killed in the midst of its work, ports are taken, and hostile
clients come by. After each of these the preview shows the source as it is, answers in time, and has not grown.

    serve.py SITEGEN [--seed N] [--first N] [--count N] [--hostile SECONDS]

What happens in a round follows from the seed and its number alone, so `--seed 1 --first 40 --count 1` repeats
round 40, and a run that was ended goes on where it was. The hostile clients come last, for a minute.
"""

from __future__ import annotations

import argparse
import http.client
import queue
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path.append(str(FOLDER.parent))

from preview_server import PreviewServer  # noqa: E402

HOME = "content/en/pages/home.md"
ABOUT = "content/en/pages/about.md"
LETTER = "content/en/letters/no-reason.md"
MANY = 1_000
"""Files that change at once."""
MEBIBYTES = 100
"""The most memory that a preview may come to have."""
ANSWER = 0.25
"""Seconds within which an ordinary request is answered, whatever else is going on."""
END = 1.0
"""Seconds within which a preview ends when it is asked to."""


class BrokenPromiseError(Exception):
    """A promise that was not kept."""


def expect(is_kept: bool, promise: str) -> None:
    if not is_kept:
        raise BrokenPromiseError(promise)


class Day:
    """One preview of one site, and what happens to both."""

    def __init__(self, sitegen: Path, source: Path):
        self.server = PreviewServer(sitegen, source)
        self.source = source
        self.random = random.Random()
        self.words = "What to send"
        self.worst_memory = 0.0

    EVENTS: tuple[str, ...] = (
        "an_edit", "a_burst_of_edits", "many_files_come_and_go", "a_fault", "the_folder_goes_and_comes_back",
        "a_taken_port", "killed_in_the_midst", "interrupted_in_the_midst", "listeners_come_and_go",
        "hostile_clients", "another_style_sheet",
    )  # fmt: skip

    def round(self, seed: int, number: int) -> str:
        """What happened."""
        self.random.seed(f"{seed}:{number}")
        name = self.random.choice(self.EVENTS)
        event: Callable[[], None] = getattr(self, name)
        event()
        self.shows_the_source()
        self.has_not_grown()
        return name.replace("_", " ")

    # --- What always holds

    def shows_the_source(self) -> None:
        """At the latest when all that has happened has been taken notice of."""
        with self.server.events() as events:
            while not self._is_shown():
                events.next()

    def _is_shown(self) -> bool:
        status, _, page = self.server.get("/polite/")
        expect(status == 200, f"the home page is answered, not {status}")
        return f"<h1>{self.words}</h1>".encode() in page

    def has_not_grown(self) -> None:
        process = Path(f"/proc/{self.server.process.pid}")
        lines = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        memory = int(lines["VmHWM"].split()[0]) / 1024
        self.worst_memory = max(self.worst_memory, memory)
        expect(memory < MEBIBYTES, f"less than {MEBIBYTES} MiB, not {memory:.0f}")
        expect(int(lines["Threads"]) < 64, f"few threads, not {lines['Threads']}")
        descriptors = len(list((process / "fd").iterdir()))
        expect(descriptors < 100, f"few descriptors, not {descriptors}")

    # --- What happens

    def say(self) -> None:
        """Writes other words on the home page."""
        words = f"What to send {self.random.randrange(10**9)}"
        self.server.edit(HOME, f"title: {self.words}\n", f"title: {words}\n")
        self.words = words

    def an_edit(self) -> None:
        self.say()

    def a_burst_of_edits(self) -> None:
        for _ in range(self.random.randint(2, 200)):
            self.say()

    def another_style_sheet(self) -> None:
        self.server.write("themes/tiny/assets/first.css", f"p {{ margin: {self.random.randrange(9)}px }}\n")

    def many_files_come_and_go(self) -> None:
        letter = self.server.text(LETTER)
        names = [self.source / f"content/en/letters/letter-{number}.md" for number in range(MANY)]
        for number, name in enumerate(names):
            name.write_text(
                letter.replace("title: Declining", f"title: Number {number}, declining", 1), encoding="utf-8"
            )
        self.say()
        self.shows_the_source()
        for name in names:
            name.unlink()
        self.say()

    def a_fault(self) -> None:
        self.server.edit(ABOUT, "title:", "tilte:")
        with self.server.events() as events:
            while not events.next()["isBroken"]:
                pass
        expect(self._is_shown(), "the last good site stays")
        self.server.edit(ABOUT, "tilte:", "title:")
        self.say()

    def the_folder_goes_and_comes_back(self) -> None:
        away = self.source.with_name("away")
        moved = self.random.choice([self.source, self.source / "content", self.source / "themes"])
        moved.rename(away)
        if moved != self.source and self.random.random() < 0.7:
            with self.server.events() as events:
                while not events.next()["isBroken"]:
                    pass
            expect(self._is_shown(), "the last good site stays")
        away.rename(moved)
        self.say()

    def a_taken_port(self) -> None:
        second = subprocess.run(
            [self.server.sitegen, "serve", "--source", self.source, "--port", str(self.server.port)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        expect(second.returncode == 1, "a taken port is a failure")
        expect(f"port {self.server.port} is taken" in second.stderr, "a taken port is said to be")

    def killed_in_the_midst(self) -> None:
        self._begin_work()
        before = self._files()
        self.server.process.kill()
        self.server.process.wait()
        expect(self._files() == before, "nothing is written")
        self._start_again()

    def interrupted_in_the_midst(self) -> None:
        number = self.random.choice([signal.SIGINT, signal.SIGTERM])
        listeners = [self.server.events() for _ in range(self.random.randrange(4))]
        self._begin_work()
        start = time.monotonic()
        code = self.server.end(number)
        seconds = time.monotonic() - start
        for listener in listeners:
            listener.__exit__()
        expect(code == 0, f"an end that was asked for is no failure, as {code} would be")
        expect(seconds < END, f"it ends within {END} s, not {seconds:.1f}")
        self._start_again()

    def _begin_work(self) -> None:
        """A full build, and a moment of it: from nothing at all to most of it."""
        self.server.write("themes/tiny/strings/en.yaml", self.server.text("themes/tiny/strings/en.yaml") + "\n")
        self.say()
        time.sleep(self.random.uniform(0, 0.3))

    def _start_again(self) -> None:
        """Under the same address, where pages may still be open."""
        self.server.start("--port", str(self.server.port))

    def _files(self) -> dict[Path, int]:
        return {path: path.lstat().st_mtime_ns for path in self.source.rglob("*")}

    def listeners_come_and_go(self) -> None:
        connections = []
        for _ in range(self.random.randint(1, 100)):
            connection = socket.create_connection(("127.0.0.1", self.server.port), timeout=10)
            connection.sendall(b"GET /.sitegen/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connections.append(connection)
        self.say()
        self.shows_the_source()
        for connection in connections:
            connection.close()

    def hostile_clients(self) -> None:
        self.attacked(2, self.random.randrange(10**6))

    def attacked(self, seconds: float, seed: int) -> tuple[float, str]:
        """Ordinary requests while another process sends as many hostile ones as it can: the seconds within which
        99 of 100 are answered, and all that there is to say."""
        command = [sys.executable, FOLDER / "hostile_clients.py", str(self.server.port), str(seconds)]
        attack = subprocess.Popen(
            [*command, "--page", "/polite/", "--seed", str(seed)], stdout=subprocess.PIPE, text=True
        )
        times: list[float] = []
        repeated = 0
        while attack.poll() is None:
            start = time.perf_counter()
            try:
                self._ask()
            except (http.client.RemoteDisconnected, ConnectionResetError):
                # As a browser does: what changes nothing can be asked again (RFC 9112, section 9.3.1). A client
                # that is kept from sending after it has connected gives way to those that come later.
                repeated += 1
                self._ask()
            times.append(time.perf_counter() - start)
            time.sleep(0.05)
        times.sort()
        middle, late, last = (times[int(len(times) * part)] * 1000 for part in (0.5, 0.99, 0.999999))
        return late / 1000, (
            f"{attack.stdout.read().strip()}; {len(times)} ordinary requests, all answered"
            f"{f', {repeated} of them when asked again' if repeated else ''}: "
            f"half within {middle:.1f} ms, 99 of 100 within {late:.1f} ms, all within {last:.1f} ms"
        )

    def _ask(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        try:
            connection.request("GET", "/polite/")
            expect(connection.getresponse().status == 200, "a page is answered")
        finally:
            connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first round")
    parser.add_argument("--count", type=int, default=200, help="how many rounds")
    parser.add_argument("--hostile", type=float, default=60, help="how many seconds of hostile clients at the end")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        day = Day(options.sitegen.resolve(), Path(folder) / "site")
        where = "at the start"
        try:
            for number in range(options.first, options.first + options.count):
                where = f"seed {options.seed}, round {number}"
                print(f"serve: {where}: {day.round(options.seed, number)}", flush=True)
            where = "hostile clients"
            if options.hostile:
                late, report = day.attacked(options.hostile, options.seed)
                print(f"serve: {report}", flush=True)
                expect(late < ANSWER, f"answers within {ANSWER} s")
                day.has_not_grown()
        except (BrokenPromiseError, AssertionError, OSError, queue.Empty, subprocess.TimeoutExpired) as error:
            print(f"serve: {where}: not kept: {error or type(error).__name__}", file=sys.stderr)
            return 1
        finally:
            day.server.end(signal.SIGKILL)
    print(f"serve: {options.count} rounds, nothing lost; at most {day.worst_memory:.0f} MiB of memory")
    return 0


if __name__ == "__main__":
    sys.exit(main())
