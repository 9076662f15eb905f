"""Files that lie in the source folder and are no documents of the site.

Packages of an environment, what other builds made, and the READMEs of a site in reStructuredText,
for which we bring a Markdown parser along that it never asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mubboo_sphinx import ablog
from mubboo_sphinx.magazine.front_matter import is_post
from mubboo_sphinx.magazine.raw_fields import parse_front_matter
from mubboo_sphinx.priorities import EnvGetOutdated
from mubboo_sphinx.required_extensions import brings_parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_FOLDERS = frozenset({"_build", "node_modules", "site-packages"})
_MARKS = ("pyvenv.cfg", ".buildinfo")
"""Files of a virtual environment, and of a folder that Sphinx wrote."""
_NOTES = frozenset(
    ["changelog", "code_of_conduct", "contributing", "history", "license", "readme", "security"]
)


def setup_foreign_documents(app: Sphinx) -> None:
    """Leave them out before drafts are looked for."""
    app.connect("env-get-outdated", _leave_out_foreign, priority=EnvGetOutdated.LEAVE_OUT_FOREIGN)


def leave_out(
    env: BuildEnvironment, docname: str, added: set[str], changed: set[str], removed: set[str]
) -> None:
    """Make a document one that is not there, of what `env-get-outdated` is told."""
    env.project.docnames.discard(docname)
    added.discard(docname)
    changed.discard(docname)
    if docname in env.all_docs:
        removed.add(docname)


def _leave_out_foreign(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    is_foreign_folder = _foreign_folders(env)
    found = sorted(env.found_docs)
    notes = set(_notes(app, env, found))
    for docname in found:
        if docname in notes or is_foreign_folder(PurePosixPath(docname).parent):
            leave_out(env, docname, added, changed, removed)
    return []


def _foreign_folders(env: BuildEnvironment) -> Callable[[PurePosixPath], bool]:
    @cache
    def is_foreign(folder: PurePosixPath) -> bool:
        if folder == PurePosixPath():
            return False
        is_marked = any((env.srcdir / folder / mark).is_file() for mark in _MARKS)
        return folder.name in _FOLDERS or is_marked or is_foreign(folder.parent)

    return is_foreign


def _notes(app: Sphinx, env: BuildEnvironment, found: list[str]) -> list[str]:
    """Return the READMEs and the like, where these alone are Markdown, and none is an article."""
    is_rest = env.doc2path(app.config.root_doc).suffix == ".rst"
    if not is_rest or not brings_parser(app):
        return []
    markdown = [docname for docname in found if env.doc2path(docname).suffix == ".md"]
    if any(PurePosixPath(docname).name.lower() not in _NOTES for docname in markdown):
        return []
    return [docname for docname in markdown if not _is_article(app, env, docname)]


def _is_article(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    text = env.doc2path(docname).read_text(encoding="utf-8-sig", errors="replace")
    return is_post(parse_front_matter(text), matched=ablog.is_matched_post(app, docname))
