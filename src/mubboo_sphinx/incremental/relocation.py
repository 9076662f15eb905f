"""A cache that moves with its sources: another folder is no reason to read everything again.

Sphinx throws its environment away when the source folder has another name, as it has where a
runner checks out to a folder of its own. What it holds lies relative to that folder but for the
files that documents depend on.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.util import logging

from mubboo_sphinx.priorities import ConfigInited
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

_NAME = "place"


def setup_relocation(app: Sphinx) -> None:
    """Have the environment follow its sources before Sphinx loads it."""
    # Last of all, and so next to the loading; whatever pickles name has been imported by now.
    app.connect("config-inited", _follow, priority=ConfigInited.FOLLOW_SOURCES)
    app.connect("build-finished", _note_place)


def _note_place(app: Sphinx, exception: Exception | None) -> None:
    if not exception:
        write_manifest(app, _NAME, {"sources": str(app.srcdir)})


def _follow(app: Sphinx, _config: Config) -> None:
    before = read_manifest(app, _NAME).get("sources", "")
    file = app.doctreedir / ENV_PICKLE_FILENAME
    if not before or before == str(app.srcdir) or not file.is_file():
        return
    try:
        env: BuildEnvironment = pickle.loads(file.read_bytes())  # noqa: S301 - Sphinx does as well
    except Exception as error:  # noqa: BLE001 - of any kind: it was made by another version
        logger.debug("mubboo_sphinx: %s is not understood: %s", file, error)
        return
    env.srcdir = app.srcdir
    for docname, files in env.dependencies.items():
        moved = {type(each)(_moved(each, Path(before), app.srcdir)) for each in files}
        env.dependencies[docname] = moved
    file.write_bytes(pickle.dumps(env, pickle.HIGHEST_PROTOCOL))


def _moved(file: Path, before: Path, now: Path) -> Path:
    return now / file.relative_to(before) if file.is_relative_to(before) else file
