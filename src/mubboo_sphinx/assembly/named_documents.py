"""Documents that a writer names, in front matter or in a block: which are meant and shown."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.documents.drafts import held_back_documents
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article


def named_documents(
    app: Sphinx, article: Article, field_name: str, written: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the document names that a writer meant, and those that are not there."""
    articles = records(app.env).articles
    names, problems = [], []
    for each in written:
        name = resolve_document(app, article.docname, each)
        if name in articles:
            names.append(name)
            continue
        message = f"'{field_name}' names {each!r}, {why_not_shown(app, article.docname, name)}"
        problems.append(Problem("related", message, line=article.lines.get(field_name, 1)))
    return tuple(names), problems


def why_not_shown(app: Sphinx, docname: str, other: str) -> str:
    """Return what is wrong with a name that does not lead to an article that is shown.

    `docname` is the page that names it.
    """
    if other in held_back_documents(app):
        return "which is held back, as a draft is: it is shown once it is published."
    hint = did_you_mean(other, records(app.env).articles.keys() - {docname}, cutoff=0.7)
    return (
        f"which is not a published article.{hint} Write the path from this page's folder, or from"
        " the source folder with a '/' before it."
    )


def resolve_document(app: Sphinx, docname: str, written: str) -> str:
    """Return the document that `written` names on a page, as `{doc}` would, suffix or not.

    A name from the source folder without its leading '/' is understood as well.
    """
    stem = written
    for suffix in app.config.source_suffix:
        stem = stem.removesuffix(suffix)
    path = PurePosixPath("/", PurePosixPath(docname).parent, stem)
    parts: list[str] = []
    for part in path.parts[1:]:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    name = "/".join(parts)
    return stem if name not in app.env.found_docs and stem in app.env.found_docs else name
