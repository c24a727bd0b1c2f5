"""What a script uses that the floor does not have: grammar, globals, and members by their names."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from browser_floor import Compatibility, Finding

YEAR = 2022
"""The last edition of ECMAScript of which the floor has all but what `GRAMMAR` asks the data about."""

GRAMMAR = {
    "StaticBlock": "javascript.classes.static_initialization_blocks",
    "PropertyDefinition": "javascript.classes.public_class_fields",
    "PrivateIdentifier": "javascript.classes.private_class_fields",
    "ImportExpression": "javascript.operators.import",
    "ChainExpression": "javascript.operators.optional_chaining",
    "await at top level": "javascript.operators.await.top_level",
    "#x in y": "javascript.classes.private_class_fields_in",
}
"""Grammar younger than most, by what acorn calls it, and its place in the data."""

ASSIGNMENTS = {"??=": "nullish", "&&=": "and", "||=": "or"}
EXPRESSIONS = {
    "lookbehind_assertion": re.compile(r"\(\?<[=!]"),
    "property_escapes": re.compile(r"\\[pP]\{"),
    "named_capture_groups": re.compile(r"\(\?<[^=!]"),
}
FUNCTIONS = {"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"}


def parse(files: list[Path]) -> list[dict]:
    """The syntax trees that acorn makes of modules, or its errors, in order."""
    command = ["node", Path(__file__).with_name("parse_scripts.js"), str(YEAR), *files]
    environment = {"NODE_PATH": "/usr/share/nodejs", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    result = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment, timeout=60
    )
    return json.loads(result.stdout)


class Script:
    """One parsed module."""

    def __init__(self, path: str, parsed: dict, compatibility: Compatibility):
        self.path = path
        self.parsed = parsed
        self.data = compatibility
        self.names = set(_declared(parsed.get("program")))

    def findings(self) -> Iterator[Finding]:
        if error := self.parsed.get("error"):
            yield Finding(
                self.path, error["loc"]["line"], error["loc"]["column"] + 1, f"grammar ({error['message']})", ()
            )
        else:
            yield from self._in(self.parsed["program"], in_function=False)

    def _in(self, node: dict, in_function: bool) -> Iterator[Finding]:
        yield from self._at(node, in_function)
        in_function |= node["type"] in FUNCTIONS
        for child in _children(node):
            yield from self._in(child, in_function)

    def _at(self, node: dict, in_function: bool) -> Iterator[Finding]:
        kind = node["type"]
        if kind in GRAMMAR:
            yield from self._found(node, GRAMMAR[kind])
        match kind:
            case "AwaitExpression" if not in_function:
                yield Finding(self.path, *_place(node), "await at top level", ("Safari",))
            case "ForOfStatement" if node.get("await") and not in_function:
                yield Finding(self.path, *_place(node), "await at top level", ("Safari",))
            case "AssignmentExpression" if node["operator"] in ASSIGNMENTS:
                name = {
                    "??=": "logical_nullish_assignment",
                    "&&=": "logical_and_assignment",
                    "||=": "logical_or_assignment",
                }[node["operator"]]
                yield from self._found(node, f"javascript.operators.{name}")
            case "Literal" if "regex" in node:
                yield from self._in_expression(node)
            case "MemberExpression":
                yield from self._in_member(node)
            case "Property" if not node["computed"] and node["key"]["type"] == "Identifier" and not node["shorthand"]:
                yield from self._named(node, node["key"]["name"])
            case "Identifier" if node.get("isReference") and node["name"] not in self.names:
                yield from self._global(node)

    def _in_expression(self, node: dict) -> Iterator[Finding]:
        for name, pattern in EXPRESSIONS.items():
            if pattern.search(node["regex"]["pattern"]):
                yield from self._found(node, f"javascript.builtins.RegExp.{name}")
        if "d" in node["regex"]["flags"]:
            yield from self._found(node, "javascript.builtins.RegExp.hasIndices")

    def _in_member(self, node: dict) -> Iterator[Finding]:
        owner, member = node["object"], node["property"]
        if node["computed"] or member["type"] != "Identifier" or owner["type"] in ("ThisExpression", "Super"):
            return
        if owner["type"] == "Identifier" and owner["name"] not in self.names:
            for root in ("javascript.builtins", "api"):
                if self.data.entry(f"{root}.{owner['name']}"):
                    place = f"{root}.{owner['name']}.{member['name']}"
                    place = f"{place}_static" if self.data.entry(f"{place}_static") else place
                    if owner["name"] != "document" and owner["name"][0].isupper() and member["name"] != "prototype":
                        yield from self._found(member, place)
                        return
        yield from self._named(member, member["name"])

    def _named(self, node: dict, name: str) -> Iterator[Finding]:
        if lacking := self.data.lacking_member(name):
            yield Finding(self.path, *_place(node), f"member {name}", lacking)

    def _global(self, node: dict) -> Iterator[Finding]:
        lacking = self.data.lacking_global(node["name"])
        if lacking != ():
            yield Finding(self.path, *_place(node), f"global {node['name']}", lacking or ())

    def _found(self, node: dict, feature: str) -> Iterator[Finding]:
        lacking = self.data.lacking(feature)
        if lacking != ():
            yield Finding(self.path, *_place(node), feature, lacking or ())


def _place(node: dict) -> tuple[int, int]:
    start = node["loc"]["start"]
    return start["line"], start["column"] + 1


def _children(node: dict) -> Iterator[dict]:
    """The nodes in a node; identifiers that stand for a value, and are no name of a member, are marked."""
    for key, value in node.items():
        if key in ("loc", "regex", "value") and not isinstance(value, dict | list):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict) and "type" in child:
                is_name = key in ("property", "key", "local", "imported", "exported", "label", "meta") and not node.get(
                    "computed"
                )
                if (
                    child["type"] == "Identifier"
                    and not is_name
                    and not (node["type"] == "Property" and node["shorthand"] and key == "key")
                ):
                    child["isReference"] = True
                yield child


def _declared(node: dict | None) -> Iterator[str]:
    """Every name that a module declares anywhere, as if it had one scope."""
    if node is None:
        return
    match node["type"]:
        case "VariableDeclarator":
            yield from _bound(node["id"])
        case (
            "FunctionDeclaration"
            | "FunctionExpression"
            | "ArrowFunctionExpression"
            | "ClassDeclaration"
            | "ClassExpression"
        ):
            for pattern in [node.get("id"), *node.get("params", [])]:
                yield from _bound(pattern)
        case "CatchClause":
            yield from _bound(node.get("param"))
        case "ImportSpecifier" | "ImportDefaultSpecifier" | "ImportNamespaceSpecifier":
            yield node["local"]["name"]
    for value in node.values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict) and "type" in child:
                yield from _declared(child)


def _bound(pattern: dict | None) -> Iterator[str]:
    match pattern and pattern["type"]:
        case "Identifier":
            yield pattern["name"]
        case "ObjectPattern":
            for item in pattern["properties"]:
                yield from _bound(item.get("value") or item.get("argument"))
        case "ArrayPattern":
            for item in pattern["elements"]:
                yield from _bound(item)
        case "AssignmentPattern":
            yield from _bound(pattern["left"])
        case "RestElement":
            yield from _bound(pattern["argument"])
