"""What is remembered from one build to the next, in Sphinx's build environment."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.problems import Problem


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """A block that a page shows: by placement, or by a directive at `line` of its source."""

    name: str
    options: tuple[tuple[str, str], ...] = ()
    line: int | None = None

    def option(self, name: str, default: str = "") -> str:
        """Return the value of a directive's option."""
        return dict(self.options).get(name, default)

    def has(self, name: str) -> bool:
        """Tell whether a directive has an option, if only its name."""
        return name in dict(self.options)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a document has of others, and shows to others, found when it was read.

    `outline` is a checksum of its titles and sections, as tables of contents and references show
    them. `targets` are the last words of what it refers to, in lower case. `paths` are the files
    that it links to or is made of, and what they were to readers: MyST makes a link of another
    kind of one that is not. `images` are source paths. `open` marks a page made of what other
    documents say, in a way that only the extension knows that fills it in.
    """

    outline: str
    targets: frozenset[str] = frozenset()
    paths: tuple[tuple[str, str], ...] = ()
    images: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A title whose words are another document's, and the place that it names: `#id`, or none."""

    anchor: str
    title: nodes.Element


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a document defines for all: labels with titles and without, and terms, by name."""

    labels: dict[str, tuple[Any, ...]]
    anonymous: dict[str, tuple[Any, ...]]
    terms: dict[tuple[str, str], tuple[Any, ...]]


@dataclass
class Records:
    """What is known of each document, all by its name.

    `blocks` are those that its writer put there, `outlooks` what its page may take from elsewhere.
    `reads` tells one reading from another; `contents` are the checksums of the document's
    source and of the files that it depends on, as they were when it was read. `labels` are what
    ABlog would have Sphinx know of a post, and `lent` those that Sphinx was told of. `refused`
    are the drafts that a document links to or includes. `definitions` are labels and terms,
    `references` those of an article whose words are another's, and `headings` the titles with
    such references.
    """

    articles: dict[str, Article] = field(default_factory=dict)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    blocks: dict[str, tuple[BlockRequest, ...]] = field(default_factory=dict)
    outlooks: dict[str, Outlook] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    contents: dict[str, dict[str, str | None]] = field(default_factory=dict)
    labels: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: dict[str, Definitions] = field(default_factory=dict)
    references: dict[str, tuple[nodes.Element, ...]] = field(default_factory=dict)
    headings: dict[str, tuple[Heading, ...]] = field(default_factory=dict)
    lent: set[str] = field(default_factory=set)

    def parts(self) -> tuple[dict[str, Any], ...]:
        """Return each of the mappings from documents."""
        values = (getattr(self, each.name) for each in fields(self))
        return tuple(value for value in values if isinstance(value, dict))


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
    for part in records(env).parts():
        part.pop(docname, None)


def _merge(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    for mine, theirs in zip(records(env).parts(), records(other).parts(), strict=True):
        mine |= {docname: theirs[docname] for docname in docnames if docname in theirs}
