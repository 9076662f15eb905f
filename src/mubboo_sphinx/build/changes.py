"""Which pages show something else than they did, though their own source is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from mubboo_sphinx.build.ledger import read_ledger, write_ledger

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Shown = Callable[["Sphinx", str], object]
"""Takes the name of a document; returns what its page shows of the magazine, as plain data
whose `repr` is the same for the same data."""

_NAME = "shown"

# All by application.
_shown: WeakKeyDictionary[Sphinx, list[Shown]] = WeakKeyDictionary()
_now: WeakKeyDictionary[Sphinx, dict[str, str]] = WeakKeyDictionary()
_written: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()


def add_shown(app: Sphinx, shown: Shown) -> None:
    """Have pages written again whenever what `shown` returns for them changes."""
    _shown.setdefault(app, []).append(shown)


def setup_changes(app: Sphinx) -> None:
    """Compare what pages show with what was last written, once the magazine is assembled."""
    app.connect("env-updated", _changed_documents, priority=900)
    app.connect("doctree-resolved", _note_written)
    app.connect("build-finished", _keep_fingerprints)


def _changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    now = {}
    for docname in sorted(env.all_docs):
        value = [shown(app, docname) for shown in _shown.get(app, ())]
        now[docname] = hashlib.sha256(repr(value).encode()).hexdigest()[:20]
    _now[app] = now
    before = read_ledger(app, _NAME) or {}
    return [docname for docname in now if before.get(docname) != now[docname]]


def _note_written(app: Sphinx, _document: nodes.document, docname: str) -> None:
    # In this process even where pages are written in others.
    _written.setdefault(app, set()).add(docname)


def _keep_fingerprints(app: Sphinx, exception: Exception | None) -> None:
    # Of pages that were written, and of no other: a build of some files only, or one that was
    # stopped, leaves the rest to be written by the next.
    if exception:
        return
    now, before = _now.get(app, {}), read_ledger(app, _NAME) or {}
    written = _written.get(app, set())
    kept = {docname: before[docname] for docname in now if docname in before}
    write_ledger(
        app, _NAME, kept | {docname: now[docname] for docname in now if docname in written}
    )
