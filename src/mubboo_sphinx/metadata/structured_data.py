"""The article as data: JSON-LD and meta tags that say what the page shows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from markupsafe import Markup, escape

from mubboo_sphinx.blocks.language import iso, language
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.incremental.inputs import add_page_dependency
from mubboo_sphinx.magazine.feed import duration
from mubboo_sphinx.magazine.links import is_remote, is_web_url
from mubboo_sphinx.magazine.markdown import inline_text
from mubboo_sphinx.magazine.placeholders import gaps_in
from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

# What could end the script element, or a line of it, as JSON's own escapes.
_SCRIPT_SAFE = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")}
)


@dataclass
class _Heads:
    """What stands in the head of each article's page."""

    by_document: dict[str, str] = field(default_factory=dict)


def setup_structured_data(app: Sphinx) -> None:
    """Add the data to the head of every article's page."""
    app.connect("html-page-context", _add_to_head)
    add_page_dependency(app, _head, covered=True)


def _add_to_head(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    renderer = renderer_of(app.builder)
    article = renderer.magazine.catalog.get(pagename)
    if pagename == "index" and context.get("pageurl"):
        context["pageurl"] = renderer.page_url(pagename) or context["pageurl"]
    if article is None:
        return
    if gaps_in(records(app.env).articles[pagename].title):
        # Sphinx does not resolve a title's references for <title>.
        context["title"] = escape(article.title)
    if article.canonical_link:
        context["pageurl"] = article.canonical_link
    metatags = str(context.get("metatags") or "")
    if article.description and 'name="description"' not in metatags:
        meta = Markup('<meta name="description" content="{}" />\n')
        metatags += str(meta.format(article.description))
    context["metatags"] = metatags + _head(app, pagename)


def _head(app: Sphinx, docname: str) -> str:
    # Asked for twice: to see whether the page is another one, and for the page.
    known = of_build(app, _Heads).by_document
    if docname not in known:
        known[docname] = _make_head(renderer_of(app.builder), docname)
    return known[docname]


def _make_head(renderer: Renderer, docname: str) -> str:
    article = renderer.magazine.catalog.get(docname)
    if article is None:
        return ""
    robots = '<meta name="robots" content="noindex" />\n' if article.unlisted else ""
    data = json.dumps(structured_data(renderer, article), ensure_ascii=False, indent=1)
    script = f'<script type="application/ld+json">\n{data.translate(_SCRIPT_SAFE)}\n</script>\n'
    return robots + script


def structured_data(renderer: Renderer, article: Article) -> dict[str, Any]:
    """Return an article as Schema.org's NewsArticle; what is not known is left out."""
    magazine = renderer.magazine
    url = article.canonical_link or renderer.page_url(article.docname)
    tags = [topic.label for topic in article.topics if topic.kind == "tag"]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.description,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": iso(article.date) if article.date else "",
        "dateModified": iso(article.updated or article.date) if article.date else "",
        "author": [_author(renderer, key) for key in article.authors],
        "image": _image(renderer, article),
        "articleSection": list(article.categories),
        "keywords": tags,
        "wordCount": round(article.content.words),
        "timeRequired": duration(article.minutes),
        "inLanguage": language(article.language or magazine.language).tag,
        "isPartOf": _series(renderer, article.series) if article.series else None,
        "publisher": {"@type": "Organization", "name": magazine.site_name}
        | ({"url": magazine.base_url} if magazine.base_url else {}),
    }
    return {key: value for key, value in data.items() if value}


def _author(renderer: Renderer, key: str) -> dict[str, Any]:
    author = renderer.magazine.authors[key]
    # The author of unlisted articles alone has no page.
    own = renderer.magazine.author_pages.get(key)
    page = renderer.page_url(own) if own else ""
    data = {
        "@type": "Organization" if author.type == "organization" else "Person",
        "name": author.name,
        "url": author.url if is_web_url(author.url) else page,
        "jobTitle": author.role if author.type == "person" else "",
        "description": inline_text(author.bio),
        "sameAs": [social.url for social in author.socials],
    }
    return {key: value for key, value in data.items() if value}


def _series(renderer: Renderer, name: str) -> dict[str, Any]:
    own = renderer.magazine.series_pages.get(name)
    url = renderer.page_url(own) if own else ""
    return {"@type": "CreativeWorkSeries", "name": name} | ({"url": url} if url else {})


def _image(renderer: Renderer, article: Article) -> str:
    if article.cover is None:
        return ""
    if is_remote(article.cover.path):
        return article.cover.path
    base = renderer.magazine.base_url
    file = renderer.magazine.images[article.cover.path].name
    return urljoin(base, f"_images/{quote(file)}") if base else ""
