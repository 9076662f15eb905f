"""A directive for each block, to put it anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from mubboo_sphinx.blocks.nodes import mubboo_block
from mubboo_sphinx.documents.domain import BlockRequest, records
from mubboo_sphinx.settings import BLOCK_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

_MOST_CARDS = 10_000
_KEYS = re.compile(r"[,\s]+")


def _number(written: str) -> int:
    """Return a number of cards. Raises ValueError, which docutils reports with file and line."""
    number = directives.nonnegative_int(written)
    if number > _MOST_CARDS:
        msg = f"takes a number of cards, at most {_MOST_CARDS}"
        raise ValueError(msg)
    return number


class BlockDirective(SphinxDirective):
    """A block of the article that the directive stands in."""

    def run(self) -> list[nodes.Node]:
        """Note the block, so that the page is written again when it shows something else."""
        options = {**self.arguments_as_options(), **self.options}
        request = BlockRequest(
            self.name,
            tuple(sorted((key, str(value)) for key, value in options.items())),
            self.lineno,
        )
        blocks = records(self.env).blocks
        docname = self.env.current_document.docname
        blocks[docname] = (*blocks.get(docname, ()), request)
        node = mubboo_block(request=request, docname=docname)
        self.set_source_info(node)
        return [node]

    def arguments_as_options(self) -> dict[str, str]:
        """Return what stands beside the directive's name, as an option."""
        return {}


class RelatedPostsDirective(BlockDirective):
    """Cards of the articles related to this one."""

    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {"count": _number}


class AuthorCardDirective(BlockDirective):
    """Cards of the authors whose keys are given, else of this article's."""

    optional_arguments = 1
    final_argument_whitespace = True

    def arguments_as_options(self) -> dict[str, str]:
        """Return the keys, one space apart."""
        if not self.arguments:
            return {}
        return {"authors": " ".join(_KEYS.split(self.arguments[0].strip()))}


class PostGridDirective(BlockDirective):
    """Cards of posts: the newest of those with given labels, or the documents named."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {
        "count": _number,
        "category": directives.unchanged_required,
        "tag": directives.unchanged_required,
        "author": directives.unchanged_required,
        "skip": _number,
        "lead": directives.flag,
        "more": directives.flag,
    }

    def arguments_as_options(self) -> dict[str, str]:
        """Return the named documents, one a line."""
        named = [line.strip() for line in self.content if line.strip()]
        return {"documents": "\n".join(named)} if named else {}


_OTHERS = {
    "related-posts": RelatedPostsDirective,
    "author-card": AuthorCardDirective,
    "post-grid": PostGridDirective,
}
"""Blocks whose directives take options."""


def setup_directives(app: Sphinx) -> None:
    """Register a directive for each block, of its name."""
    for name in BLOCK_NAMES:
        app.add_directive(name, _OTHERS.get(name, BlockDirective))
