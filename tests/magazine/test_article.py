"""An article as plain data: its topics, and what of it stands in URLs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.article import Article, Topic
from mubboo_sphinx.magazine.slugs import (
    MAX_SLUG_BYTES,
    checksum,
    slugify,
    stable_slug,
    unique_slugs,
)
from mubboo_sphinx.magazine.spellings import with_one_spelling

# Labels that are likely to be alike, and any others.
LABELS = st.one_of(
    st.text(max_size=40), st.text(st.sampled_from(list("cC+# -_é\u0301\u0131İß")), max_size=5)
)


def test_topics_are_categories_then_other_tags() -> None:
    article = Article("a", "A", categories=("AI", "Industry"), tags=("chips", "ai", "Huawei"))
    assert article.topics == (
        Topic("category", "AI"),
        Topic("category", "Industry"),
        Topic("tag", "chips"),
        Topic("tag", "Huawei"),
    )


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("AI", "ai"),
        ("Machine Learning", "machine-learning"),
        ("  spaced \t out ", "spaced-out"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Ørsted", "ørsted"),
        ("C++", "c"),
        ("a_b", "a_b"),
        ("--x--", "x"),
        ("R&D: costs/benefits", "rd-costsbenefits"),
        ("日本語", "日本語"),
        ("が", "が"),
        ("한국어", "한국어"),
        ("Привет, мир", "привет-мир"),
        ("../../etc/passwd", "etcpasswd"),
        ("..", "u2e-u2e"),
        ("🎉", "u1f389"),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("]]>", "u5d-u5d-u3e"),
        ("\u202eevil", "evil"),
        ("a\x00b", "ab"),
        ("a?b#c%2f", "abc2f"),
        ("", "none"),
        (" \n", "none"),
    ],
)
def test_a_label_in_a_url(label: str, slug: str) -> None:
    assert slugify(label) == slug


@settings(deadline=None, max_examples=200)
@given(LABELS)
def test_any_label_is_a_safe_part_of_a_url_and_of_a_file_name(label: str) -> None:
    slug = slugify(label)
    assert slug
    assert all(char.isalnum() or char in "-_" or ord(char) > 127 for char in slug)
    assert not any(char.isspace() or not char.isprintable() for char in slug)
    assert len(slug.encode()) <= MAX_SLUG_BYTES
    assert slugify(label) == slug


@pytest.mark.parametrize("char", ["a", "é", "語", "🎉"])
def test_a_very_long_label_fits_the_name_of_a_file(char: str) -> None:
    labels = [char * 1000, char * 1001]
    slugs = unique_slugs(labels)
    assert len(set(slugs.values())) == 2
    assert all(len(slug.encode()) <= MAX_SLUG_BYTES for slug in slugs.values())


def test_labels_alike_have_pages_of_their_own() -> None:
    assert unique_slugs(["C", "AI"]) == {"C": "c", "AI": "ai"}
    slugs = unique_slugs(["c", "C++", "C#", "C"])
    assert slugs["C"] == "c"
    assert len(set(slugs.values())) == 4
    # The address of a page stays when another label is added after it.
    assert unique_slugs(["C", "C#"])["C#"] == slugs["C#"]


def test_a_label_that_looks_like_anothers_checksum_gets_another_page() -> None:
    taken = unique_slugs(["C", "c"])["c"]
    slugs = unique_slugs(["C", taken.upper(), "c"])
    assert len(set(slugs.values())) == 3


def test_no_label_takes_the_place_of_the_list_of_labels() -> None:
    assert unique_slugs(["Index"])["Index"] != "index"


def test_half_a_character_is_no_traceback() -> None:
    assert len(set(unique_slugs(["\ud800a", "a", "A"]).values())) == 3


@settings(deadline=None, max_examples=100)
@given(st.lists(LABELS, max_size=12), st.randoms(use_true_random=False))
def test_no_two_labels_share_a_page(labels: list[str], random: object) -> None:
    slugs = unique_slugs(labels)
    assert slugs.keys() == set(labels)
    assert len(set(slugs.values())) == len(slugs)
    random.shuffle(labels)  # type: ignore[attr-defined]
    assert unique_slugs(labels) == slugs


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("AI", "ai"),
        ("Machine Learning", "machine-learning"),
        ("open-source", "open-source"),
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("c++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dotnet"),
        ("ASP.NET", "asp-dot-net"),
        ("Node.js", "node-dot-js"),
        ("R&D", "r-and-d"),
        ("हिन्दी", "हिन्दी"),
        ("日本語", "日本語"),
        ("\uff21\uff29", "ai"),
        ("🎉", "u1f389"),
    ],
)
def test_a_topics_address_is_spelled_from_its_label_alone(label: str, slug: str) -> None:
    assert stable_slug(label) == slug


@pytest.mark.parametrize("label", ["What's new", "C-", "C²", "🦀 Rust", "R?", "Con", "LPT1", "nul"])
def test_what_a_slug_would_lose_or_no_file_can_be_named_has_a_checksum(label: str) -> None:
    assert stable_slug(label)[-9] == "-"
    assert unique_slugs([label, slugify(label)])[label] == stable_slug(label)


HARD = ("C", "C++", "C#", "C-", "C!", "NET", ".NET", "R", "R&D", "RD", "node.js", "nodejs",
        "U.S.", "US", "🦀", "🐍", "🦀 Rust", "Rust", "AC/DC", "ACDC", "100%", "100", "3.10",
        "310")  # fmt: skip


@pytest.mark.parametrize("label", HARD)
def test_a_slug_is_the_same_whatever_other_topics_exist(label: str) -> None:
    slugs = unique_slugs(HARD)
    assert slugs[label] == stable_slug(label)
    assert len(set(slugs.values())) == len(HARD)


SAME = (
    ("Machine Learning", "machine-learning", "machine  learning", "MACHINE LEARNING"),
    ("C++", "C plus plus", "c-plus-plus"),
    (".NET", "dotnet", ".net"),
    ("R&D", "R and D"),
    ("Node.js", "Node dot js"),
    ("Café", "cafe", "CAFE\u0301"),
    ("\uff21\uff29", "AI"),
    ("🎉", "u1f389"),
    ("con", f"con-{checksum('con')}"),
)


@pytest.mark.parametrize("labels", SAME)
def test_labels_of_one_address_are_one_topic(labels: tuple[str, ...]) -> None:
    articles = [Article(f"a{n}", "T", categories=(label,)) for n, label in enumerate(labels)]
    articles.append(Article("b", "T", tags=(labels[1], labels[0]), categories=("Other",)))
    spelled, problems = with_one_spelling(articles, ())
    topics = {label for each in spelled for label in each.categories} - {"Other"}
    assert len(topics) == 1, "so no address depends on which labels there are"
    assert spelled[-1].tags == (*topics,)
    (article, problem), _of_tags = problems
    assert article.docname in {each.docname for each in articles}
    assert all(repr(each) in problem.message or ascii(each) in problem.message for each in labels)
    assert f"called {next(iter(topics))!r}" in problem.message


def test_a_topic_is_called_as_most_articles_write_it_or_as_the_site_says() -> None:
    articles = [
        Article(f"a{n}", "T", tags=(tag,)) for n, tag in enumerate(["ai", "AI", "ai", "Ai"])
    ]
    spelled, problems = with_one_spelling(articles, ())
    assert {each.tags for each in spelled} == {("ai",)}
    assert [article.docname for article, _ in problems] == ["a1"]
    spelled, problems = with_one_spelling(articles, ["AI"])
    assert {each.tags for each in spelled} == {("AI",)}
    assert problems == [], "the site has decided"


def test_parts_of_a_series_are_of_one_whatever_the_case() -> None:
    parts = [
        Article(f"a{n}", "T", series=name) for n, name in enumerate(["Journey", "journey", ""])
    ]
    spelled, _ = with_one_spelling(parts, ())
    assert [each.series for each in spelled] == ["Journey", "Journey", ""]


@settings(deadline=None, max_examples=200)
@given(st.lists(LABELS, max_size=8), LABELS)
def test_no_topic_changes_its_address_when_another_one_comes(labels: list[str], new: str) -> None:
    def pages(tags: list[str]) -> dict[str, str]:
        spelled, _ = with_one_spelling([Article("a", "T", tags=tuple(tags))], ())
        slugs = unique_slugs(spelled[0].tags)
        return {stable_slug(label): slug for label, slug in slugs.items()}

    before, after = pages(labels), pages([*labels, new])
    assert before.items() <= after.items()
    assert all(slug == key for key, slug in after.items()), "from the label alone"


def test_a_slug_that_a_site_chose_wins() -> None:
    slugs = unique_slugs(["C++", "CPP"], {stable_slug("C++"): "cpp"})
    assert slugs["C++"] == "cpp"
    assert slugs["CPP"] != "cpp"


def test_an_address_that_a_site_has_chosen_is_nobody_elses() -> None:
    chosen = {"ai": "ml"}
    alone = unique_slugs(["ML"], chosen)
    both = unique_slugs(["ML", "AI"], chosen)
    assert both["AI"] == "ml"
    assert alone["ML"] == both["ML"] != "ml"
