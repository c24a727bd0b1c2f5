"""WebKit as an engine: the MiniBrowser of Debian's `webkit2gtk-driver`, by WebDriver, in a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import urllib.parse
from pathlib import Path
from typing import Any

from engines import Engine, MissingEngineError, program
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from waiting import PATIENCE, wait_until

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "ArrowRight": "\ue014",
    "Space": " ",
    "Home": "\ue011",
}
"""What WebDriver calls keys, by the names that Playwright has for them."""


SCROLL = """
const [element, done] = arguments;
element.scrollIntoView({ block: "center", behavior: "instant" });
requestAnimationFrame(() => requestAnimationFrame(done));
"""
"""Until the page stands still, so that a click meets what it is meant for."""

NARROWEST = 450
"""MiniBrowser's window gets no narrower; below that a page stands in a frame."""


class WebKit(Engine):
    name = "webkit"
    frame: tuple[int, int] | None = None

    def __init__(self, *, dark: bool = False):
        driver = program("WEBKIT_DRIVER", ("WebKitWebDriver",))
        browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        if not browsers or not shutil.which("Xvfb"):
            raise MissingEngineError("webkit: needs MiniBrowser (Debian: webkit2gtk-driver) and Xvfb")
        self.display = Display()
        # WebKit prefers reduced motion where GTK has no animations.
        self.settings = tempfile.TemporaryDirectory(prefix="webkit-settings-")
        gtk = Path(self.settings.name) / "gtk-3.0"
        gtk.mkdir()
        (gtk / "settings.ini").write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
        options = Options()
        options.binary_location = str(browsers[-1])
        options.add_argument("--automation")
        if dark:
            options.add_argument("--dark-mode")
        options.set_capability("browserName", "MiniBrowser")
        environment = {
            **os.environ,
            "DISPLAY": self.display.name,
            "XDG_CONFIG_HOME": self.settings.name,
            "GTK_THEME": "Adwaita",
            "GDK_BACKEND": "x11",
            "LANG": "en_US.UTF-8",
        }
        self.driver = webdriver.WebKitGTK(options=options, service=Service(driver, env=environment))
        self.driver.set_script_timeout(PATIENCE)
        self.resize(1280, 800)
        self.display.give_focus()

    def actions(self) -> ActionChains:
        return ActionChains(self.driver, duration=0)

    def goto(self, url: str) -> None:
        if self.frame is None:
            self.driver.get(url)
            return
        width, height = self.frame
        host = urllib.parse.urljoin(url, "/")
        query = urllib.parse.urlencode({"width": width, "height": height, "source": url})
        self.driver.get(f"{host}__frame?{query}")
        self.driver.switch_to.frame(0)

    def js(self, body: str) -> Any:
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"(async () => {{ {body} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}))"
        )
        if "error" in result:
            raise AssertionError(f"webkit: {result['error']}")
        return result.get("value")

    def click(self, css: str, text: str = "") -> None:
        element = self._visible(css, text)
        self.driver.execute_async_script(SCROLL, element)
        element.click()

    def write(self, css: str, text: str) -> None:
        self.click(css)
        self.actions().send_keys(text).perform()

    def press(self, key: str) -> None:
        actions = self.actions()
        *held, last = key.split("+")
        modifiers = {"Control": "\ue009", "Shift": "\ue008"}
        for name in held:
            actions.key_down(modifiers[name])
        actions.send_keys(KEYS.get(last, last))
        for name in held:
            actions.key_up(modifiers[name])
        actions.perform()

    def resize(self, width: int, height: int) -> None:
        """A frame comes with the next `goto`."""
        self.frame = (width, height) if width < NARROWEST else None
        self.driver.switch_to.default_content()
        for _ in range(2):
            inner = self.driver.execute_script("return [innerWidth, innerHeight]")
            outer = self.driver.get_window_size()
            self.driver.set_window_size(
                outer["width"] + max(width, NARROWEST) - inner[0], outer["height"] + height - inner[1]
            )

    def screenshot(self, file: Path) -> None:
        self.driver.save_screenshot(str(file))

    def back(self) -> None:
        self.driver.back()

    def close(self) -> None:
        self.driver.quit()
        self.display.close()
        self.settings.cleanup()

    def _visible(self, css: str, text: str) -> WebElement:
        found: list[WebElement] = []

        def look() -> bool:
            elements = self.driver.find_elements("css selector", css)
            found[:] = [element for element in elements if element.is_displayed() and text in element.text]
            return bool(found)

        wait_until(look, f"webkit: {css} {text} can be seen")
        return found[0]


class Display:
    """An X server that shows nothing, under a name that it finds itself."""

    def __init__(self):
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "2000x2200x24", "-nolisten", "tcp"]
        self.process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as said:
            self.name = f":{said.readline().strip()}"

    def give_focus(self) -> None:
        """To the browser's window, as a window manager would: without it, nothing on a page has the focus to be seen."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "MiniBrowser", "windowfocus"]
        subprocess.run(search, env={**os.environ, "DISPLAY": self.name}, check=True, timeout=30)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)
