"""The site on hosts that people really use, at the root of a host and under a path."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from built_site import BuiltSite, build
from web_hosts import WebHost, ask, free_port, nginx, python_server

TYPES = {
    ".css": {"text/css"},
    ".html": {"text/html"},
    ".js": {"text/javascript", "application/javascript"},
    ".json": {"application/json"},
    # The labelled sentences, which no browser runs or draws.
    ".jsonl": {"application/octet-stream", "text/plain"},
    ".png": {"image/png"},
    ".svg": {"image/svg+xml"},
    ".txt": {"text/plain"},
    ".webmanifest": {"application/manifest+json"},
    ".woff2": {"font/woff2"},
    ".xml": {"text/xml", "application/xml"},
}
"""The media types by which browsers take each file for what it is."""

MOVED = {"old-name/": "letters/", "old/deeper/name.html": "guide/", "who-we-are/": "about/"}
"""Former addresses, and where the content below makes them lead."""

OF_HOSTS = {"_headers", "_redirects", ".nojekyll", ".sitegen-manifest.json"}
"""What hosts read, or nobody."""


@dataclass(frozen=True)
class Hosted:
    host: WebHost
    site: BuiltSite
    mount: str


@pytest.fixture(scope="module")
def moved_content(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, where some pages have had other addresses before."""
    source = tmp_path_factory.mktemp("moved")
    for folder in ("content", "themes"):
        shutil.copytree(root / folder, source / folder)
    settings = source / "content/site.yaml"
    redirects = [(old, new) for old, new in MOVED.items() if new != "about/"]
    lines = "redirects:\n" + "".join(f"  - from: /{old}\n    to: /{new}\n" for old, new in redirects)
    text = settings.read_text(encoding="utf-8")
    assert "redirects:" not in text
    settings.write_text(text.rstrip("\n") + "\n" + lines, encoding="utf-8")
    about = source / "content/en/pages/about.md"
    matter = about.read_text(encoding="utf-8")
    about.write_text(matter.replace("---\n", "---\naliases: [/who-we-are/]\n", 1), encoding="utf-8")
    return source


def hosted(kind: str, mount: str, sitegen: Path, source: Path, folder: Path) -> Iterator[Hosted]:
    """The site as its publisher builds it for this place: into the folder that the path names."""
    port = free_port()
    base_url = f"http://127.0.0.1:{port}{mount}"
    output = folder / "www" / mount.strip("/")
    output.mkdir(parents=True)
    result = build(sitegen, source, output, "--strict", "--base-url", base_url)
    assert result.returncode == 0, result.stderr
    if kind == "nginx":
        host = nginx(folder / "www", port, mount, folder / "nginx")
    else:
        host = python_server(folder / "www", port, mount)
    try:
        yield Hosted(host, BuiltSite(output, base_url), mount)
    finally:
        host.stop()


@pytest.fixture(scope="module", params=["/", "/some/path/"])
def on_nginx(request, sitegen: Path, moved_content: Path, tmp_path_factory) -> Iterator[Hosted]:
    yield from hosted("nginx", request.param, sitegen, moved_content, tmp_path_factory.mktemp("host"))


@pytest.fixture(scope="module", params=["/", "/some/path/"])
def on_python(request, sitegen: Path, moved_content: Path, tmp_path_factory) -> Iterator[Hosted]:
    yield from hosted("python", request.param, sitegen, moved_content, tmp_path_factory.mktemp("host"))


def files(site: BuiltSite) -> list[Path]:
    return [file for file in sorted(site.folder.rglob("*")) if file.is_file() and file.name not in OF_HOSTS]


def address(file: Path, site: BuiltSite) -> str:
    return file.relative_to(site.folder).as_posix().removesuffix("index.html")


def faults_of_serving(place: Hosted, is_typed: bool) -> list[str]:
    """What does not arrive whole, or as what it is."""
    faults = []
    for file in files(place.site):
        answer, body = ask(place.host.url(address(file, place.site)))
        media_type = answer.headers.get_content_type()
        if answer.status != 200 or body != file.read_bytes():
            faults.append(f"{file.name}: {answer.status}")
        if is_typed and media_type not in TYPES[file.suffix]:
            faults.append(f"{file.name}: {media_type}")
    return faults


@pytest.mark.extended
def test_nginx_serves_every_file_as_what_it_is(on_nginx: Hosted):
    """Whole, and by a media type that browsers take it by: `nosniff` leaves them no guess."""
    assert faults_of_serving(on_nginx, is_typed=True) == []


@pytest.mark.extended
def test_python_serves_every_file(on_python: Hosted):
    """For a look at a built site, nothing but Python is needed."""
    assert faults_of_serving(on_python, is_typed=False) == []


@pytest.mark.extended
@pytest.mark.parametrize("old", MOVED)
def test_every_redirect_arrives(on_nginx: Hosted, old: str):
    """Without help from the host: the page at the old address leads to the new one, and says so."""
    answer, body = ask(on_nginx.host.url(old))
    assert answer.status == 200
    page = on_nginx.site.page(old)
    assert page.source.encode() == body
    refresh = page.tree.xpath("string(//meta[@http-equiv='refresh']/@content)").removeprefix("0; url=")
    target = on_nginx.host.url(MOVED[old])
    assert urljoin(on_nginx.host.url(old), refresh) == target
    assert urljoin(on_nginx.host.url(old), page.tree.xpath("string(//body//a/@href)")) == target
    assert page.tree.xpath("//link[@rel='canonical']/@href") == [target]
    assert not page.is_indexed
    assert ask(target)[0].status == 200


@pytest.mark.extended
def test_the_list_of_redirects_names_each(on_nginx: Hosted):
    """For hosts that read `_redirects`: from the published folder, to what the browser sees."""
    lines = (on_nginx.site.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(f"/{old} {on_nginx.mount}{new} 301" for old, new in MOVED.items())


def documented_headers(site: BuiltSite) -> dict[str, str]:
    """The headers under `/*` in `_headers`."""
    block = (site.folder / "_headers").read_text(encoding="utf-8").split("/assets/*")[0]
    return dict(line.strip().split(": ", 1) for line in block.splitlines() if line.startswith("  "))


@pytest.mark.extended
@pytest.mark.parametrize("address", ["", "letters.json", "no/such/page/"])
def test_nginx_sends_the_headers_of_other_hosts(on_nginx: Hosted, address: str):
    """What docs/publishing/nginx.md writes out is what `_headers` says, frame-ancestors included."""
    headers = documented_headers(on_nginx.site)
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    answer, _ = ask(on_nginx.host.url(address))
    assert {name: answer.headers[name] for name in headers} == headers


@pytest.mark.extended
def test_nginx_lets_only_digests_be_cached(on_nginx: Hosted):
    """Under an address with a digest for ever; everything else is asked for anew, and what is missing too."""
    asset = next((on_nginx.site.folder / "assets").glob("*/style.css")).relative_to(on_nginx.site.folder).as_posix()
    caching = {
        asset: "public, max-age=31536000, immutable",
        asset + ".missing": "no-cache",
        "": "no-cache",
        "guide/": "no-cache",
        "letters.json": "no-cache",
        "manifest.webmanifest": "no-cache",
        "worker.js": "no-cache",
    }
    assert {path: ask(on_nginx.host.url(path))[0].headers["Cache-Control"] for path in caching} == caching


@pytest.mark.extended
@pytest.mark.parametrize("address", ["nothing", "no/such/page/", "letters/no-such-letter/deeper/still.html"])
def test_nginx_sends_the_page_for_not_found_at_any_depth(on_nginx: Hosted, address: str):
    """With the status 404, and links that lead on from there."""
    answer, body = ask(on_nginx.host.url(address))
    assert answer.status == 404
    page = on_nginx.site.page("404.html")
    assert page.source.encode() == body
    links = page.tree.xpath("//a/@href[not(starts-with(., '#'))] | //head/link[@rel='stylesheet']/@href")
    assert len(links) > 3
    assert [link for link in links if ask(urljoin(on_nginx.host.url(address), link))[0].status != 200] == []


@pytest.mark.extended
def test_nginx_adds_the_slash_that_an_address_lacks(on_nginx: Hosted):
    """And stays at the address under which it was asked, whatever is in front of it."""
    answer, _ = ask(on_nginx.host.url("letters"))
    assert (answer.status, answer.headers["Location"]) == (301, on_nginx.mount + "letters/")


@pytest.mark.extended
@pytest.mark.parametrize("name", sorted(OF_HOSTS))
def test_nginx_keeps_to_itself_what_is_not_for_readers(on_nginx: Hosted, name: str):
    """The lists for other hosts, and the list of our own files."""
    assert (on_nginx.site.folder / name).is_file()
    assert ask(on_nginx.host.url(name))[0].status == 404
