"""The language of listings, looked for only in documents that have any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms.code import HighlightLanguageTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FastHighlightLanguage(HighlightLanguageTransform):
    """Sphinx's transform, which visits every node of every document."""

    def apply(self, **kwargs: Any) -> None:
        """Note the language of each listing."""
        concerned = (nodes.literal_block, addnodes.highlightlang)
        if any(isinstance(node, concerned) for node in self.document.findall(nodes.Element)):
            super().apply(**kwargs)


def setup_highlight_language(app: Sphinx) -> None:
    """Take the place of Sphinx's transform."""
    transforms = app.registry.post_transforms
    if HighlightLanguageTransform in transforms:
        transforms[transforms.index(HighlightLanguageTransform)] = FastHighlightLanguage
