"""From a magazine's facts to what a block shows on a page."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mubboo_sphinx.blocks import views
from mubboo_sphinx.blocks.language import Language, iso, language
from mubboo_sphinx.blocks.related_explanation import explained
from mubboo_sphinx.magazine.catalog import label_key
from mubboo_sphinx.magazine.links import is_remote
from mubboo_sphinx.magazine.networks import share_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mubboo_sphinx.assembly.magazine import Magazine, Why
    from mubboo_sphinx.documents.domain import BlockRequest
    from mubboo_sphinx.magazine.article import Article, Cover
    from mubboo_sphinx.magazine.dates import Day

DEFAULT_GRID_COUNT = 12
MAX_CARD_TOPICS = 3
_MOST_RANKED = 50


@dataclass(frozen=True, slots=True)
class Page:
    """What a page's blocks ask of it.

    `url` is its address on the site, or empty where the site's is not known; `documents` finds
    the document that a directive on it names; `blocks` are the names of all blocks on it. `rank`
    returns related documents in another order, where an extension has one; `added` makes the views
    of blocks that extensions add.
    """

    url: str = ""
    documents: Callable[[str], str] = str
    blocks: frozenset[str] = frozenset()
    rank: Callable[[Article, tuple[str, ...]], Iterable[str]] | None = None
    added: Mapping[str, Callable[[BlockRequest], object | None]] = field(default_factory=dict)


class ViewMaker:
    """Makes the views of one page. `cards` keeps those of each language, by tag: pages share."""

    def __init__(
        self,
        magazine: Magazine,
        docname: str,
        page: Page | None = None,
        cards: defaultdict[str, dict[str, views.CardView]] | None = None,
    ) -> None:
        self._magazine = magazine
        self.article = magazine.catalog.get(docname)
        own = self.article.language if self.article else ""
        self.language: Language = language(own or magazine.language)
        self._page = page or Page()
        self._cards = (defaultdict(dict) if cards is None else cards)[self.language.tag]

    def make(self, request: BlockRequest) -> object | None:
        """Return the view of a block, or None where there is nothing to show."""
        if added := self._page.added.get(request.name):
            return added(request)
        match request.name:
            case "post-grid":
                return self.grid(request)
            case "author-card" if request.option("authors"):
                return self._author_cards(tuple(request.option("authors").split()))
        return self._of_article(request, self.article) if self.article else None

    def _of_article(self, request: BlockRequest, article: Article) -> views.View | None:
        if request.name == "related-posts":
            count = request.option("count", str(self._magazine.settings.related_count))
            return self._related(article, int(count))
        makers: dict[str, Callable[[Article], views.View | None]] = {
            "topics": self._all_topics,
            "byline": self._byline,
            "read-time": self._read_time,
            "standfirst": self._standfirst,
            "cover": self._cover,
            "share": self._share,
            "author-card": lambda article: self._author_cards(article.authors),
            "adjacent": self._adjacent,
            "series": self._series,
        }
        return makers[request.name](article)

    def grid(self, request: BlockRequest) -> views.CardsView | None:
        """Return the cards of a `post-grid`."""
        count = int(request.option("count", str(DEFAULT_GRID_COUNT)))
        skip = int(request.option("skip", "0"))
        catalog = self._magazine.catalog
        if named := request.option("documents").splitlines():
            found = (catalog.get(self._page.documents(name)) for name in named)
            chosen = tuple(each for each in found if each)
            chosen = chosen[skip : skip + count if request.option("count") else None]
        else:
            chosen = catalog.select(
                category=request.option("category"),
                tag=request.option("tag"),
                author=request.option("author"),
                count=skip + count,
            )[skip:]
        if not chosen:
            return None
        more = self._more(request) if request.has("more") else None
        return views.CardsView(tuple(map(self.card, chosen)), request.has("lead"), more)

    def _more(self, request: BlockRequest) -> views.TopicView:
        """Return the page that lists all that a grid chooses from, by its first label."""
        magazine = self._magazine
        asked = {
            name: label_key(name, request.option(name))
            for name in ("category", "tag", "author")
            if request.option(name)
        }
        for topic, page in magazine.topic_pages.items():
            is_asked = label_key(topic.kind, topic.label) == asked.get(topic.kind)
            if is_asked and page not in magazine.left_out:
                return views.TopicView(topic.kind, topic.label, page)
        for key, page in magazine.author_pages.items():
            is_asked = label_key("author", key) == asked.get("author")
            if is_asked and page not in magazine.left_out:
                return views.TopicView("author", magazine.authors[key].name, page)
        return views.TopicView("", self.language.gettext("All articles"), magazine.blog_path)

    def cards(self, articles: tuple[Article, ...]) -> views.CardsView | None:
        """Return cards of the articles, or None for none."""
        return views.CardsView(tuple(map(self.card, articles))) if articles else None

    def card(self, article: Article) -> views.CardView:
        """Return the card of an article, with dates as on cards."""
        if article.docname not in self._cards:
            self._cards[article.docname] = self._card(article)
        return self._cards[article.docname]

    def _card(self, article: Article) -> views.CardView:
        own = article.language or self._magazine.language
        return views.CardView(
            docname=article.docname,
            url=article.external_link,
            title=article.title,
            language=own if language(own).tag != self.language.tag else "",
            description=article.description,
            topics=self._card_topics(article),
            date=self._date(article.date, self._magazine.settings.date_format_short),
            read_time=self._read_time(article),
            cover=self._image(article.cover) if article.cover else None,
            draft=article.draft,
            extra=self._extra(article, self._magazine.settings.date_format_short),
        )

    def _extra(self, article: Article, pattern: str) -> dict[str, views.ExtraValue]:
        return {
            name: views.DateView(self.language.date(value, pattern), iso(value))
            if isinstance(value, date)
            else value
            for name, value in article.extra.items()
        }

    def author(self, key: str) -> views.AuthorView:
        """Return an author, or a guest, as cards and bylines show them."""
        author = self._magazine.authors[key]
        avatar = None
        if is_remote(author.avatar):
            avatar = views.ImageView(url=author.avatar)
        elif file := self._magazine.images.get(author.avatar):
            avatar = views.ImageView(file=file.name)
        return views.AuthorView(
            name=author.name,
            type=author.type,
            initials=author.initials,
            hue=zlib.crc32(author.key.encode()) % 360,
            page=self._magazine.author_pages.get(key, ""),
            avatar=avatar,
            role=author.role,
            bio=author.bio,
            url=author.url,
            email=author.email,
            socials=author.socials,
        )

    def _all_topics(self, article: Article) -> views.TopicsView | None:
        topics = self._topics(article)
        return views.TopicsView(topics) if topics else None

    def _topics(self, article: Article) -> tuple[views.TopicView, ...]:
        pages = self._magazine.topic_pages
        return tuple(
            # Of an unlisted article, those that others have too.
            views.TopicView(topic.kind, topic.label, pages[topic])
            for topic in article.topics
            if topic in pages
        )

    def _card_topics(self, article: Article) -> tuple[views.TopicView, ...]:
        # A card has room for what an article is, not for all that it touches.
        topics = self._topics(article)
        categories = tuple(topic for topic in topics if topic.kind == "category")
        return (categories or topics)[:MAX_CARD_TOPICS]

    def _byline(self, article: Article) -> views.BylineView:
        pattern = self._magazine.settings.date_format
        date, updated = self._date(article.date, pattern), self._date(article.updated, pattern)
        if date and updated and date.text == updated.text:
            updated = None  # of the same day: nothing new to be read
        return views.BylineView(
            authors=tuple(map(self.author, article.authors)),
            date=date,
            updated=updated,
            read_time=self._read_time(article),
            draft=article.draft,
            extra=self._extra(article, self._magazine.settings.date_format),
        )

    def _standfirst(self, article: Article) -> views.StandfirstView | None:
        # Else it is the first paragraph, which follows anyway.
        is_written = "description" in article.lines
        return views.StandfirstView(article.description) if is_written else None

    def _cover(self, article: Article) -> views.CoverView | None:
        cover = article.cover
        if not cover or cover.in_body:
            return None
        return views.CoverView(self._image(cover), cover.caption, cover.credit)

    def _read_time(self, article: Article) -> views.ReadTimeView:
        text = self.language.read_time(article.minutes)
        words = round(article.content.words)
        return views.ReadTimeView(text, article.minutes, round(article.seconds), words)

    def _date(self, day: Day | None, pattern: str) -> views.DateView | None:
        return views.DateView(self.language.date(day, pattern), iso(day)) if day else None

    def _share(self, article: Article) -> views.ShareView | None:
        networks = self._magazine.settings.share
        url = article.canonical_link or self._page.url
        if not article.share:
            return None
        known = self._magazine.share_networks
        found = (share_link(each, article.title, url, known) for each in networks)
        links = tuple(filter(None, found))
        return views.ShareView(links) if links else None

    def _author_cards(self, keys: tuple[str, ...]) -> views.AuthorCardView | None:
        # A guest is a name and no more: the byline has said it.
        known = tuple(self.author(key) for key in keys if key in self._magazine.authors)
        return views.AuthorCardView(known) if known else None

    def _related(self, article: Article, count: int) -> views.RelatedPostsView | None:
        if not article.show_related:
            return None
        chosen = self._chosen(article, count)
        if not chosen:
            return None
        reasons: tuple[views.ReasonsView, ...] = ()
        if self._magazine.settings.related_explain:
            reasons = tuple(
                explained(self._magazine, self.language, article, each, why) for each, why in chosen
            )
        return views.RelatedPostsView(tuple(self.card(each) for each, _ in chosen), reasons)

    def _chosen(self, article: Article, count: int) -> tuple[tuple[Article, Why], ...]:
        beside = self._shown_beside(article)
        if self._page.rank is None:
            return self._magazine.related_to(article, count, beside)
        ranked = self._magazine.related_to(article, _MOST_RANKED, beside)
        why = {each.docname: (each, reason) for each, reason in ranked}
        names = self._page.rank(article, tuple(why))
        catalog = self._magazine.catalog
        others = ((catalog.get(name), name) for name in names if name != article.docname)
        return tuple(why.get(name, (each, "editor")) for each, name in others if each)[:count]

    def _shown_beside(self, article: Article) -> set[str]:
        """Return the documents that the block of a series on the page leads to already.

        Neighbours are no part of them: links to these look otherwise, and are there for another
        purpose; in a small magazine there would be no card left.
        """
        if "series" not in self._page.blocks or not article.series:
            return set()
        return {each.docname for each in self._magazine.catalog.series(article.series)}

    def _adjacent(self, article: Article) -> views.AdjacentView | None:
        before, after = map(self._card_or_none, self._magazine.catalog.adjacent(article.docname))
        return views.AdjacentView(before, after) if before or after else None

    def _card_or_none(self, article: Article | None) -> views.CardView | None:
        return self.card(article) if article else None

    def _series(self, article: Article) -> views.SeriesView | None:
        parts = self._magazine.catalog.series(article.series) if article.series else ()
        if not parts or article.unlisted:
            return None
        place = [part.docname for part in parts].index(article.docname) + 1
        page = self._magazine.series_pages[article.series]
        return views.SeriesView(article.series, page, place, tuple(map(self.card, parts)))

    def _image(self, cover: Cover) -> views.ImageView:
        if is_remote(cover.path):
            return views.ImageView(url=cover.path, alt=cover.alt)
        file = self._magazine.images[cover.path]
        return views.ImageView(
            file=file.name,
            alt=cover.alt,
            width=file.width,
            height=file.height,
            sources=file.sources,
        )
