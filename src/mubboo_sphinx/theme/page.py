"""What the theme's template needs to know of a page, and which files the page loads."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.documents.text import document_text
from mubboo_sphinx.priorities import HtmlPageContext
from mubboo_sphinx.theme.chrome import chrome_of, is_ours, options_of_theme

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_OF_SPHINX_DESIGN = re.compile(r'class="[^"]*\bsd-(?!card\b|badge\b)')
"""Of sphinx-design's classes our own blocks have two, and the theme's style sheet knows them."""
_DESIGN_FILES = ("sphinx-design.min.css", "design-tabs.js")
SCRIPTS = ("mubboo-theme.js",)
"""Of the theme, on every page."""
SCRIPTS_OF_SEARCH = ("searchtools.js", "language_data.js")
"""Of Sphinx, which its own template of the search page names without a checksum."""
_SEARCH_SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "translations.js",
    *SCRIPTS_OF_SEARCH,
)
"""What Sphinx's own search needs; other pages of this theme need none of them."""
_DESCRIPTION_LENGTH = 200
_TAG = re.compile(r"<[^>]*>")
_IDENTIFIER = re.compile(r"[A-Za-z][\w-]*")


def setup_page(app: Sphinx) -> None:
    """Give the template its context, after everybody else has added to it."""
    app.connect("html-page-context", _add_chrome, priority=HtmlPageContext.ADD_CHROME)


def _add_chrome(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    document: nodes.document | None,
) -> None:
    if not is_ours(app):
        return
    renderer = renderer_of(app.builder)
    chrome = chrome_of(app)
    # What stands around an article is the site's, whatever the language of the article.
    language = renderer.maker("").language
    is_article = pagename in renderer.magazine.catalog
    context["mubboo_gettext"] = language.gettext
    context["mubboo_direction"] = language.direction
    context["mubboo_header"] = chrome.header(pagename, context)
    context["mubboo_footer"] = chrome.footer(pagename, context)
    context["mubboo_options"] = options_of_theme(app)
    context["mubboo_search"] = chrome.has_search(context)
    context["mubboo_pagefind"] = chrome.pagefind
    context["mubboo_archive"] = chrome.archive
    if document is None or pagename == app.config.root_doc:
        context["mubboo_width"] = "wide"
    else:
        context["mubboo_width"] = "article" if is_article else "text"
    context["mubboo_notes"] = _side_notes(document) if document and is_article else ""
    _keep_needed_files(pagename, context)
    for name in ("css_tag", "js_tag"):
        context[name] = chrome.remembered_tags(context["content_root"], name, context[name])
    if not is_article:
        _describe(renderer.magazine.site_name, context, document)


def _keep_needed_files(pagename: str, context: dict[str, Any]) -> None:
    """Have a page load what it needs, and no more."""
    body = str(context.get("body") or "")
    if not _OF_SPHINX_DESIGN.search(body):
        for files in ("css_files", "script_files"):
            context[files] = [each for each in context[files] if not _is_one(each, _DESIGN_FILES)]
    if pagename != "search" or context["mubboo_pagefind"]:
        context["script_files"] = [
            each for each in context["script_files"] if not _is_one(each, _SEARCH_SCRIPTS)
        ]


def _is_one(file: Any, names: tuple[str, ...]) -> bool:
    # By the whole name: a site may have a "redesign.css" of its own.
    return str(getattr(file, "filename", file)).partition("?")[0].rpartition("/")[2] in names


def _side_notes(document: nodes.document) -> str:
    """Return rules that tie each footnote to where it is first referred to, and to the one above.

    The theme's style sheet then puts them beside the text, where there is room. As custom
    properties: checkers of HTML do not know anchors yet.
    """
    rules, above = [], ""
    for note in document.findall(nodes.footnote):
        names = [*note["backrefs"][:1], *note["ids"][:1]]
        if len(names) < 2 or not all(map(_IDENTIFIER.fullmatch, names)):  # noqa: PLR2004 - both
            continue
        reference, own = names
        after = f";--mubboo-above:--{above}" if above else ""
        rules.append(f"#{reference}{{--mubboo-name:--{reference}}}")
        rules.append(f"#{own}{{--mubboo-name:--{own};--mubboo-beside:--{reference}{after}}}")
        above = own
    return "".join(rules)


def _describe(site: str, context: dict[str, Any], document: nodes.document | None) -> None:
    """Say what a page is that is no article, by its first paragraph, or else by its title."""
    metatags = str(context.get("metatags") or "")
    if 'name="description"' in metatags:
        return
    text = document_text(document).first_paragraph if document is not None else ""
    if len(text) > _DESCRIPTION_LENGTH:
        text = text[:_DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
    # Sphinx has titles as HTML.
    title = html.unescape(_TAG.sub("", str(context.get("title") or "")))
    text = text or ". ".join(filter(None, (title, site)))
    meta = Markup('<meta name="description" content="{}">\n').format(text)
    context["metatags"] = metatags + str(meta)
