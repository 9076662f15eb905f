"""What a browser tells of a page: what it loads, what moves, what axe finds."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

BROWSERS = (
    "chromium-headless-shell",  # a third less work than the whole browser
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({type: 'layout-shift', buffered: true});
  const steps = Math.ceil(document.documentElement.scrollHeight / 600);
  let step = 0;
  const next = () => {
    if (step > steps) return setTimeout(() => resolve(sum), 200);
    scrollTo({top: 600 * step++, behavior: 'instant'});
    setTimeout(next, 60);
  };
  next();
})"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page loads, pictures aside: requests, and bytes over the wire by kind.

    `shift` is the sum of the shifts of its layout while it loads and is scrolled through.
    """

    requests: int
    bytes: int
    html: int
    css: int
    script: int
    elsewhere: int
    shift: float

    def cells(self) -> list[str]:
        """Return the cells of a table."""
        sizes = (self.bytes, self.html, self.css, self.script)
        kilobytes = [f"{size / 1000:.1f}" for size in sizes]
        return [str(self.requests), *kilobytes, str(self.elsewhere), f"{self.shift:.3f}"]


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield the system's Chromium, or else the one that Playwright installed."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    # Chromium's sandbox does not start for root.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        arguments += ["--no-sandbox"] if is_root else []
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@contextmanager
def opened(
    chromium: Browser, url: str, width: int, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """Yield a page in a window of its own, whose cache is empty."""
    context = chromium.new_context(
        viewport={"width": width, "height": 740}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    yield page
    context.close()


def weigh(chromium: Browser, url: str) -> Weight:
    """Return what a page loads on a phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    loaded: list[tuple[str, str, int]] = []
    page.on(
        "requestfinished",
        lambda request: loaded.append(
            (request.resource_type, request.url, request.sizes()["responseBodySize"])
        ),
    )
    page.goto(url, wait_until="networkidle")
    counted = [each for each in loaded if each[0] != "image" and "icon" not in each[1]]
    shift = float(page.evaluate(_SHIFTS))
    context.close()
    origin = "/".join(url.split("/")[:3])

    def size(kind: str) -> int:
        return sum(length for each, _, length in counted if each == kind)

    return Weight(
        requests=len(counted),
        bytes=sum(length for _, _, length in counted),
        html=size("document"),
        css=size("stylesheet"),
        script=size("script"),
        elsewhere=sum(not address.startswith(origin) for _, address, _ in loaded),
        shift=round(shift, 4),
    )


def violations(
    chromium: Browser, url: str, width: int, scheme: Literal["light", "dark"]
) -> list[str]:
    """Return what axe finds wrong on a page."""
    with opened(chromium, url, width, scheme) as page:
        results = Axe().run(page, None, {"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]
