"""Related articles on a page: the editor first, nothing twice, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mubboo_sphinx.assembly import magazine as magazines
from mubboo_sphinx.documents import reading
from mubboo_sphinx.magazine import terms
from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.html import Element
    from tests.support.sites import Site

CHIPS = "Silicon chips are made of wafers in a foundry."
TRAINS = "A sleeper train has berths, and a railway has stations."


def cards(site: Site, docname: str) -> list[str]:
    """Return the titles of the related articles of a page."""
    blocks = site.page(docname).all("mubboo-related-posts")
    return blocks[0].texts("mubboo-card-title") if blocks else []


def reasons(site: Site, docname: str) -> dict[str, Element]:
    """Return what is said of each related article, by title."""
    found = site.page(docname).one("mubboo-reasons").all("mubboo-reason")
    return {reason.one(tag="strong").text: reason for reason in found}


def magazine(**fields: object) -> dict[str, str]:
    """Return five articles of one category, of which three are on chips and two on trains."""
    known: dict[str, Any] = {"author": None, "category": "News"}
    return {
        "a.md": post("A", body=CHIPS, date="2026-01-01", **known | fields),
        "b.md": post("B", body=CHIPS, date="2026-01-02", **known),
        "c.md": post("C", body=CHIPS, date="2026-01-03", **known),
        "d.md": post("D", body=TRAINS, date="2026-01-04", **known),
        "e.md": post("E", body=TRAINS, date="2026-01-05", **known),
    }


RELATED = {"mubboo_after_body": ["related-posts"]}


def test_a_page_that_has_too_few_is_filled_with_the_newest_of_its_category(
    build: Callable[..., Site],
) -> None:
    other = post("F", author=None, category="Other", body="Waves!")
    site = build(magazine() | {"f.md": other}, RELATED)
    assert cards(site, "a") == ["B", "C", "E", "D"]
    assert cards(site, "f") == []


def test_in_the_end_a_word_in_common_will_do(build: Callable[..., Site]) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    files = {
        "a.md": post("A", author=None, category="One", body=f"{words} chip"),
        "b.md": post("B", author=None, category="One", body="Waves!", date="2020-01-01"),
        "c.md": post("C", author=None, category="Two", body=f"{words.replace('o', 'i')} chip"),
    }
    assert cards(build(files, RELATED), "a") == ["B", "C"]


@pytest.mark.parametrize("theme", ["alabaster", "mubboo"])
def test_neighbours_take_no_card_away(build: Callable[..., Site], theme: str) -> None:
    files = {
        f"p{n}.md": post(f"P{n}", author=None, category="One", date=f"2026-04-0{n}")
        for n in range(1, 6)
    }
    conf = {"mubboo_after_body": ["related-posts", "adjacent"], "html_theme": theme}
    site = build(files, conf)
    for n in range(1, 6):
        assert len(cards(site, f"p{n}")) == 4
        assert site.page(f"p{n}").one("mubboo-adjacent")


@pytest.mark.parametrize("theme", ["alabaster", "mubboo"])
def test_two_articles_are_related_to_each_other(build: Callable[..., Site], theme: str) -> None:
    files = {f"p{n}.md": post(f"P{n}", author=None, category="One") for n in (1, 2)}
    site = build(files, {"html_theme": theme})
    assert cards(site, "p1") == ["P2"]
    assert cards(site, "p2") == ["P1"]


def test_parts_of_the_series_on_the_page_are_not_shown_twice(build: Callable[..., Site]) -> None:
    files = magazine()
    for name in "abd":
        files[f"{name}.md"] = files[f"{name}.md"].replace("author", "series: Story\nauthor")
        files[f"{name}.md"] = files[f"{name}.md"].replace("---\nblog", "---\nseries: Story\nblog")
    conf = {"mubboo_after_body": ["related-posts", "series"]}
    assert cards(build(files, conf), "a") == ["C", "E"]
    assert "B" in cards(build(files, RELATED), "a")


@pytest.mark.parametrize(
    ("option", "value", "titles"),
    [
        ("mubboo_related_same_category", True, ["B", "E", "D"]),
        ("mubboo_related_exclude_authors", ["Ad Desk"], ["C", "E", "D"]),
        ("mubboo_related_max_age", 2, ["C", "E", "D"]),
        ("mubboo_related_max_age", 10**12, ["C", "B", "E", "D"]),
    ],
)
def test_options_limit_what_is_related(
    build: Callable[..., Site], option: str, value: object, titles: list[str]
) -> None:
    files = magazine()
    files["b.md"] = files["b.md"].replace("category:", "author: Ad Desk\ncategory:")
    if option == "mubboo_related_same_category":
        files["c.md"] = files["c.md"].replace("category: News", "category: Other")
    site = build(files, RELATED | {"suppress_warnings": ["mubboo.author"], option: value})
    assert site.warnings == ""
    assert cards(site, "a") == titles


def test_an_excluded_author_who_wrote_nothing_is_warned_of(build: Callable[..., Site]) -> None:
    conf = {"mubboo_authors": {"ada": {"name": "Ada"}}, "mubboo_related_exclude_authors": ["adda"]}
    site = build(magazine(), conf)
    assert site.warned("conf.py", "'adda'", "Did you mean 'ada'?", "[mubboo.config]")


def test_an_article_in_another_language_comes_after_those_in_its_own(
    build: Callable[..., Site],
) -> None:
    files = magazine()
    files["b.md"] = files["b.md"].replace("category:", "language: de\ncategory:")
    assert cards(build(files, RELATED), "a") == ["C", "E", "D", "B"]


def test_a_preview_says_why(build: Callable[..., Site]) -> None:
    conf = RELATED | {"mubboo_related_explain": True}
    said = reasons(build(magazine(related="[d]", tags="[x<y]"), conf), "a")
    assert list(said) == ["D", "B", "C", "E"]
    assert "Named under 'related'." in said["D"].text
    assert "Too little in common" in said["E"].text
    assert "in the text: silicon" in said["B"].text
    assert "Score " in said["B"].text
    assert "1 day apart." in said["B"].text
    assert "2 days apart." in said["C"].text


def test_a_reason_speaks_the_pages_language_and_is_no_markup(build: Callable[..., Site]) -> None:
    files = magazine(language="de", tags='["<b>x</b>"]')
    files["b.md"] = files["b.md"].replace("category:", 'tags: ["<b>x</b>"]\ncategory:')
    site = build(files, RELATED | {"mubboo_related_explain": True})
    said = reasons(site, "a")["B"]
    assert "Schlagwort: <b>x</b>" in said.text
    assert site.page("a").one("mubboo-reasons").one(tag="summary").text == "Warum diese Artikel?"
    assert "<b>x</b>" not in site.read("a.html")


def test_a_published_page_says_nothing_of_the_ranking(build: Callable[..., Site]) -> None:
    assert build(magazine(), RELATED).page("a").all("mubboo-reasons") == []


def test_words_are_counted_once_for_each_change(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def count_terms(body: str, title: str, *rest: object) -> object:
        counted.append(title)
        return real(body, title, *rest)  # type: ignore[arg-type]

    real = terms.count_terms
    monkeypatch.setattr(reading, "count_terms", count_terms)
    build(magazine(), RELATED)
    assert sorted(counted) == ["A", "B", "C", "D", "E"]
    counted.clear()
    build({"c.md": magazine()["c.md"].replace("made", "cut")}, RELATED)
    assert counted == ["C"]


def test_a_build_that_shows_nothing_related_ranks_nothing(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(magazine(), RELATED)
    monkeypatch.delattr(magazines.Magazine, "ranker")
    build({}, {"mubboo_after_body": ["share"]})


@pytest.mark.parametrize(
    "link",
    [
        "[there](d.md)",
        "[there](/d.md#berths)",
        "{doc}`d`",
        "{doc}`there </d>`",
        "{ref}`berths`",
        "[there](#berths)",
        "{any}`berths`",
    ],
)
def test_a_link_brings_articles_closer(build: Callable[..., Site], link: str) -> None:
    files = magazine()
    files["d.md"] += "\n(berths)=\n## Berths\n\nSilicon berths.\n"
    files["a.md"] += f"\nSee {link}, [nobody](gone.md) and [us](a.md).\n"
    conf = RELATED | {"mubboo_related_explain": True, "suppress_warnings": ["myst"]}
    site = build(files, conf)
    assert "for the links between them" in reasons(site, "a")["D"].text
    assert "for the links between them" in reasons(site, "d")["A"].text
    assert "for the links between them" not in reasons(site, "a")["B"].text
