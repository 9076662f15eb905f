"""Which pages show something else than they did, though their own source is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from mubboo_sphinx.build.state import records

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Shown = Callable[["Sphinx", str], object]
"""Takes the name of a document; returns what its page shows of the magazine, as plain data
whose `repr` is the same for the same data."""

_shown: WeakKeyDictionary[Sphinx, list[Shown]] = WeakKeyDictionary()


def add_shown(app: Sphinx, shown: Shown) -> None:
    """Have pages written again whenever what `shown` returns for them changes."""
    _shown.setdefault(app, []).append(shown)


def setup_changes(app: Sphinx) -> None:
    """Compare what pages show with the last build, after the magazine has been assembled."""
    app.connect("env-updated", _changed_documents, priority=900)


def _changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    known = records(env)
    before = known.shown.get(app.builder.name, {})
    now = {}
    for docname in sorted(env.all_docs):
        value = [shown(app, docname) for shown in _shown.get(app, ())]
        now[docname] = hashlib.sha256(repr(value).encode()).hexdigest()[:20]
    known.shown[app.builder.name] = now
    # Of documents read for the first time, or no longer an article, Sphinx knows by itself.
    return [docname for docname in now if before.get(docname) != now[docname]]
