"""What was written where: lists beside the doctrees, one set for each folder of output.

Not in the environment: that is stored before pages are written, and serves several folders.
"""

from __future__ import annotations

import json
import os
import secrets
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


SHARED = frozenset({"files", "pictures", "place"})
"""Lists that serve every builder, and are asked for before there is one."""


def manifest_path(app: Sphinx, name: str) -> Path:
    """Return the file that keeps a list for this builder and this folder of output."""
    if name in SHARED:
        return Path(app.doctreedir) / f"mubboo-{name}.json"
    # Relative, so that a cache may be restored to another place.
    place = os.path.relpath(app.outdir, app.doctreedir).encode()
    return Path(app.doctreedir) / f"mubboo-{name}-{app.builder.name}-{zlib.crc32(place):08x}.json"


def read_manifest(app: Sphinx, name: str) -> dict[str, Any]:
    """Return what was written last, or nothing where it cannot be read as it was written."""
    try:
        checksum, _, text = manifest_path(app, name).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if checksum != _checksum(text):
        return {}
    found: dict[str, Any] = json.loads(text)
    return found


def write_manifest(app: Sphinx, name: str, data: dict[str, Any]) -> None:
    """Write plain data, whole or not at all."""
    path = manifest_path(app, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, sort_keys=True)
    # A name of its own: two builds may share the folder.
    new = path.with_suffix(f".{secrets.token_hex(8)}.new")
    new.write_text(f"{_checksum(text)}\n{text}", encoding="utf-8")
    new.replace(path)


def _checksum(text: str) -> str:
    # A cache may be cut off on its way.
    return f"{zlib.crc32(text.encode()):08x}"
