"""Chromium without a window, for tests of the pages: the fixture `browser` and what tests ask of it.

Needs Debian's `chromium` and `chromium-driver` or their like on the path; tests skip with a reason where they
are missing. Nothing is fetched: neither a driver (Selenium would download one) nor anything for the page.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Browser:
    """One open page.

    driver: Selenium's, for all that is not here. downloads: where files land that are saved.
    """

    driver: WebDriver
    downloads: Path

    def open(self, page: Path) -> None:
        """Show a file."""
        self.driver.get(page.as_uri())

    def find(self, css: str) -> WebElement:
        """The first element a selector matches; an error if there is none."""
        return self.driver.find_element("css selector", css)

    def find_all(self, css: str) -> list[WebElement]:
        """The visible elements that a selector matches."""
        return [e for e in self.driver.find_elements("css selector", css) if e.is_displayed()]

    def press(self, *keys: str) -> None:
        """Type keys at whatever has the focus."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def wait(self, condition: Any, seconds: float = 10) -> Any:
        """Wait until `condition()` is true and return its value; TimeoutException after `seconds`."""
        from selenium.webdriver.support.wait import WebDriverWait

        return WebDriverWait(self.driver, seconds, 0.05).until(lambda _: condition())

    def script(self, code: str, *arguments: Any) -> Any:
        """The value that JavaScript returns."""
        return self.driver.execute_script(code, *arguments)

    def resize(self, width: int, height: int) -> None:
        """Set the size of the page in CSS pixels, as small as a phone's too."""
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)

    def dark(self, on: bool = True) -> None:
        """Prefer dark or light colours."""
        feature = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def errors(self) -> list[str]:
        """What the page complained about on the console since the last call, uncaught exceptions included."""
        return [e["message"] for e in self._log("browser") if e["level"] == "SEVERE"]

    def requested(self) -> list[str]:
        """The URLs that were asked for since the last call, `data:` and `blob:` left out."""
        events = [json.loads(e["message"])["message"] for e in self._log("performance")]
        urls = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [u for u in urls if not u.startswith(("data:", "blob:"))]

    def _log(self, kind: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return entries


@pytest.fixture(scope="session")
def _driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """Chromium with a fresh profile, started once."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver_path = shutil.which("chromedriver")
    if not found or not driver_path:
        pytest.skip("no chromium and chromedriver on the path")
    options = webdriver.ChromeOptions()
    options.binary_location = found
    for flag in (*CHROMIUM_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver_path))
    yield driver
    driver.quit()


@pytest.fixture
def browser(_driver: WebDriver, tmp_path: Path) -> Iterator[Browser]:
    """An empty page, 1200 by 900, with a clean log, a folder for downloads and leave to use the clipboard."""
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    _driver.get("about:blank")
    behaviour = {"behavior": "allow", "downloadPath": str(downloads)}
    _driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    _driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    opened = Browser(_driver, downloads)
    opened.resize(1200, 900)
    opened.dark(False)
    opened.errors()
    opened.requested()
    yield opened
    _driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
