"""Blocks and places of an article, as HTML's writer meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup

from mubboo_sphinx.blocks.nodes import mubboo_block, mubboo_slot
from mubboo_sphinx.blocks.placement import PLACES
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.documents.domain import BlockRequest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_LARGEST_HEADING, _SMALLEST_HEADING = 2, 6


def setup_visitors(app: Sphinx) -> None:
    """Register the nodes, with HTML's visitors; other formats see plain nodes instead."""
    app.add_node(mubboo_block, html=(visit_block, skip_node))
    app.add_node(mubboo_slot, html=(visit_slot, skip_node))


def visit_block(self: HTML5Translator, node: mubboo_block) -> None:
    """Write a directive's block."""
    renderer = renderer_of(self.builder)
    page = str(getattr(self.builder, "current_docname", "")) or node["docname"]
    level = min(max(self.section_level + 1, _LARGEST_HEADING), _SMALLEST_HEADING)
    request = node["request"]
    placed = any(BlockRequest(request.name) in renderer.requests(place) for place in PLACES)
    block = renderer.block(request, node["docname"], page, level=level, first=not placed)
    # What a label before the directive is for.
    self.body += [Markup('<span id="{}"></span>').format(name) for name in node["ids"]]
    self.body.append(block)
    raise nodes.SkipNode


def visit_slot(self: HTML5Translator, node: mubboo_slot) -> None:
    """Write the blocks of a place of an article."""
    renderer = renderer_of(self.builder)
    docname, place = node["docname"], node["place"]
    page = str(getattr(self.builder, "current_docname", "")) or docname
    if place == "start":
        self.body.append(renderer.start(docname, page))
    elif place == "end":
        self.body.append(renderer.comments(docname, page) + Markup("</div>\n"))
    else:
        for request in renderer.requests(place):
            first = not _is_above(renderer, request.name, place)
            self.body.append(renderer.block(request, docname, page, first=first))
    raise nodes.SkipNode


def _is_above(renderer: Renderer, name: str, place: str) -> bool:
    above = PLACES[: PLACES.index(place)]
    return any(BlockRequest(name) in renderer.requests(each) for each in above)


def skip_node(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Depart from a node whose visitor skips it."""
