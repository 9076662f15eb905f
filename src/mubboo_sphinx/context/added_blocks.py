"""Blocks that other extensions add: what each is, and which there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands: a document, its article if it is one, and a directive's options."""

    app: Sphinx
    docname: str
    article: Article | None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A block: a view, a template that shows it, and its words where there is no HTML.

    `name` is the directive's too, and the block's in the lists of conf.py. `view` returns plain
    data whose `repr` is the same for the same data, or None for nothing to show. `template` is a
    file, which is given it as `view`; a site's `_templates/mubboo/<name>.html` goes before it.
    `plain` returns paragraphs of text for LaTeX, text and the like; without it, there are none.
    `options` are the directive's, and how each is read. `needs_article` is false for a block that
    makes sense on any page.
    """

    name: str
    view: Callable[[BlockPlace], object | None]
    template: Path
    plain: Callable[[Any], Iterable[str]] | None = None
    options: Mapping[str, Callable[[str], object]] = field(default_factory=dict)
    needs_article: bool = True


@dataclass
class _Added:
    blocks: dict[str, Block] = field(default_factory=dict)


def added_blocks(app: Sphinx) -> dict[str, Block]:
    """Return the blocks that other extensions have added, by name."""
    return of_build(app, _Added).blocks
