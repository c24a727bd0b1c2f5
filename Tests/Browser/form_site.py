"""A letter page with its form open, as the checks of <letter-form> use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Locator, Page, Route

LETTER = "accepted-another-job"
TYPED = {
    "recipient": "Ms. Okafor",
    "sender": "Sam Rivera",
    "role": "Operations Coordinator",
    "detail": "the way your team shares on-call work",
}
CHECK_MODULES = (
    *("letter-checker.js", "etiquette.js", "letter-text.js", "sentence-model.js"),
    *("hashed-features.js", "word-classes.js", "model.js"),
    "facets.js",
)
"""What a page imports when the check is first needed."""

KEPT = "letters /some/path/ "
"""How all begins that the placed site keeps in a browser; what is typed has no other name."""

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def rewriting(path: str, old: str, new: str) -> Callable[[Page], None]:
    """A file as if the editors had written something that the real content does not have."""

    def rewrite(route: Route) -> None:
        response = route.fetch()
        body, count = re.subn(old, new, response.text())
        assert count == 1
        route.fulfill(response=response, body=body)

    def set_up(page: Page) -> None:
        page.route(path, rewrite)

    return set_up


class LetterPage:
    """A letter page, and what one can do on it."""

    def __init__(self, page: Page):
        self.page = page

    def fill(self, **typed: str) -> LetterPage:
        for field, text in (typed or TYPED).items():
            self.page.fill(f"#write-{field}", text)
        return self

    def press(self, label: str) -> None:
        self.control("button", label).click()

    def control(self, role: Literal["button", "link"], label: str) -> Locator:
        """A button or link of the form, unfolded where it is folded away."""
        control = self.page.get_by_role(role, name=label, exact=True)
        if control.count() == 0:
            self.unfold("More ways to send or save it")
        return control

    def unfold(self, heading: str) -> None:
        fold = self.page.locator("details.fold").filter(has=self.page.get_by_role("heading", name=heading))
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()

    def choose(self, sentence: int, option: int | str) -> None:
        """Opens the choices of a sentence, by its place in the list, and takes one of them."""
        self.unfold("Change the wording")
        row = self.page.locator(".letter-form-sentence").nth(sentence)
        if row.get_attribute("open") is None:
            row.locator("summary").click()
        label = row.locator("label").nth(option) if isinstance(option, int) else row.get_by_text(option, exact=True)
        label.click()

    def letter(self) -> str:
        """The letter as the reader sees it: what the browser lays out, less the labels in the margin."""
        return self.page.evaluate("""() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(".letter .role { display: none !important }");
            document.adoptedStyleSheets.push(sheet);
            const paragraphs = [...document.querySelectorAll("#letter-text p")].filter((p) => p.checkVisibility());
            const text = paragraphs.map((p) => p.innerText.trim()).join("\\n\\n");
            document.adoptedStyleSheets = [];
            return text;
        }""")

    def clipboard(self) -> str:
        return self.page.evaluate("navigator.clipboard.readText()")

    def status(self) -> str:
        return " ".join(self.page.locator(".copy-letter-status").inner_text().split())

    def stored(self) -> str | None:
        return self.page.evaluate("(key) => sessionStorage.getItem(key)", KEPT)
