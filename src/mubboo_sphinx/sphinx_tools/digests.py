"""What is in files, by content: times say when a file was written, not whether it changed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.priorities import BuildFinished
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "files"
_RECENT_NS = 2_000_000_000
"""A file changed that lately may change once more within the same tick of its clock."""

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def digest(data: bytes) -> str:
    """Return a short checksum of `data`: no two files of a site have the same by chance."""
    return hashlib.blake2b(data, digest_size=10).hexdigest()


def digest_of(value: object) -> str:
    """Return the checksum of a value's `repr`, which must be the same for the same value."""
    return digest(repr(value).encode(errors="backslashreplace"))


def stable(value: object) -> str:
    """Return an option's value as text that is the same in every process.

    Sets are put in order; functions go by their names, other things by their `repr`.
    """
    if isinstance(value, dict):
        items = sorted((stable(key), stable(item)) for key, item in value.items())
        return f"{{{items}}}"
    if isinstance(value, (set, frozenset)):
        return f"{{{sorted(map(stable, value))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(stable, value))}]"
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    return _ADDRESS.sub("", repr(value))


class Digests:
    """Checksums of files. A file whose inode says that nobody touched it is not read again."""

    def __init__(self, known: dict[str, list[Any]]) -> None:
        self._known = known
        self._asked: dict[str, str | None] = {}
        self.kept: dict[str, list[Any]] = {}
        """What to remember: for each path its inode's figures and its checksum."""

    def __call__(self, path: str | os.PathLike[str]) -> str | None:
        """Return the checksum of a file, None where there is none. Asked once in a build."""
        name = os.fspath(path)
        if name not in self._asked:
            self._asked[name] = self._look(name)
        return self._asked[name]

    def tree(self, folder: Path) -> list[tuple[str, str | None]]:
        """Return the files below a folder, or the file itself, by relative path."""
        if folder.is_file():
            return [(folder.name, self(folder))]
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return [(path.relative_to(folder).as_posix(), self(path)) for path in paths]

    def _look(self, name: str) -> str | None:
        try:
            file = os.stat(name)  # noqa: PTH116 - asked for thousands of files
            if not stat.S_ISREG(file.st_mode):
                return None  # a pipe would be read for ever
            # The time of the inode's last change cannot be set back, as that of writing can.
            figures = [file.st_size, file.st_mtime_ns, file.st_ctime_ns, file.st_ino]
            known = self._known.get(name)
            if known and known[:-1] == figures:
                self.kept[name] = known
                return str(known[-1])
            found = digest(Path(name).read_bytes())
        except OSError:
            return None
        if file.st_ctime_ns < time.time_ns() - _RECENT_NS:
            self.kept[name] = [*figures, found]
        return found


@dataclass
class _Known:
    digests: Digests | None = None


def digests_of(app: Sphinx) -> Digests:
    """Return the checksums of a build. Those that were asked for are remembered for the next."""
    known = of_build(app, _Known)
    if known.digests is None:
        known.digests = Digests(read_manifest(app, _NAME))
        app.connect("build-finished", _remember, priority=BuildFinished.REMEMBER_DIGESTS)
    return known.digests


def _remember(app: Sphinx, exception: Exception | None) -> None:
    if not exception:
        write_manifest(app, _NAME, digests_of(app).kept)
