"""What stands for an article in feeds, cards and heads is the first paragraph of its text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FEED = {"blog_baseurl": "https://mag.example/"}
BEFORE = {
    "a table": "| a | b |\n|---|---|\n| cell | x |\n",
    "a note": "```{note}\nNoted.\n```\n",
    "a quotation": "> Quoted.\n",
    "a list": "- An item.\n",
    "a table of contents": "```{contents}\n```\n",
    "a picture": "![A picture](p.svg)\n",
    "a sidebar": "```{sidebar} Aside\nBeside.\n```\n",
    "a card": "```{card} Title\nIn the card.\n```\n",
    "a comment": "<!-- commented -->\n",
    "code": "```python\nprint(1)\n```\n",
    "an unknown directive": "```{nonsense}\nx\n```\n",
    "a skipped level": "### Too deep\n",
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def entry(site: Site) -> tuple[str, str]:
    """Return summary and content of the only entry, without markup."""
    feed = site.read("blog/atom.xml")
    found = [re.findall(rf"<{name}[^>]*>(.*?)</{name}>", feed, re.DOTALL)[0]
             for name in ("summary", "content")]  # fmt: skip
    return found[0], " ".join(re.sub(r"<[^>]*>", "", html.unescape(found[1])).split())


@pytest.mark.parametrize("what", BEFORE)
def test_what_is_no_paragraph_of_the_text_is_passed_over(
    build: Callable[..., Site], what: str
) -> None:
    text = post("A", author=None, body=f"{BEFORE[what]}\nThe real first.\n\nThe second.")
    site = build({"a.md": text, "p.svg": PICTURE}, FEED)
    assert entry(site) == ("The real first.", "The real first.")
    assert site.linked_data("a")["description"] == "The real first."
    assert 'content="The real first."' in site.read("a.html")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", ":blogpost: true\n:date: 2026-04-05\n\nA title\n=======\n\nReal words two.\n-\n"),
        (
            "a.rst",
            ":blogpost: true\n:date: 2026-04-05\n\nA :nope:`x`\n============\n\nW :nope:`x`.\n",
        ),
        ("a.md", post("A {nope}`x`", author=None, body="W {nope}`x` and ~~y~~.")),
        ("a.md", post("", author=None, body="## Second level\n\nWords.")),
        ("a.md", "---\nblogpost: true\ndate: 2026-04-05\ntitle: a: b\n---\n# A\n\nWords.\n"),
    ],
)
@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_no_message_of_docutils_and_no_path_of_the_machine_is_published(
    build: Callable[..., Site], name: str, text: str, theme: str
) -> None:
    site = build({name: text, "index.md": "# Front\n\n```{postlist}\n:excerpts:\n```\n"},
                 FEED | {"html_theme": theme})  # fmt: skip
    for file in site.files():
        content = (site.out / file).read_bytes()
        assert str(site.source).encode() not in content, file
        assert b"System Message" not in content, file
        if file.endswith((".xml", ".html")):
            for words in (b"nderline", b"nknown", b"headings start"):
                assert words not in content, file


def test_a_longer_excerpt_is_of_the_same_paragraphs(build: Callable[..., Site]) -> None:
    body = "First.\n\n> Quoted.\n\nSecond.\n\n- Item.\n\nThird."
    site = build({"a.md": post("A", author=None, excerpt=2, body=body)}, FEED)
    assert entry(site) == ("First.", "First. Second.")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.md", post("A", author=None, body="Before $$\\alpha + \\beta$$ after."), "Before"),
        (
            "a.rst",
            ":blogpost: true\n:date: 2026-04-05\n\nA\n=\n\nWith a note [1]_.\n\n.. [1] Below.\n",
            "With a note.",
        ),
    ],
)
def test_formulas_and_notes_amid_a_line_are_no_words(
    build: Callable[..., Site], name: str, text: str, said: str
) -> None:
    conf = {"myst_enable_extensions": ["dollarmath"], "myst_dmath_double_inline": True}
    site = build({name: text}, conf)
    description = site.linked_data("a")["description"]
    assert description.startswith(said)
    if "alpha" in text:
        assert description == "Before \\alpha + \\beta after."
        assert site.articles["a"].content.words == 3
    else:
        assert description == said
