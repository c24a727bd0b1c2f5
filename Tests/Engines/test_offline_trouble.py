"""What bad networks and full or forgetful devices do to the service worker: nothing that a reader would notice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from built_site import BuiltSite
from engine_server import Answer, EngineServer
from engines import Engine
from journeys import FORM, LETTER, SHOWN, open_letter, wait_until_kept
from waiting import wait_until

ENGINES = ["chromium", "firefox"]
PORTAL = (200, "text/html; charset=utf-8", b"<!doctype html><title>Sign in to the network</title><p>Sign in")

FULL = b"""
Cache.prototype.put = () => Promise.reject(new DOMException("The quota has been exceeded.", "QuotaExceededError"));
"""
"""In front of the worker: a device on which nothing more fits."""

FULL_SESSION = """
Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
"""


@pytest.fixture
def kept(engine: Engine, new_host: Callable[..., EngineServer]) -> EngineServer:
    """A host whose site the engine keeps."""
    host = new_host(keeps_site=True)
    engine.goto(host.url())
    wait_until_kept(engine)
    return host


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_a_captive_portal_changes_nothing_of_a_site_that_is_kept(engine: Engine, kept: EngineServer):
    """It answers everything, the worker's script too, with 200 and a page of its own."""
    kept.change = lambda _, __: PORTAL
    for address in ("", LETTER, "letters/"):
        engine.goto(kept.url(address))
        assert "My Guide" in engine.js("return document.title"), address
    engine.js("await (await navigator.serviceWorker.getRegistration()).update().catch(() => {})")
    open_letter(engine, kept)
    assert engine.js("return (await navigator.serviceWorker.getRegistration()).active.state") == "activated"
    polluted = """
        const found = [];
        for (const name of await caches.keys()) {
          for (const response of await (await caches.open(name)).matchAll()) {
            if ((await response.clone().text()).includes("Sign in to the network")) found.push(name);
          }
        }
        return found;"""
    engine.goto(kept.url("no/such/page/"))
    assert engine.js("return document.title") == "Sign in to the network"
    engine.goto(kept.url())
    assert engine.js(polluted) == []


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_a_captive_portal_at_the_first_visit_is_forgotten(engine: Engine, new_host: Callable[..., EngineServer]):
    """The page comes and then the portal: nothing is kept of that, and all of it at the next visit."""
    host = new_host(keeps_site=True)
    host.change = lambda path, answer: answer if path in ("", "worker.js") or path.startswith("assets/") else PORTAL
    engine.goto(host.url())
    wait_until(lambda: "/about/" in host.asked, "the worker asks for pages")
    engine.wait("(await navigator.serviceWorker.getRegistration()) === undefined")
    host.change = lambda _, answer: answer
    engine.goto(host.url("about/"))
    wait_until_kept(engine)


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_an_upload_that_is_half_done_is_not_taken(engine: Engine, kept: EngineServer, small_site: BuiltSite):
    """A new worker and some new pages among old ones: the old site stays, whole, until all of the new is there."""
    worker = (small_site.folder / "worker.js").read_bytes()
    new, count = re.subn(rb'("(?:about/|version)":")[0-9a-f]{12}', rb"\g<1>000000000000", worker)
    assert count == 2

    def half(path: str, answer: Answer) -> Answer:
        return (answer[0], answer[1], new) if path == "worker.js" else answer

    kept.change = half
    engine.js("await (await navigator.serviceWorker.getRegistration()).update().catch(() => {})")
    engine.wait("(await navigator.serviceWorker.getRegistration()).installing === null")
    kept.change = lambda path, answer: half(path, answer) if path == "worker.js" else (503, "text/plain", b"busy")
    open_letter(engine, kept)
    engine.write("#write-recipient", "Ms. Okafor")
    assert "Ms. Okafor" in engine.js(SHOWN)
    assert engine.js("return (await navigator.serviceWorker.getRegistration()).active.state") == "activated"


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_on_a_full_device_the_site_works_as_without_a_worker(engine: Engine, new_host: Callable[..., EngineServer]):
    host = new_host(keeps_site=True)
    host.change = lambda path, answer: (answer[0], answer[1], FULL + answer[2]) if path == "worker.js" else answer
    engine.goto(host.url())
    engine.wait("performance.getEntriesByType('resource').length > 0")
    open_letter(engine, host)
    engine.write("#write-recipient", "Ms. Okafor")
    assert "Ms. Okafor" in engine.js(SHOWN)
    assert engine.js("return navigator.serviceWorker.controller") is None


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_what_is_typed_is_in_the_letter_though_the_tab_can_keep_nothing(
    engine: Engine, new_host: Callable[..., EngineServer]
):
    host = new_host(before=FULL_SESSION)
    open_letter(engine, host)
    engine.write("#write-role", "Welder")
    assert "Welder" in engine.js(SHOWN)
    assert engine.errors() == []


def test_in_a_private_window_the_site_works(new_host: Callable[..., EngineServer], opened: Callable[..., Engine]):
    """Firefox has none or only short-lived workers there; contexts of Chromium are private ones anyway."""
    engine = opened("firefox", private=True)
    host = new_host(keeps_site=True)
    open_letter(engine, host)
    engine.write("#write-role", "Welder")
    engine.goto(host.url("letters/no-reason/"))
    engine.wait(FORM)
    assert engine.js("return document.querySelector('#write-role').value") == "Welder"
