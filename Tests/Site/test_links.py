"""No broken link and no broken anchor, wherever the site is put."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from built_site import BuiltSite, Page
from site_server import SiteServer

pytestmark = pytest.mark.extended
"""sitegen finds broken links itself; here another program looks for them, as a crawler would."""


def test_links_resolve_at_the_root_of_a_host(site: BuiltSite, root_host: SiteServer, tmp_path: Path):
    """Built for the root of a host, every page links to what is there, 404.html included."""
    assert broken_links(site.pages, root_host, tmp_path) == []


def test_links_resolve_under_a_path_the_site_was_not_built_for(
    site: BuiltSite, subpath_host: SiteServer, tmp_path: Path
):
    """Links are relative, so the files work anywhere; 404.html alone has to know where it stands."""
    pages = [page for page in site.pages if not page.is_not_found]
    assert broken_links(pages, subpath_host, tmp_path) == []


def test_links_resolve_under_the_path_the_site_was_built_for(
    placed_site: BuiltSite, placed_host: SiteServer, tmp_path: Path
):
    """With `--base-url`, 404.html and all absolute addresses (canonical, hreflang) lead there too."""
    assert broken_links(placed_site.pages, placed_host, tmp_path) == []


def test_absolute_addresses_of_data_files_resolve(placed_site: BuiltSite, placed_host: SiteServer):
    """With `--base-url`, every address in the feed, the site map and letters.json is served."""
    urls = {
        url
        for name in ("feed.xml", "sitemap.xml", "robots.txt", "letters.json")
        for url in re.findall(r"http://127[^\s\"<>]+", (placed_site.folder / name).read_text(encoding="utf-8"))
    }
    assert len(urls) > len(placed_site.pages_of_letters())
    assert [url for url in sorted(urls) if not is_served(url, placed_host, placed_site)] == []


def is_served(url: str, host: SiteServer, site: BuiltSite) -> bool:
    address = unquote(url.removeprefix(host.base_url))
    file = site.folder / (address + "index.html" if address.endswith("/") or not address else address)
    return url.startswith(host.base_url) and file.is_file()


def broken_links(pages: list[Page], host: SiteServer, folder: Path) -> list[str]:
    """What lychee finds wrong with the links of pages; it asks nobody but the host."""
    addresses = folder / "addresses.txt"
    addresses.write_text("".join(host.url(quote(page.address)) + "\n" for page in pages), encoding="utf-8")
    result = subprocess.run(
        [
            lychee(),
            *("--no-progress", "--format", "json", "--include-fragments", "--max-retries", "0"),
            *("--timeout", "20", "--host-request-interval", "1ms", "--host-concurrency", "16"),
            *("--exclude", ".*", "--include", f"^{re.escape(host.origin)}/"),
            *("--files-from", str(addresses)),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder,
        env=os.environ | {"RUST_BACKTRACE": "0"},
        check=False,
    )
    assert result.returncode in (0, 2), result.stderr
    report = json.loads(result.stdout)
    assert report["successful"] > len(pages), "lychee has checked next to nothing"
    assert report["timeouts"] == 0
    return [
        f"{page.removeprefix(host.base_url)}: {error['url'].removeprefix(host.origin)}: {error['status']['text']}"
        for page, errors in sorted(report["error_map"].items())
        for error in errors
    ]


def lychee() -> str:
    """The one installed beside this Python, whether or not its environment is active."""
    beside = Path(sys.executable).with_name("lychee")
    return str(beside) if beside.exists() else shutil.which("lychee") or "lychee"
