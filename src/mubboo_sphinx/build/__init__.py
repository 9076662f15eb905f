"""Sphinx and ABlog in, facts out: the only place that knows ABlog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.build import (
    ablog,
    assembly,
    body_pictures,
    clock,
    digests,
    docutils_messages,
    draft_links,
    drafts,
    economy,
    equations,
    foreign_documents,
    headings,
    incremental,
    numbers,
    options,
    reading,
    sources,
    state,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_build(app: Sphinx) -> None:
    """Connect what reads documents into articles and assembles the magazine."""
    clock.setup_clock(app)
    state.setup_state(app)
    economy.setup_economy(app)
    digests.setup_digests(app)
    sources.setup_sources(app)
    options.setup_options(app)
    ablog.setup_healing(app)
    docutils_messages.setup_docutils_messages(app)
    equations.setup_equations(app)
    foreign_documents.setup_foreign_documents(app)
    drafts.setup_drafts(app)
    draft_links.setup_draft_links(app)
    reading.setup_reading(app)
    body_pictures.setup_body_pictures(app)
    headings.setup_headings(app)
    numbers.setup_numbers(app)
    assembly.setup_assembly(app)
    incremental.setup_incremental(app)
