"""Incremental builds that leave what a clean one would: `mubboo_sphinx.incremental`.

Any Sphinx site may load it alone; a magazine has it by itself. `mubboo_incremental = False`, or
`-D mubboo_incremental=0`, switches it off, and Sphinx decides by its own rules.

Documents are read and pages written when their content, or what they show of others, differs, not
when a file's time does: after a fresh checkout, or in another folder, a cache is still good. What
is gone from the sources goes from the output, and files with the same bytes keep their times.

In the order of a build:

- `versions`, `relocation`: the environment is loaded, if the same code made it;
- `outdated`: documents are read whose content differs, or what they looked for;
- `doctrees`: one that cannot be loaded is made anew;
- `document_dependencies`: what each takes from others and shows to them is noted as it is read;
- `image_names`, `definitions`: what depended on the order of reading is settled;
- `fingerprints`: each page's fingerprint, of its document, its `page_dependencies`, what
  extensions told (`inputs`) and the `site_inputs`, is compared with that of the page last written;
- `configuration`: it is stored as conf.py gives it;
- `builder`: pages that differ are written, the `search_index` is mended, or nothing is done;
- `asset_checksums`: addresses of files that come later are the same in each build;
- `sitemaps`: another extension's list of pages is completed;
- `output`: files that are not wanted go, and those with the same bytes keep their times;
- `warning_replay`: where warnings are errors, they come again.

What is remembered of documents lies in the environment (`domain`), what is remembered of files in
lists beside it (`sphinx_tools/manifest.py`). An extension whose pages show what other documents
say tells so by the functions of `inputs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import environment
from sphinx.builders.html import _assets as sphinx_assets
from sphinx.search import IndexBuilder

from mubboo_sphinx.incremental import (
    asset_checksums,
    builder,
    configuration,
    definitions,
    doctrees,
    document_dependencies,
    domain,
    fingerprints,
    image_names,
    outdated,
    relocation,
    sitemaps,
    versions,
    warning_replay,
)
from mubboo_sphinx.sphinx_tools.private_names import PrivateName, have_all
from mubboo_sphinx.sphinx_tools.switches import is_switched_on

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SWITCH = "mubboo_incremental"
_HELP = "decide by content which documents are read and which pages are written"


def is_wanted(app: Sphinx) -> bool:
    """Tell whether conf.py and the command line leave it on. Asked for in `setup()`."""
    return is_switched_on(app, SWITCH, _HELP)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Decide by content what is read, written and removed, unless it is switched off."""
    needed = (
        PrivateName(sphinx_assets, "_file_checksum_inner"),
        PrivateName(getattr(environment, "FilenameUniqDict", object).__init__, "_existing"),
        *(
            PrivateName(IndexBuilder.__init__, name)
            for name in ("_mapping", "_title_mapping", "_titles", "_index_entries")
        ),
        PrivateName(app, "_fail_on_warnings"),
    )
    if is_wanted(app) and have_all(needed, versions.EXTENSION):
        _connect(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _connect(app: Sphinx) -> None:
    domain.setup_domain(app)
    versions.setup_versions(app)
    relocation.setup_relocation(app)
    outdated.setup_outdated(app)
    doctrees.setup_doctrees(app)
    document_dependencies.setup_document_dependencies(app)
    image_names.setup_image_names(app)
    definitions.setup_definitions(app)
    fingerprints.setup_fingerprints(app)
    builder.setup_builder(app)
    configuration.setup_configuration(app)
    asset_checksums.setup_asset_checksums(app)
    sitemaps.setup_sitemaps(app)
    warning_replay.setup_warning_replay(app)
