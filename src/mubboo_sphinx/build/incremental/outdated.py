"""Which documents to read: those whose content changed, whatever the times of files say.

Sphinx compares times. A fresh checkout has new ones, so that everything would be read; a file
that is put back has an old one, so that nothing would.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from mubboo_sphinx.build.digests import digests_of
from mubboo_sphinx.build.drafts import standing
from mubboo_sphinx.build.state import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_reading: WeakKeyDictionary[Sphinx, tuple[str, ...]] = WeakKeyDictionary()


def read_documents(app: Sphinx) -> tuple[str, ...]:
    """Return the documents that this build reads."""
    return _reading.get(app, ())


def setup_outdated(app: Sphinx) -> None:
    """Correct what Sphinx thinks has changed, once drafts have been left out."""
    app.connect("env-get-outdated", _by_content, priority=950)
    app.connect("env-before-read-docs", _note_reading, priority=950)
    # First of all: whoever looks at the records sees what has been read.
    app.connect("env-updated", _note_contents, priority=50)


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
    known = records(env)
    contents, outlook = known.contents.get(docname), known.outlooks.get(docname)
    if contents is None or outlook is None:
        return True
    if any(standing(app, path) != before for path, before in outlook.paths):
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
    _reading[app] = tuple(docnames)


def _note_contents(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    known = records(env)
    # By chance, and not counted: after a build that was stopped, or with a new environment, no
    # reading is taken for another. It decides what is written, and stands in nothing written.
    reading = secrets.token_hex(8)
    for docname in read_documents(app):
        if docname in env.all_docs:
            known.reads[docname] = reading
            known.contents[docname] = _contents(app, env, docname)
    return ()
