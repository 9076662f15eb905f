"""What is remembered from one build to the next, in Sphinx's build environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from mubboo_sphinx.sphinx_tools.facts import FactsDomain, facts, facts_of_kind

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
class Heading:
    """A title whose words are another document's, and the place that it names: `#id`, or none."""

    anchor: str
    title: nodes.Element


@dataclass
class Records:
    """What is known of each document, all by its name.

    `blocks` are those that its writer put there. `labels` are what ABlog would have Sphinx know of
    a post, and `lent` those that Sphinx was told of. `refused` are the drafts that a document links
    to or includes. `references` are those of an article whose words are another's, and `headings`
    the titles with such references.
    """

    articles: dict[str, Article] = field(default_factory=dict)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    blocks: dict[str, tuple[BlockRequest, ...]] = field(default_factory=dict)
    labels: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    references: dict[str, tuple[nodes.Element, ...]] = field(default_factory=dict)
    headings: dict[str, tuple[Heading, ...]] = field(default_factory=dict)
    lent: set[str] = field(default_factory=set)


class MagazineDomain(FactsDomain):
    """Keeps the records."""

    name = "mubboo"
    label = "Magazine"
    initial_data = facts_of_kind(Records)


def records(env: BuildEnvironment) -> Records:
    """Return the records of a build environment."""
    return cast("Records", facts(env, MagazineDomain.name))


def setup_domain(app: Sphinx) -> None:
    """Keep the records true when documents are read again, removed, or read in parallel."""
    app.add_domain(MagazineDomain)
