"""The files that are read by programs: feed, site map, robots.txt, letters.json, and the web app manifest."""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from urllib.parse import unquote, urljoin

from built_site import BuiltSite, Content
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
# RFC 3339, section 5.6, as Atom narrows it: capital T and Z.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def test_the_feed_is_atom(site: BuiltSite):
    """RFC 4287, 4.1.1: exactly one id, title and updated; an author; a link to itself."""
    feed = etree.parse(site.folder / "feed.xml").getroot()
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert required_faults(feed) == []
    assert feed.xpath("a:author/a:name/text()", namespaces=ATOM)
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [site.base_url + "feed.xml"]


def test_every_entry_of_the_feed_is_complete(site: BuiltSite):
    """RFC 4287, 4.1.2: exactly one id, title and updated; content or an alternate link; ids unique."""
    entries = etree.parse(site.folder / "feed.xml").getroot().findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert entries
    assert [(name, fault) for name, entry in zip(ids, entries) for fault in required_faults(entry)] == []
    assert len(set(ids)) == len(ids)
    assert all(entry.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM) for entry in entries)


def test_the_feed_is_as_new_as_its_newest_entry(site: BuiltSite):
    """A reader that polls looks at the feed's own date first."""
    feed = etree.parse(site.folder / "feed.xml").getroot()
    dates = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert feed.findtext("a:updated", namespaces=ATOM) == max(dates)


def test_the_feed_has_no_element_that_atom_does_not_allow_there(site: BuiltSite):
    """RFC 4287, 4.1: what may stand once stands once, and nothing is there that the standard does not know."""
    feed = etree.parse(site.folder / "feed.xml").getroot()
    allowed = {
        "author",
        "category",
        "contributor",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
    }
    in_entry = {
        "author",
        "category",
        "content",
        "contributor",
        "id",
        "link",
        "published",
        "rights",
        "source",
        "summary",
        "title",
        "updated",
    }
    repeatable = {"author", "category", "contributor", "entry", "link"}
    for element, names in [
        (feed, allowed | {"entry"}),
        *((entry, in_entry) for entry in feed.findall("a:entry", ATOM)),
    ]:
        found = Counter(etree.QName(child).localname for child in element if etree.QName(child).namespace == ATOM["a"])
        assert len(element) == found.total()
        assert set(found) - names == set()
        assert [name for name, count in found.items() if count > 1 and name not in repeatable] == []
        links = element.xpath("a:link[@rel='alternate']", namespaces=ATOM)
        assert len({(link.get("type"), link.get("hreflang")) for link in links}) == len(links)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_every_address_of_the_feed_is_absolute_and_leads_somewhere(site: BuiltSite):
    feed = etree.parse(site.folder / "feed.xml").getroot()
    addresses = {site.base_url + page.address for page in site.pages} | {site.base_url + "feed.xml"}
    assert sorted(set(feed.xpath("//a:link/@href", namespaces=ATOM)) - addresses) == []


def test_the_texts_of_the_feed_are_plain_text(site: BuiltSite):
    """RFC 4287, 3.1: without a type a construct is text, and markup in it would be shown as source."""
    feed = etree.parse(site.folder / "feed.xml").getroot()
    for text in feed.xpath("//a:title | //a:summary | //a:subtitle | //a:rights | //a:content", namespaces=ATOM):
        assert text.get("type", "text") == "text" and len(text) == 0
        assert text.text.strip()


def test_the_newest_entries_come_first_and_are_dated_by_their_review(site: BuiltSite, content: Content):
    entries = etree.parse(site.folder / "feed.xml").getroot().findall("a:entry", ATOM)
    dates = [entry.findtext("a:updated", namespaces=ATOM) for entry in entries]
    assert dates == sorted(dates, reverse=True)
    for entry, date in zip(entries, dates):
        slug = entry.findtext("a:id", namespaces=ATOM).split("/")[-2]
        assert date == f"{content.letters[slug]['reviewed']}T00:00:00Z"


def required_faults(element: etree._Element) -> list[str]:
    faults = []
    for name in ("id", "title", "updated"):
        texts = element.xpath(f"a:{name}/text()", namespaces=ATOM)
        if len(texts) != 1 or not texts[0].strip():
            faults.append(f"{name}: {texts}")
        elif name == "id" and not re.match(r"[a-z][a-z0-9+.-]*:", texts[0]):
            faults.append(f"the id is no absolute IRI: {texts[0]}")
        elif name == "updated" and not INSTANT.fullmatch(texts[0]):
            faults.append(f"not an RFC 3339 date: {texts[0]}")
    return faults


def test_the_site_map_lists_exactly_the_pages_to_be_indexed(site: BuiltSite):
    """Each page without `noindex`, once, by its absolute address, and nothing else."""
    root = etree.parse(site.folder / "sitemap.xml").getroot()
    urls = [unquote(url) for url in root.xpath("s:url/s:loc/text()", namespaces=SITEMAP)]
    indexed = {site.base_url + page.address for page in site.pages if page.is_indexed}
    assert sorted(set(urls) - indexed) == []
    assert sorted(indexed - set(urls)) == []
    assert len(set(urls)) == len(urls)


def test_the_site_map_dates_pages_by_their_review(site: BuiltSite, content: Content):
    """sitemaps.org: a W3C date; where nobody has written down a day, there is none."""
    entries = etree.parse(site.folder / "sitemap.xml").getroot().xpath("s:url", namespaces=SITEMAP)
    dates = {
        entry.findtext("s:loc", namespaces=SITEMAP).removeprefix(site.base_url): entry.findtext(
            "s:lastmod", namespaces=SITEMAP
        )
        for entry in entries
    }
    reviewed = {f"letters/{slug}/": letter["reviewed"] for slug, letter in content.letters.items()}
    for folder, address in (("guide", "guide"), ("debates", "debates")):
        reviewed |= {
            f"{address}/{slug}/": content.front_matter(f"{folder}/{slug}.md")["reviewed"]
            for slug in content.slugs(folder)
        }
    assert {address: dates[address] for address in reviewed} == {
        address: str(date) for address, date in reviewed.items()
    }
    assert dates["letters/"] is None and dates["reasons/"] is None


def test_the_page_for_not_found_is_not_indexed(site: BuiltSite):
    """404.html asks not to be found."""
    assert not site.page("404.html").is_indexed


def test_robots_txt_names_the_site_map(site: BuiltSite):
    """RFC 9309, 2.2.4: by its absolute address."""
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {site.base_url}sitemap.xml" in lines


def test_browsers_find_the_search_description(site: BuiltSite, content: Content):
    """OpenSearch 1.1: from the home page and the gallery, by an address that the gallery answers and that no host gets."""
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    root = etree.parse(site.folder / "opensearch.xml").getroot()
    assert root.tag == f"{{{names['o']}}}OpenSearchDescription"
    [template] = root.xpath("o:Url[@type='text/html']/@template", namespaces=names)
    assert template == site.base_url + "letters/#q={searchTerms}"
    assert 0 < len(root.findtext("o:ShortName", namespaces=names)) <= 16
    telling = {page.address for page in site.pages if page.tree.xpath("//link[@rel='search']")}
    for language in content.languages:
        home = content.root_of(language)
        assert {home, home + "letters/"} <= telling
        telling -= {home, home + "letters/"}
    assert all(re.fullmatch(r"(\w+/)?letters/page/\d+/", address) for address in telling)


def test_letters_json_has_every_letter(site: BuiltSite, content: Content):
    """As many letters as there are files in `letters/`, each once."""
    data = json.loads((site.folder / "letters.json").read_text(encoding="utf-8"))
    assert sorted(letter["id"] for letter in data["letters"]) == sorted(content.letters)


def test_letters_json_agrees_with_the_front_matter(site: BuiltSite, content: Content):
    """What it says of a letter is what the editor wrote, apostrophes set as prose has them."""
    data = json.loads((site.folder / "letters.json").read_text(encoding="utf-8"))
    keys = ("title", "stage", "reason", "channel", "tone", "relationship")
    assert [
        (letter["id"], key)
        for letter in data["letters"]
        for key in keys
        if letter[key].replace("\u2019", "'") != content.letters[letter["id"]][key]
    ] == []


def web_manifest(site: BuiltSite) -> dict:
    return json.loads((site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))


def test_the_web_app_manifest_says_what_installing_needs(site: BuiltSite, content: Content):
    """A name, where to begin, a window of its own, and icons of 192 and 512 pixels, one of them to be cut to any
    shape: https://www.w3.org/TR/appmanifest/, and what browsers ask for before they offer to install."""
    manifest = web_manifest(site)
    address = site.base_url + "manifest.webmanifest"
    assert manifest["name"] == content.settings["title"]
    assert urljoin(address, manifest["start_url"]) == site.base_url
    assert urljoin(address, manifest["scope"]) == site.base_url
    assert manifest["display"] == "standalone"
    assert (manifest["lang"], manifest["dir"]) == (content.language, "ltr")
    assert all(re.fullmatch("#[0-9a-f]{6}", manifest[key]) for key in ("theme_color", "background_color"))
    icons = {(icon["purpose"], icon["sizes"]) for icon in manifest["icons"]}
    assert icons >= {("any", "any"), ("any", "192x192"), ("any", "512x512"), ("maskable", "512x512")}


def test_every_icon_is_there_in_the_size_that_is_said(site: BuiltSite):
    """A PNG's size stands in its header (PNG, section 11.2.1); a home screen of Apple's takes 180 pixels."""
    sizes = {icon["src"]: icon["sizes"] for icon in web_manifest(site)["icons"]}
    home = site.page("")
    assert home.tree.xpath("//link[@rel='manifest']/@href") == ["manifest.webmanifest"]
    sizes |= dict.fromkeys(home.tree.xpath("//link[@rel='apple-touch-icon']/@href"), "180x180")
    assert len(sizes) == 5
    faults = []
    for src, said in sizes.items():
        data = (site.folder / src).read_bytes()
        if said == "any":
            found = "any" if etree.fromstring(data).tag.endswith("}svg") else "no SVG"
        else:
            assert data.startswith(b"\x89PNG\r\n\x1a\n")
            found = "{}x{}".format(*struct.unpack(">II", data[16:24]))
        if found != said:
            faults.append(f"{src}: {found}")
    assert faults == []


def test_the_browser_takes_the_color_of_the_page(site: BuiltSite):
    """One by day and one by night, and the manifest's is that of the day."""
    colors = {
        meta.get("media"): meta.get("content") for meta in site.page("").tree.xpath("//meta[@name='theme-color']")
    }
    assert set(colors) == {"(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"}
    assert colors["(prefers-color-scheme: light)"] == web_manifest(site)["theme_color"]


def test_the_sentences_that_the_check_learned_from_can_be_downloaded(site: BuiltSite, content: Content):
    files = sorted((content.folder / "sentences").glob("*.jsonl"))
    links = site.page("check/").tree.xpath("//a[@download]/@href")
    assert [site.folder / "check" / link for link in links] == [
        site.folder / "check/../sentences" / f.name for f in files
    ]
    assert [(site.folder / "sentences" / file.name).read_bytes() for file in files] == [f.read_bytes() for f in files]
