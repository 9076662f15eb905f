"""Inline Markdown of an author's bio."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from mubboo_sphinx.magazine.links import is_safe_link


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    # A link that is refused stays on the page as it was written.
    parser.validateLink = is_safe_link  # type: ignore[method-assign]
    return parser


@lru_cache(maxsize=1024)
def inline_html(text: str) -> Markup:
    """Return inline Markdown as HTML. Tags in it are shown, not obeyed."""
    # Safe: the parser escapes all text, knows no raw HTML, and lets through safe links only.
    return Markup(_parser().renderInline(text))  # noqa: S704


@lru_cache(maxsize=1024)
def inline_text(text: str) -> str:
    """Return inline Markdown as plain text."""
    return Markup(re.sub(r"<[^>]*>", "", _parser().renderInline(text))).unescape()  # noqa: S704


def refused_links(text: str) -> list[str]:
    """Return the addresses of the links in `text` that no reader is sent to."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    tokens = parser.parseInline(text)[0].children or []
    urls = (str(token.attrs["href"]) for token in tokens if token.type == "link_open")
    return [url for url in urls if not is_safe_link(url)]
