"""Pages of the last build that this one does not make: what is taken back is gone.

Sphinx leaves the page of a document that was removed, and so its source, where they are. Only
documents and our own pages are looked after: another extension knows best what is still its.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.builders.html import StandaloneHTMLBuilder

from mubboo_sphinx.build.ledger import ledger_path, read_ledger, write_ledger

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "pages"

# Our pages that are no documents, by application.
_made: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()


def note_page(app: Sphinx, page: str) -> None:
    """Note that this build makes a page of ours: one that it does not make again is removed."""
    _made.setdefault(app, set()).add(page)


def setup_leftovers(app: Sphinx) -> None:
    """Compare the pages of two builds when the second has ended well."""
    app.connect("build-finished", _remove_leftovers)


def _remove_leftovers(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name not in ("html", "dirhtml"):
        return
    now = set(app.env.found_docs) | _made.get(app, set())
    before = set(read_ledger(app, _NAME) or ())
    if gone := before - now:
        # Newer than the list, it is something else that took the name.
        noted = ledger_path(app, _NAME).stat().st_mtime_ns
        # Two names may lie in one file: dirhtml's `a` and `a/index`.
        files = {file for page in gone for file in _files(app, page)}
        for file in files.difference(*(_files(app, page) for page in now)):
            if file.is_file() and file.stat().st_mtime_ns <= noted:
                file.unlink()
    write_ledger(app, _NAME, sorted(now))


def _files(app: Sphinx, page: str) -> list[Path]:
    """Return a page's file, its copied source, and the feed that ABlog makes of a topic."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)  # noqa: S101 - asked for by its name
    end = app.config.html_sourcelink_suffix
    names = (page + suffix + ("" if suffix == end else end) for suffix in app.config.source_suffix)
    sources = [Path(app.outdir, "_sources", name) for name in names]
    return [Path(builder.get_outfilename(page)), *sources, Path(app.outdir, page, "atom.xml")]
