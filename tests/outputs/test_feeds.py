"""ABlog's feeds and comments, in themes that do not know ABlog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FEED = {"blog_baseurl": "https://mag.example", "blog_title": 'The "Mag"'}


@pytest.mark.parametrize("theme", ["alabaster", "furo", "mubboo"])
def test_every_page_leads_to_the_feed(build: Callable[..., Site], theme: str) -> None:
    site = build(magazine(1), FEED | {"html_theme": theme})
    for page, href in {"posts/p1": "../blog/atom.xml", "index": "blog/atom.xml"}.items():
        assert f'href="{href}" title="The &#34;Mag&#34;"' in site.html(page)
    assert "blog/atom.xml" in site.files()


def test_without_an_address_there_is_no_feed(built: Site) -> None:
    assert "application/atom+xml" not in built.html("posts/p1")


def test_comments_stand_below_articles_that_want_them(build: Callable[..., Site]) -> None:
    files = magazine(0) | {
        "a.md": post('Say "</script>"'),
        "b.md": post("Quiet", nocomments="true"),
    }
    site = build(files, FEED | {"disqus_shortname": "mag"})
    assert 'id="disqus_thread"' in site.html("a")
    assert 'var disqus_identifier = "/a/"' in site.html("a")
    assert 'Say "</script>' not in site.html("a")
    assert "disqus" not in site.html("b")
    assert "disqus" not in site.html("index")
