"""Covers and avatars: which files go into the output, and how large they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import imagesize

from mubboo_sphinx.assembly.cover_sizes import Sources, make_srcset
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.magazine.article import is_image_path
from mubboo_sphinx.magazine.links import is_remote
from mubboo_sphinx.magazine.picture_files import picture_fault
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx

    from mubboo_sphinx.context.options import Options
    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.author import Author


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
    images, problems = _covers(app, articles, options.settings.image_widths)
    # By the path in the source folder: Sphinx copies a file under one name only, so that a
    # picture that is cover and avatar has one, and its sizes.
    known = {path.lstrip("/"): image for path, image in images.items()}
    shown = _shown_authors(app, articles, options)
    for author in options.authors.known():
        if not author.avatar or is_remote(author.avatar):
            continue
        path = author.avatar.lstrip("/")
        wrong = _wrong_avatar(app, author, path)
        if wrong:
            problems.append(replace(wrong, source=options.authors_source))
            continue
        if author.key not in shown:
            continue  # of drafts alone, or of nothing
        # Pages do not depend on avatars: a new picture is a new name, and so a new page.
        images[author.avatar] = known.get(path) or _image(app, path, by_content=True)
    if app.builder.format == "html":
        for path, image in images.items():
            app.builder.images[path.lstrip("/")] = image.name
    return images, problems


def _shown_authors(app: Sphinx, articles: Iterable[Article], options: Options) -> set[str]:
    """Return the keys of the authors that a page may show: a draft's is on none."""
    blocks = records(app.env).blocks.values()
    named = {key for asked in blocks for each in asked for key in each.option("authors").split()}
    wrote = {key for article in articles for key in article.authors}
    names = {author.name: author.key for author in options.authors.known()}
    return wrote | named | {names[each] for each in (*wrote, *named) if each in names}


def _wrong_avatar(app: Sphinx, author: Author, path: str) -> Problem | None:
    file, line = app.srcdir / path, author.lines.get("avatar")
    if is_image_path(path) and file.is_file():
        fault = picture_fault(file)
        message = f"author {author.key!r}: the avatar {author.avatar!r} {fault} Initials are drawn."
        return Problem("image", message, line=line) if fault else None
    message = f"author {author.key!r}: there is no avatar {author.avatar!r}; initials are drawn"
    hint = did_you_mean(path, _siblings(app, path))
    message += f". Write the path from the source folder.{hint}"
    return Problem("image", message, line=line)


def _covers(
    app: Sphinx, articles: Iterable[Article], widths: Sequence[int]
) -> tuple[dict[str, ImageFile], list[Problem]]:
    first: dict[str, Article] = {}
    for each in articles:
        if each.cover and not is_remote(each.cover.path):
            first.setdefault(each.cover.path, each)
    covers = {path: _image(app, path, by_content=False) for path in sorted(first)}
    sizes = [(path, each.width) for path, each in covers.items()]
    sources, broken = make_srcset(app, sizes, widths)
    problems = []
    for path, wrong in sorted(broken.items()):
        source = str(app.env.doc2path(first[path].docname, base=False))
        line = first[path].lines.get("image", 1)
        problems.append(Problem("image", f"the cover {path!r} {wrong}", source, line))
    made = {path: replace(each, sources=sources.get(path, ())) for path, each in covers.items()}
    return made, problems


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
