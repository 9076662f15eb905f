"""Sphinx and ABlog in, facts out: the only place that knows ABlog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.build import (
    ablog,
    assembly,
    builder,
    changes,
    digests,
    drafts,
    labels,
    memory,
    names,
    options,
    outdated,
    outlook,
    reading,
    relocation,
    state,
    versions,
    warned,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_build(app: Sphinx) -> None:
    """Connect what reads documents into articles and assembles the magazine."""
    memory.setup_memory(app)
    state.setup_state(app)
    versions.setup_versions(app)
    digests.setup_digests(app)
    relocation.setup_relocation(app)
    options.setup_options(app)
    ablog.setup_healing(app)
    drafts.setup_drafts(app)
    outdated.setup_outdated(app)
    reading.setup_reading(app)
    labels.setup_labels(app)
    outlook.setup_outlook(app)
    names.setup_names(app)
    assembly.setup_assembly(app)
    changes.setup_changes(app)
    warned.setup_warned(app)
    builder.setup_builder(app)
