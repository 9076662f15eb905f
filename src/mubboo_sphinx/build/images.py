"""Covers and avatars: which files go into the output, and how large they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import imagesize

from mubboo_sphinx.build.pictures import Sources, make_sources
from mubboo_sphinx.magazine.article import is_image_path
from mubboo_sphinx.magazine.links import is_remote
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx

    from mubboo_sphinx.build.options import Options
    from mubboo_sphinx.magazine.article import Article


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture in the output's images folder; width and height in pixels, 0 where unknown.

    `sources` are the same in other sizes, for screens.
    """

    name: str
    width: int = 0
    height: int = 0
    sources: Sources = ()


def collect_images(
    app: Sphinx, articles: Iterable[Article], options: Options
) -> tuple[dict[str, ImageFile], list[Problem]]:
    """Return the picture files in use by their source path, and have HTML builders copy them."""
    authors, authors_source = options.authors, options.authors_source
    images = _covers(app, articles, options.settings.image_widths)
    problems = []
    for author in authors.known():
        if not author.avatar or is_remote(author.avatar):
            continue
        path = author.avatar.lstrip("/")
        if is_image_path(path) and (app.srcdir / path).is_file():
            # Pages do not depend on avatars: a new picture is a new name, and so a new page.
            images[author.avatar] = _image(app, path, by_content=True)
            continue
        message = f"author {author.key!r}: there is no avatar {author.avatar!r}; initials are drawn"
        hint = did_you_mean(path, _siblings(app, path))
        message += f". Write the path from the source folder.{hint}"
        line = author.lines.get("avatar")
        problems.append(Problem("image", message, authors_source, line))
    if app.builder.format == "html":
        for path, image in images.items():
            app.builder.images[path.lstrip("/")] = image.name
    return images, problems


def _covers(
    app: Sphinx, articles: Iterable[Article], widths: Sequence[int]
) -> dict[str, ImageFile]:
    paths = {each.cover.path for each in articles if each.cover and not is_remote(each.cover.path)}
    covers = {path: _image(app, path, by_content=False) for path in sorted(paths)}
    sources = make_sources(app, [(path, each.width) for path, each in covers.items()], widths)
    return {path: replace(each, sources=sources.get(path, ())) for path, each in covers.items()}


def _image(app: Sphinx, path: str, *, by_content: bool) -> ImageFile:
    file = app.srcdir / path
    if path in app.env.images:
        # Sphinx copies a source file under one name only.
        name = app.env.images[path][1]
    else:
        key = file.read_bytes() if by_content else path.encode()
        digest = hashlib.sha256(key).hexdigest()[:10]
        name = f"{PurePosixPath(path).stem}-{digest}{PurePosixPath(path).suffix}"
    return ImageFile(name, *_size(file))


def _size(file: Path) -> tuple[int, int]:
    try:
        width, height = imagesize.get(file)
    except (OSError, ValueError):
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def _siblings(app: Sphinx, path: str) -> list[str]:
    folder = PurePosixPath(path).parent
    try:
        return [str(folder / each.name) for each in (app.srcdir / folder).iterdir()]
    except OSError:
        return []
