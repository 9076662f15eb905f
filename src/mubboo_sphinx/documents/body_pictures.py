"""Warn of pictures in the text that cannot be shown, with file and line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.magazine.links import is_remote
from mubboo_sphinx.magazine.picture_files import picture_excess, picture_fault
from mubboo_sphinx.priorities import DoctreeRead
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx


def setup_body_pictures(app: Sphinx) -> None:
    """Look at a document's pictures before and after Sphinx looks for their files."""
    app.connect("doctree-read", _take_out_impossible, priority=DoctreeRead.TAKE_OUT_PICTURES)
    app.connect("doctree-read", _note_faults, priority=DoctreeRead.NOTE_PICTURES)


def _take_out_impossible(app: Sphinx, document: nodes.document) -> None:
    """Show the text alone of pictures that Sphinx stops at, or that never end."""
    for node in list(document.findall(nodes.image)):
        uri = node["uri"]
        if is_remote(uri):
            continue
        try:
            _, path = app.env.relfn2path(uri)
            # Which of the two Python says of a link in a circle depends on its version.
            is_lost = os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114
            wrong = is_lost or (os.path.exists(path) and not os.path.isfile(path))  # noqa: PTH110, PTH113
            why = "is a broken link" if is_lost else "is a folder, a pipe or the like"
        except (OSError, RuntimeError, ValueError) as error:
            wrong, why = True, f"cannot be looked for: {error}"
        if wrong:
            message = f"the picture {uri!r} {why}. Its text is shown."
            _note(app, [Problem("image", message, line=_line(node))])
            node.replace_self(nodes.inline("", node.get("alt", "")))


def _note_faults(app: Sphinx, document: nodes.document) -> None:
    _note(app, _faults(app, document))


def _note(app: Sphinx, problems: Iterable[Problem]) -> None:
    docname = app.env.current_document.docname
    source = str(app.env.doc2path(docname, base=False))
    found = tuple(problem.at(source, 1) for problem in problems)
    if found:
        known = records(app.env).problems
        known[docname] = (*known.get(docname, ()), *found)


def _faults(app: Sphinx, document: nodes.document) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in document.findall(nodes.image):
        candidates: dict[str, str] = node.get("candidates", {})
        for path in dict.fromkeys(candidates.values()):
            if path in seen or is_remote(path):
                continue
            seen.add(path)
            file = app.srcdir / path
            wrong = picture_fault(file) or picture_excess(file)
            if wrong:
                yield Problem("image", f"the picture {path!r} {wrong}", line=_line(node))


def _line(node: nodes.Node | None) -> int | None:
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return None
