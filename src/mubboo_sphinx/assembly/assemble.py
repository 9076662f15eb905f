"""All facts of a build, put together once every document has been read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.ablog import LABEL_KINDS, documents_of, forget_lists, register_afresh
from mubboo_sphinx.assembly.addresses import (
    ablogs_pages,
    author_pages,
    contested_addresses,
    former_series_pages,
    former_topic_pages,
    left_out_pages,
    series_pages,
    topic_pages,
)
from mubboo_sphinx.assembly.images import collect_images
from mubboo_sphinx.assembly.magazine import Label, Magazine
from mubboo_sphinx.assembly.named_documents import named_documents
from mubboo_sphinx.assembly.site_problems import site_problems
from mubboo_sphinx.context.clock import build_time
from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.context.report import report
from mubboo_sphinx.context.share_networks import share_networks
from mubboo_sphinx.context.site_options import site_name
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.documents.links import resolve_links
from mubboo_sphinx.documents.references import with_words
from mubboo_sphinx.magazine.catalog import Catalog
from mubboo_sphinx.magazine.dates import with_zone
from mubboo_sphinx.magazine.publication import Rules, is_scheduled, is_waiting
from mubboo_sphinx.magazine.reading_speeds import words_per_minute
from mubboo_sphinx.magazine.reading_time import reading_time, whole_minutes
from mubboo_sphinx.magazine.spellings import with_one_spelling
from mubboo_sphinx.priorities import EnvUpdated
from mubboo_sphinx.settings import line_of
from mubboo_sphinx.sphinx_tools.build_context import get, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article, Topic
    from mubboo_sphinx.problems import Problem

MAGAZINE_ASSEMBLED = "mubboo-magazine-assembled"
"""Event: (app, magazine), when all articles are known and none is written."""


def magazine_of(app: Sphinx) -> Magazine:
    """Return the magazine of a build. Raises KeyError before `env-updated`."""
    return get(app, Magazine)


def setup_assembly(app: Sphinx) -> None:
    """Assemble the magazine when all documents are read, before pages are compared."""
    app.add_event(MAGAZINE_ASSEMBLED)
    app.connect("env-updated", _assemble, priority=EnvUpdated.ASSEMBLE)


def _assemble(app: Sphinx, env: BuildEnvironment) -> list[str]:
    options = options_of(app)
    known = records(env)
    articles, problems = [], []
    for docname in sorted(known.articles):
        article, wrong = _complete(app, known.articles[docname])
        articles.append(article)
        source = str(env.doc2path(docname, base=False))
        problems += [*known.problems.get(docname, ()), *(problem.at(source) for problem in wrong)]
    # Of documents that are no article, perhaps for a slip in the very field that says so.
    for docname in sorted(known.problems.keys() - known.articles.keys()):
        problems += known.problems[docname]
    articles, spelled = with_one_spelling(
        articles,
        [*map(str, options.settings.topics)],
        [author.key for author in options.authors.known()],
    )
    problems += [
        problem.at(str(env.doc2path(article.docname, base=False)), 1)
        for article, problem in spelled
    ]
    catalog = Catalog(articles, options.settings.zone)
    problems += site_problems(app, catalog)
    topics = topic_pages(app.config.blog_path, catalog, options.slugs)
    conf_py = Path(app.confdir) / "conf.py"
    line = line_of(conf_py, "mubboo_topics")
    contested = contested_addresses(topics, options.slugs)
    problems += [problem.at(str(conf_py), line) for problem in contested]
    authors = author_pages(app.config.blog_path, catalog, options.authors)
    series = series_pages(app.config.blog_path, catalog)
    images, wrong = collect_images(app, articles, options)
    unlisted = {article.docname for article in catalog.unlisted}
    pages = ablogs_pages(topics, authors, known.articles.values(), options.authors)
    register_afresh(app, pages, unlisted)
    labels = tuple(_labels(app, catalog))
    left_out = _left_out(app, catalog, topics, {"author": authors, "series": series}, labels)
    forget_lists(app, left_out)
    magazine = Magazine(
        settings=options.settings,
        authors=options.authors,
        default_authors=options.default_authors,
        catalog=catalog,
        topic_pages=topics,
        author_pages=authors,
        series_pages=series,
        labels=labels,
        left_out=left_out,
        former_pages={
            former: (page, title)
            for former, (page, title) in (
                *former_topic_pages(app.config.blog_path, topics).items(),
                *former_series_pages(app.config.blog_path, series).items(),
            )
            if page not in left_out
        },
        images=images,
        blog_path=app.config.blog_path,
        base_url=_base_url(app),
        site_name=site_name(app.config),
        language=app.config.language,
        share_networks=share_networks(app),
    )
    put(app, magazine)
    app.emit(MAGAZINE_ASSEMBLED, magazine)
    report(app, [*problems, *wrong])
    return []


def _labels(app: Sphinx, catalog: Catalog) -> Iterator[Label]:
    for kind in LABEL_KINDS:
        for page, (name, documents) in documents_of(app, kind).items():
            yield Label(kind, name, page, tuple(a for a in catalog if a.docname in documents))


def _left_out(
    app: Sphinx,
    catalog: Catalog,
    topics: Mapping[Topic, str],
    pages: Mapping[str, Mapping[str, str]],
    labels: Iterable[Label],
) -> frozenset[str]:
    path = app.config.blog_path
    found: dict[str, list[str]] = {kind: list(own.values()) for kind, own in pages.items()}
    for topic, page in topics.items():
        found.setdefault(topic.kind, []).append(page)
    for label in labels:
        found.setdefault(label.kind, []).append(label.page)
    found["archive"] = [f"{path}/{year}" for year in catalog.years]
    found["archive"] += [f"{path}/{year}/{month:02}" for year, month in catalog.months]
    return left_out_pages(path, found, options_of(app).settings.lists, app.env.found_docs)


def _complete(app: Sphinx, article: Article) -> tuple[Article, list[Problem]]:
    """Fill in what depends on options and other documents, not on the article's own file."""
    options = options_of(app)
    article = with_words(app, article)
    written = article.authors or options.default_authors
    keys = article.author_keys
    authors = tuple(
        dict.fromkeys(options.authors.key_of(each, keys.get(each, "")) for each in written)
    )
    chosen, wrong = named_documents(app, article, "related", article.related)
    left_out, also_wrong = named_documents(app, article, "unrelated", article.unrelated)
    language = article.language or app.config.language
    speed = words_per_minute(language, options.settings.reading_speed or None)
    estimate = reading_time(article.content, speed)
    seconds = article.read_time * 60 if article.read_time else estimate
    zone = options.settings.zone
    now, rules = build_time(), Rules(zone, undated=options.settings.publish_undated)
    completed = replace(
        article,
        authors=authors,
        related=chosen,
        unrelated=left_out,
        links=resolve_links(app.env, article.links, article.docname, records(app.env).articles),
        seconds=seconds,
        minutes=whole_minutes(seconds),
        date=with_zone(article.date, zone),
        updated=with_zone(article.updated, zone),
        expires=with_zone(article.expires, zone),
        embargo=with_zone(article.embargo, zone),
        draft=is_waiting(article, now, rules),
        scheduled=is_scheduled(article, now, rules),
    )
    return completed, [*wrong, *also_wrong]


def _base_url(app: Sphinx) -> str:
    url = app.config.html_baseurl or app.config.blog_baseurl or ""
    return f"{url.rstrip('/')}/" if url else ""
