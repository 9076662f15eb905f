"""What is remembered from one build to the next, in Sphinx's build environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.problems import Problem

STATE_VERSION = 1
"""Raise it whenever what is remembered changes its form: caches of older builds are then left."""


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """A block that a page shows: by placement, or by a directive at `line` of its source."""

    name: str
    options: tuple[tuple[str, str], ...] = ()
    line: int | None = None

    def option(self, name: str, default: str = "") -> str:
        """Return the value of a directive's option."""
        return dict(self.options).get(name, default)


@dataclass
class Records:
    """Facts and problems of each document, and the blocks that its writer put there."""

    articles: dict[str, Article] = field(default_factory=dict)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    blocks: dict[str, tuple[BlockRequest, ...]] = field(default_factory=dict)


def records(env: BuildEnvironment) -> Records:
    """Return the records of a build environment, new ones where it has none."""
    if not hasattr(env, "mubboo_records"):
        env.mubboo_records = Records()  # type: ignore[attr-defined]
    return cast("Records", env.mubboo_records)  # type: ignore[attr-defined]


def setup_state(app: Sphinx) -> None:
    """Keep the records true when documents are read again, removed, or read in parallel."""
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    known = records(env)
    for part in (known.articles, known.problems, known.blocks):
        part.pop(docname, None)


def _merge(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    mine, theirs = records(env), records(other)
    for docname in docnames:
        if docname in theirs.articles:
            mine.articles[docname] = theirs.articles[docname]
        if docname in theirs.problems:
            mine.problems[docname] = theirs.problems[docname]
        if docname in theirs.blocks:
            mine.blocks[docname] = theirs.blocks[docname]
