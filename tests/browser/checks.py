"""What every browser test checks, with messages that say what to look at.

Use `launch(playwright)` for the browser, then `check_accessibility(page)` and `check_reflow(page)` on each
page of a story.
"""

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The rules of WCAG 2.2 AA that a program can check, and axe's own good practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1100, "height": 800}

WIDER_THAN_PAGE = """
() => {
  const wide = document.documentElement.clientWidth;
  const inPane = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > wide + 1 && !inPane(element))
    .slice(0, 5)
    .map((element) => element.outerHTML.slice(0, 120));
}
"""


# What a bar that sticks to the screen covers depends on where the page happens to be scrolled, so axe would
# call any field that lies under it too small. Whether a focused field can be covered has a test of its own.
AXE_WITHOUT_BARS = """
async ([within, options]) => {
  const sticks = (element) => ["sticky", "fixed"].includes(getComputedStyle(element).position);
  const bars = [...document.querySelectorAll("body *")].filter(sticks);
  const before = bars.map((bar) => bar.style.position);
  bars.forEach((bar) => { bar.style.position = "static"; });
  try {
    return await axe.run(within || document, options);
  } finally {
    bars.forEach((bar, at) => { bar.style.position = before[at]; });
  }
}
"""


def launch(playwright: Playwright) -> Browser:
    """The Chromium of the machine, else Playwright's own; it calls nobody by itself."""
    installed = (
        os.environ.get("SOCEIS_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    return playwright.chromium.launch(executable_path=installed, args=list(FLAGS))


def check_accessibility(page: Page, within: str = "") -> None:
    """Fail with every violation axe finds and its first elements. `within` is a selector."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE.read_text())
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate(AXE_WITHOUT_BARS, [within, options])
    assert found["passes"], f"axe checked nothing on {page.url}"
    listed = [described(violation) for violation in found["violations"]]
    assert not listed, f"{page.url} has {len(listed)} accessibility problems:\n" + "\n".join(listed)


def described(violation: dict[str, Any]) -> str:
    """One violation in a few lines."""
    places = "\n".join(
        f"    {' '.join(map(str, node['target']))}\n      {node['html'][:160]}\n"
        f"      {node['failureSummary'][:300]}"
        for node in violation["nodes"][:4]
    )
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n{places}"


def check_reflow(page: Page, width: int | None = None) -> None:
    """Fail when the page scrolls sideways, at `width` pixels or as it is, and name what sticks out."""
    if width is not None:
        height = (page.viewport_size or DESK)["height"]
        page.set_viewport_size({"width": width, "height": height})
    needed, wide = page.evaluate("() => [document.scrollingElement.scrollWidth, window.innerWidth]")
    sticking_out = page.evaluate(WIDER_THAN_PAGE)
    assert needed <= wide, (
        f"{page.url} is {needed} px wide on a screen of {wide} px. Sticking out:\n" + "\n".join(sticking_out)
    )


def check_title_is_neutral(page: Page, service_name: str = "Waypoint") -> None:
    """Fail when the title of the tab says more than the neutral name of the service."""
    assert page.title() == service_name, (
        f"{page.url} has the title {page.title()!r}; it may only be {service_name!r}"
    )
