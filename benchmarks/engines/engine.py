"""What is known of an engine, and what an article of a magazine is expected to come with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path, PurePosixPath

    from benchmarks.site import Article


LEAN = "layouts of ours, leaner than a theme's"
"""A remark on engines that come without a theme."""


class Feature(StrEnum):
    """What the magazine has when we build it, in the words that the report uses."""

    READ_TIME = "read time"
    RELATED = "related posts"
    ADJACENT = "links to the previous and next article"
    SERIES = "series"
    TOPICS = "pages of categories and tags"
    AUTHORS = "pages of authors"
    AUTHOR_CARDS = "author cards with portrait and bio"
    COVERS = "covers on articles and in lists"
    ARCHIVE = "archive by year"
    MONTHS = "archive by month"
    FEED = "a feed of the site"
    TOPIC_FEEDS = "feeds of topics and authors"
    SEARCH = "search index of all text"
    DATA = "structured data"
    SHARING = "data for link previews (Open Graph)"
    SHARE = "share links"
    SITEMAP = "sitemap"
    HIGHLIGHTING = "highlighted code"
    QUOTES = "typographic quotation marks"
    CHECKED_LINKS = "links between articles checked"
    DARK = "a dark scheme"


class Source(StrEnum):
    """Where an engine is installed from."""

    HERE = "this environment"
    PYPI = "PyPI"
    NPM = "npm"


@dataclass(frozen=True, slots=True)
class Place:
    """An engine's own environment, and the folder of the site that it builds."""

    environment: Path
    site: Path
    """Holds ``source``, where commands are run, and the built site."""
    html: str = "html"
    """The folder of the built site, in `site`."""

    def of_pip(self, command: str) -> str:
        """Return the path of a command that pip installed."""
        return str(self.environment / "bin" / command)

    def of_npm(self, command: str) -> str:
        """Return the path of a command that npm installed."""
        return str(self.environment / "node_modules" / ".bin" / command)

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return self.site / "source"

    @property
    def output(self) -> Path:
        """The folder that is to hold the built site."""
        return self.site / self.html


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine, and how the magazine is built with it in its usual setup for a blog."""

    name: str
    title: str
    """What the report calls it."""
    source: Source
    requirements: tuple[str, ...]
    """Of pip or npm, with versions; the first is the engine itself."""
    write: Callable[[Path, Sequence[Article]], None]
    """Writes the sources to a folder."""
    command: Callable[[Place], Sequence[str]]
    """The command of a build from nothing."""
    page: Callable[[PurePosixPath], PurePosixPath]
    """The file of an article's page, below the output, given the path of its source."""
    has: frozenset[Feature]
    """What of the features is on."""
    remarks: tuple[str, ...] = ()
    """What else it leaves out, or does in another way."""
    html: str = "html"
    """The folder of the built site, from the site's folder."""
    caches: tuple[str, ...] = ()
    """Files and folders, from the site's folder, that a build from nothing must not find."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Of the environment of a build."""

    @property
    def leaves_out(self) -> list[str]:
        """What our own magazine has and this one has not."""
        return [str(feature) for feature in Feature if feature not in self.has]

    @property
    def stamp(self) -> str:
        """A name for what is to be installed: other requirements, another stamp."""
        text = "\n".join((self.source, *self.requirements))
        return hashlib.sha256(text.encode()).hexdigest()[:12]
