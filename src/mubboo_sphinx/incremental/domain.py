"""What is remembered of each document from one build to the next, in Sphinx's environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from mubboo_sphinx.sphinx_tools.facts import FactsDomain, facts, facts_of_kind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class DocumentDependencies:
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
class Definitions:
    """What a document defines for all: labels with titles and without, and terms, by name."""

    labels: dict[str, tuple[Any, ...]]
    anonymous: dict[str, tuple[Any, ...]]
    terms: dict[tuple[str, str], tuple[Any, ...]]


@dataclass
class Readings:
    """What was noted of each document when it was read, all by its name.

    `dependencies` are what its page may take from elsewhere, `definitions` its labels and terms.
    `reads` tells one reading from another; `contents` are the checksums of the document's source
    and of the files that it depends on, as they were when it was read.
    """

    dependencies: dict[str, DocumentDependencies] = field(default_factory=dict)
    definitions: dict[str, Definitions] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    contents: dict[str, dict[str, str | None]] = field(default_factory=dict)


class IncrementalDomain(FactsDomain):
    """Keeps the readings."""

    name = "mubboo-incremental"
    label = "Incremental builds"
    initial_data = facts_of_kind(Readings)


def readings(env: BuildEnvironment) -> Readings:
    """Return what was noted of the documents of an environment."""
    return cast("Readings", facts(env, IncrementalDomain.name))


def content_when_read(env: BuildEnvironment, docname: str) -> str | None:
    """Return the checksum of a document's source when it was read, None where none was noted."""
    if IncrementalDomain.name not in env.domaindata:
        return None
    path = env.doc2path(docname, base=False).as_posix()
    return readings(env).contents.get(docname, {}).get(path)


def setup_domain(app: Sphinx) -> None:
    """Keep the readings true when documents are read again, removed, or read in parallel."""
    app.add_domain(IncrementalDomain)
