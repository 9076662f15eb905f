"""sphinx-sitemap lists the pages that a build writes: those that stay as they are belong to it too.

With `-j` it lists them in the order in which they were written, which is another one each time.
"""

from __future__ import annotations

import queue
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.incremental.output import is_wanted
from mubboo_sphinx.priorities import BuildFinished
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "sitemap"


def setup_sitemaps(app: Sphinx) -> None:
    """Complete the list before that extension writes it, at the default priority."""
    app.connect("build-finished", _complete, priority=BuildFinished.COMPLETE_SITEMAP)


def _complete(app: Sphinx, exception: Exception | None) -> None:
    links: Any = getattr(app, "sitemap_links", None)
    builder: Any = app.builder
    if exception or links is None or getattr(builder, "is_idle", True):
        return
    found: dict[str, Any] = {
        link: changed
        for link, changed in read_manifest(app, _NAME).get("links", [])
        if is_wanted(app, _file(app, link))
    }
    found |= dict(taken_out(links))
    everything = sorted(found.items())
    write_manifest(app, _NAME, {"links": everything})
    for each in everything:
        links.put(each)


def taken_out(links: Any) -> list[tuple[str, Any]]:
    """Return what is in sphinx-sitemap's queue, and leave that empty."""
    found = []
    while True:
        try:
            found.append(links.get_nowait())
        except queue.Empty:
            return found


def _file(app: Sphinx, link: str) -> Path:
    is_folder = not link or link.endswith("/")
    return Path(app.outdir, f"{link}index.html" if is_folder else link)
