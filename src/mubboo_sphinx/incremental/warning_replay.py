"""Warnings that come again until they are mended, where warnings are errors.

Sphinx warns of what it reads and writes. What is not read again is not warned of again: a build
that failed for its warnings (`-W`) would succeed when it is started once more.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import NAMESPACE, get_node_location, is_suppressed_warning

from mubboo_sphinx.incremental.fingerprints import written_documents
from mubboo_sphinx.incremental.outdated import read_documents
from mubboo_sphinx.priorities import EnvGetOutdated
from mubboo_sphinx.sphinx_tools.build_context import forget, of_build
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NAME = "warned"
_READING, _WRITING, _ELSEWHERE = "reading", "writing", "elsewhere"
Warned = dict[str, list[str]]
"""The documents that were warned of, by what was being done with them."""


class _Listener(logging.Handler):
    """Notes which documents a build warns of."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._app = app
        self.found: dict[str, set[str]] = {_READING: set(), _WRITING: set(), _ELSEWHERE: set()}

    def emit(self, record: logging.LogRecord) -> None:
        phase = self._app.phase
        if phase is BuildPhase.INITIALIZATION:
            return  # comes with every build
        kind, subtype = (str(getattr(record, name, "")) for name in ("type", "subtype"))
        if is_suppressed_warning(kind, subtype, self._app.config.suppress_warnings):
            return
        docname = self._document(getattr(record, "location", None))
        if docname not in self._app.env.found_docs or phase is BuildPhase.CONSISTENCY_CHECK:
            self.found[_ELSEWHERE].add(self._app.config.root_doc)
        else:
            self.found[_READING if phase is BuildPhase.READING else _WRITING].add(str(docname))

    def _document(self, location: object) -> str | None:
        """Return the document of a warning's location, in any of the forms that Sphinx takes."""
        if isinstance(location, tuple):
            return str(location[0])
        if isinstance(location, nodes.Node):
            location = get_node_location(location)
        path, colon, _ = str(location or "").rpartition(":")
        return self._app.env.path2doc(path) if colon else str(location)


@dataclass
class _Listening:
    listener: _Listener | None = None


def setup_warning_replay(app: Sphinx) -> None:
    """Listen, and have documents read and written again of which the last build warned."""
    app.connect("builder-inited", _listen)
    app.connect("env-get-outdated", _read_again, priority=EnvGetOutdated.REPLAY_WARNINGS)
    app.connect("env-get-updated", _write_again)
    app.connect("build-finished", _remember)


def _listen(app: Sphinx) -> None:
    listener = of_build(app, _Listening).listener = _Listener(app)
    logging.getLogger(NAMESPACE).addHandler(listener)


def _last(app: Sphinx, what: str) -> list[str]:
    if not getattr(app, "_fail_on_warnings", False):
        return []
    known: list[str] = read_manifest(app, _NAME).get(what, [])
    return [docname for docname in known if docname in app.env.found_docs]


def _read_again(
    app: Sphinx, _env: BuildEnvironment, _added: set[str], changed: set[str], _removed: set[str]
) -> list[str]:
    changed.update(_last(app, _READING))
    return []


def _write_again(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    return [*_last(app, _WRITING), *_last(app, _ELSEWHERE)]


def _remember(app: Sphinx, exception: Exception | None) -> None:
    listener = of_build(app, _Listening).listener
    forget(app, _Listening)  # it knows the application
    if listener is None:
        return
    logging.getLogger(NAMESPACE).removeHandler(listener)
    if exception:
        return
    before: Warned = read_manifest(app, _NAME)
    read, written = set(read_documents(app)), written_documents(app)
    still = {
        _READING: set(before.get(_READING, ())) - read,
        _WRITING: set(before.get(_WRITING, ())) - read - written,
        _ELSEWHERE: set() if written else set(before.get(_ELSEWHERE, ())),
    }
    write_manifest(app, _NAME, {what: sorted(found | still[what]) for what, found
                              in listener.found.items()})  # fmt: skip
