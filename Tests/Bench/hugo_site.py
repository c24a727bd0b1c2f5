"""The same letters as a site for Hugo, with layouts that emit the same pages at the same size.

What Hugo is asked for is what sitegen makes: a page and a plain text for each letter, the paged gallery, paged
lists for each value of each facet, a feed, a sitemap and an index in JSON. It is not asked to check anything.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import yaml
from corpus import REAL, STARTER, Letter

LAYOUTS = Path(__file__).parent / "hugo"
FACETS = {
    "stages": "stage",
    "reasons": "reason",
    "channels": "channel",
    "tones": "tone",
    "relationships": "relationship",
}

CONFIGURATION = {
    "baseURL": "https://example.org/",
    "title": "My Guide",
    "languageCode": "en",
    "enableRobotsTXT": True,
    "disableKinds": [],
    "pagination": {"pagerSize": 24},
    "taxonomies": {**{facet: facet for facet in FACETS}, "case": "cases"},
    "outputs": {
        "home": ["html", "rss", "json"],
        "page": ["html", "text"],
        "section": ["html"],
        "taxonomy": ["html"],
        "term": ["html"],
    },
    "outputFormats": {"text": {"mediaType": "text/plain", "baseName": "letter", "isPlainText": True}},
    "permalinks": {"page": {"letters": "/letters/:slug/"}},
    "services": {"rss": {"limit": 50}},
    "markup": {"goldmark": {"renderer": {"hardWraps": False}}},
}


def front_matter(letter: Letter) -> dict:
    situation = letter.situation
    return {
        "title": letter.title,
        "slug": letter.slug,
        "summary": letter.summary,
        **situation,
        **{facet: [situation[name]] for facet, name in FACETS.items()},
        "cases": [f"{situation['stage']}-{situation['reason']}"],
        "subjects": letter.subjects,
        "timing": letter.timing,
        "sending": letter.sending,
        "notFor": letter.not_for,
        "followUp": letter.follow_up,
        "date": letter.reviewed,
    }


def in_hugos_format(letter: Letter) -> str:
    body = "\n\n".join("\n".join(f"[{role}] {text}" for role, text in paragraph) for paragraph in letter.paragraphs)
    lines = [f"{key}: {json.dumps(value)}" for key, value in front_matter(letter).items()]
    return "---\n" + "\n".join(lines) + "\n---\n" + body + "\n"


def write_site(folder: Path, letters: list[Letter]) -> None:
    (folder / "content/letters").mkdir(parents=True)
    (folder / "data").mkdir()
    shutil.copytree(LAYOUTS, folder / "layouts")
    (folder / "hugo.yaml").write_text(yaml.safe_dump(CONFIGURATION, sort_keys=False))
    vocabulary = yaml.safe_load((REAL / "vocabulary.yaml").read_text())
    facets = {facet: {value["id"]: value for value in vocabulary[facet]} for facet in FACETS}
    (folder / "data/facets.json").write_text(json.dumps(facets))
    (folder / "data/roles.json").write_text(json.dumps({role["id"]: role for role in vocabulary["roles"]}))
    shutil.copy(REAL / "fields.yaml", folder / "data/fields.yaml")
    phrases = {file.stem: yaml.safe_load(file.read_text()) for file in sorted((REAL / "phrases").glob("*.yaml"))}
    (folder / "data/phrases.json").write_text(json.dumps(phrases))
    guide = [
        yaml.safe_load(file.read_text().split("---")[1]) | {"id": file.stem}
        for file in sorted((STARTER / "en/guide").glob("*.md"))
    ]
    (folder / "data/guide.json").write_text(json.dumps(sorted(guide, key=lambda page: page["order"]), default=str))
    for letter in letters:
        (folder / "content/letters" / f"{letter.slug}.md").write_text(in_hugos_format(letter))
    (folder / "content/letters/_index.md").write_text("---\ntitle: Letters\n---\n")
    # Cases are there to be looked up by a letter's page; they have no pages of their own.
    never = {"title": "Cases", "build": {"render": "never"}, "cascade": [{"build": {"render": "never"}}]}
    (folder / "content/cases").mkdir()
    (folder / "content/cases/_index.md").write_text("---\n" + yaml.safe_dump(never) + "---\n")
