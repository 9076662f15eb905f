"""ABlog, healed: what it breaks alone is shown here too, so that no healing outlives its cause."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from ablog import blog as blog_module
from ablog.blog import Blog
from sphinx.errors import ExtensionError

from tests.support.sites import make_site, post, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

ABLOG = {"extensions": ["myst_parser", "ablog"]}
FURO = {"html_theme": "furo"}
FUROS_CHROME = "sidebar-drawer"

PLAIN_POST = (
    "---\nblogpost: true\ndate: 2026-04-05\ncategory: AI\n---\n\n# A title\n\nSome words.\n"
)

COUNTING_CONF = """
from pathlib import Path

extensions = {extensions}
html_theme = "pydata_sphinx_theme"
project = "Test magazine"


def note(app, docname, source):
    with (Path(app.outdir).parent / "read.txt").open("a") as file:
        file.write(docname + "\\n")


def setup(app):
    app.connect("source-read", note)
"""


@pytest.fixture(autouse=True)
def _blog_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    # What plain ABlog leaves behind stays in its test.
    monkeypatch.setattr(Blog, "_dict", {})


def page_shells(site: Site) -> dict[str, bool]:
    """Return each page that Sphinx renders, and whether it has furo's chrome."""
    pages = [name for name in site.files() if name.endswith(".html")]
    return {name: FUROS_CHROME in site.read(name) for name in pages}


def test_plain_ablog_breaks_every_page_of_furo(tmp_path: Path) -> None:
    files = {"index.md": "# Front page\n", "a.md": PLAIN_POST}
    site = make_site(tmp_path, files, ABLOG | FURO)
    assert site.status == 0
    shells = page_shells(site)
    assert shells["index.html"] is shells["a.html"] is shells["blog/category/ai.html"] is False


def test_with_furo_every_page_has_its_chrome(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None, tags="one")}, FURO)
    assert site.warnings == ""
    shells = page_shells(site)
    assert {"index.html", "a.html", "blog.html", "blog/category/ai.html"} <= shells.keys()
    assert [name for name, whole in shells.items() if not whole] == []
    assert site.page("a").one("mubboo-byline")
    assert site.page("blog/tag/one").texts("mubboo-card-title") == ["A title"]


@pytest.mark.parametrize("theme", ["pydata_sphinx_theme", "sphinx_book_theme"])
def test_other_themes_show_the_blocks(build: Callable[..., Site], theme: str) -> None:
    site = build({"a.md": post(author=None, tags="one")}, {"html_theme": theme})
    assert "[mubboo" not in site.warnings
    assert site.page("a").one("mubboo-byline").text == "April 5, 2026 · 1 min read"
    topic = site.page("blog/tag/one")
    assert topic.texts("mubboo-card-title") == ["A title"]
    assert topic.all("bd-main")


def documents_read(folder: Path, extensions: str, text: str) -> list[list[str]]:
    """Build twice without a change; return what each build read."""
    write(folder / "source", {"index.md": "# Front page\n", "a.md": text})
    write(folder / "source", {"conf.py": COUNTING_CONF.format(extensions=extensions)})
    read = []
    for _ in range(2):
        (folder / "read.txt").write_text("")
        done = sphinx_build(folder / "source", folder / "html")
        assert done.returncode == 0
        read.append(sorted((folder / "read.txt").read_text().split()))
    return read


def test_plain_ablog_reads_everything_again_with_pydata_sphinx_theme(tmp_path: Path) -> None:
    extensions = '["myst_parser", "ablog"]'
    assert documents_read(tmp_path, extensions, PLAIN_POST) == [["a", "index"], ["a", "index"]]


def test_with_pydata_sphinx_theme_nothing_is_read_again(tmp_path: Path) -> None:
    assert documents_read(tmp_path, '["mubboo_sphinx"]', PLAIN_POST) == [["a", "index"], []]


def two_builds(folder: Path, conf: dict[str, Any]) -> Site:
    first = PLAIN_POST.replace("A title", "Of the first site").replace("AI", "First")
    second = PLAIN_POST.replace("A title", "Of the second site")
    base = {"blog_baseurl": "https://mag.example/"}
    make_site(folder / "first", {"index.md": "# Front\n", "first.md": first}, conf | base)
    return make_site(folder / "second", {"index.md": "# Front\n", "b.md": second}, conf | base)


def test_plain_ablog_mixes_two_builds_of_one_process_up(tmp_path: Path) -> None:
    site = two_builds(tmp_path, ABLOG)
    assert "Of the first site" in site.read("blog/atom.xml")


def test_two_builds_of_one_process_do_not_see_each_other(tmp_path: Path) -> None:
    site = two_builds(tmp_path, {})
    assert not any("first" in name for name in site.files())
    pages = [name for name in site.files() if name.endswith((".html", ".xml"))]
    assert [name for name in pages if "first site" in site.read(name)] == []
    assert "Of the second site" in site.read("blog/atom.xml")


RECENT = {"html_sidebars": {"**": ["ablog/recentposts.html"]}}


@pytest.fixture
def _imported_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blog_module, "TOMORROW", datetime(2026, 4, 1))  # noqa: DTZ001 - ABlog's


@pytest.mark.usefixtures("_imported_long_ago")
def test_plain_ablog_goes_by_the_day_of_its_import(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"index.md": "# Front\n", "a.md": PLAIN_POST}, ABLOG | RECENT)
    assert "A title" not in site.html("index")


@pytest.mark.usefixtures("_imported_long_ago")
def test_the_day_of_an_import_does_not_count(build: Callable[..., Site]) -> None:
    assert "A title" in build({"a.md": post(author=None)}, RECENT).html("index")


def test_plain_ablog_overwrites_a_page_named_as_its_archive(tmp_path: Path) -> None:
    files = {"index.md": "# Front\n", "blog.md": "# By hand\n", "a.md": PLAIN_POST}
    site = make_site(tmp_path, files, ABLOG)
    assert "By hand" not in site.page("blog").one("body", "div").text


@pytest.mark.parametrize("name", ["blog", "blog/category/ai", "blog/2026", "blog/tag"])
def test_a_page_written_by_hand_is_kept(build: Callable[..., Site], name: str) -> None:
    text = "---\norphan: true\n---\n\n# By hand\n\nWelcome.\n"
    site = build({f"{name}.md": text, "a.md": post(author=None, tags="one")})
    assert site.warnings == ""
    page = site.page(name)
    assert "Welcome." in page.text
    assert page.all("mubboo-collection") == []
    # And it is where the topic's badge leads to.
    assert site.page("a").all("mubboo-badge")[0]["href"] == "blog/category/ai.html"


def test_every_topic_has_a_page_of_its_own(build: Callable[..., Site]) -> None:
    labels = ["C", "C++", "C#", "🚀", "✨", "ゲーム", "한국어", "Été", "Science"]
    files = {
        f"{n}.md": post(f"About {n}", author=None, category="x", tags=f'["{label}"]')
        for n, label in enumerate(labels)
    }
    site = build(files)
    assert site.warnings == ""
    pages = set()
    for n, label in enumerate(labels):
        badge = site.page(str(n)).all("mubboo-topics")[0].one("mubboo-tag")
        assert badge.text == label
        page = unquote(badge["href"]).removesuffix(".html")
        assert site.page(page).one("mubboo-collection-title").text == label
        assert site.page(page).texts("mubboo-card-title") == [f"About {n}"]
        pages.add(page)
    assert len(pages) == len(labels)
    # Letters stay as their readers write them.
    assert {"blog/tag/ゲーム", "blog/tag/한국어", "blog/tag/ete"} <= pages


POSTLIST = {
    "index.md": "# Front page\n\n```{postlist}\n:category: AI\n```\n\n```{toctree}\nc\n```\n",
    "c.md": "# A chapter\n",
}


@pytest.mark.parametrize("builder", ["latex", "texinfo"])
def test_plain_ablogs_postlist_stops_print(tmp_path: Path, builder: str) -> None:
    with pytest.raises(ExtensionError, match="process_postlist"):
        make_site(tmp_path, POSTLIST | {"a.md": PLAIN_POST}, ABLOG, builder=builder)


@pytest.mark.parametrize("builder", ["latex", "texinfo", "text", "man"])
def test_a_postlist_is_printed(tmp_path: Path, builder: str) -> None:
    files = POSTLIST | {"a.md": post("In the list", author=None)}
    site = make_site(tmp_path, files, builder=builder)
    assert site.status == 0
    assert site.warnings == ""
    (name,) = [n for n in site.files() if n.startswith(("index.t", "testmagazine."))]
    assert "In the list" in site.read(name)


def test_postlist_works_in_html(build: Callable[..., Site]) -> None:
    site = build(POSTLIST | {"a.md": post("In the list", author=None)})
    assert site.warnings == ""
    assert "In the list" in site.page("index").one("body").text


def test_the_feed_says_what_the_page_says(build: Callable[..., Site]) -> None:
    files = {
        "a.md": post("First", author=None, excerpt="0", updated="2026-04-09"),
        "b.md": post("Second", author=None, body="One.\n\nTwo.\n\nThree.", excerpt="2"),
    }
    site = build(files, {"blog_baseurl": "https://mag.example/"})
    entries = site.read("blog/atom.xml").split("<entry>")[1:]
    (first,) = [entry for entry in entries if "<title>First" in entry]
    (second,) = [entry for entry in entries if "<title>Second" in entry]
    assert "Some words" not in first
    assert "<updated>2026-04-09T00:00:00+00:00</updated>" in first
    assert "Two." in second
    assert "Three." not in second


def test_posts_of_one_date_and_title_have_an_order(build: Callable[..., Site]) -> None:
    files = {f"{name}.md": post("Same", author=None, category="[AI]") for name in "cafebd"}
    lists = "\n\n".join("```{postlist}\n:category: AI\n```" for _ in range(8))
    site = build(files | {"index.md": f"# Front page\n\n{lists}\n"})
    links = [a["href"] for a in site.page("index").all(tag="a") if len(a["href"]) == 6]
    assert "".join(link[0] for link in links) == "fedcba" * 8


def test_sidebars_of_ablog_still_work(build: Callable[..., Site]) -> None:
    sidebars = ["ablog/postcard.html", "ablog/recentposts.html", "ablog/categories.html"]
    files = {"a.md": post("Recent", author=None)}
    site = build(files, {"html_sidebars": {"**": sidebars}})
    assert site.warnings == ""
    sidebar = site.page("index").one("sphinxsidebar")
    assert "Recent" in sidebar.text
    links = [a["href"] for a in sidebar.all(tag="a")]
    assert {"a.html", "blog/category/ai.html"} <= set(links)
