"""What published pages take from drafts: of links the text alone, of included files nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable
from sphinx.util import docname_join

from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.documents.drafts import held_back_files
from mubboo_sphinx.incremental.inputs import add_sought_paths
from mubboo_sphinx.priorities import DoctreeRead
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_STRETCHED = "sd-hide-link-text"
"""Of the link that lies over a card of sphinx-design: its text is not to be read."""
_ADVICE = "Take the link out until it is published."
_NOTHING = (
    "{!r} is held back, as a draft is: nothing of it is shown. Take it out until it is published."
)


def setup_draft_links(app: Sphinx) -> None:
    """Take out of each document what leads to a draft, or is made of one."""
    app.connect("include-read", _include_nothing)
    # With some options, it reads a file without a word to anybody.
    app.add_directive("include", _Include, override=True)
    app.add_directive("csv-table", _CSVTable, override=True)
    # Before the article is read, so that its text is what the page shows; and before Sphinx takes
    # the files that are to be copied, at the default priority.
    app.connect("doctree-read", _take_out_drafts, priority=DoctreeRead.TAKE_OUT_DRAFTS)
    add_sought_paths(app, lambda app, docname: records(app.env).refused.get(docname, ()))


class _Include(Include):
    """Sphinx's, of reStructuredText. In Markdown, MyST's own stands in for it."""

    def run(self) -> Sequence[nodes.Node]:
        path, whole = self.env.relfn2path(self.arguments[0])
        app = self.env._app  # noqa: SLF001 - a directive has no other way, and `app` is deprecated
        if not _refuses(app, Path(path), self.lineno):
            return super().run()
        self.env.note_dependency(whole)
        return []


class _CSVTable(CSVTable):
    """Sphinx's, whose rows may stand in a file."""

    def run(self) -> list[nodes.Node]:  # type: ignore[override] # as Sphinx's own
        env: BuildEnvironment = self.state.document.settings.env
        if "file" in self.options:
            path, whole = env.relfn2path(self.options["file"])
            if _refuses(env._app, Path(path), self.lineno):  # noqa: SLF001 - as above
                env.note_dependency(whole)
                return []
        return super().run()


def _include_nothing(app: Sphinx, path: Path, _parent: str, content: list[str]) -> None:
    if _refuses(app, path, _line(app, path.name)):
        content[0] = ""


def _refuses(app: Sphinx, path: Path, line: int | None) -> bool:
    if path.as_posix() not in held_back_files(app):
        return False
    _note(app, path.as_posix(), _NOTHING.format(path.as_posix()), line)
    return True


def _line(app: Sphinx, name: str) -> int | None:
    """Return the line in which a document includes a file."""
    source = Path(app.env.doc2path(app.env.current_document.docname))
    including = re.compile(rf"\binclude\b.*{re.escape(name)}")
    lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if including.search(line)), None)


def _take_out_drafts(app: Sphinx, document: nodes.document) -> None:
    for node in list(document.findall(nodes.Element)) if held_back_files(app) else ():
        if isinstance(node, (addnodes.pending_xref, addnodes.download_reference)):
            path = _linked_path(app, node)
            if path in held_back_files(app):
                _unlink(app, node, path)
        elif isinstance(node, (nodes.literal_block, nodes.raw)) and node.get("source"):
            path = Path(os.path.relpath(node["source"], app.srcdir)).as_posix()
            if path in held_back_files(app):
                _empty(app, node, path)


def _linked_path(app: Sphinx, node: nodes.Element) -> str:
    """Return the source file that a reference names by its path, or an empty string."""
    target = str(node.get("reftarget", "")).partition("#")[0]
    if not target or "://" in target:
        return ""
    kind = node.get("refdomain"), node.get("reftype")
    if kind == ("std", "doc"):
        target = docname_join(app.env.current_document.docname, target)
    if kind == ("std", "doc") or kind[0] == "doc":
        return next((path for path, name in held_back_files(app).items() if name == target), "")
    if isinstance(node, addnodes.download_reference) or kind[1] == "myst":
        try:
            return app.env.relfn2path(target)[0]
        except (OSError, RuntimeError, ValueError):
            return ""
    return ""


def _unlink(app: Sphinx, node: nodes.Element, path: str) -> None:
    target = node["reftarget"]
    if _STRETCHED in node["classes"]:
        message = f"{target!r} is held back, as a draft is: the card leads nowhere. {_ADVICE}"
        _note(app, path, message, _line_of(node))
        node.parent.remove(node)
        return
    message = f"{target!r} is held back, as a draft is: only the link's text is shown. {_ADVICE}"
    _note(app, path, message, _line_of(node))
    # A picture without a text is something to be seen, too.
    if not node.astext().strip() and not any(True for _ in node.findall(nodes.image)):
        node += nodes.Text(_text_in_place(held_back_files(app)[path]))
    # Within another element: docutils takes no plain text in place of what has classes.
    node.replace_self(nodes.inline("", "", *node.children))


def _text_in_place(docname: str) -> str:
    """Return a file's name, or its folder's: nobody is to read the title of a draft."""
    return docname.removesuffix("/index").rpartition("/")[2]


def _empty(app: Sphinx, node: nodes.Element, path: str) -> None:
    """Leave of a file that is shown as it is, its name alone."""
    text = "" if isinstance(node, nodes.raw) else path.rpartition("/")[2]
    _note(app, path, _NOTHING.format(path), _line_of(node))
    node.rawsource = text
    node.children = []
    node += nodes.Text(text)
    if isinstance(node, nodes.literal_block):
        node["language"] = "text"


def _line_of(node: nodes.Node | None) -> int | None:
    while node is not None and node.line is None:
        node = node.parent
    return node.line if node is not None else None


def _note(app: Sphinx, path: str, message: str, line: int | None) -> None:
    known, docname = records(app.env), app.env.current_document.docname
    source = app.env.doc2path(docname, base=False).as_posix()
    problem = Problem("front_matter", message, source, line or 1)
    problems = known.problems.get(docname, ())
    if problem not in problems:  # once, of a link that stands twice in a line
        known.problems[docname] = (*problems, problem)
    known.refused[docname] = (*known.refused.get(docname, ()), path)
