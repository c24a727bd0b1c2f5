"""What the checks of the built site share: the generator, the content, sites, and a host for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import BuiltSite, Content
from placed import SUBPATH, THEME, Placed, built, placed_site_on_a_host
from programs import EVERYTHING
from site_server import SiteServer

ROOT = Path(__file__).resolve().parent.parent
BUILT = os.environ.get("SITE")
"""Where the real site has been built already, for all processes that run tests."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where everything is tested, what is a part of another test need not be tested beside it."""
    if os.environ.get(EVERYTHING):
        items[:] = [item for item in items if not item.get_closest_marker("smaller")]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def sitegen() -> Path:
    """The program under test: `SITEGEN`, or where `swift build` puts it."""
    binary = Path(os.environ.get("SITEGEN", ROOT / ".build/debug/sitegen"))
    if not binary.is_file():
        pytest.fail(f"{binary} does not exist: run scripts/test, or swift build first", pytrace=False)
    return binary


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content, as the editors wrote it."""
    return Content(ROOT)


@pytest.fixture(scope="session")
def editions(content: Content) -> list[Content]:
    """The content in each of the site's languages, the first one first."""
    return [content, *(Content(content.root, language) for language in content.languages[1:])]


@pytest.fixture(scope="session")
def site(sitegen: Path, content: Content, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, built as it will be published: the folder `SITE`, or one that is built now."""
    if BUILT and not THEME:
        return BuiltSite(Path(BUILT), content.settings["baseURL"])
    folder = tmp_path_factory.mktemp("site") / "Site"
    return built(sitegen, ROOT, folder, content.settings["baseURL"])


@pytest.fixture(scope="session")
def root_host(site: BuiltSite) -> Iterator[SiteServer]:
    """The real site at the root of a host."""
    yield from _served("/", site)


@pytest.fixture(scope="session")
def subpath_host(site: BuiltSite) -> Iterator[SiteServer]:
    """The very same files under a path for which they were not built."""
    yield from _served(SUBPATH, site)


@pytest.fixture(scope="session")
def placed_host(placed: Placed) -> SiteServer:
    """A site built with `--base-url` for the path under which this host serves it."""
    return placed[0]


@pytest.fixture(scope="session")
def placed_site(placed: Placed) -> BuiltSite:
    """The files of `placed_host`."""
    return placed[1]


@pytest.fixture(scope="session")
def source() -> Path:
    """What `placed_site` is built from."""
    return ROOT


@pytest.fixture(scope="session")
def placed(sitegen: Path, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Placed]:
    """Where `source` is another one, so have to be this fixture and those that use it: pytest hands out what was made
    first, from whatever source."""
    yield from placed_site_on_a_host(sitegen, source, tmp_path_factory.mktemp("placed") / "Site")


def _served(mount: str, site: BuiltSite) -> Iterator[SiteServer]:
    server = SiteServer(mount)
    server.folder = site.folder
    try:
        yield server
    finally:
        server.stop()
