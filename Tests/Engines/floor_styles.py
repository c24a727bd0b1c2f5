"""What a style sheet uses that browsers of the floor do not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2
from browser_floor import Compatibility, Finding

Node = Any
"""A node of tinycss2's, which has no types that tell one kind from another."""

LENGTHS = {
    **dict.fromkeys(("cqw", "cqh", "cqi", "cqb", "cqmin", "cqmax"), "container_query_length_units"),
    **dict.fromkeys(("svw", "svh", "svi", "svb", "svmin", "svmax"), "viewport_percentage_units_small"),
    **dict.fromkeys(("lvw", "lvh", "lvi", "lvb", "lvmin", "lvmax"), "viewport_percentage_units_large"),
    **dict.fromkeys(("dvw", "dvh", "dvi", "dvb", "dvmin", "dvmax"), "viewport_percentage_units_dynamic"),
}
"""The units of length that the data keep together, by their names there."""

OLD_UNITS = {
    "px",
    "em",
    "rem",
    "%",
    "s",
    "ms",
    "deg",
    "turn",
    "fr",
    "pt",
    "cm",
    "mm",
    "in",
    "dpi",
    "ch",
    "ex",
    "vw",
    "vh",
    "vmin",
    "vmax",
}
OLD_FUNCTIONS = {
    "var",
    "repeat",
    "minmax",
    "env",
    "rgb",
    "rgba",
    "hsl",
    "url",
    "attr",
    "counter",
    "counters",
    "translate",
    "translatey",
    "rotate",
    "scale",
    "linear-gradient",
    "cubic-bezier",
    "fit-content",
}
"""Older than the floor, and not in the data under names of their own."""

OLD_PSEUDOS = {"-webkit-details-marker"}
"""Pseudo-elements that every browser takes for valid, because their names start with `-webkit-`."""

FLOW_RELATIVE = {("float", "inline-start"), ("float", "inline-end"), ("clear", "inline-start"), ("clear", "inline-end")}
"""Keywords that the data keep together, as `flow_relative_values`."""


class StyleSheet:
    """One sheet, and how it looks to browsers of a certain age."""

    def __init__(self, path: str, text: str, compatibility: Compatibility):
        self.path = path
        self.text = text
        self.data = compatibility

    def findings(self) -> Iterator[Finding]:
        """Everything that a browser of the floor would drop, unless it has been told what to do then: by `@supports`,
        or by an earlier declaration of the same property."""
        yield from self.in_rules(rules(self.text), guards="")

    def in_rules(self, items: list[Node], guards: str) -> Iterator[Finding]:
        for rule in items:
            if rule.type == "at-rule":
                yield from self.in_at_rule(rule, guards)
            elif rule.type == "qualified-rule":
                yield from self.in_selectors(rule.prelude, guards)
                yield from self._in_block(rule.content, guards)
            else:
                yield self._finding(rule, f"syntax ({rule.message})", ())

    def in_at_rule(self, rule: Node, guards: str) -> Iterator[Finding]:
        yield from self.at_its_head(rule, guards)
        if rule.content is None:
            return
        if rule.lower_at_keyword == "supports":
            guards += " " + tinycss2.serialize(rule.prelude)
        if rule.lower_at_keyword == "font-face":
            yield from self._in_font_face(rule.content, guards)
        elif rule.lower_at_keyword == "page":
            yield from self._in_block(rule.content, guards)
        else:
            yield from self.in_rules(rules(rule.content), guards)

    def _in_font_face(self, tokens: list[Node], guards: str) -> Iterator[Finding]:
        """Its descriptors are no properties, even where they are called the same."""
        for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration":
                yield from self._found(item, f"css.at-rules.font-face.{item.lower_name}", item.lower_name, guards)
            else:
                yield self._finding(item, "syntax (no descriptor)", ())

    def at_its_head(self, rule: Node, guards: str = "") -> Iterator[Finding]:
        """What of an at-rule stands before its block: its name and what it asks."""
        name = rule.lower_at_keyword
        yield from self._found(rule, f"css.at-rules.{name}", f"@{name}", guards)
        for block in (token for token in rule.prelude if token.type == "() block" and name in ("media", "container")):
            idents = [token for token in block.content if token.type == "ident"]
            if any(token.type == "literal" and token.value in ("<", ">", "<=", ">=") for token in block.content):
                yield from self._found(block, "css.at-rules.media.range_syntax", "range", guards)
            if name == "media" and idents:
                feature = idents[0].lower_value.removeprefix("min-").removeprefix("max-")
                yield from self._found(block, f"css.at-rules.media.{feature}", feature, guards)

    def in_selectors(self, tokens: list[Node], guards: str = "") -> Iterator[Finding]:
        after_colon = False
        for token in tokens:
            if token.type == "literal" and token.value == "&":
                yield from self._found(token, "css.selectors.nesting", "&", guards)
            if after_colon and token.type in ("ident", "function"):
                name = token.lower_value if token.type == "ident" else token.lower_name
                if name not in OLD_PSEUDOS:
                    yield from self._found(token, f"css.selectors.{name}", f":{name}", guards)
            after_colon = token.type == "literal" and token.value == ":"
            if token.type in ("function", "[] block", "() block"):
                yield from self.in_selectors(token.arguments if token.type == "function" else token.content, guards)

    def _in_block(self, tokens: list[Node], guards: str) -> Iterator[Finding]:
        kept: set[str] = set()
        items: list[Node] = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
        names = {item.lower_name for item in items if item.type == "declaration"}
        for item in items:
            if item.type == "declaration":
                found = list(self.in_declaration(item, names, guards))
                if not found:
                    kept.add(item.lower_name)
                elif item.lower_name not in kept or fails_late(item):
                    yield from found
            elif item.type == "qualified-rule":
                yield from self._found(item, "css.selectors.nesting", "nesting", guards)
            elif item.type == "at-rule":
                yield from self._found(
                    item, f"css.at-rules.page.{item.lower_at_keyword}", f"@{item.lower_at_keyword}", guards
                )
            else:
                yield self._finding(item, f"syntax ({item.message})", ())

    def in_declaration(self, declaration: Node, beside: set[str], guards: str = "") -> Iterator[Finding]:
        """- Parameter beside: the properties that the block sets; with a prefixed one there, the other may be unknown."""
        name = declaration.lower_name
        is_custom = name.startswith("--")
        if not is_custom and not name.startswith("-webkit-") and f"-webkit-{name}" not in beside:
            yield from self._found(declaration, f"css.properties.{name}", name, guards)
        values = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
        if name == "text-decoration" and len(values) > 1:
            yield from self._found(declaration, "css.properties.text-decoration.shorthand", name, guards)
        if name == "content" and any(token == "/" for token in values):
            yield from self._found(declaration, "css.properties.content.alt_text", name, guards)
        for token in flat(declaration.value):
            if token.type == "function" and token.lower_name not in OLD_FUNCTIONS:
                yield from self._found(token, self._place_of_function(token.lower_name), token.lower_name, guards)
            elif token.type == "dimension" and token.lower_unit not in OLD_UNITS:
                unit = LENGTHS.get(token.lower_unit, token.lower_unit)
                yield from self._found(token, f"css.types.length.{unit}", token.lower_unit, guards)
            elif token.type == "ident" and not is_custom:
                keyword = "flow_relative_values" if (name, token.lower_value) in FLOW_RELATIVE else token.lower_value
                if self.data.entry(f"css.properties.{name}.{keyword}"):
                    yield from self._found(token, f"css.properties.{name}.{keyword}", token.lower_value, guards)

    def _place_of_function(self, name: str) -> str:
        kinds = (
            "css.types",
            "css.types.color",
            "css.types.image",
            "css.types.basic-shape",
            "css.types.easing-function",
        )
        return next((f"{kind}.{name}" for kind in kinds if self.data.entry(f"{kind}.{name}")), f"css.types.{name}")

    def _found(self, token: Node, feature: str, word: str, guards: str) -> Iterator[Finding]:
        lacking = self.data.lacking(feature)
        if lacking != () and word not in guards:
            yield self._finding(token, feature, lacking or ())

    def _finding(self, token: Node, feature: str, lacking: tuple[str, ...]) -> Finding:
        return Finding(self.path, token.source_line, token.source_column, feature, lacking)


def rules(source: str | list[Node]) -> list[Node]:
    parse = tinycss2.parse_stylesheet if isinstance(source, str) else tinycss2.parse_rule_list
    return parse(source, skip_comments=True, skip_whitespace=True)


def fails_late(declaration: Node) -> bool:
    """Whether it is kept even if its value is unknown, and the property has no value then: a custom property, or one whose
    value has a variable in it (CSS Custom Properties Level 1, section 3.1)."""
    return declaration.name.startswith("--") or any(
        token.type == "function" and token.lower_name == "var" for token in flat(declaration.value)
    )


def flat(tokens: list[Node]) -> Iterator[Node]:
    for token in tokens:
        yield token
        if token.type == "function":
            yield from flat(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            yield from flat(token.content)
