"""Sphinx's search index, mended where an incremental build makes another than a clean one.

Sphinx loads `searchindex.js` without its index entries, and keeps the words of documents that
are gone. Its index has no public names for these parts; a test compares the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.search import IndexBuilder

_NAME = "index-entries"


def documents(index: IndexBuilder) -> frozenset[str]:
    """Return the documents that an index holds."""
    return frozenset(index._titles)


def complete(app: Sphinx, index: IndexBuilder) -> None:
    """Mend an index that was loaded: words of no document go, and entries come back."""
    for words in (index._mapping, index._title_mapping):
        for word in [word for word, documents in words.items() if not documents]:
            del words[word]
    entries: dict[str, Any] = read_manifest(app, _NAME)
    for docname in index._titles:
        if docname in entries:
            index._index_entries[docname] = [tuple(entry) for entry in entries[docname]]


def put_in_order(app: Sphinx, index: IndexBuilder) -> None:
    """Put the entries in order, and note them, since Sphinx will not load them."""
    entries = {
        docname: found
        for docname, found in sorted(index._index_entries.items())
        if docname in index._titles and found
    }
    index._index_entries = entries
    write_manifest(app, _NAME, entries)
