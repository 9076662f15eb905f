"""The cover of an article: a file that is there, or a picture of its body."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.magazine.article import Cover, is_image_path
from mubboo_sphinx.magazine.links import is_remote, is_web_url
from mubboo_sphinx.magazine.picture_files import picture_excess, picture_fault
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.front_matter import FrontMatter


def find_cover(
    env: BuildEnvironment,
    document: nodes.document,
    front_matter: FrontMatter,
    line: int | None = None,
) -> tuple[Cover | None, list[Problem]]:
    """Return the cover that `image` names, and what is wrong with it.

    A number names the n-th image of the body, from 1, as in ABlog. `line` is where
    the front matter says so.
    """
    if front_matter.image is None:
        return None, []
    alt = front_matter.image_alt
    path = front_matter.image
    in_body = isinstance(path, int)
    if isinstance(path, int):
        images = list(document.findall(nodes.image))
        if path == 0:
            return None, []
        if path > len(images):
            message = f"'image: {path}' asks for more than the {len(images)} images of the body."
            return None, [Problem("image", message, line=line)]
        alt = alt or images[path - 1].get("alt", "")
        path = images[path - 1]["uri"]
    cover = Cover(path, alt, front_matter.image_caption, front_matter.image_credit, in_body)
    if is_remote(path):
        return (cover if is_web_url(path) else None), []
    return _local_cover(env, cover, line, is_nth=isinstance(front_matter.image, int))


def _local_cover(
    env: BuildEnvironment, cover: Cover, line: int | None, *, is_nth: bool
) -> tuple[Cover | None, list[Problem]]:
    path = cover.path
    try:
        relative, absolute = env.relfn2path(path)
    except (OSError, RuntimeError) as error:  # a link that leads in a circle
        message = f"there is no image {path!r}: {error}. The article has no cover."
        return None, [Problem("image", message, line=line)]
    if not is_image_path(relative) and is_nth:
        return None, []  # what a notebook draws lies elsewhere: it is on the page, and on no card
    if not is_image_path(relative):
        message = f"{path!r} is not a picture in the source folder; the article has no cover."
        return None, [Problem("image", message, line=line)]
    # Noted even if it is not there yet, so that the article is read again when it comes.
    env.note_dependency(relative)
    if not os.path.isfile(absolute):  # noqa: PTH113 - Sphinx's path, a str
        message = (
            f"there is no image {path!r}; the article has no cover. Write the path from the"
            " article's folder, or from the source folder with a '/' before it."
        )
        return None, [Problem("image", message, line=line)]
    if wrong := picture_fault(absolute):
        message = f"the cover {path!r} {wrong} The article has no cover."
        return None, [Problem("image", message, line=line)]
    # What stands in the text is looked at there.
    excess = "" if cover.in_body else picture_excess(absolute)
    problems = [Problem("image", f"the cover {path!r} {excess}", line=line)] if excess else []
    return replace(cover, path=relative), problems
