"""Articles that nobody would see: files that Sphinx does not read, documents off all patterns."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util.matching import get_matching_files

from mubboo_sphinx.ablog import is_matched_post, post_patterns
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.magazine.raw_fields import parse_front_matter
from mubboo_sphinx.problems import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_MARKDOWN = ("md", "markdown", "mdown", "mkdn", "mkd", "mdx")
_SOURCES = ["**." + "".join(f"[{c.upper()}{c}]" for c in end) for end in (*_MARKDOWN, "rst")]
_TELLING = frozenset({"blogpost", "date"})


def lost_articles(app: Sphinx) -> Iterator[Problem]:
    """Yield a problem for each."""
    yield from _unread_files(app)
    yield from _unreached_documents(app)


def _unread_files(app: Sphinx) -> Iterator[Problem]:
    config = app.config
    exclude = [*config.exclude_patterns, *config.templates_path, *config.html_extra_path,
               *config.html_static_path]  # fmt: skip
    for name in get_matching_files(app.srcdir, _SOURCES, exclude):
        if any(name.endswith(suffix) for suffix in config.source_suffix):
            continue
        suffix = PurePosixPath(name).suffix
        known = ".rst" if suffix.lower() == ".rst" else ".md"
        if known not in config.source_suffix:
            continue
        text = (app.srcdir / name).read_text("utf-8-sig", errors="replace")
        meant = str(PurePosixPath(name).with_suffix(known))
        is_named = any(fnmatchcase(meant, pattern) for pattern in post_patterns(app))
        if is_named or not _TELLING.isdisjoint(parse_front_matter(text).values):
            message = (
                f"Sphinx reads no {suffix!r} file: the article is not published. Name it"
                f" {shown(PurePosixPath(meant).name)}, or add {suffix!r} to source_suffix in"
                " conf.py."
            )
            yield Problem("front_matter", message, name, 1)


def _unreached_documents(app: Sphinx) -> Iterator[Problem]:
    env = app.env
    known = records(env).articles
    folders = {_folder(pattern): pattern for pattern in post_patterns(app)}
    for docname in sorted(env.found_docs - known.keys()) if folders else ():
        metadata = env.metadata.get(docname, {})
        if "date" not in metadata or "blogpost" in metadata or is_matched_post(app, docname):
            continue
        folder = next((each for each in folders if each and docname.startswith(f"{each}/")), None)
        if folder is None:
            continue
        path = env.doc2path(docname, base=False)
        message = (
            f"has a 'date' but is not an article: {shown(folders[folder])} in blog_post_pattern"
            f" does not reach it. Write '{folder}/**/*{path.suffix}' there, or"
            " 'blogpost: true' here."
        )
        yield Problem("front_matter", message, path.as_posix(), 1)


def _folder(pattern: str) -> str:
    """Return the folder that a pattern's files lie in or below: what is before its first sign."""
    parts = PurePosixPath(pattern).parts[:-1]
    plain = []
    for part in parts:
        if any(sign in part for sign in "*?["):
            break
        plain.append(part)
    return "/".join(plain)
