"""The read time that a reader is told: the same everywhere, in the page's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.blocks.language import language
from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site


@pytest.mark.parametrize(
    ("tag", "minutes", "text"),
    [
        ("en", 1, "1 min read"),
        ("en", 59, "59 min read"),
        ("en", 60, "1 h read"),
        ("en", 70, "1 h 10 min read"),
        ("en-GB", 1500, "25 h read"),
        ("de", 3, "3 Min. Lesezeit"),
        ("de", 70, "1 Std. 10 Min. Lesezeit"),
        ("fr", 130, "2 h 10 min de lecture"),
        ("es", 120, "2 h de lectura"),
        ("ja", 3, "3 分で読めます"),
        ("ko", 60, "읽는 시간 1시간"),
        ("zh-Hans", 70, "阅读时间 1 小时 10 分钟"),
        ("zh_TW", 4, "閱讀時間 4 分鐘"),
        ("zh", 4, "阅读时间 4 分钟"),
        ("pt-BR", 1, "1 min de leitura"),
        ("pt-PT", 2, "2 min de leitura"),
        ("hi", 2, "2 मिनट का पाठ"),
        ("ru", 1, "1 минута чтения"),
        ("ru", 2, "2 минуты чтения"),
        ("ru", 5, "5 минут чтения"),
        ("ru", 62, "1 ч 2 минуты чтения"),
        # No catalog: the length of time alone, by Unicode's data, with its plural forms.
        ("pl", 62, "1 godz. 2 min"),
        ("cy", 1, "1 mun"),
    ],
)
def test_it_is_said_in_the_language(tag: str, minutes: int, text: str) -> None:
    assert language(tag).read_time(minutes).replace("\xa0", " ") == text


FILES = {
    "index.md": "# Front\n\n```{post-grid}\n```\n",
    "long.md": post("Long", author=None, body="word " * 16_600),
    "german.md": post("German", author=None, language="de", body="Wort " * 238),
    "cantonese.md": post("Cantonese", author=None, language="yue", body="字" * 257),
    "own.md": post("Own", author=None, read_time=6.5, body="word " * 16_600),
    "mixed.md": post(
        "Mixed",
        author=None,
        body="word " * 200 + "\n\n```\n" + "code\n" * 5 + "```\n\n```{math}\nx\n```",
    ),
}
MINUTES = {"long": 70, "german": 2, "cantonese": 1, "own": 7, "mixed": 2}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("read-time")
    template = "<p class='own'>{{ view.read_time.words }}, {{ view.read_time.seconds }}</p>"
    templates = folder / "source/_templates/mubboo"
    templates.mkdir(parents=True)
    (templates / "share.html").write_text("<p></p>", encoding="utf-8")
    conf = {
        "blog_baseurl": "https://mag.example/",
        "mubboo_before_title": ["read-time"],
        "templates_path": [str(templates.parent)],
    }
    (templates / "byline.html").write_text(template, encoding="utf-8")
    return make_site(folder, FILES, conf)


@pytest.mark.parametrize("docname", MINUTES)
def test_page_card_feed_and_data_say_the_same(site: Site, docname: str) -> None:
    minutes = MINUTES[docname]
    tag = {"german": "de", "cantonese": "yue"}.get(docname, "en")
    page = site.page(docname)
    assert page.all("mubboo-read-time")[0].text == language(tag).read_time(minutes)
    (card,) = [
        card
        for card in site.page("index").all("mubboo-card")
        if docname.capitalize() in card.one(tag="h2").text
    ]
    assert card.one("mubboo-read-time").text == language("en").read_time(minutes)
    assert site.linked_data(docname)["timeRequired"] == f"PT{minutes}M"
    entry = re.search(
        rf"<id>[^<]*/{docname}\.html</id>.*?<timeRequired[^>]*>(\w+)<",
        site.read("blog/atom.xml"),
        re.DOTALL,
    )
    assert entry
    assert entry[1] == f"PT{minutes}M"


def test_templates_have_words_and_seconds(site: Site) -> None:
    assert site.page("long").one("own").text == "16600, 4185"
    assert site.page("mixed").one("own").text == "200, 68"
    # As the writer says.
    assert site.page("own").one("own").text == "16600, 390"


def test_data_has_the_words(site: Site) -> None:
    assert site.linked_data("mixed")["wordCount"] == 200
    assert site.linked_data("cantonese")["wordCount"] == 165


def test_a_speed_of_ones_own_is_for_all_or_for_a_language(build: Callable[..., Site]) -> None:
    files = {
        "a.md": post("A", author=None, body="word " * 200),
        "b.md": post("B", author=None, language="de-AT", body="Wort " * 200),
    }
    for speed, minutes in ((100, (2, 2)), ({"de": 50}, (1, 4)), (0, (1, 2))):
        site = build(files, {"mubboo_reading_speed": speed})
        assert tuple(site.linked_data(name)["timeRequired"] for name in ("a", "b")) == tuple(
            f"PT{each}M" for each in minutes
        )
