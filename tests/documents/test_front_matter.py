"""What a writer puts into front matter, and what becomes of it on the page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.sites import AUTHORS, AVATAR, make_site, post, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
BODY = "Some words of an article."

GOOD = {
    "comma": post("Comma", author='"team, ada"', category="AI, Industry", tags="one, two"),
    "list": post("List", author="[team, ada]", category="[AI, Industry]", tags="[one, two]"),
    "block-list": post("Block list", author="\n- team\n- ada", category="\n- AI\n- Industry"),
    "odd-labels": post("Odd labels", category='[C++, "a, b", 2026, true]', tags="  spaced   out "),
    "one-author": post("One author", author="ada"),
    "no-author": post("No author", author=None),
    "no-topics": post("No topics", category=None),
    "empty-category": post("Empty category", category="", tags="[]"),
    "zulu": post("Zulu", date="2026-04-05T10:00:00Z"),
    "quoted-zulu": post("Quoted zulu", date='"2026-04-05T10:00:00Z"'),
    "offset": post("Offset", date="2026-04-05T23:30:00-07:00"),
    "clock": post("Clock", date="2026-04-05 10:30"),
    "words": post("Words", date="April 5, 2026"),
    "ablog-date": post("ABlog's date", date="05 Apr 2026"),
    "updated": post("Updated", updated="2026-04-09"),
    "same-day": post("Same day", updated="2026-04-05"),
    "update": post("Update", body=f"{BODY}\n\n```{{update}} 2026-05-01\nNow with more.\n```\n"),
    "nth-image": post("Nth image", image="2", body=f"{BODY}\n\n![a](a.gif)\n\n![the b](b.gif)\n"),
    "no-image": post("No image", image="0", body=f"{BODY}\n\n![a](a.gif)\n"),
    "cover": post("Cover", image="/b.gif", image_alt="What is seen"),
    "remote-cover": post("Remote cover", image="https://img.example/a.png"),
    "read-time": post("Read time", read_time="12.2"),
    "described": post("Described", description='"Said of it: *all*."'),
    "title-only": post("", body=BODY).replace("---\n", "---\ntitle: Only in front matter\n", 1),
    "both-titles": post("On the page").replace("---\n", "---\ntitle: On the page\n", 1),
    "no-comments": post("No comments", nocomments="true"),
    "comments": post("Comments", nocomments="false"),
    "no-post": post("No post", date="soon", author="nobody").replace("post: true", "post: false"),
    "series-one": post("Series one", date="2026-04-01", series="The long way"),
    "others-fields": post("Others' fields", orphan="true", myst="{html_meta: {robots: all}}"),
    "redirected": post("Redirected", redirect="[old/place]"),
    "canonical": post("Canonical", canonical_link="https://first.example/canonical"),
}  # fmt: skip

FILES: dict[str, str | bytes] = {
    **{f"{name}.md": text for name, text in GOOD.items()},
    "index.md": "# Front page\n",
    "authors.yml": AUTHORS,
    "avatars/team.svg": AVATAR,
    "a.gif": DOT,
    "b.gif": DOT,
}


@dataclass(frozen=True)
class Fault:
    """A faulty article: the warning's line and subtype, and words of its advice."""

    source: str
    line: int
    subtype: str
    advice: tuple[str, ...]


FAULTS = {
    "no-date": Fault(post(date=None), 1, "date", ("missing", "held back", "date: 2026-04-05")),
    "empty-date": Fault(post(date=""), 3, "date", ("missing", "date: 2026-04-05")),
    "soon": Fault(post(date="soon"), 3, "date", ("'soon' is not a date", "date: 2026-04-05")),
    "february": Fault(post(date="2026-02-30"), 3, "date", ("'2026-02-30' is not a date",)),
    "year": Fault(post(date="2025"), 3, "date", ("'2025' is not a date", "date: 2026-04-05")),
    "slashes": Fault(
        post(date="04/05/2026"), 3, "date", ("'04/05/2026' is read as 2026-04-05", "ABlog")
    ),
    "list-date": Fault(post(date="[2026-04-05]"), 3, "date", ("is not a date",)),
    "bad-update": Fault(post(updated="later"), 6, "date", ("'updated'", "updated: 2026-04-05")),
    "early-update": Fault(post(updated="2026-01-01"), 6, "date", ("earlier than 'date'",)),
    "bad-directive": Fault(
        post(body="```{update} soon\nStill here.\n```\n"), 10, "date", ("update", "2026-04-05")
    ),
    "undated-update": Fault(
        post(date=None, body="```{update} 2026-05-01\nStill here.\n```\n"), 1, "date", ("missing",)
    ),
    "unknown-author": Fault(
        post(author="tem"), 4, "author", ("'tem'", "guest", "Did you mean 'team'?", "authors")
    ),
    "authors-name": Fault(post(author="Ada Lovelase"), 4, "author", ("Did you mean 'ada'?",)),
    "second-author": Fault(post(author="[ada, Zed Q]"), 4, "author", ("'Zed Q'", "guest")),
    "authors": Fault(post(authors="[ada]"), 6, "front_matter", ("is not used beside 'author'",)),
    "misspelt": Fault(post(read_tme=3), 6, "front_matter", ("Did you mean 'read_time'?",)),
    "hyphen": Fault(post(**{"image-alt": "x"}), 6, "front_matter", ("Did you mean 'image_alt'?",)),
    "missing-cover": Fault(post(image="none.png"), 6, "image", ("'none.png'", "path from")),
    "missing-nth": Fault(post(image=3), 6, "image", ("more than the 0 images",)),
    "script-cover": Fault(post(image="'javascript:x'"), 6, "image", ("http(s)",)),
    "list-cover": Fault(post(image="[a, b]"), 6, "image", ("takes a path",)),
    "excerpt": Fault(post(excerpt="-1"), 6, "front_matter", ("use 'description'",)),
    "language": Fault(post(language="no tag"), 6, "front_matter", ("such as 'de'",)),
    "read-time": Fault(post(read_time="a while"), 6, "front_matter", ("number of minutes",)),
    "negative": Fault(post(read_time=-1), 6, "front_matter", ("number of minutes",)),
    "share": Fault(post(share="perhaps"), 6, "front_matter", ("true or false",)),
    "nocomments": Fault(post(nocomments="perhaps"), 6, "front_matter", ("true or false",)),
    "mapping": Fault(post(category="{a: b}"), 5, "front_matter", ("list of texts",)),
    "list-text": Fault(post(series="[a, b]"), 6, "front_matter", ("takes a text", "quotes")),
    "canonical": Fault(post(canonical_link="ftp://x.y"), 6, "front_matter", ("http(s)",)),
    "external": Fault(post(external_link="'javascript:1'"), 6, "front_matter", ("http(s)",)),
    "related": Fault(post(related="[sharee]"), 6, "related", ("Did you mean 'share'?", "path")),
    "unrelated": Fault(post(unrelated="nowhere-else"), 6, "related", ("'nowhere-else'",)),
    "no-title": Fault(post(""), 1, "front_matter", ("no title", "# no-title")),
    "folder/index": Fault(post(""), 1, "front_matter", ("no title", "# folder")),
    "bad-yaml": Fault(
        post().replace("---\n", "---\ntitle: a: b\n", 1), 2, "front_matter", ("quotes", "YAML")
    ),
    "tab": Fault(
        post().replace("---\n", "---\n\ttitle: a\n", 1), 2, "front_matter", ("spaces", "YAML")
    ),
}  # fmt: skip

HELD_BACK = {
    "no-date",
    "empty-date",
    "undated-update",
    "soon",
    "february",
    "year",
    "list-date",
}
"""A date that is missing, or cannot be read, may be one to come."""

FAULTY = {f"{name}.md": fault.source for name, fault in FAULTS.items()} | {
    "index.md": "# Front page\n",
    "authors.yml": AUTHORS,
    "avatars/team.svg": AVATAR,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("good"), FILES)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("faulty"), FAULTY)


def test_good_front_matter_is_warned_of_nowhere(site: Site) -> None:
    assert site.status == 0
    # The page that is no post is in no table of contents; that is Sphinx's to say.
    assert [line for line in site.warnings.splitlines() if "no-post.md" not in line] == []


@pytest.mark.parametrize("name", ["comma", "list", "block-list"])
def test_a_list_may_be_a_list_or_a_comma_separated_text(site: Site, name: str) -> None:
    page = site.page(name)
    byline = page.one("mubboo-byline")
    assert byline.one("mubboo-authors").text == "Mubboo Editorial Team, Ada Lovelace"
    badges = page.all("mubboo-topics")[0].texts("mubboo-badge")
    assert badges == ["AI", "Industry", *(["one", "two"] if name != "block-list" else [])]


def test_labels_are_kept_as_written(site: Site) -> None:
    badges = site.page("odd-labels").all("mubboo-topics")[0].texts("mubboo-badge")
    assert badges == ["C++", "a, b", "2026", "true", "spaced out"]


def test_an_article_without_author_or_topics_has_none(site: Site) -> None:
    assert site.page("one-author").one("mubboo-byline").texts("p-author") == ["Ada Lovelace"]
    assert site.page("no-author").all("mubboo-author-card") == []
    assert site.page("no-author").one("mubboo-byline").all("mubboo-avatars") == []
    for name in ("no-topics", "empty-category"):
        assert site.page(name).all("mubboo-topics") == []
    assert not any("null" in file or "none" in file for file in site.files())


@pytest.mark.parametrize(
    ("name", "datetime"),
    [
        ("comma", "2026-04-05"),
        ("zulu", "2026-04-05T10:00:00+00:00"),
        ("quoted-zulu", "2026-04-05T10:00:00+00:00"),
        ("offset", "2026-04-05T23:30:00-07:00"),
        ("clock", "2026-04-05T10:30:00+00:00"),
        ("words", "2026-04-05"),
        ("ablog-date", "2026-04-05"),
    ],
)
def test_a_date_is_shown_as_the_writers_day(site: Site, name: str, datetime: str) -> None:
    shown = site.page(name).one("dt-published")
    assert shown.text == "April 5, 2026"
    assert shown["datetime"] == datetime


def test_updated_shows_only_if_later(site: Site) -> None:
    assert site.page("updated").one("dt-updated").text == "Updated April 9, 2026"
    assert site.page("same-day").all("dt-updated") == []
    assert site.page("list").all("dt-updated") == []


def test_an_update_directive_counts_as_updated(site: Site) -> None:
    page = site.page("update")
    assert page.one("dt-updated").text == "Updated May 1, 2026"
    assert "Now with more." in page.text


def test_covers(site: Site) -> None:
    cards = site.page("blog").all("mubboo-card")
    covers = {card.one("mubboo-card-title").text: card.all("mubboo-card-cover") for card in cards}
    assert covers["No image"] == covers["List"] == []
    remote, nth, cover = (covers[name][0] for name in ("Remote cover", "Nth image", "Cover"))
    assert remote["src"] == "https://img.example/a.png"
    assert nth["src"].endswith("_images/b.gif")
    assert nth["alt"] == "the b"
    assert cover["alt"] == "What is seen"
    assert (site.out / cover["src"]).resolve().is_file()


def test_the_writers_read_time_wins_rounded_up(site: Site) -> None:
    assert "13 min read" in site.page("read-time").one("mubboo-byline").text
    assert "1 min read" in site.page("list").one("mubboo-byline").text


def test_a_description_is_text(site: Site) -> None:
    assert site.page("described").one("p-summary")["value"] == "Said of it: *all*."
    assert site.page("list").one("p-summary")["value"] == BODY


def test_a_title_in_front_matter_is_enough(site: Site) -> None:
    page = site.page("title-only")
    assert page.one("mubboo-article").one(tag="h1").text.startswith("Only in front matter")
    assert BODY in page.text
    assert "Only in front matter" in page.one(tag="title").text


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_the_heading_is_the_title_everywhere_and_another_one_is_told(
    build: Callable[..., Site], theme: str
) -> None:
    text = post("On the page", author=None).replace("---\n", "---\ntitle: In front matter\n", 1)
    lists = "# Front\n\n```{post-grid}\n```\n"
    conf = {"html_theme": theme, "blog_baseurl": "https://mag.example/"}
    site = build({"index.md": lists, "a.md": text}, conf)
    assert site.warned("a.md:2", "'title' is 'In front matter'", "[mubboo.front_matter]")
    page = site.page("a")
    assert page.one("mubboo-article").one(tag="h1").text.startswith("On the page")
    assert page.one("p-name", "data")["value"] == "On the page"
    assert site.linked_data("a")["headline"] == "On the page"
    assert page.one(tag="title").text.startswith("On the page")
    assert site.page("index").texts("mubboo-card-title") == ["On the page"]
    assert "<title>On the page</title>" in site.read("blog/atom.xml")
    assert not any("In front matter" in site.read(name) for name in site.files()
                   if name.endswith((".html", ".xml", ".js")))  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# ![What is seen](p.svg)", "What is seen"),
        ("# {octicon}`heart`", "a"),
        ("# <!-- c -->", "a"),
        ("#", "a"),
        ("# ![](p.svg)", "a"),
        ("# <b></b>", "a"),
    ],
)
def test_a_title_without_words_is_told_and_the_files_name_stands_for_it(
    build: Callable[..., Site], heading: str, title: str
) -> None:
    lists = "# Front\n\n```{post-grid}\n```\n"
    head = "---\nblogpost: true\ndate: 2026-04-05\n---\n"
    files = {"index.md": lists, "a.md": f"{head}{heading}\n\nWords.\n", "p.svg": AVATAR}
    site = build(files, {"blog_baseurl": "https://mag.example/"})
    assert site.page("index").texts("mubboo-card-link") == [title]
    assert site.linked_data("a")["headline"] == title
    assert f"<title>{title}</title>" in site.read("blog/atom.xml")
    assert site.warned("a.md", "title", "[mubboo.front_matter]") is (title == "a")


def test_blogpost_false_is_an_ordinary_page(site: Site) -> None:
    page = site.page("no-post")
    assert BODY in page.text
    assert page.all("mubboo-article") == []
    assert "No post" not in site.page("blog/2026").text


def test_a_redirect_leads_to_the_article(site: Site) -> None:
    assert "url=../redirected.html" in site.html("old/place")
    assert any(a["href"] == "../redirected.html" for a in site.page("old/place").all(tag="a"))


def test_a_canonical_link_is_the_pages_address(site: Site) -> None:
    page = site.page("canonical")
    links = [link["href"] for link in page.all(tag="link") if link["rel"] == "canonical"]
    assert links == ["https://first.example/canonical"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_warned_of_with_line_and_advice(faulty: Site, name: str) -> None:
    fault = FAULTS[name]
    found = [line for line in faulty.warnings_of(f"{name}.md") if "[mubboo." in line]
    (warning,) = [line for line in found if f"[mubboo.{fault.subtype}]" in line][:1]
    assert warning.startswith(f"{fault.line}: WARNING: ")
    assert [words for words in fault.advice if words not in warning] == []


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - {"bad-yaml", "tab"}))
def test_a_fault_is_warned_of_once(faulty: Site, name: str) -> None:
    assert len([line for line in faulty.warnings_of(f"{name}.md") if "[mubboo." in line]) == 1


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - HELD_BACK))
def test_a_fault_costs_no_article(faulty: Site, name: str) -> None:
    page = faulty.page(name)
    assert page.one("mubboo-article")
    assert BODY in page.text or "Still here." in page.text
    assert page.one("mubboo-byline").text.endswith("1 min read")


def test_faults_stop_nothing(faulty: Site) -> None:
    assert faulty.status == 0
    assert "Traceback" not in faulty.warnings
    pages = ("blog", "blog/page-2")
    shown = len(FAULTS) - len(HELD_BACK)
    assert sum(len(faulty.page(page).all("mubboo-card")) for page in pages) == shown
    assert not {f"{name}.html" for name in HELD_BACK} & faulty.files()


def test_warnings_can_be_silenced(tmp_path_factory: pytest.TempPathFactory) -> None:
    conf = {"suppress_warnings": ["mubboo", "myst.topmatter"]}
    assert make_site(tmp_path_factory.mktemp("silenced"), FAULTY, conf).warnings == ""


def test_one_kind_of_warning_can_be_silenced(build: Callable[..., Site]) -> None:
    files = {"a.md": post(updated="soon", author="tem"), "authors.yml": AUTHORS}
    site = build(files, {"suppress_warnings": ["mubboo.date", "mubboo.image"]})
    assert "[mubboo.author]" in site.warnings
    assert "[mubboo.date]" not in site.warnings


def test_a_pattern_makes_posts(build: Callable[..., Site]) -> None:
    text = "---\ndate: 2026-04-05\nauthor: ada\ncategory: [AI, Art]\n---\n\n# Matched\n\nText.\n"
    no_post = text.replace("date:", "blogpost: false\ndate:")
    files = {"notes/a.md": text, "notes/b.md": no_post, "c.md": text, "authors.yml": AUTHORS}
    site = build(files, {"blog_post_pattern": "notes/*", "suppress_warnings": ["toc"]})
    assert not site.warned("mubboo.author")
    assert site.page("notes/a").one("mubboo-byline")
    assert site.page("notes/b").all("mubboo-byline") == []
    assert site.page("c").all("mubboo-byline") == []
    assert "blog/category/art.html" in site.files()


def test_with_warnings_as_errors_the_build_fails(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Front page\n", "a.md": post(date="soon", author=None)})
    write(tmp_path, {"conf.py": 'extensions = ["mubboo_sphinx"]\n'})
    done = sphinx_build("-W", tmp_path, tmp_path / "html")
    assert done.returncode != 0
    assert "a.md:3: WARNING: 'date' holds the article back" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "html" / "a.html").exists()


@pytest.mark.parametrize("theme", ["alabaster", "mubboo"])
def test_a_title_in_front_matter_is_the_heading_above_sections(
    build: Callable[..., Site], theme: str
) -> None:
    text = "Intro, see [](#flour).\n\n## Flour\n\n[nowhere](no.md)\n\n### Rye\n\n## Water\n\nW.\n"
    source = post("", author=None, body=text).replace(
        "blogpost", "title: Baking *bread* & more\nblogpost"
    )
    conf = {"html_theme": theme, "myst_heading_anchors": 3}
    site = build({"a.md": source, "index.md": "# F\n\n```{toctree}\na\n```\n"}, conf)
    (warning,) = site.warnings.splitlines()
    line = source.splitlines().index("[nowhere](no.md)") + 1
    assert warning.partition("a.md:")[2].startswith(f"{line}:")
    page = site.page("a").one("mubboo-article")
    assert [each.text.rstrip("¶") for each in page.all(tag="h1")] == ["Baking *bread* & more"]
    assert [each.text.rstrip("¶") for each in page.all(tag="h2")][:2] == ["Flour", "Water"]
    assert [each.text.rstrip("¶") for each in page.all(tag="h3")][:1] == ["Rye"]
    assert site.articles["a"].title == "Baking *bread* & more"
    assert site.articles["a"].description == "Intro, see Flour."
