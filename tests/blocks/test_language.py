"""The words, dates and direction of a page follow its language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.blocks.language import Language
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


@pytest.mark.parametrize("theme", ["mubboo", "alabaster", "furo"])
def test_a_locale_with_a_modifier_is_a_valid_tag_on_every_page(
    build: Callable[..., Site], theme: str
) -> None:
    files = {"a.md": post("Naslov", author=None), "about.md": "---\norphan: true\n---\n# O nama\n"}
    site = build(files, {"language": "sr@latin", "html_theme": theme})
    assert site.warnings == ""
    for name in ("index", "a", "about", "search", "blog/2026/04"):
        assert site.page(name).one(tag="html")["lang"] == "sr-Latn", name
    assert site.linked_data("a")["inLanguage"] == "sr-Latn"
    assert not [
        name for name in site.files() if name.endswith(".html") and "sr@" in site.read(name)
    ]


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("ja", "2026年4月"),
        ("zh_CN", "2026年4月"),
        ("ko", "2026년 4월"),
        ("hi", "अप्रैल 2026"),
        ("ar", "أبريل 2026"),
        ("es", "abril de 2026"),
        ("hu", "2026. április"),
        ("en", "April 2026"),
    ],
)
def test_a_month_and_its_year_stand_as_the_language_writes_them(language: str, month: str) -> None:
    assert Language(language).month(date(2026, 4, 5)) == month


def test_a_page_of_a_month_is_named_as_the_language_writes_it(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None)}, {"language": "ja"})
    assert site.page("blog/2026/04").one("mubboo-collection-title").text == "2026年4月"
    assert ">2026年4月</a>" in site.html("blog/2026")


KEYS = "اضغط {kbd}`Ctrl+Alt+C` ثم {kbd}`C-x C-s` أو {kbd}`Enter`."


def test_keys_pressed_together_stay_in_order_in_text_from_right_to_left(
    build: Callable[..., Site],
) -> None:
    files = {
        "a.md": post(author=None, body=KEYS, language="ar"),
        "b.md": post(author=None, body=KEYS),
    }
    site = build(files)
    groups = site.page("a").all("mubboo-keys")
    assert [each.text for each in groups] == ["Ctrl+Alt+C", "C-x C-s"]
    assert site.html("a").count("<kbd") == site.html("b").count("<kbd") == 8
    assert not site.page("b").all("mubboo-keys")
    # A site of that language has pages that are no articles.
    about = {"about.md": f"---\norphan: true\n---\n# About\n\n{KEYS}\n"}
    assert len(build(about, {"language": "he"}).page("about").all("mubboo-keys")) == 2


BY_OPTION: dict[str, str] = {
    "index.md": "# Front page\n",
    "es/a.md": post("Uno", author=None),
    "es/deep/b.md": post("Dos", author=None, language="French"),
    "other.md": post("Other", author=None),
}


@pytest.mark.parametrize(
    ("conf", "languages"),
    [
        ({"mubboo_languages": {"es/*": "Spanish"}}, ("es", "fr", "en")),
        ({"mubboo_languages": {"es/a": "pt-BR", "*": "de"}}, ("pt-BR", "fr", "de")),
        (
            {"blog_languages": {"d": ("Deutsch", None)}, "blog_default_language": "d"},
            ("de", "fr", "de"),
        ),
    ],
)
def test_a_language_may_stand_in_an_option(
    build: Callable[..., Site], conf: dict[str, object], languages: tuple[str, ...]
) -> None:
    site = build(BY_OPTION, conf)
    assert site.warnings == ""
    for page, language in zip(("es/a", "es/deep/b", "other"), languages, strict=True):
        assert site.linked_data(page)["inLanguage"] == language
        shown = {each["lang"] for each in site.page(page).all() if each.attributes.get("lang")}
        assert language in shown


def test_another_language_by_option_is_seen_in_the_next_build(build: Callable[..., Site]) -> None:
    build(BY_OPTION, {"mubboo_languages": {"es/*": "es"}})
    site = build(BY_OPTION, {"mubboo_languages": {"es/*": "de"}})
    assert site.linked_data("es/a")["inLanguage"] == "de"
    assert "5. April 2026" in site.html("es/a")


@pytest.mark.parametrize("value", [["es"], {"es/*": "Elvish of the woods"}, {1: "es"}, {"a": 2}])
def test_languages_that_are_none_are_told(build: Callable[..., Site], value: object) -> None:
    site = build(BY_OPTION, {"mubboo_languages": value})
    assert site.warned("mubboo_languages takes", "{'es/*': 'es'}", "[mubboo.config]")
