"""The kinds of page that the site has, and where to find one of each."""

from __future__ import annotations

from collections.abc import Callable

from built_site import Content


def letter_by(channel: str) -> Callable[[Content], str]:
    """The first letter that goes through a channel."""
    return lambda content: next(
        f"letters/{slug}/" for slug, letter in content.letters.items() if letter["channel"] == channel
    )


def later_page(content: Content) -> str:
    return "letters/page/2/" if len(content.letters) > content.page_length else "letters/"


ADDRESSES: dict[str, Callable[[Content], str]] = {
    "home": lambda _: "",
    "guide": lambda _: "guide/",
    "guideline": lambda content: f"guide/{content.slugs('guide')[0]}/",
    "guide as a booklet": lambda _: "guide/booklet/",
    "gallery": lambda _: "letters/",
    "later page of the gallery": later_page,
    "facet": lambda _: "stages/",
    "facet value": lambda content: f"reasons/{content.vocabulary['reasons'][0]}/",
    "matrix": lambda _: "letters/matrix/",
    "letter": letter_by("email"),
    "letter to be spoken": letter_by("phone"),
    "phrasebook": lambda _: "phrases/",
    "write": lambda _: "write/",
    "check": lambda _: "check/",
    "debates": lambda _: "debates/",
    "debate": lambda content: f"debates/{content.slugs('debates')[0]}/",
    "questions": lambda _: "questions/",
    "theme of questions": lambda _: "questions/deciding/",
    "replies": lambda _: "replies/",
    "reply": lambda content: f"replies/{content.slugs('replies')[0]}/",
    "sources": lambda _: "sources/",
    "page": lambda _: "about/",
    "not found": lambda _: "404.html",
}

KINDS = tuple(ADDRESSES)

ONLY_IN_THE_FIRST_LANGUAGE = ("not found",)


def kinds_in(content: Content) -> list[str]:
    """The kinds of page that an edition has: without a model of the check it has none for it."""
    has_check = (content.folder / "model.json").exists()
    is_first = content.language == content.languages[0]
    return [
        kind
        for kind in KINDS
        if (has_check or kind != "check") and (is_first or kind not in ONLY_IN_THE_FIRST_LANGUAGE)
    ]


INSECURE_HOST = "kindregrets.test"
"""A name for loopback that is no secure context, so that browsers refuse the clipboard there."""
