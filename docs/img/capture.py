"""Make the pictures of the review: `python docs/img/capture.py`, with the `test` extra and Chromium installed.

The pairs are those of the tests, so that the pictures change only when the review does.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from listmerge.match.types import Decision  # noqa: E402
from listmerge.report.pair_view import Known, in_order  # noqa: E402
from listmerge.report.review_page import review_page  # noqa: E402
from listmerge.report.terminal_pair import pair_panel  # noqa: E402
from sample_lists import sample_lists, sample_matching  # noqa: E402


def terminal() -> None:
    """The first pair as the terminal shows it."""
    from rich.console import Console
    from rich.text import Text

    from listmerge.cli._review_session import HINT, KEYS

    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=104, file=nowhere, force_terminal=True, highlight=False)
        pair = in_order(sample_matching().matches)[0]
        console.print(pair_panel(pair, Known.of(sample_lists()), "Pair 1 of 2"))
        console.print(Text(f"\n{KEYS}", style="bold"))
        console.print(Text(HINT, style="dim"))
        svg = console.export_svg(title="listmerge review", unique_id="review")
    # rich names web fonts; the viewer's own monospaced font will do
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (HERE / "review-terminal.svg").write_text(svg, encoding="utf-8")


def page() -> None:
    """The page, light, with a verdict given; and on a phone in the dark."""
    from selenium import webdriver

    from browser import CHROMIUM_FLAGS, Browser

    decided = Decision("cardio/ptb-xl", "signals/srb", "different", "one is about sleep", "Ada", "2026-03-01")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "review.html")
        path.write_text(review_page(sample_lists(), sample_matching(), [decided]), encoding="utf-8")
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        for flag in (*CHROMIUM_FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver") or ""))
        try:
            shown = Browser(driver, Path(folder))
            shown.resize(1200, 800)
            shown.open(path)
            shown.press("s", "b")
            shown.press("both speak of the same 410 volunteers", "\ue00c", "\ue007")
            driver.save_screenshot(str(HERE / "review-page.png"))
            shown.dark()
            shown.resize(390, 780)
            shown.find("#pairs button").click()
            driver.save_screenshot(str(HERE / "review-page-phone.png"))
        finally:
            driver.quit()


if __name__ == "__main__":
    terminal()
    page()
