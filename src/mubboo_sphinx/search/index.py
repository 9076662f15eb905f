"""Search for readers by Pagefind, where it is installed.

Its index is in pieces, of which a browser fetches those that it needs. Where Pagefind is not
there, Sphinx's own search stays, whose index is one file.
"""

from __future__ import annotations

import importlib.util
import json
import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.blocks.nodes import CLASSES_OF_BLOCKS
from mubboo_sphinx.context.added_blocks import added_blocks
from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.context.report import report
from mubboo_sphinx.incremental.output import is_file_there, note_file
from mubboo_sphinx.magazine.article import filter_name
from mubboo_sphinx.priorities import BuildFinished
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.search.pagefind import PagefindError, make_index
from mubboo_sphinx.settings import line_of
from mubboo_sphinx.sphinx_tools.builders import makes_site
from mubboo_sphinx.sphinx_tools.digests import digest, digest_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "pagefind"
FILTERS = "mubboo-filters.json"
_NAME = "pagefind"
_UNREAD = (".headerlink", ".footnote-reference", ".mubboo-comments", "script", "style")
"""What is no text, beside our blocks."""
_MARK = "data-pagefind-body"
_ROOT = re.compile(r"<html[^>]*>")
_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Of Pagefind's files, those that draw a search box: the theme has its own."""

_logger = logging.getLogger(__name__)


def is_searched_by_pagefind(app: Sphinx) -> bool:
    """Tell whether this build writes an index of Pagefind's."""
    is_site = makes_site(app.builder)
    wanted = is_site and options_of(app).settings.search
    return wanted and _is_installed()


def version_of_pagefind(app: Sphinx) -> str:
    """Return the version of the Pagefind that indexes this build, or nothing."""
    return metadata.version("pagefind") if is_searched_by_pagefind(app) else ""


def setup_search(app: Sphinx) -> None:
    """Index the pages when all are written, and before the output is looked at."""
    app.connect("builder-inited", _warn_of_no_pagefind)
    app.connect("build-finished", _write_index, priority=BuildFinished.INDEX_PAGES)


def _warn_of_no_pagefind(app: Sphinx) -> None:
    # It is on by default: only who writes so expects it.
    conf_py = Path(app.confdir) / "conf.py"
    line = line_of(conf_py, "mubboo_search")
    wanted = makes_site(app.builder) and options_of(app).settings.search
    if line and wanted and not _is_installed():
        message = (
            "mubboo_search = True needs an extra that is not installed; Sphinx's own search stays."
            " Write: pip install 'mubboo-sphinx[search]'"
        )
        report(app, [Problem("config", message, str(conf_py), line)])


def _is_installed() -> bool:
    return all(importlib.util.find_spec(name) for name in ("pagefind", "cbor2"))


def _write_index(app: Sphinx, exception: Exception | None) -> None:
    if exception or not is_searched_by_pagefind(app):
        return
    builder: Any = app.builder
    known = read_manifest(app, _NAME)
    names: list[str] = known.get("files", [])
    # An index that could not be made is tried again, though nothing else is to be done.
    if getattr(builder, "is_idle", False) and names:
        return
    pages = _pages(app)
    contents = [(path, digest(file.read_bytes())) for path, file in pages]
    key = digest_of((metadata.version("pagefind"), _filters(app), contents))
    files = [Path(app.outdir, FOLDER, name) for name in names]
    if not names or known.get("key") != key or not all(is_file_there(app, file) for file in files):
        names = _index(app, pages)
        write_manifest(app, _NAME, {"key": key, "files": names})
    for name in names:
        note_file(app, Path(app.outdir, FOLDER, name))


def _pages(app: Sphinx) -> list[tuple[str, Path]]:
    """Return the pages of documents, by their paths in the output, in order."""
    builder: Any = app.builder
    names = app.env.found_docs - magazine_of(app).unlisted_documents
    files = (Path(builder.get_outfilename(name)) for name in names)
    return sorted(
        (file.relative_to(app.outdir).as_posix(), file) for file in files if file.is_file()
    )


def _index(app: Sphinx, pages: list[tuple[str, Path]]) -> list[str]:
    """Write the index anew; return its files, or none where Pagefind failed."""
    added = (f".mubboo-{name}" for name in added_blocks(app))
    unread = [*(f".{name}" for name in CLASSES_OF_BLOCKS), *added, *_UNREAD]
    # One at a time: together they are as large as all documents in memory.
    texts = ((path, readable_part(file.read_text(encoding="utf-8"))) for path, file in pages)
    try:
        files = make_index(texts, unread)
    except (OSError, PagefindError) as error:
        message = "Pagefind could not index the site, whose search is missing: %s"
        _logger.warning(message, error, type="mubboo", subtype="config")
        return []
    files = {name: data for name, data in files.items() if not name.startswith(_INTERFACES)}
    files[FILTERS] = _filters(app).encode()
    for name, data in files.items():
        file = Path(app.outdir, FOLDER, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return sorted(files)


def readable_part(page: str) -> str:
    """Return what Pagefind looks at of a page that says so, in a page of its own.

    Head, masthead and footer are a quarter of what it would go through.
    """
    marked = page.find(_MARK)
    start, end = page.rfind("<main", 0, marked), page.find("</main>", marked)
    root = _ROOT.search(page)
    if marked < 0 or start < 0 or end < 0 or not root or page.find(_MARK, end) >= 0:
        return page
    return f"{root[0]}<body>{page[start:end]}</main></body></html>"


def _filters(app: Sphinx) -> str:
    """Return what search can be narrowed to: labels, and the names of Pagefind's filters.

    Of a filter with several values, Pagefind writes them in another order each time: each of
    ours has one, and what they stand for is told here.
    """
    magazine = magazine_of(app)
    topics = [topic.label for topic in magazine.catalog.topics if topic.kind == "category"]
    authors = [(magazine.authors[key].name, key) for key in magazine.catalog.authors]
    filters = {
        "topic": [(label, filter_name("category", label)) for label in topics],
        "author": [(name, filter_name("author", key)) for name, key in authors],
    }
    return json.dumps(filters, ensure_ascii=False)
