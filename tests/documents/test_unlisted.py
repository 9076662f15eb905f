"""An unlisted article is built, and in no list, feed or index."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import magazine, post

if TYPE_CHECKING:
    from pathlib import Path

WORD = "Sesame"
LISTS = "# Front\n\n```{post-grid}\n```\n\n```{postlist} 9\n```\n"
FEEDS = {"blog_baseurl": "https://mag.example/", "blog_feed_archives": True}
SIDEBARS = {"html_sidebars": {"**": ["ablog/recentposts.html", "ablog/tagcloud.html"]}}


def unlisted(series: str | None = None) -> str:
    text = post(
        WORD,
        author="[ada, Sesame Guest]",
        category="[AI, Sesames]",
        tags="[sesame]",
        series=series,
    )
    return text.replace("blogpost: true", "blogpost: true\nunlisted: true\norphan: true")


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
@pytest.mark.parametrize("search", [True, False])
def test_an_unlisted_article_is_on_its_own_page_alone(
    tmp_path: Path, theme: str, *, search: bool
) -> None:
    conf: dict[str, Any] = {"html_theme": theme, "mubboo_authors": "authors.yml", **FEEDS}
    conf |= {"mubboo_search": search, "extensions": ["mubboo_sphinx", "sphinx_sitemap"]}
    conf |= {"sitemap_url_scheme": "{link}", **(SIDEBARS if theme == "alabaster" else {})}
    desk = Desk(tmp_path, conf)
    desk.build(magazine(4) | {"index.md": LISTS, "secret.md": unlisted(series="Sesames")})
    found = desk.containing(WORD) | desk.containing("secret.html")
    # Sphinx's inventory is for links by name, which is how one comes to it.
    assert found - {"objects.inv"} == {"secret.html", "_sources/secret.md.txt"}
    page = desk.output().contents["secret.html"].decode()
    assert '<meta name="robots" content="noindex" />' in page
    assert "mubboo-byline" in page
    fragments = (tmp_path / "html" / "pagefind" / "fragment").glob("*")
    assert not any(WORD.encode() in gzip.decompress(each.read_bytes()) for each in fragments)


def test_articles_come_and_go_from_all_lists(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"mubboo_authors": "authors.yml", "html_theme": "mubboo", **FEEDS})
    listed = unlisted().replace("unlisted: true\n", "")
    desk.build(magazine(4) | {"index.md": LISTS, "secret.md": listed})
    assert "blog/category/sesames.html" in desk.output().contents
    desk.rebuild({"secret.md": unlisted()})
    assert "blog/category/sesames.html" not in desk.output().contents
    desk.rebuild({"posts/p1.md": magazine(1)["posts/p1.md"] + "\nMore.\n"})
    desk.rebuild({"secret.md": listed})
    assert b"secret" in desk.output().contents["searchindex.js"]


def test_an_editor_may_still_lead_to_an_unlisted_article(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    files = {"a.md": post("A", author=None, related="[secret]"), "index.md": "# Front\n"}
    site = desk.build(files | {"secret.md": post(WORD, author=None, unlisted="true")})
    assert site.page("a").one("mubboo-related-posts").texts("mubboo-card-title") == [WORD]
    assert site.page("secret").all("mubboo-related-posts") == []


def test_the_avatar_of_an_author_of_drafts_alone_is_not_published(tmp_path: Path) -> None:
    authors = "ada:\n  name: Ada\n  avatar: ada.svg\nbo:\n  name: Bo\n  avatar: bo.svg\n"
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}"/></svg>'
    files = {
        "index.md": "# Front\n",
        "authors.yml": authors,
        "ada.svg": picture.format(1),
        "bo.svg": picture.format(2),
        "a.md": post("A", author="ada"),
        "b.md": post("B", author="bo", draft="true"),
    }
    desk = Desk(tmp_path, {"mubboo_authors": "authors.yml"})
    desk.build(files)
    assert desk.containing("bo.svg") | desk.containing("bo-") == set()
    assert desk.containing("ada-") != set()
    desk.rebuild({"index.md": "# Front\n\n```{author-card} bo\n```\n"})
    assert [name for name in desk.output().contents if name.startswith("_images/bo-")]
    desk.rebuild({"index.md": "# Front\n", "b.md": post("B", author="Bo")})
    assert [name for name in desk.output().contents if name.startswith("_images/bo-")]
