"""Three engines, each opened once, and hosts of the site for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite, build
from engine_server import EngineServer
from engines import NAMES, Engine, MissingEngineError, PlaywrightEngine
from playwright.sync_api import Playwright, sync_playwright
from webkit_engine import WebKit


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Checks in one engine run one after the other, so that it is opened once."""
    for item in items:
        call = getattr(item, "callspec", None)
        if call and (name := call.params.get("engine")) in NAMES:
            item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture(scope="session")
def opened() -> Iterator[Callable[..., Engine]]:
    """Opens an engine, or gives the one that is open already."""
    engines: list[Engine] = []
    started: list[Playwright] = []

    def playwright() -> Playwright:
        if not started:
            started.append(sync_playwright().start())
        return started[0]

    @cache
    def open_once(name: str, **settings: bool) -> Engine:
        try:
            engines.append(WebKit(**settings) if name == "webkit" else PlaywrightEngine(name, playwright(), **settings))
        except MissingEngineError as reason:
            pytest.fail(f"{reason}: run scripts/test", pytrace=False)
        return engines[-1]

    yield open_once
    for engine in engines:
        engine.close()
    for one in started:
        one.stop()


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, opened: Callable[..., Engine]) -> Engine:
    """Each engine, in a window as wide as a desk."""
    engine = opened(request.param)
    engine.begin()
    engine.resize(1280, 800)
    return engine


@pytest.fixture(scope="session")
def small_site(sitegen: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The starter of the theme, for what is about keeping a site: an engine fetches all of it each time."""
    source = tmp_path_factory.mktemp("starter")
    shutil.copytree(root / "themes", source / "themes")
    shutil.copytree(root / "themes/letterhead/starter/content", source / "content")
    result = build(sitegen, source, source / "Site", "--quiet")
    assert result.returncode == 0, result.stderr
    return BuiltSite(source / "Site", "https://example.org/")


@pytest.fixture
def new_host(site: BuiltSite, small_site: BuiltSite) -> Iterator[Callable[..., EngineServer]]:
    """Hosts of the site, or of the small one if it is kept. Each has a port of its own, and so an origin that no
    engine remembers anything of."""
    hosts: list[EngineServer] = []

    def start(*, keeps_site: bool = False, **settings: Any) -> EngineServer:
        folder = (small_site if keeps_site else site).folder
        hosts.append(EngineServer(folder, keeps_site=keeps_site, **settings))
        return hosts[-1]

    yield start
    for host in hosts:
        if not host.is_gone:
            host.stop()


@pytest.fixture
def host(new_host: Callable[..., EngineServer]) -> EngineServer:
    """The site, on a host from which nothing is kept on the device."""
    return new_host()
