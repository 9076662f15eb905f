"""What a process that reads documents for another one sends back: what it has read, and no more.

With `-j`, Sphinx forks a process for each batch of documents, and has it send the whole
environment: with all that earlier batches have brought, again and again, more than a hundred times
the size of a big site's.
"""

from __future__ import annotations

import os
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.priorities import DoctreeRead, EnvBeforeReadDocs
from mubboo_sphinx.sphinx_tools.facts import all_facts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class _Reading:
    """Which process this one was forked from, and what it has read since."""

    main_process = 0
    here: set[str] = set()  # noqa: RUF012 - there is one in a process


class OwnOnly(dict[str, Any]):
    """Facts by document. Pickled by a forked process, it has only those of what that one read."""

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        """Become a plain dict."""
        if os.getpid() == _Reading.main_process:
            return dict, (dict(self),)
        return dict, ({name: facts for name, facts in self.items() if name in _Reading.here},)


def setup_workers(app: Sphinx) -> None:
    """Note who reads what."""
    # After those that make the records anew, and before anything is read.
    app.connect("env-before-read-docs", _begin, priority=EnvBeforeReadDocs.BEGIN_WORKERS)
    app.connect("doctree-read", _note, priority=DoctreeRead.NOTE_WORKER)
    app.connect("build-finished", _end)


def own_only(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts by document so that a process sends back only its own, where this is on."""
    return OwnOnly(facts) if _Reading.main_process else facts


def _begin(_app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    _Reading.main_process, _Reading.here = os.getpid(), set()
    for known in all_facts(env):
        for each in fields(known):
            value = getattr(known, each.name)
            if isinstance(value, dict):
                setattr(known, each.name, OwnOnly(value))


def _note(app: Sphinx, _document: nodes.document) -> None:
    _Reading.here.add(app.env.current_document.docname)


def _end(_app: Sphinx, _exception: Exception | None) -> None:
    _Reading.main_process, _Reading.here = 0, set()
