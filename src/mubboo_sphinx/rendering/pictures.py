"""Pictures of a page: their sizes told before they are loaded, and loaded when they are near."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import imagesize
from docutils import nodes

from mubboo_sphinx.assembly.cover_sizes import copy_made_files
from mubboo_sphinx.incremental.output import is_file_there, note_file
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_PIXELS = re.compile(r"\d+")
_TAG = re.compile(r"<img (?![^>]*\bdecoding=)")


def setup_pictures(app: Sphinx) -> None:
    """Have HTML's writer say more of a picture than it does; bring the covers' sizes."""
    app.add_node(nodes.image, override=True, html=(_visit, _depart))
    app.connect("html-collect-pages", _copy_files)


def _copy_files(app: Sphinx) -> tuple[()]:
    def copy(name: str, file: Path) -> None:
        target = Path(app.outdir, "_images", name)
        note_file(app, target)
        if not is_file_there(app, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)

    copy_made_files(app, copy)
    return ()


def _visit(self: HTML5Translator, node: nodes.image) -> None:
    """Write a picture as the writer's class does, whichever it is, and add to it."""
    uri = node["uri"]
    before = len(self.body)
    type(self).visit_image(self, node)
    if not makes_site(self.builder):
        return
    more = ' decoding="async"' + _size(self, node, uri)
    first = next(iter(self.document.findall(nodes.image)), None)
    if node is not first and "loading" not in node:
        more += ' loading="lazy"'
    for place in range(before, len(self.body)):
        self.body[place] = _TAG.sub(f"<img{more} ", self.body[place])


def _depart(self: HTML5Translator, node: nodes.image) -> None:
    type(self).depart_image(self, node)


def _size(self: HTML5Translator, node: nodes.image, uri: str) -> str:
    """Return the attributes from which a browser knows a picture's form before it is loaded.

    A width that the writer asked for stays: as the attribute, or in a style, which wins.
    """
    is_sized = "height" in node or "scale" in node
    if is_sized or uri not in self.builder.images:
        return ""
    try:
        width, height = imagesize.get(self.builder.srcdir / uri)
    except (OSError, ValueError):
        return ""
    if width <= 0 or height <= 0:
        return ""
    asked = _PIXELS.fullmatch(str(node.get("width", "")))
    if asked:
        return f' height="{round(int(asked[0]) * height / width)}"'
    return f' width="{round(width)}" height="{round(height)}"'
