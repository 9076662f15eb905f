"""Which articles a reader may want next."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.related.diversity import PLACES, diversify
from mubboo_sphinx.magazine.related.limits import Limits
from mubboo_sphinx.magazine.related.link_graph import MOST_LINKED, LinkGraph
from mubboo_sphinx.magazine.related.ranking import Ranker, Related
from mubboo_sphinx.magazine.related.vectors import MOST_SHARED
from mubboo_sphinx.magazine.terms import count_terms, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = ["chip", "train", "oven", "map", "lens", "sea"]
MAGAZINES = st.lists(
    st.builds(
        Article,
        docname=st.sampled_from([f"posts/{letter}" for letter in "abcdefghij"]),
        title=st.sampled_from(["T", "News of May", "News of June", "News 1", "News 2"]),
        date=st.sampled_from([None, date(1970, 1, 1), date(2026, 4, 5), date.max]),
        authors=st.lists(st.sampled_from(["ada", "bob"]), max_size=2).map(tuple),
        categories=st.lists(st.sampled_from(["AI", "Travel"]), max_size=2).map(tuple),
        tags=st.lists(st.sampled_from(["x", "y", "z"]), max_size=2).map(tuple),
        series=st.sampled_from(["", "S"]),
        links=st.lists(st.sampled_from(["posts/a", "posts/b", "posts/z"])).map(tuple),
        language=st.sampled_from(["", "de", "en"]),
        terms=st.lists(st.sampled_from(WORDS), max_size=9).map(
            lambda words: count_terms(" ".join(words), "", (), "")
        ),
    ),
    unique_by=lambda article: article.docname,
    max_size=10,
)
CHIPS = "silicon chip wafer"


def article(docname: str, body: str = "", **fields: object) -> Article:
    """Return an article with these words."""
    terms = count_terms(body, "", (), "")
    fields = {"date": date(2026, 4, 5), "title": docname} | fields
    return Article(docname, terms=terms, **fields)  # type: ignore[arg-type]


def rank(articles: Iterable[Article], **options: Any) -> dict[str, tuple[str, ...]]:
    """Return all that is related to each article, in any language."""
    ranking = Ranker(articles, Limits(**options)).rank(50)
    return {docname: (*related.own, *related.foreign) for docname, related in ranking.items()}


def test_what_says_the_same_is_related() -> None:
    related = rank(
        [
            article("chips", "silicon chip wafer foundry"),
            article("more-chips", "silicon chip lithography wafer"),
            article("some-chips", "chip shop and holiday"),
            article("trains", "railway station and sleeper"),
            article("more-trains", "railway sleeper ticket"),
        ]
    )
    assert related["chips"][0] == "more-chips"
    assert related["trains"][0] == "more-trains"
    assert "trains" not in related["chips"]


def test_the_same_phrase_says_more_than_the_same_words() -> None:
    related = rank(
        [
            article("open", "open source weights"),
            article("apart", "source weights that are open elsewhere"),
            article("same", "elsewhere that are open source weights"),
            article("other", "railway"),
        ]
    )
    assert related["open"] == ("same", "apart")


@pytest.mark.parametrize("field", ["tags", "categories", "authors"])
def test_what_shares_a_label_is_related(field: str) -> None:
    shared: dict[str, Any] = {field: ("Same",)}
    related = rank([article("a", **shared), article("b", **shared), article("c"), article("d")])
    assert related == {"a": ("b",), "b": ("a",), "c": (), "d": ()}


def test_a_label_is_not_the_same_as_a_word_or_another_kind_of_label() -> None:
    articles = [
        article("a", "same"),
        article("b", tags=("same",)),
        article("c", categories=("same",)),
        article("d", authors=("same",)),
    ]
    assert set(rank(articles).values()) == {()}


def test_of_equals_the_nearer_in_time_goes_first() -> None:
    related = rank(
        [
            article("now", CHIPS),
            article("years-ago", CHIPS, date=date(2020, 1, 1)),
            article("last-month", CHIPS, date=date(2026, 3, 5)),
            article("other", "railway"),
        ]
    )
    assert related["now"] == ("last-month", "years-ago")


def test_of_equals_the_newer_goes_first_then_by_name_and_the_undated_last() -> None:
    days = {"old": date(1960, 1, 1), "epoch": date(1970, 1, 1), "none": None,
            "a": date(1980, 1, 1), "b": date(1980, 1, 1)}  # fmt: skip
    articles = [article(name, "silicon", date=day) for name, day in days.items()]
    undated = article("undated", "silicon", date=None)
    related = rank([*articles, undated, article("other", "railway")])
    assert related["undated"] == ("a", "b", "epoch", "old", "none")


def test_a_word_here_and_there_makes_nothing_related() -> None:
    def long(name: str) -> str:
        return " ".join(f"{name}{n}" for n in range(400))

    articles = [article(name, f"{long(name)} chip") for name in ("ab", "cd", "ef", "gh")]
    articles += [article("z", long("z"))]
    ranking = Ranker(articles).rank(50)
    assert ranking["ab"] == Related(weak=("cd", "ef", "gh"))


def test_a_word_that_hundreds_have_relates_nothing() -> None:
    articles = [article(f"a{n}", "chip") for n in range(MOST_SHARED)]
    others = [article(f"b{n}") for n in range(9)]
    assert len(rank([*articles, *others])["a0"]) == 50
    assert rank([*articles, article("one-more", "chip"), *others])["a0"] == ()


def test_at_most_as_many_as_asked_for_are_returned() -> None:
    articles = [article(f"a{n}", "silicon chip") for n in range(9)] + [article("z", "railway")]
    everything = rank(articles)["a0"]
    assert len(everything) == 8
    for count in (0, 1, 3):
        assert Ranker(articles).rank(count)["a0"] == Related(own=everything[:count])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_magazine_that_has_hardly_begun_has_no_related_articles(number: int) -> None:
    articles = [article(f"a{n}", "silicon", tags=("chips",)) for n in range(number)]
    assert rank(articles) == {each.docname: () for each in articles}


def languages(german: int, english: int) -> list[Article]:
    """Return articles on chips, of which the German ones have more in common with an English."""
    there = [article(f"de{n}", "silicon der die das", language="de-AT") for n in range(german)]
    here = [article(f"en{n}", "silicon chip wafer foundry the") for n in range(english)]
    # "der" is rare in the magazine, and in no way rare in German.
    bridge = article("en-der", "silicon der die das", language="en")
    return [*there, *here, bridge, article("de", "eisenbahn", language="de"), article("en", "sea")]


def test_an_article_is_related_to_those_in_its_language_first() -> None:
    ranking = Ranker(languages(9, 9), language="en-GB").rank(50)["de0"]
    assert set(ranking.own) == {f"de{n}" for n in range(1, 9)}
    assert ranking.foreign[0] == "en-der"
    assert Ranker(languages(2, 9), language="en-GB").rank(50)["de0"].own == ("de1",)


def test_no_number_of_links_brings_another_language_to_the_front() -> None:
    hubs = [article(f"hub{n}", f"sea{n}", links=("a", "b")) for n in range(40)]
    articles = [
        article("a", CHIPS, language="de"),
        article("b", CHIPS, language="en"),
        article("c", CHIPS, language="de", date=date(1990, 1, 1)),
    ]
    related = Ranker([*articles, *hubs], language="en").rank(9)["a"]
    assert (related.own, related.foreign) == (("c",), ("b",))


def test_what_is_rare_is_asked_of_the_articles_own_language() -> None:
    def german(docname: str, body: str) -> Article:
        return article(docname, f"der die das {body}", language="de")

    # Of all articles, one in ten has "der": of the German ones, each.
    magazine = [article(f"en{n}", f"word{n}", language="en") for n in range(90)]
    magazine += [german("a", "bahn"), german("b", "bahn")]
    magazine += [german(f"c{n}", f"wort{n}") for n in range(8)]
    assert rank(magazine)["a"] == ("b",)


RELEASES = [
    article(f"r{n}", "changes fixes thanks", title=f"Release 1.{n} of May", date=date(2026, n, 1))
    for n in range(1, 9)
]


def test_of_a_run_of_releases_the_next_ones_go_first_and_the_others_fall_behind() -> None:
    story = article("story", "changes fixes thanks", title="Why we fixed it", date=date(2024, 1, 1))
    related = rank([*RELEASES, story, article("other", "sea")])["r4"]
    assert set(related[:2]) == {"r3", "r5"}
    assert related[2] == "story"


def test_parts_of_a_series_are_one_story() -> None:
    parts = [
        article(f"p{n}", CHIPS, series="S", date=date(2026, n, 1), title="abcdefghi"[n] * 3)
        for n in range(1, 7)
    ]
    story = article("story", CHIPS, date=date(2024, 1, 1))
    related = rank([*parts, story, article("other", "sea")])["p3"]
    assert set(related[:3]) == {"p2", "p4", "story"}


def test_titles_that_share_a_word_or_two_are_no_run() -> None:
    titles = ["Trains to the sea", "Trains across the Alps", "Night trains", "The sea at night"]
    articles = [
        article(f"t{n}", CHIPS, title=title, date=date(2026, 1, n + 1))
        for n, title in enumerate(titles)
    ]
    related = rank([*articles, article("other", "sea")])
    assert related["t0"] == ("t1", "t2", "t3")


def test_articles_that_link_to_the_same_ones_are_closer() -> None:
    articles = [
        article("a", CHIPS, links=("hub",)),
        article("b", CHIPS, links=("hub", "gone"), date=date(2025, 1, 1)),
        article("c", CHIPS, date=date(2025, 1, 1)),
        article("d", CHIPS, date=date(2025, 1, 1)),
        article("hub", "sea"),
    ]
    assert rank(articles)["a"] == ("b", "c", "d")
    unlinked = rank([replace(each, links=()) for each in articles])
    assert unlinked["c"] == ("b", "d", "a")
    assert unlinked["a"] == ("b", "c", "d")
    articles[0], articles[2] = replace(articles[0], links=()), replace(articles[2], links=("hub",))
    assert rank(articles)["d"] == ("b", "c", "a")
    assert rank(articles)["b"] == ("c", "d", "a")
    articles[1] = replace(articles[1], links=())
    articles[3] = replace(articles[3], links=("hub",))
    assert rank(articles)["c"] == ("d", "b", "a")


def test_an_article_that_links_to_another_is_closer_to_it_and_the_other_way_round() -> None:
    articles = [article(name, CHIPS) for name in "abcd"] + [article("other", "sea")]
    articles[3] = replace(articles[3], links=("b", "d"))
    assert rank(articles)["d"][0] == "b"
    assert rank(articles)["b"][0] == "d"
    assert rank(articles)["a"][0] == "b"


def test_a_list_of_links_brings_nothing_together() -> None:
    articles = [article(name, CHIPS) for name in "abc"]
    articles += [article(f"z{n}", "sea") for n in range(MOST_LINKED)]
    linked = tuple(each.docname for each in articles if each.docname != "b")
    assert LinkGraph([*articles, article("list", links=linked[:-3])]).to(0)
    assert LinkGraph([*articles, article("list", links=linked)]).to(0) == {}


def test_four_articles_that_say_the_same_are_not_all_shown() -> None:
    similarity = [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    assert diversify([1.0, 0.9, 0.8], similarity.__getitem__) == [0, 2, 1]
    assert diversify([1.0, 0.9, 0.1], similarity.__getitem__) == [0, 1, 2]
    assert len(diversify([1.0] * 30, lambda _: [0.0] * 30)) == PLACES


def test_copies_of_one_article_make_room_for_another() -> None:
    chips, trains = "silicon wafer foundry mask", "railway sleeper ticket berth"
    articles = [
        article("both", f"{chips} {trains}"),
        *(article(f"chip{n}", chips, title="abc"[n] * 2) for n in range(3)),
        article("train", f"{trains} and more"),
        *(article(f"sea{n}", f"sea waves boat{n}") for n in range(9)),
    ]
    assert "train" in rank(articles)["both"][:2]


def catch_all_magazine() -> list[Article]:
    """Return an article that says a little of ten subjects, and two articles of each."""
    on_subjects = [
        article(
            f"{name}{n}", f"thing{n} part{n} " + " ".join(f"{name}{n}word{k}" for k in range(8))
        )
        for name, n in product("ab", range(10))
    ]
    review = article("review", " ".join(f"thing{n} part{n}" for n in range(10)))
    return [review, *on_subjects]


def test_an_article_that_is_a_little_like_everything_falls_behind() -> None:
    ranked = rank(catch_all_magazine())
    assert [each[0] for docname, each in ranked.items() if docname != "review"] == [
        f"{'ba'['ab'.index(docname[0])]}{docname[1]}" for docname in ranked if docname != "review"
    ], "the other article on the subject goes first, not the one in every list"
    assert ranked["review"], "a hub has related articles like any other"


def test_only_a_hub_is_lowered() -> None:
    ranker = Ranker(catch_all_magazine())
    lowered = [ranker.articles[i].docname for i, factor in enumerate(ranker.hubs) if factor < 1]
    assert lowered == ["review"]
    assert ranker.hubs.max() == 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_magazine_that_has_hardly_begun_has_no_hubs(number: int) -> None:
    assert [*Ranker([article(str(n), CHIPS) for n in range(number)]).hubs] == [1.0] * number


def test_an_option_limits_to_the_same_category() -> None:
    articles = [
        article("a", CHIPS, categories=("AI", "News")),
        article("b", CHIPS, categories=("ai",)),
        article("c", CHIPS, categories=("Travel",)),
        article("d", CHIPS),
        article("e", "sea"),
    ]
    assert set(rank(articles)["a"]) == {"b", "c", "d"}
    assert rank(articles, same_category=True)["a"] == ("b",)
    assert rank(articles, same_category=True)["d"] == ()


def test_an_option_leaves_out_authors() -> None:
    articles = [
        article("a", CHIPS, authors=("ada",)),
        article("b", CHIPS, authors=("ada", "ads")),
        article("c", CHIPS),
        article("e", "sea"),
    ]
    assert rank(articles, authors=frozenset({"ads"})) == {
        "a": ("c",), "b": ("a", "c"), "c": ("a",), "e": (),
    }  # fmt: skip


def test_an_option_leaves_out_what_is_old() -> None:
    articles = [
        article("new", CHIPS),
        article("old", CHIPS, date=date(2020, 1, 1)),
        article("noon", CHIPS, date=datetime(2026, 4, 1, 12, tzinfo=UTC)),
        article("undated", CHIPS, date=None),
        article("e", "sea"),
    ]
    oldest = datetime(2026, 4, 5, tzinfo=UTC) - timedelta(days=365)
    assert set(rank(articles, oldest=oldest)["old"]) == {"new", "noon", "undated"}
    assert set(rank(articles, oldest=oldest)["new"]) == {"noon", "undated"}


@settings(deadline=None, max_examples=100)
@given(MAGAZINES, st.integers(0, 5), st.randoms(use_true_random=False))
def test_no_ranking_depends_on_which_document_was_read_first(
    articles: list[Article], count: int, random: object
) -> None:
    related = Ranker(articles).rank(count)
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Ranker(shuffled).rank(count)
    assert list(again.items()) == list(related.items())
    docnames = {each.docname for each in articles}
    assert related.keys() == docnames
    for docname, everything in related.items():
        found = list(everything)
        assert docname not in found
        assert set(found) <= docnames
        assert len(set(found)) == len(found) <= count
        assert found == list(Ranker(articles).rank(50)[docname])[:count]


@settings(deadline=None, max_examples=50)
@given(MAGAZINES)
def test_what_is_no_part_of_a_text_changes_no_ranking(articles: list[Article]) -> None:
    changed = [replace(each, description="x", minutes=9, lines={"a": 1}) for each in articles]
    assert Ranker(changed).rank(9) == Ranker(articles).rank(9)


@settings(deadline=None, max_examples=100)
@given(MAGAZINES)
def test_likeness_is_mutual_and_at_most_one(articles: list[Article]) -> None:
    ranker = Ranker(articles)
    found = {}
    for i in range(len(articles)):
        for other, alike in zip(*ranker.similarity.to(i, 99), strict=True):
            found[i, int(other)] = alike
    assert all(found[there, here] == alike for (here, there), alike in found.items())
    assert all(0 < alike <= 1 + 1e-6 for alike in found.values())


SCRIPT = """
from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.related.ranking import Ranker
from mubboo_sphinx.magazine.terms import count_terms, split_words
texts = [" ".join(f"w{(i * j) % 251}" for j in range(1, 400)) for i in range(1, 12)]
articles = [Article(f"a{i}", "T", terms=count_terms(text, "t", ["h"], "d"), tags=("x", "y"))
            for i, text in enumerate(texts)]
print(Ranker(articles).rank(50))
"""


def test_no_ranking_depends_on_the_hash_seed() -> None:
    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2") != ""


def test_the_numbers_are_whole_so_that_no_sum_depends_on_its_order() -> None:
    articles = [article(f"a{n}", f"silicon chip word{n % 3} word{n % 7}") for n in range(30)]
    weights = Ranker(articles).vectors.weights
    assert len(weights) > 30
    assert (weights == np.floor(weights)).all()
    assert weights.max() < 2**25


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OSSなのでLinuxを使う", ["oss", "linux", "使"]),
        ("日本語のテスト", ["日本", "本語", "テスト"]),
        ("使用Python编程语言", ["使用", "python", "编程", "程语", "语言"]),
        ("Docker コンテナ入門", ["docker", "コンテナ", "入門"]),
        ("ภาษาไทย", ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย"]),
        ("한국어 Linux 배포판", ["한국어", "linux", "배포판"]),
        ("GPT4を試す", ["gpt4", "試"]),
    ],
)
def test_words_of_another_script_are_not_cut_to_pieces(text: str, words: list[str]) -> None:
    assert split_words(text) == words
