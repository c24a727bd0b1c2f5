"""Which features of the web a source file needs that the oldest browsers of the floor do not have.

The figures are MDN's browser-compat-data (CC0), as Debian packages them; scripts are parsed by acorn. What
the data do not know is newer than they are, and so beyond the floor as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FLOOR = {
    "safari_ios": "15.4",
    "safari": "15.4",
    "chrome": "99",
    "chrome_android": "99",
    "samsunginternet_android": "18.0",
    "firefox": "115",
    "firefox_android": "115",
}
"""The oldest browsers in which everything works, by their names in the data."""

DATA = Path("/usr/share/nodejs/@mdn/browser-compat-data/data.json")

ENGINES = {
    "safari_ios": "Safari",
    "safari": "Safari",
    "chrome": "Chrome",
    "chrome_android": "Chrome",
    "samsunginternet_android": "Samsung Internet",
    "firefox": "Firefox",
    "firefox_android": "Firefox",
}


@dataclass(frozen=True, order=True)
class Finding:
    """A feature beyond the floor, where a file uses it."""

    path: str
    line: int
    column: int
    feature: str
    """Its place in the data, such as `css.selectors.has`."""
    lacking: tuple[str, ...]
    """The browsers that lack it; none if the data do not know the feature."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        who = f"not in {', '.join(self.lacking)} of the floor" if self.lacking else "newer than the data"
        return f"{where}: {self.feature}: {who}"


@cache
def _data() -> dict:
    return json.loads(DATA.read_text(encoding="utf-8"))


class Compatibility:
    """The compatibility data, asked about one feature or one name at a time.

    - Parameter floor: the oldest versions that count, by the names of browsers in the data.
    """

    def __init__(self, floor: dict[str, str] = FLOOR):
        self.floor = floor
        self.data = _data()

    def entry(self, feature: str) -> dict | None:
        """The part of the data at a dotted place, or None."""
        part = self.data
        for name in feature.split("."):
            part = part.get(name)
            if part is None:
                return None
        return part

    def lacking(self, feature: str) -> tuple[str, ...] | None:
        """The browsers of the floor without a feature, or None if the data do not know it."""
        entry = self.entry(feature)
        support = (entry or {}).get("__compat", {}).get("support")
        if support is None:
            return () if entry else None
        return tuple(
            sorted({ENGINES[name] for name, oldest in self.floor.items() if not _is_in(support.get(name), oldest)})
        )

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The features that can be meant by `.name` in a script, by name."""
        found: dict[str, list[str]] = {}
        for root in ("api", "javascript.builtins"):
            for owner, members in self.entry(root).items():
                for place, name in _members(f"{root}.{owner}", members):
                    found.setdefault(name, []).append(place)
        return found

    def lacking_member(self, name: str) -> tuple[str, ...]:
        """The browsers in which nothing has a member of that name; none for a name that is not the web's."""
        sets = [set(self.lacking(place) or ()) for place in self.members.get(name, [])]
        return tuple(sorted(set.intersection(*sets))) if sets else ()

    def is_global(self, name: str) -> bool:
        return any(self.entry(place) for place in self._places_of_global(name))

    def lacking_global(self, name: str) -> tuple[str, ...] | None:
        """As `lacking`, for what a script calls by its bare name."""
        known = [self.lacking(place) for place in self._places_of_global(name) if self.entry(place)]
        return known[0] if known else None

    def _places_of_global(self, name: str) -> list[str]:
        scopes = (
            "Window",
            "EventTarget",
            "WindowOrWorkerGlobalScope",
            "GlobalEventHandlers",
            "WorkerGlobalScope",
            "ServiceWorkerGlobalScope",
        )
        return [f"javascript.builtins.{name}", f"api.{name}", *(f"api.{scope}.{name}" for scope in scopes)]


def _is_in(support: dict | list | None, oldest: str) -> bool:
    """Whether one of the statements says that a version has it: whole, without a flag or a prefix."""
    statements = support if isinstance(support, list) else [support or {}]
    return any(
        isinstance(added := statement.get("version_added"), (str, bool))
        and added is not False
        and "flags" not in statement
        and "prefix" not in statement
        and "version_removed" not in statement
        and (added is True or _version(added) <= _version(oldest))
        for statement in statements
    )


def _version(text: str) -> tuple[int, ...]:
    """A version as numbers; "preview" is newer than any."""
    numbers = text.removeprefix("≤").split(".")
    return tuple(map(int, numbers)) if all(number.isdigit() for number in numbers) else (999,)


def _members(owner: str, part: dict) -> Iterator[tuple[str, str]]:
    for name, member in part.items():
        if name != "__compat" and isinstance(member, dict) and name.isidentifier():
            yield f"{owner}.{name}", name.removesuffix("_static").removesuffix("_event")
