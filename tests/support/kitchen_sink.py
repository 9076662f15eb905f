"""The kitchen sink: a magazine of everything, in `tests/sites/kitchen_sink`.

Its sources are files to read; its raster pictures are drawn when it is copied.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from tests.support.sites import Site, run_sphinx

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = Path(__file__).parents[1] / "sites" / "kitchen_sink"

CONSTRUCTS = tuple(
    f"articles/constructs/{name}" for name in ("sphinx", "code", "formulas", "design", "rest")
)
COVERS = tuple(
    f"articles/covers/{name}"
    for name in ("jpeg", "png", "webp", "svg", "portrait", "small", "none")
)
RIGHT_TO_LEFT = ("articles/scripts/arabic", "articles/scripts/hebrew")
SCRIPTS = (
    *RIGHT_TO_LEFT,
    *(f"articles/scripts/{name}" for name in ("hindi", "chinese", "japanese")),
)
DEEP = "articles/one/two/three/four/deep"
TOPICS = ("articles/topics/hard", "articles/topics/case")
PAGES = ("index", "about", "pages/deep/constructs")
"""Documents that are no articles."""
ARTICLES = (*CONSTRUCTS, *COVERS, *SCRIPTS, DEEP, *TOPICS)

_PICTURES = {
    "landscape.jpg": (1600, 800),
    "square.png": (900, 900),
    "wide.webp": (2400, 600),
    "portrait.jpg": (900, 1600),
    "small.png": (120, 80),
}


def write_kitchen_sink(source: Path) -> None:
    """Copy the sources into a folder, and draw the pictures that they show."""
    shutil.copytree(SOURCES, source, dirs_exist_ok=True)
    for name, size in _PICTURES.items():
        (source / "articles" / "covers" / name).write_bytes(picture(name, *size))


def picture(name: str, width: int, height: int) -> bytes:
    """Return a picture of hills under a sun, in the format that the name's end says."""
    image = Image.new("RGB", (width, height), "#f2a65a")
    draw = ImageDraw.Draw(image)
    radius = min(width, height) / 5
    middle, above = width / 2, height * 0.4
    draw.ellipse((middle - radius, above - radius, middle + radius, above + radius), "#fff3d6")
    hills = [(0, 0.75), (0.3, 0.5), (0.55, 0.8), (0.8, 0.6), (1, 0.7), (1, 1), (0, 1)]
    draw.polygon([(x * width, y * height) for x, y in hills], "#2b4c5e")
    written = io.BytesIO()
    kind = {"jpg": "JPEG"}.get(name.rpartition(".")[2], name.rpartition(".")[2].upper())
    image.save(written, kind)
    return written.getvalue()


def kitchen_sink(
    folder: Path,
    theme: str = "mubboo",
    builder: str = "html",
    conf: Mapping[str, Any] | None = None,
    **options: Any,
) -> Site:
    """Build the kitchen sink: its sources in `folder`, its output in a folder named as the builder.

    `conf` are options over those of its conf.py; the search index is left out unless they ask.
    """
    source = folder / "source"
    if not source.exists():
        write_kitchen_sink(source)
    settings = {"html_theme": theme, "mubboo_search": False} | dict(conf or {})
    out = folder / options.pop("out", builder)
    return run_sphinx(source, out, builder, settings, **options)
