"""The language of an article that names none itself."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.magazine.language_names import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.front_matter import FrontMatter


def with_language(app: Sphinx, docname: str, front_matter: FrontMatter) -> FrontMatter:
    """Return front matter with the language that `mubboo_languages` or ABlog's default gives.

    ABlog puts articles without a label in its default language itself.
    """
    if front_matter.languages:
        return front_matter
    path = app.env.doc2path(docname, base=False).as_posix()
    for pattern, written in options_of(app).settings.languages.items():
        if fnmatchcase(path, pattern) or fnmatchcase(docname, pattern):
            return replace(front_matter, language=language_tag(written), languages=(written,))
    default = app.config.blog_default_language
    first = default[0] if isinstance(default, (list, tuple)) and default else default
    tag = language_tag(first) or _tag_of_name(app, first) if isinstance(first, str) else ""
    return replace(front_matter, language=tag)


def _tag_of_name(app: Sphinx, label: str) -> str:
    """Return the tag of a label of ABlog's by the name that `blog_languages` gives it."""
    name = (app.config.blog_languages or {}).get(label, ("",))[0]
    return language_tag(name) if isinstance(name, str) else ""
