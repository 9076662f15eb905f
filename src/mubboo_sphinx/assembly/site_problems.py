"""What is wrong with a site as a whole, once all of its articles are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.ablog import idle_patterns
from mubboo_sphinx.assembly.lost_articles import lost_articles
from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.documents.drafts import held_back_documents
from mubboo_sphinx.problems import Problem, did_you_mean
from mubboo_sphinx.settings import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.catalog import Catalog


def site_problems(app: Sphinx, catalog: Catalog) -> list[Problem]:
    """Return what is wrong with authors and patterns, and which articles nobody would see."""
    articles = sorted([*catalog, *catalog.unlisted], key=lambda each: each.docname)
    return [
        *_unknown_authors(app, articles),
        *_unknown_names_in_option(app, catalog),
        *_idle_patterns(app),
        *lost_articles(app),
    ]


def _idle_patterns(app: Sphinx) -> list[Problem]:
    """Return which patterns make no document an article: a slip gives an empty magazine."""
    conf_py = Path(app.confdir) / "conf.py"
    line = line_of(conf_py, "blog_post_pattern")
    documents = app.env.found_docs | held_back_documents(app)
    return [
        Problem(
            "config",
            f"blog_post_pattern {pattern!r} matches no document. Write it from the source folder,"
            " with the suffix, as in 'articles/*.md', or 'articles/**/*.md' for folders below.",
            str(conf_py),
            line,
        )
        for pattern in idle_patterns(app, documents)
    ]


def _unknown_authors(app: Sphinx, articles: Iterable[Article]) -> list[Problem]:
    """Return a problem for each name that articles have and the site's authors have not.

    A site that lists no authors, as ABlog never asked it to, has no unknown ones.
    """
    known = options_of(app).authors
    named: dict[str, list[Article]] = {}
    for article in articles if known.known() else ():
        for key in article.authors:
            if key not in known:
                named.setdefault(key, []).append(article)
    return [
        replace(
            known.unknown(key, len(places)),
            source=app.env.doc2path(places[0].docname, base=False).as_posix(),
            line=places[0].lines.get("author", 1),
        )
        for key, places in sorted(named.items())
    ]


def _unknown_names_in_option(app: Sphinx, catalog: Catalog) -> list[Problem]:
    """Return what is wrong with an option that names authors: a slip would leave nobody out."""
    options, name = options_of(app), "mubboo_related_exclude_authors"
    conf_py = Path(app.confdir) / "conf.py"
    known = {*catalog.authors, *(author.key for author in options.authors.known())}
    named = options.settings.related_exclude_authors
    return [
        Problem(
            "config",
            f"{name} names {author!r}, who wrote nothing.{did_you_mean(author, known)}",
            str(conf_py),
            line_of(conf_py, name),
        )
        for author in named
        if options.authors.key_of(author) not in known
    ]
