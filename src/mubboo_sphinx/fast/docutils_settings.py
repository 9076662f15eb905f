"""Docutils' settings, which Sphinx and MyST make anew for each document, made once a build.

Each time, docutils registers some hundred options of a command line that nobody types, and looks
for three configuration files; MyST does so for a document that it throws away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.mdit_to_docutils import base as myst_base
from sphinx.util import docutils as sphinx_docutils

from mubboo_sphinx.sphinx_tools.replacements import Replacement

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.frontend import Values


class Remembered:
    """A function that makes settings, and what it made: copies are given out.

    The arguments are told apart by what they are: parsers by their class.
    """

    def __init__(self, make: Callable[..., Values]) -> None:
        self.make = make
        self._known: list[tuple[object, Values]] = []

    def __call__(self, *components: object, **options: Any) -> Values:
        """Return settings of one's own for the components of docutils, as `make` would."""
        classes = [each if isinstance(each, type) else type(each) for each in components]
        asked = (classes, options)
        for known, settings in self._known:
            if known == asked:
                return _copy(settings)
        settings = self.make(*components, **options)
        # Options as they were: Sphinx hands out the very dict of its environment's.
        kept = {name: dict(v) if isinstance(v, dict) else v for name, v in options.items()}
        self._known.append(((classes, kept), _copy(settings)))
        return settings


def _copy(settings: Values) -> Values:
    """Return a copy that can be changed: some settings are lists, to which parsers add."""
    copied = settings.copy()
    for name, value in vars(copied).items():
        if type(value) in {list, dict}:
            setattr(copied, name, value.copy())
    return copied


# What they remember holds the environment, and files of docutils' configuration may be others in
# the next build: each build has its own.
REPLACEMENTS = (
    Replacement(sphinx_docutils, "_get_settings", Remembered),
    Replacement(myst_base, "get_default_settings", Remembered),
)
