"""Headings with references, in tables of contents and wherever else Sphinx shows a title.

Sphinx keeps of ``## After {ref}`news` `` what was written, "After news", and shows that in tables
of contents, in links to the next page and in its search; the page says "After The news".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxContentsFilter
from sphinx.util.docutils import new_document

from mubboo_sphinx.documents.domain import Heading, records
from mubboo_sphinx.documents.references import (
    has_words_of_others,
    light_copy,
    words_of,
)
from mubboo_sphinx.incremental.document_dependencies import renew_outline
from mubboo_sphinx.priorities import DoctreeRead, EnvUpdated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_PASSES = 2
"""A title may have the words of one that has the words of a third."""


def setup_headings(app: Sphinx) -> None:
    """Note such headings; fill them in once all is read, before pages are compared."""
    app.connect("doctree-read", _note_headings, priority=DoctreeRead.NOTE_HEADINGS)
    app.connect("env-updated", _fill_headings, priority=EnvUpdated.FILL_HEADINGS)
    app.connect("doctree-read", _take_downloads_out, priority=DoctreeRead.TAKE_DOWNLOADS_OUT)


def _note_headings(app: Sphinx, document: nodes.document) -> None:
    found = tuple(
        # As Sphinx names the place in its table of contents: the first is the page itself.
        Heading(f"#{section['ids'][0]}" if number else "", light_copy(title))
        for number, section in enumerate(document.findall(nodes.section))
        for title in section.children[:1]
        if isinstance(title, nodes.title) and any(title.findall(has_words_of_others))
    )
    if found:
        records(app.env).headings[app.env.current_document.docname] = found


def _take_downloads_out(app: Sphinx, _document: nodes.document) -> None:
    """Leave the words alone of a download in a heading: Sphinx ends in a KeyError where it is one.

    A table of contents leads to headings, and to no file.
    """
    env, docname = app.env, app.env.current_document.docname
    for kept in (env.tocs[docname], env.titles[docname], env.longtitles[docname]):
        for node in list(kept.findall(addnodes.download_reference)):
            node.replace_self(node.children)


def _fill_headings(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    known = records(env)
    if not known.headings:
        return ()
    documents = sorted(known.headings)
    # From what was written, each time: titles that lead to each other would grow else.
    for docname in documents:
        _show(env, docname, known.headings[docname])
    for _ in range(_PASSES):
        for docname in documents:
            _show(env, docname, tuple(_said(app, docname, known.headings[docname])))
    for docname in documents:
        renew_outline(env, docname)
    return ()


def _said(app: Sphinx, docname: str, headings: Iterable[Heading]) -> Iterator[Heading]:
    """Yield headings with the words that stand on the page in place of references."""
    for heading in headings:
        title = heading.title.deepcopy()
        references = [node for node in title.findall() if has_words_of_others(node)]
        for node, words in zip(references, words_of(app, docname, references), strict=True):
            node.replace_self(nodes.Text(words))
        yield replace(heading, title=title)


def _show(env: BuildEnvironment, docname: str, headings: Iterable[Heading]) -> None:
    """Put headings where Sphinx keeps titles."""
    entries = {
        node["anchorname"]: node
        for node in env.tocs[docname].findall(nodes.reference)
        if node.get("refuri") == docname
    }
    for heading in headings:
        visitor = SphinxContentsFilter(new_document(""))
        heading.title.walkabout(visitor)
        text = visitor.get_entry_text()
        if entry := entries.get(heading.anchor):
            entry.children = []
            entry += text
        if not heading.anchor:
            is_own_title = env.longtitles[docname].astext() == env.titles[docname].astext()
            env.titles[docname] = nodes.title("", "", *(node.deepcopy() for node in text))
            if is_own_title:
                env.longtitles[docname] = env.titles[docname]
