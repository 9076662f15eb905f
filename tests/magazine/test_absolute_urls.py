"""Addresses of a piece of HTML, made whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mubboo_sphinx.magazine.absolute_urls import absolute_urls
from tests.support.html import parse_html

PAGE = "https://mag.example/posts/a.html"


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('<a href="b.html">b</a>', '<a href="https://mag.example/posts/b.html">b</a>'),
        ("<a href=../b>b</a>", '<a href="https://mag.example/b">b</a>'),
        ('<a id="x" href="#note">1</a>', f'<a id="x" href="{PAGE}#note">1</a>'),
        ('<IMG alt="a &amp; b" src="p.png">',
         '<img alt="a &amp; b" src="https://mag.example/posts/p.png">'),
        ("<img src='/p.png'/>", '<img src="https://mag.example/p.png" />'),
        ("<img src=\"?a=1&amp;b='2'\">", f'<img src="{PAGE}?a=1&amp;b=&#x27;2&#x27;">'),
        ('<video controls poster="p.png">',
         '<video controls poster="https://mag.example/posts/p.png">'),
        ('<img srcset="a.png 1x,b,c.png 2x">',
         '<img srcset="https://mag.example/posts/a.png 1x,https://mag.example/posts/b,c.png 2x">'),
        ("<p>\n\n<a\nhref='b'\n>b</a>\n", '<p>\n\n<a href="https://mag.example/posts/b">b</a>\n'),
    ],
)  # fmt: skip
def test_a_relative_address_is_made_whole(written: str, whole: str) -> None:
    assert absolute_urls(written, PAGE) == whole


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://b.example/" >b</a>',
        "<A HREF='mailto:ada@example.org'>",
        '<img alt="src=b.png" src="data:image/png;base64,AA==">',
        '<img srcset="data:image/png;base64,AA== 2x">',
        '<svg><use href="#part"/><linearGradient xlink:href="#g"/></svg>',
        '<a href="https://[">b</a>',
        "<a name=here>",
        "1 < 2 &amp; 3 &nbsp; href=b <!-- <a href=b> -->",
        "<script>x = '<a href=\"b\">'</script>",
        "",
    ],
)
def test_the_rest_stays_as_it_is_written(html: str) -> None:
    assert absolute_urls(html, PAGE) == html


PIECES = ["<a href='b'>", "</a>", "é", "\n", "\r", "<", "&", "'", '"', " "]


@given(st.lists(st.sampled_from(PIECES)))
def test_text_is_kept_whatever_stands_around_it(pieces: list[str]) -> None:
    html = "".join(pieces)
    whole = absolute_urls(html, PAGE)
    assert parse_html(whole).text == parse_html(html).text
    assert absolute_urls(whole, PAGE) == whole
