"""Covers in sizes for screens: WebP files, made once for each content of a picture."""

from __future__ import annotations

import io
import os
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from mubboo_sphinx.magazine.picture_files import MOST_PIXELS, MOST_PIXELS_OF_JPEG
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.builders import makes_site
from mubboo_sphinx.sphinx_tools.digests import digest, digest_of, digests_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PIL.Image import Image as Picture
    from sphinx.application import Sphinx

_QUALITY = 80
_METHOD = 4
"""How hard libwebp tries, 0 to 6: more takes long, and saves a few per cent."""
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_KEY_DIGITS = 10
_NAME = "pictures"
_UNFINISHED = ".part"
_LONG_AGO = 86400
"""Seconds after which nobody works on an unfinished file any more."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Task:
    """Pictures to make of one: widths in pixels, and the files to write.

    `made` are the checksums of those that this build has made, by name.
    """

    source: Path
    targets: tuple[tuple[int, Path], ...]
    made: dict[str, str] = field(default_factory=dict)


@dataclass
class _Tasks:
    """All files that the pages of a build may show, by name, and how they are made."""

    by_name: dict[str, _Task] = field(default_factory=dict)


Sources = tuple[tuple[str, int], ...]
"""Names of files in the output's images folder, and their widths in pixels; the smallest first."""


def make_srcset(
    app: Sphinx, paths: Iterable[tuple[str, int]], widths: Sequence[int]
) -> tuple[dict[str, Sources], dict[str, str]]:
    """Return the sizes of each picture, made where they are not there yet; and what could not be.

    `paths` are paths from the source folder and the pictures' own widths. A picture that cannot
    be read, or moves, has no sizes; of those that are broken, the second dict says so in words.
    """
    # Of builders that would leave files behind, pages show the pictures as they are. What was made
    # stays: they may share the folder of doctrees with one that shows it.
    if not makes_site(app.builder):
        return {}, {}
    if not widths:
        _clean(app, {})
        return {}, {}
    _folder(app).mkdir(parents=True, exist_ok=True)
    found: dict[str, Sources] = {}
    tasks: dict[str, _Task] = {}
    for path, width in paths:
        if path.lower().endswith(_SUFFIXES) and width:
            found[path] = _named(app, path, width, widths)
            targets = tuple((size, _folder(app) / name) for name, size in found[path])
            tasks[path] = _Task(app.srcdir / path, targets)
    known = read_manifest(app, _NAME)
    missing = {path: task for path, task in tasks.items() if not _is_made(app, task, known)}
    problems: dict[str, str] = {}
    # Pillow leaves Python to the others while it works.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, wrong in zip(missing, pool.map(_make, missing.values()), strict=True):
            if wrong is not None:
                del found[path]
            if wrong:
                problems[path] = wrong
    kept = {target.name: tasks[path] for path in found for _, target in tasks[path].targets}
    now = {name: task.made.get(name) or known[name] for name, task in kept.items()}
    if now != known:
        write_manifest(app, _NAME, now)
    _clean(app, kept)
    return found, problems


def _is_made(app: Sphinx, task: _Task, known: dict[str, Any]) -> bool:
    """Tell whether all files of a task are there, as they were made."""
    digests = digests_of(app)
    return all(
        target.name in known and digests(target) == known[target.name] for _, target in task.targets
    )


def _named(app: Sphinx, path: str, width: int, widths: Sequence[int]) -> Sources:
    content = digests_of(app)(app.srcdir / path)
    key = digest_of((content, _QUALITY, _METHOD))[:_KEY_DIGITS]
    sizes = [size for size in sorted(set(widths)) if size < width]
    if width <= max(widths):
        sizes.append(width)
    stem = PurePosixPath(path).stem
    return tuple((f"{stem}-{key}-{size}.webp", size) for size in sizes)


def _make(task: _Task) -> str | None:
    """Make the files of a task. Return None, or what is wrong.

    Nothing is wrong with a picture that moves. Of one that is too large, `covers.py` tells.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - not needed where all is there

    try:
        # Pillow would warn of a picture of many pixels; `_too_large` decides.
        with catch_warnings(action="ignore"), Image.open(task.source) as opened:
            if getattr(opened, "is_animated", False) or _is_too_large(opened):
                return ""
            largest = max(width for width, _ in task.targets)
            opened.draft("RGB", (largest, largest))  # of JPEG: decoded no larger than needed
            picture: Picture = ImageOps.exif_transpose(opened)
            if picture.mode not in ("RGB", "RGBA"):
                has_holes = "A" in picture.mode or "transparency" in picture.info
                picture = picture.convert("RGBA" if has_holes else "RGB")
            for width, target in task.targets:
                task.made[target.name] = _save(picture, width, target)
    except Image.DecompressionBombError:
        return ""
    except (OSError, ValueError, SyntaxError) as error:
        return f"is broken ({error}), and readers may see only a part of it. Save it again."
    return None


def _is_too_large(picture: Picture) -> bool:
    most = MOST_PIXELS_OF_JPEG if picture.format == "JPEG" else MOST_PIXELS
    return picture.width * picture.height > most


def _save(picture: Picture, width: int, target: Path) -> str:
    """Write a picture, and return its checksum."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    height = max(1, round(picture.height * width / picture.width))
    small = picture
    if width != picture.width:
        small = picture.resize((width, height), Resampling.LANCZOS)
    content = io.BytesIO()
    small.save(content, "WEBP", quality=_QUALITY, method=_METHOD)
    # Whole or not at all, and under a name of its own: a build may be stopped, and another one
    # may make the same.
    unfinished = target.with_suffix(f".{secrets.token_hex(8)}{_UNFINISHED}")
    unfinished.write_bytes(content.getvalue())
    unfinished.replace(target)
    return digest(content.getvalue())


def _folder(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "mubboo-images"


def _clean(app: Sphinx, tasks: dict[str, _Task]) -> None:
    """Keep what this build shows, by the names of the files, and no more."""
    of_build(app, _Tasks).by_name = tasks
    folder = _folder(app)
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        if file.name in tasks:
            continue
        with suppress(FileNotFoundError):  # another build was faster
            age = time.time() - file.stat().st_mtime
            if not file.name.endswith(_UNFINISHED) or age > _LONG_AGO:
                file.unlink()


def copy_made_files(app: Sphinx, copy: Callable[[str, Path], None]) -> None:
    """Hand over the files that the pages of a build may show: names in the output, and files.

    Another build with the same folder of doctrees may have taken one away: it is made again.
    """
    for name, task in sorted(of_build(app, _Tasks).by_name.items()):
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):
                copy(name, _folder(app) / name)
                break
            _make(task)
