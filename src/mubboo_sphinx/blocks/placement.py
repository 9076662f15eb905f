"""Where conf.py's lists put blocks on an article's page, in any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from docutils import nodes

from mubboo_sphinx.blocks.nodes import mubboo_slot
from mubboo_sphinx.build.ablog import shows_neighbours
from mubboo_sphinx.build.site_options import is_chosen
from mubboo_sphinx.build.state import records

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.settings import Settings

PLACES = ("before_title", "after_title", "after_body")
"""The places of an article that conf.py fills, from the top of the page."""


# By application and place: blocks that a theme puts before and after conf.py's.
_of_theme: WeakKeyDictionary[Sphinx, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = (
    WeakKeyDictionary()
)


def place_blocks(
    app: Sphinx, place: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> None:
    """Have a theme put blocks at a place, around those of conf.py, which may name them itself."""
    _of_theme.setdefault(app, {})[place] = before, after


def blocks_at(app: Sphinx, place: str, settings: Settings) -> list[str]:
    """Return the names of the blocks at a place of every article, from the top."""
    named = {name for each in PLACES for name in getattr(settings, each)}
    before, after = _of_theme.get(app, {}).get(place, ((), ()))
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
    app.connect("doctree-read", _mark_places, priority=900)
    # Before themes put theirs.
    app.connect("builder-inited", _keep_neighbours, priority=400)


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
