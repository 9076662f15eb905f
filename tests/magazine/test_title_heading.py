"""A title in front matter above sections of the second level."""

from __future__ import annotations

import pytest

from mubboo_sphinx.magazine.title_heading import with_title_heading

HUGO = "---\ntitle: Baking bread\ndate: 2026-01-01\n---\n\nIntro.\n\n## Flour\n\n### Rye\n"


def test_the_title_becomes_the_heading_and_lines_stay_where_they_are() -> None:
    made = with_title_heading(HUGO, "Baking bread", 2)
    assert made.splitlines() == [
        "---", "date: 2026-01-01", "---", "# Baking bread", "", "Intro.", "", "## Flour", "",
        "### Rye",
    ]  # fmt: skip
    assert HUGO.splitlines().index("## Flour") == made.splitlines().index("## Flour")


def test_a_title_of_several_lines_is_taken_out_as_a_whole() -> None:
    source = "---\ntitle: >-\n  Baking\n  bread\ndate: 2026-01-01\n---\n## Flour\n"
    made = with_title_heading(source, "Baking bread", 2)
    assert made == "---\ndate: 2026-01-01\n---\n# Baking bread\n\n\n## Flour\n"


def test_a_title_is_no_markdown() -> None:
    title = "C# & `code` *of* [x](y) {z} $a$ <b>"
    made = with_title_heading("---\ntitle: T\n---\n## S\n", title, 2)
    assert made.splitlines()[2] == (r"# C\# \& \`code\` \*of\* \[x\]\(y\) \{z\} \$a\$ \<b\>")


@pytest.mark.parametrize(
    "text",
    [
        "# Its own\n\n## Flour\n",
        "Its own\n=======\n\n## Flour\n",
        "## Flour\n\n# Late\n",
        "No heading.\n",
        "```md\n## Flour\n```\n",
        "",
    ],
)
def test_a_document_with_a_title_of_its_own_or_no_sections_stays(text: str) -> None:
    source = f"---\ntitle: T\n---\n{text}"
    assert with_title_heading(source, "T", 2) == source


@pytest.mark.parametrize("text", ["Flour\n-----\n\nRye\n", "```py\n# no title\n```\n\n## Flour\n"])
def test_sections_are_seen_in_every_form(text: str) -> None:
    assert "# T\n" in with_title_heading(f"---\ntitle: T\n---\n{text}", "T", 2)
