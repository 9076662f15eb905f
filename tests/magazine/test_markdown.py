"""Inline Markdown of bios."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.links import is_safe_link
from mubboo_sphinx.magazine.markdown import inline_html, inline_text, refused_links

PIECES = [*"ab <>&\"'*_`[]()!\\:/#\n\t\x00é漢\u202e", "](javascript:", "](https://e.x/", "<data:"]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


class Tags(HTMLParser):
    """Notes the tags of some HTML, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>"),
        ("[a](https://e.x/?b=1&c=2)", '<a href="https://e.x/?b=1&amp;c=2">a</a>'),
        ("<https://e.x/>", '<a href="https://e.x/">https://e.x/</a>'),
        ("[a](mailto:a@e.x)", '<a href="mailto:a@e.x">a</a>'),
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](/about)", "[a](/about)"),
        ("![a](https://e.x/a.png)", '!<a href="https://e.x/a.png">a</a>'),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("]]>", "]]&gt;"),
        ("a\x00b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_inline_markdown_becomes_html(text: str, shown: str) -> None:
    assert inline_html(text) == shown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*a* **b** `<c>`", "a b <c>"),
        ("[the site](https://e.x/)", "the site"),
        ("R&D &amp; <b> 1 < 2 > 0", "R&D & <b> 1 < 2 > 0"),
        ('[a](https://e.x/ "a > b")', "a"),
        ("&lt;i&gt;", "<i>"),
        ("[a](javascript:x)", "[a](javascript:x)"),
    ],
)
def test_inline_markdown_becomes_plain_text(text: str, plain: str) -> None:
    assert inline_text(text) == plain


def test_links_that_nobody_is_sent_to_are_named() -> None:
    text = "[a](https://e.x/) [b](javascript:x) [c](/about) <data:text/html,y> [d](mailto:a@e.x)"
    assert refused_links(text) == ["javascript:x", "/about", "data:text/html,y"]


@settings(deadline=None, max_examples=150)
@given(MARKDOWN)
def test_no_text_is_markup(text: str) -> None:
    shown = Tags(inline_html(text))
    assert shown.tags <= {"a", "em", "strong", "code", "br"}
    assert shown.attributes <= {"href", "title"}
    assert all(is_safe_link(url) for url in shown.links)
    assert not any(is_safe_link(url) for url in refused_links(text))


@settings(deadline=None, max_examples=80)
@given(st.text(st.sampled_from(list("ab .,?é漢<>&\"'")), max_size=30))
def test_text_without_markdown_is_shown_as_it_is(text: str) -> None:
    assert inline_text(text) == text
