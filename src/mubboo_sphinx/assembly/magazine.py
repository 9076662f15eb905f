"""What a build knows of its articles: the magazine, and what is related in it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.language_tags import primary_language
from mubboo_sphinx.magazine.related.limits import Limits
from mubboo_sphinx.sphinx_tools.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mubboo_sphinx.assembly.images import ImageFile
    from mubboo_sphinx.magazine.article import Article, Topic
    from mubboo_sphinx.magazine.author import Authors
    from mubboo_sphinx.magazine.catalog import Catalog
    from mubboo_sphinx.magazine.related.ranking import Ranker, Related
    from mubboo_sphinx.settings import Settings

Why = Literal["editor", "ranking", "category"]
"""Who chose a related article: the front matter, the ranking, or nobody, for want of others."""

_RELATED_KEPT = 50


@dataclass(frozen=True, slots=True)
class Label:
    """A label of ABlog's that is no topic: its kind, `location` or `language`, and its page."""

    kind: str
    name: str
    page: str
    articles: tuple[Article, ...]


@dataclass
class Magazine:
    """What a build knows: articles, authors, what is related, and where everything lies.

    Document names stand for pages; `images` maps a source path to the file in the output.
    `left_out` are pages of lists that are not made. `former_pages` has, by the address that a
    topic's page had before, the page and its title.
    `base_url` ends in a slash, or is empty where the site's address is not known.
    """

    settings: Settings
    authors: Authors
    default_authors: tuple[str, ...]
    catalog: Catalog
    topic_pages: dict[Topic, str]
    author_pages: dict[str, str]
    series_pages: dict[str, str]
    labels: tuple[Label, ...]
    left_out: frozenset[str]
    former_pages: dict[str, tuple[str, str]]
    images: dict[str, ImageFile]
    blog_path: str
    base_url: str
    site_name: str
    language: str
    share_networks: Mapping[str, tuple[str, str]]

    @cached_property
    def ranker(self) -> Ranker:
        """What ranks the articles; made when the first is asked for."""
        # Here, since numpy takes longer to import than a build with nothing to do.
        from mubboo_sphinx.magazine.related.ranking import Ranker  # noqa: PLC0415

        return Ranker(self.catalog, self._limits, self.language)

    @cached_property
    def related(self) -> dict[str, Related]:
        """The documents related to each."""
        ranking = self.ranker.rank(_RELATED_KEPT)
        if not self.settings.related_explain:
            del self.ranker  # a big site's vectors, which nobody asks for again
        return ranking

    @cached_property
    def _limits(self) -> Limits:
        oldest, days = None, self.settings.related_max_age
        newest = next(iter(self.catalog), None)
        if days and newest and newest.date:
            with suppress(OverflowError):  # before all time: no limit
                oldest = moment(newest.date) - timedelta(days=days)
        authors = frozenset(map(self.authors.key_of, self.settings.related_exclude_authors))
        return Limits(self.settings.related_same_category, authors, oldest)

    @cached_property
    def unlisted_documents(self) -> frozenset[str]:
        """Documents of articles that are not to be found."""
        return frozenset(article.docname for article in self.catalog.unlisted)

    @property
    def key(self) -> str:
        """A checksum of all that does not stand in the documents."""
        drafts = [article.docname for article in self.catalog if article.draft]
        drafts += [f"unlisted {article.docname}" for article in self.catalog.unlisted]
        known = (self.settings, self.authors.known(), self.default_authors, self.images, drafts)
        return digest_of(
            (
                *known,
                self.share_networks,
                self.blog_path,
                self.base_url,
                self.site_name,
                self.language,
            )
        )

    def related_to(
        self, article: Article, count: int, shown: Collection[str] = ()
    ) -> tuple[tuple[Article, Why], ...]:
        """Return what to read next, and who chose it.

        Documents that the page has `shown` in other blocks are left to them, unless the editor
        named them.
        """
        never = {article.docname, *article.unrelated}
        chosen: dict[str, tuple[Article, Why]] = {}
        for docname, why in self._candidates(article):
            if len(chosen) == count:
                break
            other = self.catalog.get(docname)
            if other and docname not in never and (why == "editor" or docname not in shown):
                chosen.setdefault(docname, (other, why))
        return tuple(chosen.values())

    def _candidates(self, article: Article) -> Iterator[tuple[str, Why]]:
        """Yield what the editor chose, then what is related, in the article's language first.

        Where that is too little, the newest of its categories make a young site look whole, and
        in the end what has but a word or a label in common.
        """
        yield from ((docname, "editor") for docname in article.related)
        ranked = self.related.get(article.docname)
        if ranked is None:
            return  # unlisted, and compared with no other
        yield from ((docname, "ranking") for docname in ranked.own)
        yield from ((docname, "category") for docname in self._newest(article, own=True))
        yield from ((docname, "ranking") for docname in ranked.foreign)
        yield from ((docname, "category") for docname in self._newest(article, own=False))
        yield from ((docname, "ranking") for docname in ranked.weak)

    def _newest(self, article: Article, *, own: bool) -> Iterator[str]:
        language = primary_language(article.language or self.language)
        for category in article.categories:
            for other in self.catalog.in_category(category):
                is_own = primary_language(other.language or self.language) == language
                if is_own == own and self._limits.admit(other):
                    yield other.docname
