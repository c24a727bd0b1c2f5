"""The site without a network: kept after one visit, replaced whole by the next build, given up when it is turned off."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import pytest
from built_site import BuiltSite, build
from form_site import CLIPBOARD, LETTER, TYPED, LetterPage
from page_kinds import INSECURE_HOST
from page_pool import Watch, open_context, settle
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_server import SiteServer
from waiting import wait_until
from web_hosts import free_port, nginx, python_server

MOUNT = "/some/path/"
"""Where on a host the site is."""

SIX_AT_ONCE = 6
"""So many files are fetched at the same time."""

PATIENCE = 30_000
"""Milliseconds in which a browser has fetched the whole site from loopback."""

CACHES = "() => caches.keys()"
REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
VERSION = """async () => (await caches.keys()).filter((name) => name.includes(" pages ")).map((name) => name.split(" ").pop())"""
KEPT = """async () => {
    const kept = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) kept[request.url] = await (await cache.match(request)).text();
    }
    return kept;
}"""
"""All that is kept: address to text."""


ABOUT, SETTINGS = "content/en/pages/about.md", "content/site.yaml"
STYLE, SCRIPT = "themes/letterhead/assets/base.css", "themes/letterhead/assets/element.js"
A_LETTER = f"content/en/letters/{LETTER}.md"


class Builds:
    """Several builds of the same small site, the theme's starter, each made when it is first asked for."""

    def __init__(self, sitegen: Path, root: Path, folder: Path):
        self._sitegen = sitegen
        self._root = root
        self._folder = folder

    @cached_property
    def first(self) -> BuiltSite:
        """As its editors have it."""
        return self._built("first")

    @cached_property
    def prose(self) -> BuiltSite:
        """One page of prose says something else; every asset is the same."""
        return self._built("prose", **{ABOUT: ("title: ", "title: Newly ")})

    @cached_property
    def second(self) -> BuiltSite:
        """A letter, a style sheet and a script are others, so every page names another folder of assets."""
        changes = {A_LETTER: ("title: ", "title: Newly "), STYLE: ("", "/*! new */"), SCRIPT: ("", "//! new\n")}
        return self._built("second", **changes)

    @cached_property
    def off(self) -> BuiltSite:
        """`offline: false`."""
        return self._built("off", **{SETTINGS: ("", "offline: false\n")})

    def _built(self, name: str, **changes: tuple[str, str]) -> BuiltSite:
        source = self._folder / name
        shutil.copytree(self._root / "themes", source / "themes")
        shutil.copytree(self._root / "themes/letterhead/starter/content", source / "content")
        for path, (old, new) in changes.items():
            file = source / path
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
        base_url = f"http://127.0.0.1{MOUNT}"
        result = build(self._sitegen, source, source / "Site", "--base-url", base_url)
        assert result.returncode == 0, result.stderr
        return BuiltSite(source / "Site", base_url)


@pytest.fixture(scope="module")
def builds(sitegen: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(sitegen, root, tmp_path_factory.mktemp("builds"))


@pytest.fixture
def host(builds: Builds) -> Iterator[SiteServer]:
    """A host of the first build, which a test may give another, or stop."""
    server = SiteServer(MOUNT)
    server.folder = builds.first.folder
    yield server
    server.stop()


@pytest.fixture
def context(host: SiteServer, new_context: Callable[..., BrowserContext]) -> BrowserContext:
    context = new_context(keeps_site=True, base_url=host.base_url, permissions=CLIPBOARD)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    yield from watched_page(context)


def watched_page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong from beginning to end."""
    page = context.new_page()
    faults = watch(page)
    yield page
    assert faults == []


@pytest.fixture(scope="module")
def kept_small_site(browser: Browser, builds: Builds) -> Iterator[BrowserContext]:
    yield from kept_without_a_host(browser, builds.first, MOUNT)


@pytest.fixture(scope="module")
def kept_real_site(browser: Browser, site: BuiltSite) -> Iterator[BrowserContext]:
    yield from kept_without_a_host(browser, site, "/")


def kept_without_a_host(browser: Browser, site: BuiltSite, mount: str) -> Iterator[BrowserContext]:
    """A profile in which one page of a site was visited before its host went."""
    server = SiteServer(mount)
    server.folder = site.folder
    context = open_context(browser, server.base_url, keeps_site=True, permissions=CLIPBOARD)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults = watch(page)
    try:
        page.goto("")
        wait_until_kept(page)
    finally:
        server.stop()
    page.close()
    assert faults == []
    yield context
    context.close()


@pytest.fixture
def small_page(kept_small_site: BrowserContext) -> Iterator[Page]:
    """A page of the small site, which is kept, without a host."""
    yield from watched_page(kept_small_site)


@pytest.fixture
def real_page(kept_real_site: BrowserContext) -> Iterator[Page]:
    """A page of the real site, which is kept, without a host."""
    yield from watched_page(kept_real_site)


def watch(page: Page) -> list[str]:
    watch = Watch()
    watch.begin(page)
    return watch.faults


def be_idle(page: Page) -> None:
    """Until the page is at rest: only then is a worker asked for."""
    settle(page)
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))")


def wait_in_page(page: Page, condition: str, arg: object = None) -> None:
    """Until an asynchronous function of the page answers with true."""
    script = """async ({ arg, patience }) => {
        const end = performance.now() + patience;
        while (!(await (CONDITION)(arg))) {
            if (performance.now() > end) throw new Error("not met in time: " + JSON.stringify(await caches.keys()));
            await new Promise((done) => setTimeout(done, 50));
        }
    }"""
    page.evaluate(script.replace("CONDITION", condition), {"arg": arg, "patience": PATIENCE})


def wait_until_kept(page: Page) -> None:
    """A worker takes control once it has everything."""
    wait_in_page(page, "() => navigator.serviceWorker.controller?.state === 'activated'")


def wait_for_failed_install(page: Page, host: SiteServer, since: int, path: str) -> None:
    """Until a worker has asked for a file that is not of its build, and is no more."""
    wait_until(lambda: path in host.asked[since:], f"the worker asks for {path}", page=page)
    wait_in_page(page, "async () => !(await navigator.serviceWorker.getRegistration()).installing")


def wait_for_version(page: Page, site: BuiltSite) -> None:
    """Until the worker of a build has taken over from all before."""
    condition = """async (version) => {
        const { active, waiting, installing } = await navigator.serviceWorker.getRegistration();
        const pages = (await caches.keys()).filter((name) => name.includes(" pages "));
        return active.state === "activated" && !waiting && !installing && pages.every((name) => name.endsWith(version));
    }"""
    wait_in_page(page, condition, version(site))


def wait_for_caches(page: Page, count: int) -> None:
    wait_in_page(page, "async (count) => (await caches.keys()).length === count", count)


def version(site: BuiltSite) -> str:
    return re.search(r'"version":"([0-9a-f]+)"', (site.folder / "worker.js").read_text(encoding="utf-8"))[1]


def asset_folder(site: BuiltSite) -> str:
    """The folder that all pages of a build load everything from."""
    return f"assets/{next((site.folder / 'assets').iterdir()).name}/"


OTHER_EDITIONS = re.compile(r"^(?:assets/[^/]+/data/)?(?:ar|de|ja)/")
NOTE = "?edition=en"
"""The entry by which the worker knows that all of an edition is kept."""


def kept_files(site: BuiltSite) -> dict[str, Path]:
    """What a device should keep of the edition that is read, by address: every page, and everything that their heads
    name."""
    pages = {page.address: page.file for page in site.pages}
    others = [*(site.folder / "assets").rglob("*"), site.folder / "manifest.webmanifest"]
    files = pages | {file.relative_to(site.folder).as_posix(): file for file in others if file.is_file()}
    return {address: file for address, file in files.items() if not OTHER_EDITIONS.match(address)}


def assert_kept_whole(page: Page, site: BuiltSite) -> None:
    """Every file of the edition is kept, to the byte, and nothing else. The page is one of the site's."""
    host_url = page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).scope")
    kept = page.evaluate(KEPT)
    expected = {host_url + address: file for address, file in kept_files(site).items()}
    assert sorted(kept) == sorted([*expected, host_url + NOTE])
    assert [
        url for url, file in expected.items() if kept[url] != file.read_bytes().decode("utf-8", errors="replace")
    ] == []


# --- Kept after one visit

in_small_site = pytest.mark.xdist_group("small site without a host")
in_real_site = pytest.mark.xdist_group("real site without a host")


@in_small_site
def test_after_one_page_every_page_of_a_small_site_is_there_without_a_host(small_page: Page, builds: Builds):
    """Every file is kept to the byte, and pages open with their styles and their titles."""
    page = small_page
    page.goto("")
    assert_kept_whole(page, builds.first)
    for kept in builds.first.pages[::6]:
        page.goto(kept.address)
        assert page.title() == kept.tree.findtext(".//title")
        assert page.evaluate("document.styleSheets[0].cssRules.length > 0")


@pytest.mark.extended
def test_the_page_for_not_found_keeps_the_site_as_any_page_does(page: Page, builds: Builds):
    page.goto("404.html")
    wait_until_kept(page)
    assert_kept_whole(page, builds.first)


@pytest.mark.extended
@in_real_site
def test_after_one_page_every_page_is_there_without_a_host(real_page: Page, site: BuiltSite, addresses: dict):
    """The same of the real site, and a page of every third kind."""
    page = real_page
    page.goto("")
    assert_kept_whole(page, site)
    for address in list(addresses.values())[::3]:
        page.goto(address)
        assert page.title() == site.page(address).tree.findtext(".//title")
        assert page.evaluate("document.styleSheets[0].cssRules.length > 0")


@pytest.mark.extended
@in_real_site
def test_a_letter_is_filled_in_and_copied_without_a_host(real_page: Page):
    """From one visit of the home page to a letter on the clipboard, with nobody there to ask."""
    page = real_page
    page.goto("")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Letters").click()
    page.locator("letter-gallery input[type=search]").fill("declining because you have accepted another job")
    page.locator(f"main a[href$='{LETTER}/']:visible").first.click()
    page.locator(".letter-form h2").wait_for()
    letter = LetterPage(page).fill()
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator(".copy-letter-button[data-done]")).to_have_count(1)
    assert letter.clipboard() == letter.letter()
    assert all(text in letter.clipboard() for text in TYPED.values())


@pytest.mark.extended
def test_the_page_that_was_visited_goes_on_working(page: Page, host: SiteServer):
    """The very page that was open when the network went: its form needs nothing more."""
    page.goto(f"letters/{LETTER}/")
    page.locator(".letter-form h2").wait_for()
    wait_until_kept(page)
    host.stop()
    letter = LetterPage(page).fill(sender="Sam Rivera")
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator(".copy-letter-button[data-done]")).to_have_count(1)
    assert letter.clipboard() == letter.letter()
    assert "Sam Rivera" in letter.clipboard()


@pytest.mark.extended
@in_small_site
def test_search_and_check_work_without_a_host(small_page: Page):
    """The gallery's index and the check's lists are there."""
    page = small_page
    page.goto("letters/#q=another+job")
    expect(page.locator("letter-gallery input[type=search]")).to_have_value("another job")
    expect(page.locator(f"letter-gallery a[href$='{LETTER}/']:visible").first).to_be_visible()
    page.goto("check/")
    page.locator("#check-text").fill(
        "Dear Ms. Okafor,\n\nThank you for inviting me. I am withdrawing.\n\nKind regards,\nSam"
    )
    expect(page.locator(".check-there li").first).to_be_visible()


@pytest.mark.extended
@in_small_site
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("guide", "guide/"),
        ("guide?q=job#list", "guide/?q=job#list"),
        ("guide/index.html", "guide/index.html"),
        ("index.html", "index.html"),
    ],
)
def test_addresses_are_as_lenient_as_a_host(asked: str, shown: str, small_page: Page, builds: Builds):
    """A slash that is missing is added, so that the links of the page hold; its file has its name, too."""
    small_page.goto(asked)
    assert small_page.url.endswith(MOUNT + shown)
    address = re.sub(r"index\.html$|[?#].*", "", shown)
    assert small_page.title() == builds.first.page(address).tree.findtext(".//title")


UNKNOWN = ["nothing", "letters/no-such-letter/", "guide/thank/deeper/still.html"]


@pytest.mark.extended
def test_an_unknown_address_is_answered_as_by_a_host(context: BrowserContext, host: SiteServer, builds: Builds):
    """With a network the host says what there is; without it the site's own page, and the status 404."""
    page = context.new_page()
    page.goto("")
    wait_until_kept(page)
    for _ in range(2):
        for address in UNKNOWN:
            answer = page.goto(address)
            assert answer.status == 404, address
            assert page.title() == builds.first.page("404.html").tree.findtext(".//title")
            assert page.evaluate("document.styleSheets[0].cssRules.length > 0")
        host.stop()


@pytest.mark.extended
def test_what_is_fetched_is_the_same_for_everyone(page: Page, host: SiteServer, builds: Builds):
    """The page that is visited, then each file of the list once, and the page asks for nothing itself."""
    page.goto(f"letters/{LETTER}/")
    settle(page)
    of_the_page: list[str] = []
    page.on("request", lambda request: of_the_page.append(request.url))
    LetterPage(page).fill(sender="Sam Rivera")
    wait_until_kept(page)
    listed = {MOUNT + address for address in kept_files(builds.first)}
    assert set(host.asked) - {MOUNT + "worker.js"} == listed
    # Once for the worker; what the page had loaded already may be asked for again. A Chromium without
    # windows asks for the icon whenever it likes.
    assert [path for path in set(host.asked) if host.asked.count(path) > 2 and not path.endswith("/icon.svg")] == []
    assert of_the_page == []
    before = len(host.asked)
    LetterPage(page).fill(recipient="Someone else")
    settle(page)
    assert host.asked[before:] == []


# --- The next build


@pytest.mark.extended
def test_the_next_build_is_shown_on_the_next_page(page: Page, host: SiteServer, builds: Builds):
    """A visit shows the site as it is kept and fetches the new one; from the next page on that is
    shown, whole, and nothing of the old one is left."""
    page.goto(f"letters/{LETTER}/")
    wait_until_kept(page)
    host.folder = builds.second.folder
    page.goto("guide/")
    assert asset_folder(builds.first) in page.content()
    wait_for_version(page, builds.second)
    page.goto(f"letters/{LETTER}/")
    expect(page.locator("h1")).to_contain_text("Newly")
    page.goto("guide/")
    wait_for_caches(page, 2)
    assert_kept_whole(page, builds.second)
    host.stop()
    page.goto(f"letters/{LETTER}/")
    expect(page.locator("h1")).to_contain_text("Newly")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert len(loaded) > 3
    assert [url for url in loaded if not url.startswith(host.url(asset_folder(builds.second)))] == []


@pytest.mark.extended
def test_a_page_that_is_still_open_keeps_its_own_assets(
    page: Page, context: BrowserContext, host: SiteServer, builds: Builds
):
    """Another window goes on to the next build; this one still gets the modules of its own, and only
    once it has left are they removed."""
    page.goto(f"letters/{LETTER}/")
    wait_until_kept(page)
    other = context.new_page()
    other.goto("guide/")
    host.folder = builds.second.folder
    other.goto("about/")
    wait_for_version(other, builds.second)
    for address in ("guide/", "about/"):
        other.goto(address)
        assert asset_folder(builds.second) in other.content()
    late = (
        f"(folder) => import(new URL(folder + 'speaking-view.js', '{host.base_url}')).then((module) => typeof module)"
    )
    assert page.evaluate(late, asset_folder(builds.first)) == "object"
    page.goto("about/")
    page.goto("guide/")
    wait_for_caches(page, 2)
    assert_kept_whole(page, builds.second)


@pytest.mark.extended
def test_what_has_not_changed_is_not_fetched_again(page: Page, host: SiteServer, builds: Builds):
    """A new build costs what is new in it."""
    page.goto("guide/")
    wait_until_kept(page)
    host.folder = builds.prose.folder
    before = len(host.asked)
    page.goto("letters/")
    wait_for_version(page, builds.prose)
    assert_kept_whole(page, builds.prose)
    changed = {
        MOUNT + address
        for address, file in kept_files(builds.prose).items()
        if file.read_bytes() != kept_files(builds.first)[address].read_bytes()
    }
    assert MOUNT + "about/" in changed
    assert set(host.asked[before:]) == changed | {MOUNT + "worker.js"}


@pytest.mark.extended
@pytest.mark.parametrize("late", [f"letters/{LETTER}/", "asset"])
def test_a_site_that_is_half_there_is_not_taken(
    late: str, page: Page, host: SiteServer, builds: Builds, tmp_path: Path
):
    """While one file is still that of the old build, or missing, the old site stays, whole; what was
    fetched by then need not be fetched again."""
    page.goto("guide/")
    wait_until_kept(page)
    half = tmp_path / "half"
    shutil.copytree(builds.second.folder, half)
    if late == "asset":
        (half / asset_folder(builds.second) / "style.css").unlink()
    else:
        shutil.copy(builds.first.folder / late / "index.html", half / late / "index.html")
    host.folder = half
    before = len(host.asked)
    page.goto("letters/")
    wait_for_failed_install(
        page, host, before, MOUNT + (asset_folder(builds.second) + "style.css" if late == "asset" else late)
    )
    fetched = set(host.asked[before:])
    for address in ("guide/", f"letters/{LETTER}/"):
        page.goto(address)
        assert asset_folder(builds.first) in page.content()
    host.folder = builds.second.folder
    before = len(host.asked)
    page.goto("letters/")
    wait_for_version(page, builds.second)
    again = fetched & set(host.asked[before:]) - {MOUNT + "worker.js"}
    assert len(again) <= SIX_AT_ONCE < len(fetched)
    page.goto(f"letters/{LETTER}/")
    assert asset_folder(builds.second) in page.content()


# --- Turned off


@pytest.mark.extended
def test_turned_off_it_is_gone_after_a_visit(page: Page, host: SiteServer, builds: Builds):
    """The worker and all that it kept; after that the pages come from the host, and nothing comes back."""
    page.goto("")
    wait_until_kept(page)
    host.folder = builds.off.folder
    page.goto("guide/")
    wait_for_caches(page, 0)
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    page.goto("about/")
    assert asset_folder(builds.off) in page.content()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    be_idle(page)
    assert (page.evaluate(REGISTRATIONS), page.evaluate(CACHES)) == (0, [])


@pytest.mark.extended
def test_turned_off_it_asks_for_no_worker(page: Page, host: SiteServer, builds: Builds):
    """Its pages forbid every string that would become a script, and say nothing about workers."""
    host.folder = builds.off.folder
    page.goto("guide/")
    be_idle(page)
    assert page.evaluate(REGISTRATIONS) == 0
    assert not [path for path in host.asked if path.endswith(("worker.js", "offline.js"))]
    expect(page.locator("meta[http-equiv]")).to_have_attribute("content", re.compile("trusted-types 'none'"))


@pytest.mark.extended
def test_sites_under_one_host_leave_each_other_alone(page: Page, builds: Builds, tmp_path: Path):
    """Each keeps its own; when one is turned off the other stays."""
    for name in ("one", "two"):
        shutil.copytree(builds.first.folder, tmp_path / name)
    server = SiteServer("/")
    server.folder = tmp_path
    try:
        for name in ("one", "two"):
            page.goto(server.url(name + "/"))
            wait_until_kept(page)
        shutil.rmtree(tmp_path / "one")
        shutil.copytree(builds.off.folder, tmp_path / "one")
        page.goto(server.url("one/guide/"))
        wait_in_page(page, "async () => !(await caches.keys()).some((name) => name.includes('/one/'))")
        assert [name.split(" ")[1] for name in page.evaluate(CACHES)] == [server.url("two/")] * 2
    finally:
        server.stop()
    page.goto(server.url("two/guide/"))
    assert page.title() == builds.first.page("guide/").tree.findtext(".//title")


# --- On real hosts


@pytest.mark.extended
@pytest.mark.parametrize("kind", ["nginx", "python"])
def test_on_real_hosts(kind: str, builds: Builds, new_context: Callable[..., BrowserContext], tmp_path: Path):
    """Under the headers of docs/publishing/nginx.md, and with no headers at all."""
    folder = tmp_path / "www" / MOUNT.strip("/")
    shutil.copytree(builds.first.folder, folder)
    port = free_port()
    args = (tmp_path / "www", port, MOUNT)
    host = nginx(*args, tmp_path / "nginx") if kind == "nginx" else python_server(*args)
    page = new_context(keeps_site=True, base_url=host.base_url).new_page()
    page.set_default_timeout(PATIENCE)
    faults = watch(page)
    try:
        page.goto("guide/")
        wait_until_kept(page)
    finally:
        host.stop()
    page.goto(f"letters/{LETTER}/")
    page.locator(".letter-form h2").wait_for()
    assert faults == []


@pytest.mark.extended
def test_without_a_secure_connection_nothing_happens(host: SiteServer, new_context: Callable[..., BrowserContext]):
    """Browsers have no workers there, and the page is silent about it."""
    page = new_context(keeps_site=True).new_page()
    faults = watch(page)
    page.goto(host.base_url.replace("127.0.0.1", INSECURE_HOST))
    be_idle(page)
    assert page.evaluate("navigator.serviceWorker === undefined")
    assert faults == []
    assert not [path for path in host.asked if path.endswith("worker.js")]


@pytest.mark.extended
def test_who_saves_data_is_given_no_more_than_the_page(host: SiteServer, new_context: Callable[..., BrowserContext]):
    context = new_context(keeps_site=True, base_url=host.base_url)
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto("guide/")
    be_idle(page)
    assert page.evaluate(REGISTRATIONS) == 0
