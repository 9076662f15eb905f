"""ABlog's pages that send readers on from where an article used to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.build.ablog import redirects_of
from mubboo_sphinx.build.incremental.output import note_page
from mubboo_sphinx.build.report import report
from mubboo_sphinx.pages.collections import page_context
from mubboo_sphinx.pages.listings import all_listings
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article


def setup_redirects(app: Sphinx) -> None:
    """Connect the pages; those that cannot be are warned of in every build, written or not."""
    app.connect("env-updated", _warn_of_taken_pages, priority=600)
    app.connect("html-collect-pages", _collect_redirects)


def _sort_out(app: Sphinx, renderer: Renderer) -> tuple[dict[str, Article], list[Problem]]:
    """Return the article that each page leads to, and those pages that something else takes."""
    catalog = renderer.magazine.catalog
    articles = (*catalog, *catalog.unlisted)
    asked = [(article, redirects_of(app, article.docname)) for article in articles]
    if not any(pages for _, pages in asked):
        return {}, []
    taken = {*app.env.found_docs, *(listing.page for listing in all_listings(renderer))}
    kept: dict[str, Article] = {}
    problems = []
    for article, pages in sorted(asked, key=lambda pair: pair[0].docname):
        for page in pages:
            if page in taken:
                message = f"'redirect' names {page!r}, where there is a page already."
                source = app.env.doc2path(article.docname, base=False).as_posix()
                line = article.lines.get("redirect", 1)
                problems.append(Problem("front_matter", message, source, line))
                continue
            taken.add(page)
            kept[page] = article
    return kept, problems


def _warn_of_taken_pages(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    if app.builder.format == "html":
        report(app, _sort_out(app, renderer_of(app.builder))[1])
    return []


def _collect_redirects(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    kept, _ = _sort_out(app, renderer_of(app.builder))
    for page, article in kept.items():
        note_page(app, page)
        url = app.builder.get_relative_uri(page, article.docname)
        body = Markup('<h1>{}</h1>\n<p><a href="{}">{}</a></p>').format(
            article.title, url, article.title
        )
        refresh = Markup('<meta http-equiv="refresh" content="{}; url={}" />')
        metatags = str(refresh.format(app.config.post_redirect_refresh, url))
        yield page, page_context(article.title, body) | {"metatags": metatags}, "page.html"
