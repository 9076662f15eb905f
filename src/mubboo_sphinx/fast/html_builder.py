"""Methods of the HTML builder with less to do: stems are cached, plain titles written at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.fast.partials import can_write_partials, plain_paragraphs, plain_partial
from mubboo_sphinx.fast.stem_cache import cache_stems
from mubboo_sphinx.priorities import BuilderInited
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx


@dataclass
class _Plain:
    """Whether plain titles and paragraphs are written without a translator."""

    is_written: bool = False


def setup_html_builder(app: Sphinx) -> None:
    """Wrap the methods of the builder at hand, whatever its class is."""
    app.connect("builder-inited", _wrap, priority=BuilderInited.EXTEND_BUILDER)
    # When every extension and theme has said how it writes what.
    app.connect("env-before-read-docs", _look)


def paragraphs_as_html(app: Sphinx, found: Iterable[nodes.Node]) -> str | None:
    """Return paragraphs of plain text as HTML; None where Sphinx is to write them."""
    return plain_paragraphs(found) if of_build(app, _Plain).is_written else None


def _look(app: Sphinx, *_: object) -> None:
    builder: Any = app.builder
    of_build(app, _Plain).is_written = makes_site(builder) and can_write_partials(app, builder)


def _wrap(app: Sphinx) -> None:
    builder: Any = app.builder
    if not makes_site(builder):
        return
    prepare_writing, render_partial = builder.prepare_writing, builder.render_partial

    def prepare_and_cache(docnames: AbstractSet[str]) -> None:
        prepare_writing(docnames)
        if builder.indexer is not None:
            cache_stems(builder.indexer.lang)

    def render_plain(node: nodes.Node | None) -> dict[str, str]:
        made = plain_partial(node) if of_build(app, _Plain).is_written else None
        return made or render_partial(node)

    builder.prepare_writing = prepare_and_cache
    builder.render_partial = render_plain
