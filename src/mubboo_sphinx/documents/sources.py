"""Sources that Sphinx stops at: those in another encoding, and what is no file.

A file that is not in the site's encoding is told by line and byte, and read all the same, with a
sign in the place of what cannot be read.
"""

from __future__ import annotations

import codecs
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mubboo_sphinx.context.report import report
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.priorities import EnvGetOutdated
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.sphinx_tools.lifetime import during_build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_PREFIX = "mubboo_replacing_"


def setup_sources(app: Sphinx) -> None:
    """Read a document once more that cannot be decoded; leave out what is no file."""
    during_build(app, lambda: _forgiving(app))
    app.connect("env-get-outdated", _leave_out_pipes, priority=EnvGetOutdated.LEAVE_OUT_PIPES)


def _leave_out_pipes(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    for docname in sorted(env.found_docs):
        path = env.doc2path(docname)
        try:
            is_file = stat.S_ISREG(path.stat().st_mode)
        except OSError:
            continue  # Sphinx says what it is
        if not is_file:
            report(app, [Problem("config", "is left out: it is not a file.", str(path))])
            env.project.docnames.discard(docname)
            added.discard(docname)
            changed.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
    return []


@contextmanager
def _forgiving(app: Sphinx) -> Iterator[None]:
    builder = app.builder
    read_doc = builder.read_doc

    def read(docname: str, *, _cache: bool = True) -> None:
        try:
            read_doc(docname, _cache=_cache)
        except UnicodeDecodeError as error:
            settings = app.env.settings
            own = str(settings["input_encoding"])
            if own.startswith(_PREFIX) or not _note(app, docname, own, error):
                raise
            settings["input_encoding"] = _PREFIX + own
            try:
                read_doc(docname, _cache=_cache)
            finally:
                settings["input_encoding"] = own

    builder.read_doc = read  # type: ignore[method-assign,misc]
    codecs.register(_replacing)
    try:
        yield
    finally:
        codecs.unregister(_replacing)
        del builder.read_doc


def _note(app: Sphinx, docname: str, encoding: str, error: UnicodeDecodeError) -> bool:
    """Note the first byte that cannot be read. Return False where it is another file's."""
    path = app.env.doc2path(docname)
    content = path.read_bytes()
    try:
        content.decode(encoding)
    except UnicodeDecodeError as own:
        error = own
    else:
        return False
    line = content.count(b"\n", 0, error.start) + 1
    column = error.start - content.rfind(b"\n", 0, error.start)
    message = (
        f"byte {column} of this line, 0x{content[error.start]:02x}, is not {_said(encoding)}; a"
        " sign is shown in its place. Save the file as UTF-8, or set source_encoding in conf.py."
    )
    source = str(app.env.doc2path(docname, base=False))
    known = records(app.env).problems
    known[docname] = (*known.get(docname, ()), Problem("config", message, source, line))
    return True


def _said(encoding: str) -> str:
    return encoding.upper().replace("_", "-").removesuffix("-SIG")


def _replacing(name: str) -> codecs.CodecInfo | None:
    """Return `mubboo_replacing_<codec>`: a codec that puts a sign for what it cannot read."""
    name = name.replace("-", "_")
    if not name.startswith(_PREFIX):
        return None
    codec = codecs.lookup(name.removeprefix(_PREFIX))

    def decoder(_errors: str = "strict") -> codecs.IncrementalDecoder:
        assert codec.incrementaldecoder is not None  # noqa: S101 - text encodings have one
        return codec.incrementaldecoder("replace")

    return codecs.CodecInfo(
        codec.encode,
        lambda data, _errors="strict": codec.decode(data, "replace"),
        incrementaldecoder=decoder,  # type: ignore[arg-type] # called, and no more
        name=name,
    )
