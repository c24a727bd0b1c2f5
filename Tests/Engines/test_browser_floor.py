"""Style sheets and scripts keep to what the oldest browsers that docs/browsers.md names can do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from browser_floor import Compatibility, Finding
from built_site import BuiltSite
from floor_scripts import Script, parse
from floor_styles import StyleSheet

# In one process: what is read of all the files serves every test.
pytestmark = pytest.mark.xdist_group("browser floor")

SCRIPTS = ("themes/*/assets/*.js", "Sources/SiteBuilder/Offline/*.js")
STYLES = ("themes/*/assets/*.css",)


@pytest.fixture(scope="module")
def compatibility() -> Compatibility:
    return Compatibility()


@pytest.fixture(scope="module")
def enhancements() -> list[dict]:
    """What may be used all the same: `feature`, the names of files it may be in, and what it is like without."""
    return yaml.safe_load(Path(__file__).with_name("enhancements.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def findings(root: Path, compatibility: Compatibility) -> list[Finding]:
    styles = [path for pattern in STYLES for path in sorted(root.glob(pattern))]
    scripts = [path for pattern in SCRIPTS for path in sorted(root.glob(pattern))]
    found = []
    for path in styles:
        found += StyleSheet(str(path.relative_to(root)), path.read_text(encoding="utf-8"), compatibility).findings()
    for path, parsed in zip(scripts, parse(scripts), strict=True):
        found += Script(str(path.relative_to(root)), parsed, compatibility).findings()
    assert len(styles) > 30 and len(scripts) > 30
    return found


def fits(finding: Finding, enhancement: dict) -> bool:
    return finding.feature == enhancement["feature"] and Path(finding.path).name in enhancement.get(
        "in", [Path(finding.path).name]
    )


def test_nothing_beyond_the_floor_is_used_unless_it_is_said_what_happens_without(
    findings: list[Finding], enhancements: list[dict]
):
    left = [finding for finding in findings if not any(fits(finding, each) for each in enhancements)]
    assert not left, "\n".join(map(str, left))


def test_no_enhancement_is_listed_that_nothing_uses(findings: list[Finding], enhancements: list[dict]):
    idle = [each for each in enhancements if not any(fits(finding, each) for finding in findings)]
    assert idle == []


def test_every_script_that_ships_parses_and_none_waits_at_top_level(site: BuiltSite, compatibility: Compatibility):
    """Also the modules that the build writes itself."""
    files = sorted(site.folder.rglob("*.js"))
    found = [
        finding
        for file, parsed in zip(files, parse(files), strict=True)
        for finding in Script(file.name, parsed, compatibility).findings()
        if finding.feature.startswith(("grammar", "await"))
    ]
    assert len(files) >= 40
    assert found == []


@pytest.mark.parametrize(
    ("css", "feature", "place"),
    [
        ("a { color: light-dark(#fff, #000) }", "css.types.light-dark", (1, 12)),
        ("a { color: red; color: light-dark(#fff, #000) }", None, None),
        ("a { --a: red;\n  --a: light-dark(#fff, #000) }", "css.types.light-dark", (2, 8)),
        ("a { color: red; color: color-mix(in srgb, var(--a), red) }", "css.types.color.color-mix", (1, 24)),
        ("@supports (color: color-mix(in srgb, red, red)) { a { color: color-mix(in srgb, red, red) } }", None, None),
        ("p:has(a) { color: red }", "css.selectors.has", (1, 3)),
        ("@media (width >= 40rem) { a { color: red } }", "css.at-rules.media.range_syntax", (1, 8)),
        ("a { & b { color: red } }", "css.selectors.nesting", (1, 5)),
        ("a { inline-size: 3lh }", "css.types.length.lh", (1, 18)),
        ("a { rotate: 45deg }", "css.properties.rotate", (1, 5)),
        ("a { text-decoration: underline wavy red }", "css.properties.text-decoration.shorthand", (1, 5)),
        ("a { content: '*'; content: '*' / '' }", None, None),
        ("a { content: '*' / '' }", "css.properties.content.alt_text", (1, 5)),
        ("a { float: inline-end }", "css.properties.float.flow_relative_values", (1, 12)),
        ("a { transform: rotate(45deg); color: var(--ink) }", None, None),
    ],
)
def test_a_style_is_found_where_it_stands(
    css: str, feature: str | None, place: tuple[int, int] | None, compatibility: Compatibility
):
    found = [
        (finding.feature, (finding.line, finding.column))
        for finding in StyleSheet("a.css", css, compatibility).findings()
    ]
    assert found == ([(feature, place)] if feature else [])


@pytest.mark.parametrize(
    ("script", "feature", "place"),
    [
        ("const a = 1;\nawait a;", "await at top level", (2, 1)),
        ("async function a() { await a(); }", None, None),
        ("for await (const a of []) a;", "await at top level", (1, 1)),
        ("/(?<=a)b/.test('');", "javascript.builtins.RegExp.lookbehind_assertion", (1, 1)),
        ("/[a&&b]/v.test('');", "grammar (Invalid regular expression flag (1:1))", (1, 2)),
        ("class A { static { } }", "javascript.classes.static_initialization_blocks", (1, 11)),
        ("new Set([]).union([]);", None, None),
        ("Object.groupBy([], String);", "javascript.builtins.Object.groupBy", (1, 8)),
        ("document.body.ariaLabel = '';", "member ariaLabel", (1, 15)),
        ("const a = { ariaLabel: '' };", "member ariaLabel", (1, 13)),
        ("new Highlight();", "global Highlight", (1, 5)),
        ("navigator.clipboard?.writeText('');", None, None),
    ],
)
def test_a_script_is_found_where_it_stands(
    script: str, feature: str | None, place: tuple[int, int] | None, compatibility: Compatibility, tmp_path: Path
):
    file = tmp_path / "a.js"
    file.write_text(script, encoding="utf-8")
    found = [
        (finding.feature, (finding.line, finding.column))
        for finding in Script("a.js", parse([file])[0], compatibility).findings()
    ]
    assert found == ([(feature, place)] if feature else [])
