"""Small pictures, written without an image library: each a picture of its own name."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.words import seeded

if TYPE_CHECKING:
    from pathlib import PurePosixPath

PNG_SIZE = (160, 90)
"""Width and height of the PNG files, in pixels."""


def picture(path: PurePosixPath) -> bytes:
    """Return the content of the ``.png`` or ``.svg`` file `path`: for each path another."""
    rng = seeded("picture", path)
    top, bottom = (tuple(rng.randrange(256) for _ in range(3)) for _ in range(2))
    return _svg(path.stem, top, bottom) if path.suffix == ".svg" else _png(top, bottom)


def _png(top: tuple[int, ...], bottom: tuple[int, ...]) -> bytes:
    """Return an RGB picture that fades from one colour to the other (PNG specification)."""
    width, height = PNG_SIZE
    rows = bytearray()
    for y in range(height):
        pixel = bytes(
            (a * (height - y) + b * y) // height for a, b in zip(top, bottom, strict=True)
        )
        rows += b"\0" + pixel * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _svg(name: str, top: tuple[int, ...], bottom: tuple[int, ...]) -> bytes:
    """Return a disc on a square, with the name's first letter."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">'
        f'<rect width="96" height="96" fill="rgb{top}"/>'
        f'<circle cx="48" cy="48" r="40" fill="rgb{bottom}"/>'
        '<text x="48" y="62" font-size="40" text-anchor="middle">'
        f"{escape(name[:1].upper())}</text></svg>\n"
    ).encode()
