"""Builds that can be trusted: what follows another build makes what a clean one would.

In the order of a build:

- `memory`, `versions`, `relocation`: the environment is loaded, if the same code made it;
- `outdated`: documents are read whose content differs, or what they looked for;
- `doctrees`: one that cannot be loaded is made anew;
- `outlook`: what each takes from others and shows to them is noted as it is read;
- `names`, `definitions`, `labels`: what depended on the order of reading is settled;
- `changes`: each page's fingerprint, of its document, its `surroundings`, its blocks and the
  `site_inputs`, is compared with that of the page last written;
- `configuration`: it is stored as conf.py gives it;
- `builder`: pages that differ are written, the `search_index` is mended, or nothing is done;
- `asset_checksums`: addresses of files that come later are the same in each build;
- `sitemaps`: another extension's list of pages is completed;
- `output`: files that are not wanted go, and those with the same bytes keep their times;
- `warned`: where warnings are errors, they come again.

What is remembered of documents lies in the environment (`build/state.py`), what is remembered of
files in lists beside it (`build/ledger.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.build.incremental import (
    asset_checksums,
    builder,
    changes,
    configuration,
    definitions,
    doctrees,
    labels,
    memory,
    names,
    outdated,
    outlook,
    relocation,
    sitemaps,
    versions,
    warned,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_incremental(app: Sphinx) -> None:
    """Decide by content what is read, written and removed."""
    memory.setup_memory(app)
    versions.setup_versions(app)
    relocation.setup_relocation(app)
    outdated.setup_outdated(app)
    doctrees.setup_doctrees(app)
    outlook.setup_outlook(app)
    names.setup_names(app)
    definitions.setup_definitions(app)
    labels.setup_labels(app)
    changes.setup_changes(app)
    builder.setup_builder(app)
    configuration.setup_configuration(app)
    asset_checksums.setup_asset_checksums(app)
    sitemaps.setup_sitemaps(app)
    warned.setup_warned(app)
