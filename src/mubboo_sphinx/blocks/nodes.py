"""The doctree nodes of blocks. They carry names only: what is shown is looked up when written."""

from __future__ import annotations

from docutils import nodes

from mubboo_sphinx.settings import BLOCK_NAMES

CLASSES_OF_BLOCKS = tuple(f"mubboo-{name}" for name in BLOCK_NAMES)
"""The class of each block's root element."""


class mubboo_block(nodes.General, nodes.Element):  # noqa: N801 - a node's class is its tag
    """A block that a directive puts here: `request`, a BlockRequest, and `docname`."""


class mubboo_slot(nodes.General, nodes.Element):  # noqa: N801 - a node's class is its tag
    """A place of an article that conf.py fills: `place` and `docname`.

    The places are `start`, `before_title`, `after_title`, `after_body` and `end`.
    """
