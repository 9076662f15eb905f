"""`mubboo list`: the articles of a magazine, as its pages know them."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.util.console import color_terminal, nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from mubboo_sphinx.assembly.assemble import magazine_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.catalog import Catalog

_HEADS = ("date", "min", "seconds", "words", "article")


def print_list(options: argparse.Namespace) -> None:
    """Print the articles of the magazine in `options.source`."""
    with tempfile.TemporaryDirectory() as folder:
        articles = _read(options.source, options.doctrees or Path(folder), drafts=options.drafts)
    if options.json:
        data = [_facts(article) for article in articles]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_table(articles))


def _read(source: Path, doctrees: Path, *, drafts: bool) -> Catalog:
    """Have Sphinx read the articles, and write nothing; its warnings go to standard error."""
    options = {"mubboo_show_drafts": True} if drafts else {}
    if not color_terminal():
        nocolor()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            source,
            source,
            doctrees / "out",
            doctrees,
            "dummy",
            options,
            status=None,
            warning=sys.stderr,
        )
        app.build()
        return magazine_of(app).catalog


def _facts(article: Article) -> dict[str, Any]:
    return {
        "docname": article.docname,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "authors": article.authors,
        "categories": article.categories,
        "tags": article.tags,
        "draft": article.draft,
        "scheduled": article.scheduled,
        "minutes": article.minutes,
        "seconds": round(article.seconds),
        "words": round(article.content.words),
    }


def _table(articles: Iterable[Article]) -> str:
    rows = [_HEADS]
    for article in articles:
        facts = _facts(article)
        date = (facts["date"] or "")[:10]
        state = " (scheduled)" if article.scheduled else " (draft)" if article.draft else ""
        name = f"{article.docname}{state}"
        minutes, seconds, words = (str(facts[key]) for key in ("minutes", "seconds", "words"))
        rows.append((date, minutes, seconds, words, name))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        f"{date:{widths[0]}}  {minutes:>{widths[1]}}  {seconds:>{widths[2]}}  {words:>{widths[3]}}"
        f"  {name}\n"
        for date, minutes, seconds, words, name in rows
    )
    return "".join(lines)
