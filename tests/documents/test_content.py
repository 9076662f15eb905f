"""What takes a reader's time: each row of the table in docs/articles/reading-time.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.magazine.reading_time import Content
from tests.support.sites import AVATAR, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

DOCS = Path(__file__).parents[2] / "docs/articles/reading-time.md"

NOTHING = Content()
CASES: dict[str, tuple[tuple[str, Content], ...]] = {
    "Prose": (
        ("One two *three* **four**, [five](https://example.org/).", Content(5)),
        ("A line\\\nthat breaks.", Content(4)),
        ("Called `mubboo_share` here.", Content(3)),
        ("A {abbr}`CI (continuous integration)` job.", Content(3)),
    ),
    "Headings": (("## Two words\n\nThree more words.", Content(5)),),
    "Lists": (
        ("- one\n- two\n  1. three", Content(3)),
        ("Term\n: Its meaning", Content(3)),
    ),
    "Quotes": (("> Two words\n\n% a comment\n\n> And three more", Content(5)),),
    "Captions": (
        (":::{figure} a.svg\n:alt: Unread\n\nTwo words\n:::", Content(2, pictures=1)),
        ("```{code-block} python\n:caption: Two words\n\nx = 1\n```", Content(2, code_lines=1)),
        (":::{table} Two words\n| one |\n| --- |\n| two |\n:::", Content(4)),
    ),
    "Table cells": (
        ("| one | two |\n| --- | --- |\n| three | four five |", Content(5)),
        ("```{list-table}\n* - one\n  - two\n```", Content(2)),
    ),
    "Footnotes": (("Two words.[^1]\n\n[^1]: And three more.", Content(5)),),
    "Admonitions": (
        (":::{note}\nTwo words.\n:::", Content(3)),  # "Note"
        (":::{seealso}\nTwo words.\n:::", Content(4)),  # "See also"
        (":::{admonition} Two words\nAnd three more.\n:::", Content(5)),
        (":::{versionadded} 1.0\nTwo words.\n:::", Content(6)),  # "Added in version 1.0:"
    ),
    "Cards, grids, dropdowns": (
        (":::{card} Two words\n:link: https://example.org/\nAnd three more.\n:::", Content(5)),
        ("::::{grid} 2\n:::{grid-item-card} One\nTwo\n+++\nThree\n:::\n::::", Content(3)),
        (":::{dropdown} Two words\nAnd three more.\n:::", Content(5)),
    ),
    "Tabs": (
        (
            (
                "Before.\n\n::::{tab-set}\n:::{tab-item} A\nOne.\n:::\n:::{tab-item} B\n"
                "Two three four.\n:::\n::::\n\nAfter."
            ),
            Content(6),
        ),
        (
            # Code takes longer than a few words, and there is a formula too.
            (
                "::::{tab-set}\n:::{tab-item} A\nOne two three.\n:::\n:::{tab-item} B\n"
                "```\na\nb\nc\n```\n$$x$$\n:::\n::::"
            ),
            Content(1, code_lines=3, formulas=1),
        ),
        (
            # One within the other: of the inner, the second; of the outer, the first.
            (
                ":::::{tab-set}\n::::{tab-item} A\n:::{tab-set}\n```{tab-item} a\nOne.\n```\n"
                "```{tab-item} b\nOne two three.\n```\n:::\n::::\n"
                "::::{tab-item} B\nOne.\n::::\n:::::"
            ),
            Content(5),
        ),
        ("::::{tab-set-code}\n```python\na\n```\n```c\na\nb\n```\n::::", Content(1, code_lines=2)),
    ),
    "Pictures": (
        ("![What is seen](a.svg)", Content(pictures=1)),
        ("[![What is seen](a.svg)](https://example.org/)", Content(pictures=1)),
        ("![One](a.svg)\n![Two](a.svg)", Content(pictures=2)),
        (":::{image} a.svg\n:alt: What is seen\n:::", Content(pictures=1)),
        (":::{figure} a.svg\n:alt:\n\nA caption\n:::", Content(2, pictures=1)),
        ("```{graphviz}\ndigraph { a -> b }\n```", Content(pictures=1)),
    ),
    "Decoration": (
        ("![](a.svg)", NOTHING),
        (':::{figure} a.svg\n:alt: ""\n:::', NOTHING),
        ("Two ![star](a.svg) words.", Content(2)),
    ),
    "Code": (
        ("```python\na = 1\n\nb = 2\n```", Content(code_lines=2)),
        ("```\n" + "x\n" * 1000 + "```", Content(code_lines=60)),
        ("    indented", Content(code_lines=1)),
        ("```{eval-rst}\n>>> 1 + 1\n2\n```", Content(code_lines=2)),
    ),
    "Formulas": (
        ("$$\na = b\n$$", Content(formulas=1)),
        ("```{math}\na = b\n```", Content(formulas=1)),
        ("If $a = b$ holds.", Content(3)),
    ),
    "Videos": (
        ('<video src="a.mp4" data-duration="2:30"></video>', Content(video_seconds=150)),
        (
            "<iframe src='https://v.example' data-duration=PT1H></iframe>",
            Content(video_seconds=3600),
        ),
        ('<video src="a.mp4"></video>', NOTHING),
    ),
    "The title": (("", NOTHING),),
    "Front matter": (("", NOTHING),),
    "Comments": (("% Not read.\n\n<!-- Nor this. -->", NOTHING),),
    "Hidden text": (
        (":::{div} sd-d-none\nNot read.\n:::", NOTHING),
        (":::{container} visually-hidden\nNot read.\n:::", NOTHING),
        ("Two words [not these]{.d-none}.", Content(2)),
    ),
    "HTML, and text for one format": (
        ("<div><p>Not read.</p></div>", NOTHING),
        ("```{raw} html\n<p>Not read.</p>\n```", NOTHING),
        (":::{only} html\nNot read.\n:::", NOTHING),
        ("H<sub>2</sub>O flows.", Content(2)),
    ),
    "The text of a picture": ((":::{figure} a.svg\n:alt: Not read.\n:::", Content(pictures=1)),),
    "Addresses": (
        ("See <https://example.org/a/long/path?with=words>.", Content(1)),
        ("See https://example.org/a/long/path or www.example.org, twice.", Content(3)),
        ("看 https://example.org/a 看", Content(2 / 1.65)),
    ),
    "Definitions of substitutions": (("Said {{ name }}.", Content(3)),),
    "Tables of contents": (
        ("```{toctree}\n:caption: Not read\n\nother\n```", NOTHING),
        ("```{contents} Not read\n:local:\n```\n\n## Two words", Content(2)),
    ),
    "Blocks of the magazine": (
        ("```{post-grid}\n```", NOTHING),
        ("```{byline}\n```\n\n```{author-card}\n```", NOTHING),
    ),
    "Index entries": (("```{index} not; read\n```\n\nTwo {index}`words`.", Content(2)),),
}
REST = """\
:blogpost: true
:date: 2026-04-05

The title
=========

.. |name| replace:: two words

Said |name|, and |name|, of _`a phrase that is a target`.

>>> 1 + 1
2

.. image:: a.svg
"""
# Of these there is no text that a document could be given.
PAGES = "Pages that nobody writes"
ROWS = [
    (f"c{number}-{place}", name, body, content)
    for number, (name, cases) in enumerate(CASES.items())
    for place, (body, content) in enumerate(cases)
]


CONF = {
    "extensions": ["mubboo_sphinx", "sphinx.ext.graphviz"],
    "myst_enable_extensions": [
        "attrs_inline", "colon_fence", "deflist", "dollarmath", "html_image",
        "substitution",
    ],
    "myst_substitutions": {"name": "two words"},
    "suppress_warnings": ["image", "toc", "mubboo", "myst"],
}  # fmt: skip


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    files = {f"{docname}.md": post(author=None, body=body) for docname, _, body, _ in ROWS}
    files["rest.rst"] = REST
    files |= {
        "index.md": "# Front\n",
        "other.md": "# Another\n",
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    site = make_site(tmp_path_factory.mktemp("content"), files, CONF, builder="dummy")
    return {docname: article.content for docname, article in site.articles.items()}


@pytest.mark.parametrize(
    ("docname", "content"),
    [(row[0], row[3]) for row in ROWS],
    ids=[f"{row[1]}-{row[0]}" for row in ROWS],
)
def test_it_counts_as_the_table_says(
    contents: dict[str, Content], docname: str, content: Content
) -> None:
    found = contents[docname]
    assert found.words == pytest.approx(content.words)
    assert found.code_lines == content.code_lines
    assert found.formulas == content.formulas
    assert found.pictures == content.pictures
    assert found.video_seconds == content.video_seconds


def test_restructuredtext_counts_alike(contents: dict[str, Content]) -> None:
    # A picture without a word on its text may be any.
    assert contents["rest"] == Content(13, code_lines=2, pictures=1)


def test_pages_that_nobody_writes_have_no_read_time(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None)}, {"mubboo_before_title": ["read-time"]})
    for name in ("search", "genindex", "blog/category/ai", "blog/2026"):
        # Those in lists are of the articles listed.
        times = site.page(name).all("mubboo-read-time")
        assert len(times) == len(site.page(name).all("mubboo-card"))
        assert "timeRequired" not in site.html(name)


def test_the_table_of_the_docs_has_these_rows() -> None:
    _, _, table = DOCS.read_text(encoding="utf-8").partition("| What | ")
    names = re.findall(r"^\| ([^|]+?) +\|", table.partition("\n\n")[0], re.MULTILINE)
    assert [name for name in names if name.strip("- :")] == [*CASES, PAGES]


@pytest.mark.parametrize(
    ("body", "pictures", "words"),
    [
        ("![a](p.svg)\n*Caption here*", 1, 2),
        ("![a](p.svg)<br>Caption here", 1, 2),
        ("Before it\n![a](p.svg)\nafter it", 1, 4),
        ("![a](p.svg) ![b](p.svg)\n*Two of them*", 2, 3),
        ("| A | B |\n|---|---|\n| ![a](p.svg) | text |", 1, 3),
        ("An icon ![a](p.svg) amid words", 0, 4),
        ("![a](p.svg) begins the line", 0, 3),
        ("```{image} p.svg\n:width: 300px\n```", 1, 0),
    ],
)
def test_a_picture_counts_unless_text_stands_on_its_own_line(
    build: Callable[..., Site], body: str, pictures: int, words: int
) -> None:
    site = build({"a.md": post("A", author=None, body=body), "p.svg": AVATAR})
    content = site.articles["a"].content
    assert (content.pictures, round(content.words)) == (pictures, words)


def test_a_picture_as_small_as_an_icon_does_not_count(build: Callable[..., Site]) -> None:
    body = "![a](p.svg){width=20px}\n*Caption here*"
    conf = {"myst_enable_extensions": ["attrs_inline"]}
    site = build({"a.md": post("A", author=None, body=body), "p.svg": AVATAR}, conf)
    assert site.articles["a"].content.pictures == 0


def test_a_time_of_the_same_day_is_an_update_in_data(build: Callable[..., Site]) -> None:
    text = post("A", author=None, date="2026-04-05", updated="2026-04-05T10:30:00Z")
    site = build({"a.md": text}, {"blog_baseurl": "https://mag.example/"})
    assert site.warnings == ""
    assert site.linked_data("a")["dateModified"].startswith("2026-04-05T10:30")
    assert "<updated>2026-04-05T10:30:00" in site.read("blog/atom.xml")
    assert site.page("a").one("mubboo-byline").text.count("April 5, 2026") == 1
