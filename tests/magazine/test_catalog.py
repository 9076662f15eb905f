"""All articles of a magazine, in order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.article import Article, Topic
from mubboo_sphinx.magazine.catalog import Catalog

ARTICLES = [
    Article("old", "Old", date(2025, 1, 1), authors=("ada",), categories=("AI",), series="S"),
    Article("new", "New", date(2026, 4, 5), authors=("ada", "bob"), tags=("chips", "chips")),
    Article("undated", "Undated", categories=("Travel",), tags=("AI",), series="S"),
    Article("noon", "Noon", datetime(2026, 4, 5, 12, tzinfo=UTC), categories=("ai", "Éclat")),
    Article("also-new", "Also", date(2026, 4, 5), categories=("AI",), series="S"),
]
ORDER = ["noon", "new", "also-new", "old", "undated"]
LABELS = st.lists(st.sampled_from(["AI", "ai", "Travel", "x"]), max_size=3).map(tuple)
DAYS = st.one_of(
    st.none(),
    st.dates(date(2026, 1, 1), date(2026, 1, 4)),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14))])),
    st.sampled_from([date.min, date.max, date(1970, 1, 1)]),
)
MAGAZINES = st.lists(
    st.builds(
        Article,
        docname=st.sampled_from([f"posts/{letter}" for letter in "abcdefgh"]),
        title=st.just("T"),
        date=DAYS,
        categories=LABELS,
        tags=LABELS,
        authors=LABELS,
        series=st.sampled_from(["", "S"]),
    ),
    unique_by=lambda article: article.docname,
    max_size=8,
)


@pytest.fixture
def catalog() -> Catalog:
    """Return a small magazine."""
    return Catalog(ARTICLES)


def names(articles: object) -> list[str]:
    return [article.docname for article in articles]  # type: ignore[attr-defined]


def test_the_newest_comes_first_and_what_has_no_date_last(catalog: Catalog) -> None:
    assert names(catalog) == ORDER
    assert len(catalog) == 5


def test_an_article_is_found_by_its_document(catalog: Catalog) -> None:
    assert catalog["old"].title == "Old"
    assert catalog.get("old") is catalog["old"]
    assert catalog.get("nowhere") is None
    assert "old" in catalog
    assert "nowhere" not in catalog
    with pytest.raises(KeyError):
        catalog["nowhere"]


def test_topics_are_in_order_of_their_labels(catalog: Catalog) -> None:
    topics = {topic: names(articles) for topic, articles in catalog.topics.items()}
    assert list(topics)[-1] == Topic("category", "Éclat")
    assert topics[Topic("category", "AI")] == ["also-new", "old"]
    assert topics[Topic("category", "ai")] == ["noon"]
    assert topics[Topic("tag", "AI")] == ["undated"]
    assert topics[Topic("tag", "chips")] == ["new"]
    labels = [topic.label.casefold() for topic in topics]
    assert labels == sorted(labels)


def test_authors_and_years_have_their_articles(catalog: Catalog) -> None:
    assert {key: names(found) for key, found in catalog.authors.items()} == {
        "ada": ["new", "old"],
        "bob": ["new"],
    }
    assert [(year, names(found)) for year, found in catalog.years.items()] == [
        (2026, ["noon", "new", "also-new"]),
        (2025, ["old"]),
    ]


def test_a_series_begins_with_its_first_part(catalog: Catalog) -> None:
    assert names(catalog.series("S")) == ["old", "also-new", "undated"]
    assert catalog.series("nothing") == ()


def test_parts_of_one_day_are_in_order_of_their_names() -> None:
    parts = [Article(f"part-{n}", "P", date(2026, 4, 5), series="S") for n in (2, 3, 1)]
    assert names(Catalog(parts).series("S")) == ["part-1", "part-2", "part-3"]


def test_neighbours_are_what_came_before_and_after(catalog: Catalog) -> None:
    for place, docname in enumerate(ORDER):
        before, after = catalog.adjacent(docname)
        assert (before.docname if before else None) == [*ORDER, None][place + 1]
        assert (after.docname if after else None) == [None, *ORDER][place]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ORDER),
        ({"count": 2}, ORDER[:2]),
        ({"count": 0}, []),
        ({"count": 99}, ORDER),
        ({"category": "ai"}, ["noon", "also-new", "old"]),
        ({"category": "AI", "count": 1}, ["noon"]),
        ({"tag": "CHIPS"}, ["new"]),
        ({"author": "Ada"}, ["new", "old"]),
        ({"author": "ada", "tag": "chips"}, ["new"]),
        ({"category": "Sport"}, []),
    ],
)
def test_articles_are_selected_by_labels(
    catalog: Catalog, wanted: dict[str, object], found: list[str]
) -> None:
    assert names(catalog.select(**wanted)) == found  # type: ignore[arg-type]


@settings(deadline=None, max_examples=100)
@given(MAGAZINES, st.randoms(use_true_random=False))
def test_no_order_depends_on_which_document_was_read_first(
    articles: list[Article], random: object
) -> None:
    catalog = Catalog(articles)
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Catalog(shuffled)
    assert list(catalog) == list(again)
    assert list(catalog.topics.items()) == list(again.topics.items())
    assert list(catalog.authors.items()) == list(again.authors.items())
    assert list(catalog.years.items()) == list(again.years.items())
    assert catalog.series("S") == again.series("S")
    for article in articles:
        assert catalog.adjacent(article.docname) == again.adjacent(article.docname)


@settings(deadline=None, max_examples=100)
@given(MAGAZINES)
def test_every_article_has_one_place(articles: list[Article]) -> None:
    catalog = Catalog(articles)
    assert sorted(names(catalog)) == sorted(names(articles))
    dated = [article.date is not None for article in catalog]
    assert dated == sorted(dated, reverse=True)
    for article in articles:
        before, _ = catalog.adjacent(article.docname)
        assert before is None or catalog.adjacent(before.docname)[1] is article
    assert sorted(names(catalog.series("S"))) == sorted(
        article.docname for article in articles if article.series == "S"
    )
