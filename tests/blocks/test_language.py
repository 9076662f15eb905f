"""The words, dates and direction of a page follow its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FILES = {
    "index.md": "# Front page\n",
    "english.md": post("English", author=None),
    "german.md": post("Deutsch", author=None, language="de", updated="2026-05-01"),
    "swiss.md": post("Swiss", author=None, language="de_CH"),
    "arabic.md": post("Arabic", author=None, language="ar"),
    "hebrew.md": post("Hebrew", author=None, language="he"),
    "unknown.md": post("Unknown", author=None, language="tlh"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("languages"), FILES)


@pytest.mark.parametrize(
    ("name", "date", "lang", "direction"),
    [
        ("german", "5. April 2026", "de", "ltr"),
        ("swiss", "5. April 2026", "de-CH", "ltr"),
        ("hebrew", "5 באפריל 2026", "he", "rtl"),
        ("unknown", "April 5, 2026", "tlh", "ltr"),
    ],
)
def test_an_article_has_its_own_language(
    site: Site, name: str, date: str, lang: str, direction: str
) -> None:
    article = site.page(name).one("mubboo-article")
    assert article.one("dt-published").text == date
    assert (article["lang"], article["dir"]) == (lang, direction)
    assert article.one("dt-published")["datetime"] == "2026-04-05"


def test_a_page_of_the_sites_language_says_nothing_of_it(site: Site) -> None:
    article = site.page("english").one("mubboo-article")
    assert "lang" not in article.attributes
    assert "dir" not in article.attributes


def test_arabic_reads_from_the_right(site: Site) -> None:
    assert site.page("arabic").one("mubboo-article")["dir"] == "rtl"


def test_a_card_says_that_it_is_in_another_language(site: Site) -> None:
    cards = {c.one("mubboo-card-title").text: c for c in site.page("blog").all("mubboo-card")}
    assert cards["Deutsch"].one("mubboo-card-title")["lang"] == "de"
    assert "lang" not in cards["English"].one("mubboo-card-title").attributes
    # Its words are the page's all the same.
    assert cards["Deutsch"].one("mubboo-meta").text == "1 min read · Apr 5, 2026"


def test_structured_data_names_the_language(site: Site) -> None:
    assert '"inLanguage": "de-CH"' in site.read("swiss.html")


def test_the_sites_language_is_that_of_all_pages(build: Callable[..., Site]) -> None:
    files = {"a.md": post(author=None), "b.md": post("English", author=None, language="en")}
    site = build(files, {"language": "de"})
    assert site.page("a").one("dt-published").text == "5. April 2026"
    assert site.page("b").one("dt-published").text == "April 5, 2026"
    assert site.page("blog").all("mubboo-card")[0].one(tag="time").text == "05.04.2026"


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_print_speaks_the_language_too(build: Callable[..., Site], builder: str) -> None:
    files = {"a.md": post(author=None, language="de"), "index.md": "# F\n\n```{toctree}\na\n```\n"}
    site = build(files, builder=builder)
    name = "a.txt" if builder == "text" else "testmagazine.tex"
    assert "5. April 2026" in site.read(name)
