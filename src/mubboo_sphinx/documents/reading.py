"""Each document, as Sphinx reads it: front matter and text in, an article out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from docutils import nodes

from mubboo_sphinx import ablog
from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.documents.covers import find_cover
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.documents.languages import with_language
from mubboo_sphinx.documents.links import links_of
from mubboo_sphinx.documents.parsed_fields import docinfo_fields, with_directive
from mubboo_sphinx.documents.references import light_copy
from mubboo_sphinx.documents.text import DocumentText, document_text
from mubboo_sphinx.documents.titles import ensure_title, name_of, title_problems
from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.dates import Day, is_update, moment, parse_day
from mubboo_sphinx.magazine.extra_fields import read_extra_fields
from mubboo_sphinx.magazine.field_values import shortened
from mubboo_sphinx.magazine.front_matter import FrontMatter, is_post, read_fields
from mubboo_sphinx.magazine.misplaced_fields import (
    misplaced_markdown_fields,
    misplaced_rest_fields,
)
from mubboo_sphinx.magazine.notebooks import with_fields_in_metadata
from mubboo_sphinx.magazine.placeholders import without_gaps
from mubboo_sphinx.magazine.publication import has_draft_mark, other_times
from mubboo_sphinx.magazine.raw_fields import (
    RawFields,
    fit_for_myst,
    parse_front_matter,
    without_front_matter,
)
from mubboo_sphinx.magazine.rest_fields import parse_rest_fields
from mubboo_sphinx.magazine.terms import count_terms
from mubboo_sphinx.magazine.title_heading import with_title_heading
from mubboo_sphinx.magazine.yaml_lines import as_text
from mubboo_sphinx.priorities import DoctreeRead
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.sphinx_tools.events import changed_by_handlers

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ARTICLE_READ = "mubboo-article-read"
"""Event: (app, article, document); a handler may return another article."""
_RAW = "mubboo_front_matter"
_LINES = "mubboo_field_lines"
_OPENING = "mubboo_opening"
_MARKDOWN = ("markdown", "myst", "myst-nb")


def setup_reading(app: Sphinx) -> None:
    """Read articles before ABlog does (its handler has the default priority, 500)."""
    app.add_event(ARTICLE_READ)
    app.connect("source-read", _keep_front_matter)
    app.connect("doctree-read", _read_article, priority=DoctreeRead.READ_ARTICLE)
    app.connect("doctree-read", _after_ablog, priority=DoctreeRead.AFTER_ABLOG)


def _keep_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    # By the time there is a doctree, MyST has made text of the values: a list has its brackets
    # on, quotes are curly, and lines are lost.
    path = app.env.doc2path(docname)
    if path.suffix == ".ipynb":
        source[0], problems = with_fields_in_metadata(source[0])
        _note_problems(app, docname, problems)
        return
    suffix = next((s for s in app.config.source_suffix if str(path).endswith(s)), "")
    if app.config.source_suffix.get(suffix) in _MARKDOWN:
        raw = app.env.current_document[_RAW] = parse_front_matter(source[0])
        if not raw.values and not raw.problems:
            misplaced = misplaced_markdown_fields(source[0]).problems
            _note_problems(app, docname, list(misplaced))
            if misplaced and source[0].startswith("---"):
                # It is told: docutils would add that no document begins with a line.
                source[0] = source[0].lstrip("-")
        source[0] = fit_for_myst(source[0])
        if not is_post(raw, matched=ablog.is_matched_post(app, docname)):
            return
        title, line = as_text(raw.values.get("title")), raw.lines.get("title")
        if not raw.is_legible:
            source[0] = without_front_matter(source[0])  # it is told, and MyST need not
        elif title and line:
            source[0] = with_title_heading(source[0], title, line)
    else:
        raw = parse_rest_fields(source[0])
        app.env.current_document[_LINES] = raw.lines
        if not raw.values:
            _note_problems(app, docname, list(misplaced_rest_fields(source[0]).problems))


def _read_article(app: Sphinx, document: nodes.document) -> None:
    docname = app.env.current_document.docname
    post_nodes = list(document.findall(ablog.PostNode))
    post_node = post_nodes[0] if post_nodes else None
    noted = app.env.current_document
    raw = cast("RawFields | None", noted.get(_RAW))
    if raw is None:
        raw = docinfo_fields(document, noted.get(_LINES) or {})
    if post_node is not None:
        raw = with_directive(raw, post_node)
    settings = options_of(app).settings
    front_matter, problems = read_fields(
        raw,
        post=post_node is not None or ablog.is_matched_post(app, docname),
        post_date_format=app.config.post_date_format,
        undated=settings.publish_undated,
        name=name_of(docname),
        extra=settings.extra_fields,
    )
    if not front_matter.is_post:
        for node in post_nodes:
            node.replace_self([])
        _note_problems(app, docname, problems)
        return
    problems += ensure_title(document, front_matter.title, docname)
    last_update, bad_updates = _read_updates(document, app.config.post_date_format)
    cover, bad_cover = find_cover(app.env, document, front_matter, raw.lines.get("image"))
    problems += [*bad_updates, *bad_cover, *_leave_out_posts(post_nodes[1:])]
    front_matter = with_language(app, docname, front_matter)
    text = document_text(document, front_matter.language or app.config.language)
    problems += title_problems(text, front_matter.title, raw, docname)
    if text.references:
        records(app.env).references[docname] = tuple(map(light_copy, text.references))
    article = _article(docname, text, front_matter, raw, last_update)
    embargo, expires = other_times(raw, app.config.post_date_format)
    extra, wrong = read_extra_fields(raw, settings.extra_fields, app.config.post_date_format)
    problems += wrong
    article = replace(
        article, embargo=embargo, expires=front_matter.expires or expires, extra=extra
    )
    # What stands for the article in feeds and lists, where no directive says so itself.
    if post_node is None or not post_node.children:
        noted[_OPENING] = text.opening
    article = replace(article, cover=cover, links=links_of(document, docname))
    article = changed_by_handlers(app, ARTICLE_READ, article, lambda each: (each, document))
    _store(app, article, problems)
    if last_update and not front_matter.date:
        # ABlog compares the update with the date that is not there, and stops the build.
        front_matter = replace(front_matter, date=last_update)
    made = ablog.make_post_node(app, document, front_matter, post_node)
    if post_node is None:
        section = next(iter(document.findall(nodes.section)))
        section.append(made)


def _leave_out_posts(others: list[ablog.PostNode]) -> list[Problem]:
    """Leave the further posts of a document to its text: at a bad date, ABlog stops the build."""
    message = (
        "only the first post of a document is an article; this one is shown as a part of it."
        " Move it to a file of its own."
    )
    for node in others:
        node.replace_self([] if node["exclude"] else node.children)
    return [Problem("front_matter", message, line=node.line) for node in others]


def _store(app: Sphinx, article: Article, problems: list[Problem]) -> None:
    records(app.env).articles[article.docname] = article
    _note_problems(app, article.docname, problems)


def _note_problems(app: Sphinx, docname: str, problems: list[Problem]) -> None:
    if problems:
        source = str(app.env.doc2path(docname, base=False))
        known = records(app.env).problems
        found = (problem.at(source, 1) for problem in problems)
        known[docname] = (*known.get(docname, ()), *found)


def _after_ablog(app: Sphinx, _document: nodes.document) -> None:
    article = records(app.env).articles.get(app.env.current_document.docname)
    if article:
        docname = article.docname
        # Sphinx has the title of front matter in <title>, and the heading above the text.
        app.env.longtitles[docname] = app.env.titles[docname]
        ablog.note_update(app, article)
        if opening := app.env.current_document.get(_OPENING):
            ablog.note_opening(app, docname, opening)
        ablog.note_description(app, article)
        ablog.lighten_posts(app, article.docname)


def _article(
    docname: str,
    text: DocumentText,
    front_matter: FrontMatter,
    raw: RawFields,
    last_update: Day | None,
) -> Article:
    title = shortened(text.title or front_matter.title or name_of(docname))
    description = front_matter.description or shortened(text.first_paragraph)
    body = without_gaps(" ".join(text.body))
    headings = list(map(without_gaps, text.headings))
    return Article(
        docname=docname,
        title=title,
        date=front_matter.date,
        updated=_latest(front_matter.date, front_matter.updated, last_update),
        authors=front_matter.authors,
        author_keys=front_matter.author_keys,
        categories=front_matter.categories,
        tags=front_matter.tags,
        description=description,
        related=front_matter.related,
        unrelated=front_matter.unrelated,
        show_related=front_matter.show_related,
        content=text.content,
        read_time=front_matter.read_time,
        draft=front_matter.draft or has_draft_mark(raw),
        unlisted=front_matter.unlisted,
        series=front_matter.series,
        share=front_matter.share,
        language=front_matter.language,
        canonical_link=front_matter.canonical_link,
        external_link=front_matter.external_link,
        terms=count_terms(body, without_gaps(title), headings, front_matter.description),
        lines=dict(raw.lines),
    )


def _latest(date: Day | None, *updates: Day | None) -> Day | None:
    later = [each for each in updates if each and date and is_update(each, date)]
    return max(later, key=moment, default=None)


def _read_updates(
    document: nodes.document, post_date_format: str
) -> tuple[Day | None, list[Problem]]:
    """Return the last date of ABlog's `update` directives; at a bad one ABlog stops the build."""
    latest: Day | None = None
    problems = []
    for node in list(document.findall(ablog.UpdateNode)):
        try:
            day = parse_day(node["date"], post_date_format)
        except ValueError as error:
            message = f"cannot read the update's date: {error}. Write '2026-04-05'."
            problems.append(Problem("date", message, line=node.line))
            title = nodes.title("", node["date"])
            node.replace_self(nodes.admonition("", title, *node.children, classes=["note"]))
            continue
        node["date"] = moment(day).replace(tzinfo=None).isoformat()
        latest = max(filter(None, (latest, day)), key=moment)
    return latest, problems
