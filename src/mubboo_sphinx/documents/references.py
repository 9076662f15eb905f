"""The words of references in an article's text: what stands on its page, not what was written.

``{ref}`news` `` is "The news" there, ``{numref}`fig` `` is "Fig. 2", and `[](other.md)` the other's
title. They are known once everything has been read, and change when that does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.util import logging
from sphinx.util.docutils import new_document

from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.magazine.placeholders import filled, gaps_in
from mubboo_sphinx.magazine.reading_time import Content, count_words
from mubboo_sphinx.magazine.terms import count_terms, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

logger = logging.getLogger(__name__)

_TYPES = frozenset({"any", "doc", "eq", "keyword", "myst", "numref", "ref"})
_DOMAINS = frozenset({"cite", "doc", "math"})


def has_words_of_others(node: nodes.Node) -> TypeGuard[addnodes.pending_xref]:
    """Tell whether a node is a reference whose words are those of what it leads to."""
    if not isinstance(node, addnodes.pending_xref):
        return False
    if node.get("refexplicit"):
        return bool(node.get("reftype") == "numref")  # `Figure %s <fig>`: the number is another's
    return node.get("reftype") in _TYPES or node.get("refdomain") in _DOMAINS


def light_copy(node: nodes.Element) -> nodes.Element:
    """Return a copy that can be stored: it holds on to no document, and so to no environment."""
    copied: nodes.Element = node.deepcopy()
    for each in copied.findall():
        each.document = None  # type: ignore[assignment] # as it is of a node by itself
    return copied


def with_words(app: Sphinx, article: Article) -> Article:
    """Return an article with the words of its references in title, description and counts."""
    found = records(app.env).references.get(article.docname)
    if not found:
        return article
    words = words_of(app, article.docname, found)
    title = filled(article.title, words)
    description = filled(article.description, words)
    said = " ".join(words)
    language = article.language or app.config.language
    in_title = set(gaps_in(article.title))
    counted = " ".join(word for number, word in enumerate(words) if number not in in_title)
    return replace(
        article,
        title=title or article.docname.rpartition("/")[2],
        description=description,
        content=article.content + Content(words=count_words(counted, language)),
        terms=joined(article.terms, count_terms(said, "", (), "")),
    )


def words_of(app: Sphinx, docname: str, found: Sequence[nodes.Element]) -> list[str]:
    """Return the words of references, resolved as on the page of a document."""
    document = new_document(str(app.env.doc2path(docname)))
    document.settings.env = app.env
    places = [nodes.paragraph("", "", node.deepcopy()) for node in found]
    document.extend(places)
    noted = app.env.current_document
    before, noted.docname = noted.docname, docname
    try:
        with logging.suppress_logging():  # its page warns of those that lead nowhere
            # Not `resolve_references`: that tells all extensions of a page of this name.
            for transform in _resolvers(app):
                transform(document).run()
    except Exception as error:  # noqa: BLE001 - another extension's, or of a builder of no pages
        logger.debug("mubboo_sphinx: references of %s are not resolved: %s", docname, error)
    finally:
        noted.docname = before
    return [" ".join(place.astext().split()) for place in places]


def _resolvers(app: Sphinx) -> list[type[ReferencesResolver]]:
    transforms = app.registry.get_post_transforms()
    found = [each for each in transforms if issubclass(each, ReferencesResolver)]
    return sorted(found, key=lambda each: each.default_priority)
