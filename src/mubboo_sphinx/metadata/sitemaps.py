"""Unlisted articles and the page of wrong addresses belong to no sitemap of another extension's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.incremental.sitemaps import taken_out
from mubboo_sphinx.priorities import BuildFinished

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NO_PAGES = frozenset({"404.html", "404/"})
"""What a server shows in place of a page."""


def setup_sitemaps(app: Sphinx) -> None:
    """Take them out before sphinx-sitemap writes its list, at the default priority."""
    app.connect("build-finished", _take_out, priority=BuildFinished.CLEAN_SITEMAP)


def _take_out(app: Sphinx, exception: Exception | None) -> None:
    links: Any = getattr(app, "sitemap_links", None)
    if exception or links is None:
        return
    builder = app.builder
    left_out = _NO_PAGES | {
        builder.get_target_uri(name) for name in magazine_of(app).unlisted_documents
    }
    kept = [each for each in taken_out(links) if each[0] not in left_out]
    for each in kept:
        links.put(each)
