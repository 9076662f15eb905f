"""The doctree nodes of blocks. They carry names only: what is shown is looked up when written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class mubboo_block(nodes.General, nodes.Element):  # noqa: N801 - a node's class is its tag
    """A block that a directive puts here: `request`, a BlockRequest, and `docname`."""


class mubboo_slot(nodes.General, nodes.Element):  # noqa: N801 - a node's class is its tag
    """A place of an article that conf.py fills: `place` and `docname`.

    The places are `start`, `before_title`, `after_title`, `after_body` and `end`.
    """


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes, with HTML's visitors; other formats see plain nodes instead."""
    from mubboo_sphinx.blocks.render import skip_node, visit_block, visit_slot  # noqa: PLC0415

    app.add_node(mubboo_block, html=(visit_block, skip_node))
    app.add_node(mubboo_slot, html=(visit_slot, skip_node))
