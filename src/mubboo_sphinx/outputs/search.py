"""Search for readers by Pagefind, where it is installed.

Its index is in pieces, of which a browser fetches those that it needs. Where Pagefind is not
there, Sphinx's own search stays, whose index is one file.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from mubboo_sphinx.blocks.nodes import CLASSES_OF_BLOCKS
from mubboo_sphinx.build.assembly import magazine_of
from mubboo_sphinx.build.digests import digest_of
from mubboo_sphinx.build.incremental.builder import TrustedBuilder
from mubboo_sphinx.build.incremental.output import is_file_there, note_file
from mubboo_sphinx.build.ledger import read_ledger, write_ledger
from mubboo_sphinx.build.options import options_of
from mubboo_sphinx.magazine.article import filter_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "pagefind"
FILTERS = "mubboo-filters.json"
_NAME = "pagefind"
_SIGNATURE = b"pagefind_dcd"
_FILTERS_PART = 3
_UNREAD = (".headerlink", ".footnote-reference", ".mubboo-comments", "script", "style")
"""What is no text, beside our blocks."""
_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Of Pagefind's files, those that draw a search box: the theme has its own."""

_logger = logging.getLogger(__name__)


def is_searched_by_pagefind(app: Sphinx) -> bool:
    """Tell whether this build writes an index of Pagefind's."""
    is_site = isinstance(app.builder, TrustedBuilder)
    wanted = is_site and options_of(app).settings.search
    return wanted and all(importlib.util.find_spec(name) for name in ("pagefind", "cbor2"))


def setup_search(app: Sphinx) -> None:
    """Index the pages when all are written, and before the output is looked at."""
    app.connect("build-finished", _write_index, priority=900)


def _write_index(app: Sphinx, exception: Exception | None) -> None:
    if exception or not is_searched_by_pagefind(app):
        return
    builder: Any = app.builder
    if builder.is_idle:
        return
    known = read_ledger(app, _NAME)
    names: list[str] = known.get("files", [])
    key = _key(app)
    files = [Path(app.outdir, FOLDER, name) for name in names]
    if known.get("key") != key or not all(is_file_there(app, file) for file in files):
        names = _index(app)
        if names:
            write_ledger(app, _NAME, {"key": key, "files": names})
    for name in names:
        note_file(app, Path(app.outdir, FOLDER, name))


def _key(app: Sphinx) -> str:
    """Return a checksum of all that the index is made of."""
    builder: Any = app.builder
    pages = sorted(Path(builder.get_outfilename(name)) for name in app.env.found_docs)
    contents = [(path.name, path.read_bytes()) for path in pages if path.is_file()]
    return digest_of((metadata.version("pagefind"), _filters(app), contents))


def _index(app: Sphinx) -> list[str]:
    """Write the index anew; return its files, or none where Pagefind failed."""
    unread = [*(f".{name}" for name in CLASSES_OF_BLOCKS), *_UNREAD]
    with tempfile.TemporaryDirectory(prefix="mubboo-") as folder:
        command = [sys.executable, "-m", "pagefind", "--site", str(app.outdir)]
        command += ["--output-path", folder]
        command += [part for selector in unread for part in ("--exclude-selectors", selector)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            said = (done.stderr or done.stdout).strip().rpartition("\n")[2]
            message = "Pagefind could not index the site, which has no search of its: %s"
            _logger.warning(message, said, type="mubboo", subtype="config")
            return []
        _put_in_order(Path(folder))
        Path(folder, FILTERS).write_text(_filters(app), encoding="utf-8", newline="\n")
        return _copy(Path(folder), Path(app.outdir, FOLDER))


def _put_in_order(folder: Path) -> None:
    """Have the same pages give the same files: Pagefind lists filters in another order each time.

    They stand in the fourth part of the file that a search begins with, in CBOR, of which the
    entry tells the name.
    """
    import cbor2  # noqa: PLC0415 - of the extra

    entry = folder / "pagefind-entry.json"
    said = json.loads(entry.read_text(encoding="utf-8"))
    for language in said["languages"].values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        content = gzip.decompress(old.read_bytes())
        if not content.startswith(_SIGNATURE):
            continue
        parts = cbor2.loads(content.removeprefix(_SIGNATURE))
        parts[_FILTERS_PART].sort()
        content = _SIGNATURE + cbor2.dumps(parts)
        name = f"{language['hash'].partition('_')[0]}_{digest_of(content)[:10]}"
        language["hash"] = name
        old.unlink()
        new = folder / f"pagefind.{name}.pf_meta"
        new.write_bytes(gzip.compress(content, mtime=0))
    entry.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8", newline="\n")


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


def _copy(source: Path, target: Path) -> list[str]:
    names = []
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_dir() or name.startswith(_INTERFACES):
            continue
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.read_bytes())
        names.append(name)
    return names
