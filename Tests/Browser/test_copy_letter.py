"""Copying a letter, the one thing everybody comes for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from form_site import CHECK_MODULES, CLIPBOARD
from page_kinds import INSECURE_HOST
from page_pool import settle, start
from playwright.sync_api import BrowserContext, Locator, Page, expect
from site_server import SiteServer


@pytest.fixture
def allowed(visit: Callable[..., Page], addresses: dict) -> Page:
    """The page of a letter, in a browser that lets it write to the clipboard."""
    page = visit(addresses["letter"], permissions=CLIPBOARD, until=start, imports=CHECK_MODULES)
    clear_clipboard(page)
    return page


@pytest.fixture(params=["permission denied", "no secure context"])
def refused(
    request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext], addresses: dict, placed_host: SiteServer
) -> Page:
    """The page of a letter, in a browser that refuses the clipboard, in either way there is."""
    page = new_context().new_page()
    url = placed_host.url(addresses["letter"])
    if request.param == "permission denied":
        deny_clipboard(page, placed_host.origin)
    else:
        url = url.replace("127.0.0.1", INSECURE_HOST)
    page.goto(url)
    return page


def test_a_click_copies_exactly_the_text_file(allowed: Page, letter_text: str):
    """What arrives in the mail program is letter.txt, to the byte, and the reader is told so."""
    copy_button(allowed).click()
    expect(status_of(allowed)).to_contain_text(re.compile("copied", re.IGNORECASE))
    assert clipboard(allowed) == letter_text


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_copies_too(key: str, allowed: Page, letter_text: str):
    """The button is reached by Tab, shows where the focus is, and answers to both keys."""
    tab_to(copy_button(allowed), allowed)
    assert has_focus_ring(allowed)
    allowed.keyboard.press(key)
    expect(status_of(allowed)).to_contain_text(re.compile("copied", re.IGNORECASE))
    assert clipboard(allowed) == letter_text


def test_the_status_is_there_before_it_speaks(allowed: Page):
    """A live region is announced only if it was in the page, and empty, before its text came."""
    status = status_of(allowed)
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    before = status.element_handle()
    copy_button(allowed).click()
    expect(status).not_to_have_text("")
    assert before.evaluate("element => element.isConnected && element.textContent.length > 0")


def test_a_second_copy_is_announced_again(allowed: Page):
    """The text of the live region changes each time, or no screen reader would repeat it."""
    status = allowed.locator("copy-letter").get_by_role("status")
    button = allowed.locator("copy-letter").get_by_role("button").first
    button.click()
    expect(status).not_to_have_text("")
    first = status.evaluate("element => element.textContent")
    button.click()
    expect(status).to_have_js_property("textContent", f"{first}\u00a0")


def test_the_number_of_blanks_left_is_announced(allowed: Page, letter_text: str):
    """Whoever sends a letter with a bracket in it has been told how many there are."""
    copy_button(allowed).click()
    status = status_of(allowed)
    expect(status).to_contain_text(str(letter_text.count("[")))


def test_no_role_is_copied_from_a_phone(visit: Callable[..., Page], addresses: dict, letter_text: str):
    """On a phone the roles stand in the text, and can be switched on and off; neither is copied."""
    page = visit(addresses["letter"], width=360, height=740, permissions=CLIPBOARD, until=start, imports=CHECK_MODULES)
    clear_clipboard(page)
    page.get_by_role("checkbox", name="sentence").check()
    copy_button(page).click()
    expect(status_of(page)).not_to_have_text("")
    assert clipboard(page) == letter_text


def test_a_refusal_selects_the_letter_and_says_what_to_do(refused: Page, letter_text: str):
    """No false "Copied": the text is selected, the keys are named, and they work. Pasted elsewhere, the selection is
    the letter in its paragraphs, without the roles."""
    copy_button(refused).click()
    status = status_of(refused)
    expect(status).to_contain_text("selected")
    expect(status).to_contain_text("Ctrl+C")
    expect(status).not_to_contain_text(re.compile("^copied", re.IGNORECASE))
    expect(copy_button(refused)).to_be_visible()
    assert words(refused.evaluate("getSelection().toString()")) == words(letter_text)
    refused.keyboard.press("Control+C")
    pasted = paste_into_a_field(refused)
    assert words(pasted) == words(letter_text)
    assert len(re.split(r"\n\s*\n", pasted.strip())) == letter_text.count("\n\n") + 1


def test_loading_and_copying_asks_nobody(allowed: Page):
    """After the page has loaded there is no request, whatever the reader does."""
    settle(allowed)
    requests: list[str] = []
    allowed.on("request", lambda request: requests.append(request.url))
    copy_button(allowed).click()
    expect(status_of(allowed)).not_to_have_text("")
    assert requests == []
    assert allowed.context.cookies() == []


def status_of(page: Page) -> Locator:
    """What the copy button says."""
    return page.locator(".copy-letter-status")


def copy_button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Copy (letter|script)$"))


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def clear_clipboard(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText('nothing copied yet')")


def deny_clipboard(page: Page, origin: str) -> None:
    """As a reader does who once answered "Block"."""
    session = page.context.new_cdp_session(page)
    profile = session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    session.send(
        "Browser.setPermission",
        {
            "permission": {"name": "clipboard-write"},
            "setting": "denied",
            "origin": origin,
            "browserContextId": profile,
        },
    )


def tab_to(target: Locator, page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab does not reach the button")


def has_focus_ring(page: Page) -> bool:
    return page.evaluate(
        """() => {
            const style = getComputedStyle(document.activeElement);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
        }"""
    )


def paste_into_a_field(page: Page) -> str:
    field = page.context.new_page()
    field.set_content("<textarea aria-label='Mail'></textarea>")
    field.get_by_role("textbox").focus()
    field.keyboard.press("Control+V")
    return field.get_by_role("textbox").input_value()


def words(text: str) -> list[str]:
    return text.split()
