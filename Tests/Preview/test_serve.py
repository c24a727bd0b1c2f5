"""`sitegen serve` as an editor uses it, seen from the other end of its connection."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from preview_server import SMALL_SITE, WAIT, PreviewServer

HOME = "content/en/pages/home.md"
ABOUT = "content/en/pages/about.md"


@pytest.fixture
def preview(sitegen: Path, tmp_path: Path) -> Iterator[PreviewServer]:
    server = PreviewServer(sitegen, tmp_path / "site")
    yield server
    server.end()


def test_a_changed_page_is_sent_as_an_event_and_served(preview: PreviewServer):
    with preview.events() as events:
        before = events.next()
        assert not before["isBroken"] and before["problems"] == []
        preview.edit(HOME, "What to send", "What to write")
        after = events.next()
    assert after["version"] != before["version"]
    status, _, body = preview.get("/polite/")
    assert status == 200
    assert b"<h1>What to write</h1>" in body
    assert after["version"].encode() in body


def test_the_browser_is_opened_at_the_address(sitegen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """By a program of the desktop, for which another stands in here."""
    opened = tmp_path / "opened.txt"
    os.mkfifo(opened)
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\necho "$1" > {opened}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    server = PreviewServer(sitegen, tmp_path / "site", "--open")
    try:
        assert opened.read_text(encoding="utf-8") == f"{server.url}\n"
    finally:
        server.end()


def test_no_browser_keeps_what_a_preview_shows(preview: PreviewServer):
    """Pages ask for no worker, and one that the same address once gave out is taken back."""
    status, _, worker = preview.get("/polite/worker.js")
    assert status == 200
    assert b"registration.unregister()" in worker
    page = preview.get("/polite/about/")[2]
    assert b"offline" not in page
    assert b"trusted-types &#39;none&#39;" in page


def test_a_broken_file_is_reported_and_the_last_good_site_stays(preview: PreviewServer):
    _, _, good = preview.get("/polite/about/")
    with preview.events() as events:
        before = events.next()
        preview.edit(ABOUT, "title: About", "tilte: About")
        broken = events.next()
        assert broken["isBroken"]
        assert broken["version"] == before["version"]
        assert {problem["place"] for problem in broken["problems"]} == {f"{ABOUT}:2:1"}
        assert "unknown key `tilte`" in [problem["message"] for problem in broken["problems"]]
        assert preview.get("/polite/about/")[2] == good
        preview.edit(ABOUT, "tilte: About", "title: About")
        mended = events.next()
    assert mended == before
    preview.wait_for_line("The preview stays as it is until this is fixed.")


def test_a_changed_style_sheet_needs_no_new_page(preview: PreviewServer):
    with preview.events() as events:
        before = events.next()
        preview.edit("themes/tiny/assets/first.css", "", "p { color: rebeccapurple }\n")
        after = events.next()
    assert after["version"] == before["version"]
    assert after["assets"] != before["assets"]
    for assets in (after["assets"], before["assets"]):
        status, headers, body = preview.get(assets + "style.css")
        assert status == 200
        assert headers["Content-Type"] == "text/css; charset=utf-8"
        assert b"rebeccapurple" in body


def test_a_file_in_a_new_folder_is_noticed(preview: PreviewServer):
    with preview.events() as events:
        events.next()
        preview.write("themes/tiny/assets/new/deep/photo.svg", "<svg/>")
        first = events.next()
        preview.write("themes/tiny/assets/new/deep/photo.svg", "<svg id='2'/>")
        second = events.next()
    assert first["version"] != second["version"]
    assert preview.get(second["assets"] + "new/deep/photo.svg")[2] == b"<svg id='2'/>"


def test_polling_sees_the_same(sitegen: Path, tmp_path: Path):
    server = PreviewServer(sitegen, tmp_path / "site", "--poll")
    try:
        with server.events() as events:
            before = events.next()
            server.edit(HOME, "What to send", "What to write")
            assert events.next()["version"] != before["version"]
    finally:
        server.end()


def test_a_source_that_never_was_good_is_shown_as_such(sitegen: Path, tmp_path: Path):
    server = PreviewServer(sitegen, tmp_path / "site", start=False)
    server.edit(ABOUT, "title: About", "tilte: About")
    server.start()
    try:
        status, headers, body = server.get("/polite/guide/")
        assert status == 503
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert f"<code>{ABOUT}:2:1</code>".encode() in body
        with server.events() as events:
            before = events.next()
            server.edit(ABOUT, "tilte: About", "title: About")
            assert events.next()["version"] != before["version"]
        assert server.get("/polite/guide/")[0] == 200
    finally:
        server.end()


def test_a_source_that_vanishes_and_comes_back_is_followed(preview: PreviewServer):
    with preview.events() as events:
        before = events.next()
        (preview.source / "content").rename(preview.source / "away")
        gone = events.next()
        assert gone["isBroken"] and "no folder `content`" in gone["problems"][0]["message"]
        (preview.source / "away").rename(preview.source / "content")
        assert events.next() == before
        preview.edit(HOME, "What to send", "What to write")
        assert events.next()["version"] != before["version"]


def test_nothing_is_written(preview: PreviewServer):
    def files() -> set[Path]:
        return {path.relative_to(preview.source) for path in preview.source.rglob("*")}

    before = files()
    with preview.events() as events:
        events.next()
        preview.edit(HOME, "What to send", "What to write")
        events.next()
    assert files() == before


# --- What it answers


def test_nothing_is_stored_and_nothing_is_guessed(preview: PreviewServer):
    for path in ("/polite/", "/polite/nowhere", "/.sitegen/live.js"):
        headers = preview.get(path)[1]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
    with preview.events() as events:
        assert events.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert events.headers["Cache-Control"] == "no-store"


def test_head_is_get_without_a_body(preview: PreviewServer):
    for path in ("/polite/", "/polite/nowhere", "/polite/guide"):
        get_status, get_headers, _ = preview.get(path)
        status, headers, body = preview.get(path, "HEAD")
        assert (status, headers, body) == (get_status, get_headers, b"")


def test_an_address_without_its_slash_is_sent_on(preview: PreviewServer):
    status, headers, _ = preview.get("/polite/guide?a=b")
    assert (status, headers["Location"]) == (307, "/polite/guide/?a=b")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/polite/../../../etc/passwd",
        "/polite/%2e%2e/%2e%2e/etc/passwd",
        "/polite/..%2f..%2fetc/passwd",
        "/polite/%00",
        "/polite/content/site.yaml",
        "/etc/passwd",
        "/" + "a" * 5_000,
        "/%",
        "*",
        "http://evil.example/",
    ],
)
def test_no_request_leaves_the_site(preview: PreviewServer, path: str):
    status, _, body = preview.get(path)
    assert status in (400, 403, 404, 414)
    assert b"root:" not in body
    assert preview.get("/polite/")[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.1:8000", ""])
def test_no_other_name_is_answered(preview: PreviewServer, host: str):
    """DNS rebinding: somebody's page, under a name that leads here, must not read the preview."""
    for path in ("/polite/", "/.sitegen/events"):
        assert preview.get(path, Host=host)[0] == 403


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET /" + "a" * 50_000, 414),
        ("GET / HTTP/1.1\r\nX: " + "a" * 50_000, 431),
        ("GET / HTTP/1.1\r\n" + "X: y\r\n" * 1_000, 431),
        ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n" + "a" * 50_000, 405),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", 413),
        ("\x16\x03\x01\x02\x00\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\n\r\n", 505),
    ],
)
def test_too_much_and_no_http_are_refused_at_once(preview: PreviewServer, request_: str, status: int):
    """None of these ends, so an answer means that the end was not waited for."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=WAIT) as connection:
        connection.sendall(request_.encode("latin-1"))
        answer = connection.makefile("rb").read().decode()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "Connection: close" in answer
    assert preview.get("/polite/")[0] == 200


@pytest.mark.parametrize(
    "beginning",
    [
        "",
        "GET /" + "a" * 5_000,
        "GET /polite/ HTTP/1.1\r\nHost: localhost\r\nX",
        "GET /.sitegen/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_clients_that_stall_cost_nobody_else_anything(preview: PreviewServer, beginning: str):
    stalling = []
    try:
        for _ in range(300):
            stalling.append(socket.create_connection(("127.0.0.1", preview.port), timeout=WAIT))
            stalling[-1].sendall(beginning.encode())
        assert preview.get("/polite/")[0] == 200
        with preview.events() as events:
            before = events.next()
            preview.edit(HOME, "What to send", "What to write")
            assert events.next()["version"] != before["version"]
        assert len(list(Path(f"/proc/{preview.process.pid}/fd").iterdir())) < 100
    finally:
        for connection in stalling:
            connection.close()


def test_clients_leave_it_the_descriptors_it_needs(preview: PreviewServer):
    """Whatever the system allows: pages are answered, and no edit is missed."""
    resource.prlimit(preview.process.pid, resource.RLIMIT_NOFILE, (40, 40))
    stalling = [_stall(preview) for _ in range(100)]
    try:
        assert preview.get("/polite/")[0] == 200
        for number in range(5):
            preview.write("themes/new/theme.yaml", f"name: new-{number}")
            preview.wait_for_line("themes/new/theme.yaml: built")
        assert preview.get("/polite/")[0] == 200
    finally:
        for connection in stalling:
            connection.close()


def _stall(preview: PreviewServer) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", preview.port), timeout=WAIT)
    connection.sendall(b"GET / HTTP/1.1\r\n")
    return connection


def test_a_source_that_was_moved_away_is_shown_when_it_is_back(preview: PreviewServer):
    """The system tells of what happens in a folder, wherever it is, and not of where it is."""
    elsewhere = preview.source.rename(preview.source.with_name("elsewhere"))
    (elsewhere / HOME).write_text((elsewhere / HOME).read_text(encoding="utf-8"), encoding="utf-8")
    preview.wait_for_line("no site to build")
    elsewhere.rename(preview.source)
    preview.wait_for_line("Built ")


# --- How it starts and ends


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_asked_with_pages_open(sitegen: Path, tmp_path: Path, number: int):
    server = PreviewServer(sitegen, tmp_path / "site")
    with server.events() as events:
        events.next()
        start = time.monotonic()
        assert server.end(number) == 0
        assert time.monotonic() - start < 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_however_early_it_comes(sitegen: Path, number: int):
    """As soon as a signal no longer ends the process by itself, it is heeded."""
    for _ in range(5):
        _end_when(lambda process: _takes(process, number), sitegen, SMALL_SITE, number)


def test_it_ends_when_asked_in_the_midst_of_a_build(sitegen: Path, tmp_path: Path):
    """What is going on cannot be cancelled, and is not waited for."""
    source = shutil.copytree(SMALL_SITE, tmp_path / "site")
    letter = (source / "content/en/letters/no-reason.md").read_text(encoding="utf-8")
    for number in range(3_000):
        text = letter.replace("title: Declining", f"title: Number {number}, declining", 1)
        (source / f"content/en/letters/letter-{number}.md").write_text(text, encoding="utf-8")
    _end_when(lambda process: _takes(process, signal.SIGINT) and _has_worked(process), sitegen, source)


def _end_when(is_time: Callable, sitegen: Path, source: Path, number: int = signal.SIGINT) -> None:
    process = subprocess.Popen([sitegen, "serve", "--source", source, "--port", "0"], stdout=subprocess.PIPE)
    try:
        end = time.monotonic() + WAIT
        while not is_time(process):
            assert process.poll() is None and time.monotonic() < end
        start = time.monotonic()
        process.send_signal(number)
        process.communicate(timeout=WAIT)
        assert time.monotonic() - start < 3
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0


def _has_worked(process: subprocess.Popen) -> bool:
    """Whether it is past its start: it has used a tenth of a second of processor time (proc(5))."""
    used = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11]
    return int(used) >= os.sysconf("SC_CLK_TCK") // 10


def _takes(process: subprocess.Popen, number: int) -> bool:
    """Whether it has a handler for a signal (proc(5)); one that it was started to ignore is none."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    caught = re.search(r"SigCgt:\s+(\w+)", status)[1]
    return bool(int(caught, 16) >> (number - 1) & 1)


def test_a_taken_port_is_said_with_one_that_is_free(sitegen: Path, preview: PreviewServer):
    result = _serve(sitegen, preview.source, "--port", str(preview.port))
    assert result.returncode == 1
    assert result.stderr.startswith(f"sitegen: error: port {preview.port} is taken")
    free = int(result.stderr.rsplit("--port ", 1)[1])
    assert free > preview.port
    with socket.create_server(("127.0.0.1", free)):
        pass


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "example.org"])
def test_only_this_computer_is_served(sitegen: Path, tmp_path: Path, host: str):
    result = _serve(sitegen, tmp_path, "--host", host)
    assert result.returncode == 64
    assert "only this computer may see it" in result.stderr


def _serve(sitegen: Path, source: Path, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sitegen, "serve", "--source", source, *options],
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
