"""A browser of today made one of some years ago: features taken from scripts, and rules dropped from style sheets."""

from __future__ import annotations

import json
from dataclasses import dataclass

import tinycss2
from browser_floor import Compatibility
from floor_styles import Node, StyleSheet, fails_late, rules


@dataclass(frozen=True)
class OldBrowser:
    """A version of a browser, as the compatibility data name them."""

    browser: str
    version: str
    has_style_sheets: bool = True

    @property
    def compatibility(self) -> Compatibility:
        return Compatibility({self.browser: self.version})

    def style(self, text: str) -> str:
        """A style sheet without what this browser would drop."""
        return OldStyleSheet("", text, self.compatibility).as_read()

    def before(self) -> str:
        """A script that takes away what this browser did not have; it runs before any other."""
        return REMOVAL.replace("LACKING", json.dumps(_lacking(self.compatibility)))


class OldStyleSheet(StyleSheet):
    """A sheet as a browser reads it that drops whatever it does not know (CSS Syntax Level 3)."""

    def as_read(self) -> str:
        return "\n".join(self._rule(rule) for rule in rules(self.text))

    def _rule(self, rule: Node) -> str:
        if rule.type == "qualified-rule":
            head = tinycss2.serialize(rule.prelude)
            return "" if any(self.in_selectors(rule.prelude)) else f"{head} {{ {self._declarations(rule.content)} }}"
        if rule.type != "at-rule" or any(self.at_its_head(rule)):
            return ""
        head = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude)}"
        if rule.content is None:
            return f"{head};"
        if rule.lower_at_keyword == "supports" and not self._is_supported(rule.prelude):
            return ""
        if rule.lower_at_keyword in ("page", "font-face", "keyframes"):
            return f"{head} {{ {tinycss2.serialize(rule.content)} }}"
        return f"{head} {{ {' '.join(map(self._rule, rules(rule.content)))} }}"

    def _is_supported(self, condition: list[Node]) -> bool:
        """Of one declaration in brackets, which is all that these sheets ask."""
        blocks = [token for token in condition if token.type == "() block"]
        [declaration] = tinycss2.parse_blocks_contents(blocks[0].content, skip_whitespace=True)
        return not any(self.in_declaration(declaration, set()))

    def _declarations(self, tokens: list[Node]) -> str:
        items = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
        names = {item.lower_name for item in items if item.type == "declaration"}
        kept = []
        for item in (item for item in items if item.type == "declaration"):
            value = tinycss2.serialize(item.value) + (" !important" if item.important else "")
            if not any(self.in_declaration(item, names)):
                kept.append(f"{item.name}: {value};")
            elif fails_late(item):
                kept.append(f"{item.name}: {'initial' if item.name.startswith('--') else 'unset'};")
        return " ".join(kept)


def _lacking(compatibility: Compatibility) -> dict:
    """The interfaces and members that a browser lacks, and the selectors."""
    found: dict = {"globals": [], "members": {}, "known": {}, "selectors": []}
    for root in ("api", "javascript.builtins"):
        for owner, part in compatibility.entry(root).items():
            if compatibility.lacking(f"{root}.{owner}"):
                found["globals"].append(owner)
            members = {name.removesuffix("_static").removesuffix("_event") for name in part if name != "__compat"}
            found["known"].setdefault(owner, []).extend(sorted(members))
            lacking = [name for name in sorted(members) if compatibility.lacking(f"{root}.{owner}.{name}")]
            found["members"].setdefault(owner, []).extend(lacking)
    for name in compatibility.entry("css.selectors"):
        if compatibility.lacking(f"css.selectors.{name}"):
            found["selectors"].append(name)
    return found


REMOVAL = """
(() => {
  const { globals, members, known, selectors } = LACKING;
  const remove = (object, name) => {
    try { delete object[name]; } catch {}
  };
  // What the data do not know of an interface that they know is newer than they are.
  const watched = ["Array", "Object", "Map", "Set", "Promise", "String", "RegExp", "URL", "URLSearchParams", "Element", "HTMLElement", "CSS", "Navigator"];
  for (const owner of Object.keys(known)) {
    const type = globalThis[owner];
    if (!type) continue;
    const newer = (object) => Object.getOwnPropertyNames(object ?? {}).filter((name) => /^[a-z]/.test(name) && !/^on/.test(name) && !known[owner].includes(name));
    const unknown = watched.includes(owner) ? [...newer(type.prototype), ...newer(type)] : [];
    for (const name of [...members[owner], ...unknown]) {
      if (["constructor", "prototype", "length", "name"].includes(name)) continue;
      remove(type.prototype ?? {}, name);
      remove(type, name);
    }
  }
  for (const name of globals) if (!/^(HTMLElement|Window|Document|Node|Event)$/.test(name)) remove(globalThis, name);

  const unknownSelector = new RegExp(`:(${selectors.join("|")}|highlight|open|state|popover-open)\\\\b`);
  for (const [type, names] of [[Element, ["querySelector", "querySelectorAll", "matches", "closest"]], [Document, ["querySelector", "querySelectorAll"]]]) {
    for (const name of names) {
      const real = type.prototype[name];
      type.prototype[name] = function (selector) {
        if (unknownSelector.test(selector)) throw new DOMException(`'${selector}' is not a valid selector`, "SyntaxError");
        return real.call(this, selector);
      };
    }
  }
  const realMatch = globalThis.matchMedia;
  globalThis.matchMedia = (query) => realMatch.call(globalThis, /[<>]|scripting/.test(query) ? "not all" : query);
})();
"""
