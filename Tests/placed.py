"""A site that is built for the path under which a host serves it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import BuiltSite, build
from site_server import SiteServer

SUBPATH = "/some/path/"

THEME = os.environ.get("SITE_THEME")
"""The theme that all checks look at; by default that of `site.yaml`."""

Placed = tuple[SiteServer, BuiltSite]


def placed_site_on_a_host(sitegen: Path, source: Path, folder: Path) -> Iterator[Placed]:
    """Both, until the server is stopped at the end."""
    server = SiteServer(SUBPATH, assets_are_immutable=True)
    try:
        site = built(sitegen, source, folder, server.base_url, "--base-url", server.base_url)
        server.folder = site.folder
        yield server, site
    finally:
        server.stop()


def built(sitegen: Path, source: Path, folder: Path, base_url: str, *options: str) -> BuiltSite:
    theme = ["--theme", THEME] if THEME else []
    result = build(sitegen, source, folder, "--strict", *theme, *options)
    if result.returncode != 0:
        pytest.fail(f"the real content does not build:\n{result.stderr}{result.stdout}", pytrace=False)
    return BuiltSite(folder, base_url)
