"""Covers in sizes for screens: WebP files, made once for each content of a picture."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from mubboo_sphinx.build.digests import digest_of, digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL.Image import Image as Picture
    from sphinx.application import Sphinx

_QUALITY = 80
_METHOD = 4
"""How hard libwebp tries, 0 to 6: more takes long, and saves a few per cent."""
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_MOST_PIXELS = 100_000_000
"""A picture of more is no cover, but a slip or an attack."""
_KEY_DIGITS = 10


@dataclass(frozen=True, slots=True)
class _Task:
    """Pictures to make of one: widths in pixels, and the files to write."""

    source: Path
    targets: tuple[tuple[int, Path], ...]


# By application: the names of all files that the pages of a build may show.
_names: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()

Sources = tuple[tuple[str, int], ...]
"""Names of files in the output's images folder, and their widths in pixels; the smallest first."""


def make_sources(
    app: Sphinx, paths: Iterable[tuple[str, int]], widths: Sequence[int]
) -> dict[str, Sources]:
    """Return the sizes of each picture, made where they are not there yet.

    `paths` are paths from the source folder and the pictures' own widths. A picture that cannot
    be read, or moves, has none.
    """
    # Of builders that would leave files behind, pages show the pictures as they are. What was made
    # stays: they may share the folder of doctrees with one that shows it.
    if not getattr(app.builder, "notes_what_it_writes", False):
        return {}
    if not widths:
        _clean(app, set())
        return {}
    folder = _folder(app)
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Sources] = {}
    tasks: dict[str, _Task] = {}
    for path, width in paths:
        if not path.lower().endswith(_SUFFIXES) or not width:
            continue
        sources = _named(app, path, width, widths)
        found[path] = sources
        missing = [(size, folder / name) for name, size in sources if not (folder / name).is_file()]
        if missing:
            tasks[path] = _Task(app.srcdir / path, tuple(missing))
    # Pillow leaves Python to the others while it works.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, is_made in zip(tasks, pool.map(_make, tasks.values()), strict=True):
            if not is_made:
                del found[path]
    _clean(app, {name for sources in found.values() for name, _ in sources})
    return found


def _named(app: Sphinx, path: str, width: int, widths: Sequence[int]) -> Sources:
    content = digests_of(app)(app.srcdir / path)
    key = digest_of((content, _QUALITY, _METHOD))[:_KEY_DIGITS]
    sizes = [size for size in sorted(set(widths)) if size < width]
    if width <= max(widths):
        sizes.append(width)
    stem = PurePosixPath(path).stem
    return tuple((f"{stem}-{key}-{size}.webp", size) for size in sizes)


def _make(task: _Task) -> bool:
    from PIL import Image, ImageOps  # noqa: PLC0415 - not needed where all is there

    try:
        with Image.open(task.source) as opened:
            if getattr(opened, "is_animated", False) or opened.width * opened.height > _MOST_PIXELS:
                return False
            picture: Picture = ImageOps.exif_transpose(opened)
            if picture.mode not in ("RGB", "RGBA"):
                has_holes = "A" in picture.mode or "transparency" in picture.info
                picture = picture.convert("RGBA" if has_holes else "RGB")
            for width, target in task.targets:
                _save(picture, width, target)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _save(picture: Picture, width: int, target: Path) -> None:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    height = max(1, round(picture.height * width / picture.width))
    small = picture
    if width != picture.width:
        small = picture.resize((width, height), Resampling.LANCZOS)
    # Whole or not at all: a build may be stopped.
    unfinished = target.with_suffix(".part")
    small.save(unfinished, "WEBP", quality=_QUALITY, method=_METHOD)
    unfinished.replace(target)


def _folder(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "mubboo-images"


def _clean(app: Sphinx, names: set[str]) -> None:
    """Keep what this build shows, and no more."""
    _names[app] = names
    folder = _folder(app)
    if folder.is_dir():
        for file in folder.iterdir():
            if file.name not in names:
                file.unlink()


def made_files(app: Sphinx) -> dict[str, Path]:
    """Return the files that the pages of a build may show, by their names in the output."""
    return {name: _folder(app) / name for name in sorted(_names.get(app, ()))}
