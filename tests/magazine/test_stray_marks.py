"""Marks of a draft that stand as text: in forms of other engines, or a line too low."""

from __future__ import annotations

import pytest

from mubboo_sphinx.magazine.post_directive import post_directive
from mubboo_sphinx.magazine.stray_marks import stray_marks

TITLE = "\n# Title\n\nWords.\n"
REST_TITLE = "\nTitle\n=====\n\nWords.\n"


@pytest.mark.parametrize(
    "top",
    [
        '{\n"date": "2026-01-01",\n"draft": true\n}\n',
        "```yaml\ndate: 2026-01-01\ndraft: true\n```\n",
        "```{front-matter}\ndraft: true\n```\n",
        ";;;\ndraft: true\n;;;\n",
        "~~~\ndraft: true\n~~~\n",
        "<!--\ndraft: true\n-->\n",
        "<!-- draft: true -->\n",
        "<!--\n.. title: T\n.. status: draft\n-->\n",
        "draft: true\ndate: 2026-01-01\n",
        "Draft: yes\n",
        "- draft: true\n- date: 2026-01-01\n",
        ":draft: true\n",
        "\u2014\ndraft: true\n\u2014\n",
        "--\ndraft: true\n--\n",
        "---\ndraft = true\n---\n",
        "---\ndraft:true\n---\n",
        "---\n- draft: true\n---\n",
        "---\n\tdraft: true\n---\n",
        "---\ndate: 2026-01-01\n---\n---\ndraft: true\n---\n",
        "(label)=\n---\ndraft: true\n---\n",
        "{.cls}\n---\ndraft: true\n---\n",
        "{% import x %}\n---\ndraft: true\n---\n",
        "# Title\n\ndraft: true\n",
        "# Title\n\n---\ndraft: true\n---\n",
        "Title\n=====\n\npublished: false\n",
    ],
)
def test_a_mark_above_the_text_is_found_whatever_its_form(top: str) -> None:
    found = stray_marks(f"{top}{TITLE}")
    assert found.values == {"draft": "true"}
    (problem,) = found.problems
    line = f"{top}{TITLE}".splitlines()[(problem.line or 0) - 1]
    assert "draft" in line.lower() or "published" in line
    assert "Write 'draft: true' between two lines of '---'" in problem.message


@pytest.mark.parametrize(
    "top",
    [
        ".. draft: true\n",
        ".. title: T\n.. slug: t\n.. status: draft\n",
        "..\n   draft: true\n",
        "draft: true\n",
        "+++\ndraft = true\n+++\n",
        ".. meta::\n   :draft: true\n",
    ],
)
def test_so_it_is_in_rest(top: str) -> None:
    found = stray_marks(f"{top}{REST_TITLE}", is_rest=True)
    assert found.values == {"draft": "true"}
    assert "Write ':draft: true' above the title." in found.problems[0].message


@pytest.mark.parametrize(
    "source",
    [
        "# Title\n\ndraft: true is how you mark one.\n",
        "# Title\n\n```yaml\ndraft: true\n```\n",
        "# Title\n\nWords.\n\ndraft: true\n",
        "# Title\n\n## Part\n\ndraft: true\n",
        "---\ndraft: false\n---\n# Title\n",
        "<!-- What 'draft: true' does is told below. -->\n# Title\n",
        "# Draft: true stories\n",
        "# Title\n\nStatus: draft\n\nAn RFC has a status of its own.\n",
        "Note: words\n",
        "",
    ],
)
def test_a_text_about_drafts_has_none(source: str) -> None:
    assert stray_marks(source).values == {}


def test_a_state_is_a_mark_in_a_post() -> None:
    source = "Title: T\nDate: 2026-01-01\nStatus: draft\n\nWords.\n"
    assert stray_marks(source, post=True).values == {"draft": "true"}


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("# T\n\n```{post} 2026-01-01\n:draft:\n```\n", {"date": "2026-01-01", "draft": ""}),
        ("# T\n\n:::{post}\n:status: draft\n:::\n", {"status": "draft"}),
        (".. post:: soon\n   :draft: true\n", {"date": "soon", "draft": "true"}),
        ("```{eval-rst}\n.. post:: 2026-01-01\n```\n", {"date": "2026-01-01"}),
        ("````md\n```{post} 2026-01-01\n```\n````\n", None),
        ("So::\n\n   .. post:: 2026-01-01\n", None),
    ],
)
def test_a_post_directive_is_read_with_its_options(
    source: str, values: dict[str, str] | None
) -> None:
    found = post_directive(source)
    assert (found and found.values) == values
