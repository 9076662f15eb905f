"""Which documents to read: those whose content changed, whatever the times of files say.

Sphinx compares times. A fresh checkout has new ones, so that everything would be read; a file
that is put back has an old one, so that nothing would.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.incremental.document_dependencies import state_of_path
from mubboo_sphinx.incremental.domain import readings
from mubboo_sphinx.priorities import EnvBeforeReadDocs, EnvGetOutdated, EnvUpdated
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.digests import digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass
class _Reading:
    documents: tuple[str, ...] = ()


def read_documents(app: Sphinx) -> tuple[str, ...]:
    """Return the documents that this build reads."""
    return of_build(app, _Reading).documents


def setup_outdated(app: Sphinx) -> None:
    """Correct what Sphinx thinks has changed, once drafts have been left out."""
    app.connect("env-get-outdated", _by_content, priority=EnvGetOutdated.DECIDE_BY_CONTENT)
    app.connect("env-before-read-docs", _note_reading, priority=EnvBeforeReadDocs.NOTE_READING)
    # First of all: whoever looks at the records sees what has been read.
    app.connect("env-updated", _note_contents, priority=EnvUpdated.NOTE_CONTENTS)


def _by_content(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], _removed: set[str]
) -> list[str]:
    for docname in env.found_docs - added:
        if _must_be_read(app, env, docname):
            changed.add(docname)
        else:
            changed.discard(docname)
    return []


def _must_be_read(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    if docname in env.reread_always or not (app.doctreedir / f"{docname}.doctree").is_file():
        return True
    known = readings(env)
    contents, noted = known.contents.get(docname), known.dependencies.get(docname)
    if contents is None or noted is None:
        return True
    if any(state_of_path(app, path) != before for path, before in noted.paths):
        return True
    # New dependencies too: Sphinx adds catalogs of translations before it asks.
    return contents != _contents(app, env, docname)


def _contents(app: Sphinx, env: BuildEnvironment, docname: str) -> dict[str, str | None]:
    """Return the checksums of a document's source and of the files that it depends on."""
    digests = digests_of(app)
    files = {Path(env.doc2path(docname)), *map(Path, env.dependencies.get(docname, ()))}
    return {_name(file, env.srcdir): digests(file) for file in sorted(files)}


def _name(file: Path, folder: Path) -> str:
    # Relative where it can be, so that a cache may move with its sources.
    return (file.relative_to(folder) if file.is_relative_to(folder) else file).as_posix()


def _note_reading(app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
    of_build(app, _Reading).documents = tuple(docnames)


def _note_contents(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    known = readings(env)
    # A random token, not a counter, so that readings never collide: after a build that was
    # stopped, or with a new environment. It decides what is written, and stands in nothing written.
    reading = secrets.token_hex(8)
    for docname in read_documents(app):
        if docname in env.all_docs:
            known.reads[docname] = reading
            known.contents[docname] = _contents(app, env, docname)
    return ()
