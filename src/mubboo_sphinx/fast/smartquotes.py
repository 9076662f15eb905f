"""Smart quotes, looked for only in blocks that have something to make smart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_UNDO = "-1"
"""The action that takes away what others put in: its signs are not looked for."""
_ACTIVE = re.compile(r"""['"`\\\x00&]|--|\.\.|\. \.""")
"""Of what any action changes a part: quotes, backticks, dashes, ellipses, escapes, `&quot;`."""


class FastSmartQuotes(SphinxSmartQuotes):
    """Sphinx's transform, which goes through every text a dozen times by regular expressions."""

    def apply(self, **kwargs: Any) -> None:
        """Make the quotes of those blocks smart that have any."""
        document = self.document
        if self.config.smartquotes_action != _UNDO:
            self.document = cast("nodes.document", _Quoting(document))
        super().apply(**kwargs)
        self.document = document


class _Quoting:
    """A document, of which only the blocks are found that have something to make smart."""

    def __init__(self, document: nodes.document) -> None:
        self._document = document

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)

    def findall(self, wanted: type) -> Iterator[nodes.Node]:
        """Yield the nodes of a class. Within a block, docutils looks itself."""
        found: Iterator[nodes.Node] = self._document.findall(wanted)
        for node in found:
            if not isinstance(node.parent, nodes.TextElement) and _ACTIVE.search(node.astext()):
                yield node


def setup_smartquotes(app: Sphinx) -> None:
    """Take the place of Sphinx's transform, in the order of all."""
    transforms = app.registry.transforms
    if SphinxSmartQuotes in transforms:
        transforms[transforms.index(SphinxSmartQuotes)] = FastSmartQuotes
