"""Pages of the last build that this one does not make: what is taken back is gone.

Sphinx leaves the page of a document that was removed, and so its source, where they are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

# The pages that are no documents, by application: topics, search, whatever extensions add.
_others: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()


def setup_leftovers(app: Sphinx) -> None:
    """Compare the pages of two builds when the second has ended well."""
    app.connect("html-page-context", _note_page)
    app.connect("build-finished", _remove_leftovers)


def _note_page(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _tree: nodes.Node | None
) -> None:
    # Documents may be written in other processes; all other pages are written in this one.
    if pagename not in app.env.found_docs:
        _others.setdefault(app, set()).add(pagename)


def _remove_leftovers(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name not in ("html", "dirhtml"):
        return
    noted = Path(app.doctreedir) / f"mubboo-pages-{app.builder.name}.json"
    now = set(app.env.found_docs) | _others.get(app, set())
    before = set(json.loads(noted.read_text("utf-8"))) if noted.is_file() else set()
    if gone := before - now:
        # Two names may lie in one file: dirhtml's `a` and `a/index`.
        files = {file for page in gone for file in _files(app, page)}
        for file in files.difference(*(_files(app, page) for page in now)):
            # Newer than the list, it is something else that took the name.
            if file.is_file() and file.stat().st_mtime_ns <= noted.stat().st_mtime_ns:
                file.unlink()
    noted.write_text(json.dumps(sorted(now)), encoding="utf-8")


def _files(app: Sphinx, page: str) -> list[Path]:
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)  # noqa: S101 - asked for by its name
    end = app.config.html_sourcelink_suffix
    names = (page + suffix + ("" if suffix == end else end) for suffix in app.config.source_suffix)
    sources = [Path(app.outdir, "_sources", name) for name in names]
    return [Path(builder.get_outfilename(page)), *sources]
