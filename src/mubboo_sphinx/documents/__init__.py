"""Each document, as Sphinx reads it, becomes an article: or is held back, or is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.documents import (
    body_pictures,
    docutils_messages,
    domain,
    draft_links,
    drafts,
    equations,
    foreign_documents,
    headings,
    numbers,
    post_labels,
    reading,
    sources,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_documents(app: Sphinx) -> None:
    """Connect what reads documents into articles."""
    domain.setup_domain(app)
    sources.setup_sources(app)
    docutils_messages.setup_docutils_messages(app)
    equations.setup_equations(app)
    foreign_documents.setup_foreign_documents(app)
    drafts.setup_drafts(app)
    draft_links.setup_draft_links(app)
    reading.setup_reading(app)
    post_labels.setup_post_labels(app)
    body_pictures.setup_body_pictures(app)
    headings.setup_headings(app)
    numbers.setup_numbers(app)
