"""Where conf.py's lists put blocks on an article's page, in any theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.ablog import shows_neighbours
from mubboo_sphinx.blocks.nodes import mubboo_slot
from mubboo_sphinx.context.site_options import is_chosen
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.priorities import BuilderInited, DoctreeRead
from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.settings import Settings

PLACES = ("before_title", "after_title", "after_body")
"""The places of an article that conf.py fills, from the top of the page."""


@dataclass
class _OfTheme:
    """Blocks that a theme puts before and after conf.py's, by place."""

    at: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


def place_blocks(
    app: Sphinx, place: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> None:
    """Have a theme put blocks at a place, around those of conf.py, which may name them itself."""
    of_build(app, _OfTheme).at[place] = before, after


def blocks_at(app: Sphinx, place: str, settings: Settings) -> list[str]:
    """Return the names of the blocks at a place of every article, from the top."""
    named = {name for each in PLACES for name in getattr(settings, each)}
    before, after = of_build(app, _OfTheme).at.get(place, ((), ()))
    return [
        *(name for name in before if name not in named),
        *getattr(settings, place, ()),
        *(name for name in after if name not in named),
    ]


def setup_placement(app: Sphinx) -> None:
    """Mark the places once everybody else has read the document.

    Titles, tables of contents and ABlog's excerpts are taken at the default priority, 500;
    afterwards the marks are in nobody's way.
    """
    app.connect("doctree-read", _mark_places, priority=DoctreeRead.MARK_PLACES)
    # Before themes put theirs.
    app.connect("builder-inited", _keep_neighbours, priority=BuilderInited.KEEP_NEIGHBOURS)


def _keep_neighbours(app: Sphinx) -> None:
    # Once for a site that showed them by ABlog's template, unless it has chosen its own blocks.
    if shows_neighbours(app) and not is_chosen(app.config, "mubboo_after_body"):
        place_blocks(app, "after_body", after=("adjacent",))


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
