"""What the site is built with: another version reads and writes everything anew."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.priorities import ConfigInited
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.digests import digest_of, digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

EXTENSION = "mubboo_sphinx.incremental"
_PACKAGE = Path(__file__).parents[1]
_DIGITS = 13
"""Hexadecimal, of a number that JavaScript can hold: the search index carries it."""
# What parses and writes, and is no extension.
_LIBRARIES = ("docutils", "markdown-it-py", "mdit-py-plugins", "jinja2", "pygments", "babel")


@dataclass
class _Stamp:
    value: str = ""


def setup_versions(app: Sphinx) -> None:
    """Make the version of the environment depend on that of everything that fills it."""
    # Last of all: every extension is loaded, and the environment is not yet.
    app.connect("config-inited", _stamp_environment, priority=ConfigInited.STAMP_ENVIRONMENT)


def version_stamp(app: Sphinx) -> str:
    """Return a checksum of all code that takes part in a build, by version or by content."""
    return of_build(app, _Stamp).value


def _stamp_environment(app: Sphinx, _config: Config) -> None:
    # Sphinx asks extensions for a number that they raise by hand, which few do at every change
    # of what they store.
    stamp = digest_of([*_versions(app), *_own_code(app), *_local_code(app)])
    of_build(app, _Stamp).value = stamp
    app.extensions[EXTENSION].metadata["env_version"] = int(stamp[:_DIGITS], 16)


def _versions(app: Sphinx) -> Iterable[tuple[str, str]]:
    for library in _LIBRARIES:
        yield library, _distribution_version(library)
    for name, extension in sorted(app.extensions.items()):
        package = name.partition(".")[0]
        yield name, _distribution_version(package) or str(extension.version)


@cache
def _distribution_version(package: str) -> str:
    try:
        return metadata.version(package)
    except (metadata.PackageNotFoundError, ValueError):
        return ""


def _own_code(app: Sphinx) -> list[tuple[str, str | None]]:
    # By content, for whoever runs it from a clone: its version stays while its code changes.
    digests = digests_of(app)
    return [(name, digests(path)) for name, path in _own_files()]


@cache
def _own_files() -> tuple[tuple[str, str], ...]:
    """Return our modules, by their names in the package: they do not come and go in a process."""
    files = sorted(_PACKAGE.rglob("*.py"))
    return tuple((path.relative_to(_PACKAGE).as_posix(), str(path)) for path in files)


def _local_code(app: Sphinx) -> list[tuple[str, str | None]]:
    """Return the modules that lie beside conf.py: a site's own extensions have no version."""
    digests = digests_of(app)
    # As texts: there are thousands, and few of them are the site's.
    folder, environment = f"{Path(app.confdir)}{os.sep}", f"{Path(sys.prefix)}{os.sep}"
    files = {str(getattr(module, "__file__", None) or "") for module in list(sys.modules.values())}
    own = {file for file in files if file.startswith(folder) and not file.startswith(environment)}
    if app.config.setup:
        # Only then does it do more than its options say.
        own.add(f"{folder}conf.py")
    return [(Path(file).relative_to(folder).as_posix(), digests(file)) for file in sorted(own)]
