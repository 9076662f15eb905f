"""Names that depend on the order of reading, made to depend on what there is only."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mubboo_sphinx.priorities import EnvUpdated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_image_names(app: Sphinx) -> None:
    """Settle the names once all documents are read, and before anybody looks at them."""
    app.connect("env-updated", _name_images, priority=EnvUpdated.NAME_IMAGES)


def _name_images(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    # Of two pictures of one name, the one read first keeps it: in an incremental build another
    # one than in a clean build.
    taken: set[str] = set()
    for path in sorted(env.images):
        documents, _ = env.images[path]
        file = PurePosixPath(path)
        name, number = file.name, 0
        while name in taken:
            number += 1
            name = f"{file.stem}{number}{file.suffix}"
        taken.add(name)
        env.images[path] = (documents, name)
    env.images._existing = taken
    return []
