"""Where conf.py's lists put blocks on an article's page, in any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.blocks.nodes import mubboo_slot
from mubboo_sphinx.build.state import records

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_placement(app: Sphinx) -> None:
    """Mark the places once everybody else has read the document.

    Titles, tables of contents and ABlog's excerpts are taken at the default priority, 500;
    afterwards the marks are in nobody's way.
    """
    app.connect("doctree-read", _mark_places, priority=900)


def _mark_places(app: Sphinx, document: nodes.document) -> None:
    docname = app.env.current_document.docname
    if docname not in records(app.env).articles:
        return
    section = next(iter(document.findall(nodes.section)), None)
    if section is None:
        return

    def slot(place: str) -> mubboo_slot:
        return mubboo_slot(place=place, docname=docname)

    title = next(i for i, child in enumerate(section) if isinstance(child, nodes.title))
    section.insert(title + 1, slot("after_title"))
    # Before the section and not in it: writers count on a section to begin with its title.
    document.insert(document.index(section), [slot("start"), slot("before_title")])
    # After the section, since MyST puts footnotes there.
    document.extend([slot("after_body"), slot("end")])
