"""What holds a document back, in the forms that were published once; and what does not."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.magazine.publication import Rules, judge
from mubboo_sphinx.magazine.published_fields import (
    markdown_publication,
    notebook_publication,
    rest_publication,
)

if TYPE_CHECKING:
    from mubboo_sphinx.magazine.raw_fields import RawFields

NOW = datetime(2026, 11, 1, tzinfo=UTC)
POST = "---\nblogpost: true\ndate: 2026-01-01\n---\n"
DRAFT = "---\nblogpost: true\ndate: 2026-01-01\ndraft: true\n---\n"
REST_POST = ":blogpost: true\n:date: 2026-01-01\n\n"


def is_held(raw: RawFields, *, post: bool = False) -> bool:
    return judge(raw, NOW, Rules(undated=True), post=post).held


def notebook(*cells: str, **metadata: object) -> str:
    texts = [{"cell_type": "markdown", "metadata": {}, "source": each} for each in cells]
    return json.dumps({"cells": texts, "metadata": {"kernelspec": {}, **metadata}})


FUTURE = "```{post} 2099-01-01\n```"


@pytest.mark.parametrize(
    "source",
    [
        notebook(f"# T\n\n{FUTURE}"),
        notebook("# T", "Words.", FUTURE),
        notebook("# T\n\n```{post} 2026-01-01\n:draft:\n```"),
        notebook("# T\n\ndraft: true"),
        notebook("<!-- draft: true -->\n# T"),
        notebook("+++\ndraft = true\n+++\n# T"),
        notebook("\n\n---\ndraft: true\n---\n# T"),
        notebook("# T", blog={"draft": True}),
        notebook("# T", frontmatter={"draft": True}),
    ],
)
def test_a_notebook_says_so_in_a_cell(source: str) -> None:
    assert is_held(notebook_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        "# T\n\n```{post}\n---\ndate: 2099-01-01\ndraft: true\n---\n```\n",
        "# T\n\n```{post} 2026-01-01\n---\ndraft: true\n---\n```\n",
        "# T\n\n```{post} 2026-01-01\n:category: A\n# why not\n:draft: true\n```\n",
        "# T\n\n```{post} 2026-01-01\n\n:draft: true\n```\n",
        "- a\n- ```{post} 2099-01-01\n  ```\n",
        "> ```{post} 2099-01-01\n> ```\n",
        "::::{grid}\n:::{card}\n```{post} 2099-01-01\n```\n:::\n::::\n",
        "```{only} html\n~~~{post} 2099-01-01\n~~~\n```\n",
        "```{eval-rst}\n.. post:: 2099-01-01\n```\n",
        "```{Post} 2099-01-01\n```\n",
    ],
)
def test_a_post_directive_counts_wherever_it_is_one(source: str) -> None:
    assert is_held(markdown_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        "````md\n```{post} 2099-01-01\n```\n````\n",
        "```{code-block} md\n~~~{post} 2099-01-01\n~~~\n```\n",
        "::::{note}\n````md\n```{post} 2099-01-01\n```\n````\n::::\n",
        "```rst\n.. post:: 2099-01-01\n```\n",
        "```{post} 2026-01-01\nWords of 2099-01-01.\n```\n",
    ],
)
def test_an_example_of_a_post_directive_is_none(source: str) -> None:
    assert not is_held(markdown_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        ".. Post:: 2099-01-01\n",
        "..  post:: 2099-01-01\n",
        ".. post ::  2099-01-01\n",
        "- .. post:: 2099-01-01\n",
        ".. only:: html\n\n   .. post:: 2099-01-01\n",
        ".. container:: x\n\n   Words:\n\n   .. post:: 2099-01-01\n",
        "   .. post:: 2099-01-01\n",
        ".. post:: 2026-01-01\n   :category:\n      A\n   :draft:\n",
        ".. post:: Jan 1,\n   2099\n",
    ],
)
def test_so_it_does_in_rest(source: str) -> None:
    assert is_held(rest_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        "For example::\n\n   .. post:: 2099-01-01\n",
        ".. code-block:: rst\n\n   .. post:: 2099-01-01\n",
        ".. code-block:: rst\n\n   .. note:: x\n\n      .. post:: 2099-01-01\n",
        ".. A comment\n   .. post:: 2099-01-01\n",
        "Title\n=====\n\nStatus\n   draft\n",
        ":Status: Draft\n:Author: A\n\nA proposal\n==========\n",
        ":Status: Draft\n\n.. code-block:: rst\n\n   .. post:: 2099-01-01\n",
    ],
)
def test_an_example_or_a_status_of_something_else_is_none_in_rest(source: str) -> None:
    assert not is_held(rest_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        *(
            f"---\ntitle: a: b\n{mark}\n---\n# T\n"
            for mark in (
                '"draft": true',
                "isDraft: true",
                "publish: false",
                "hidden: true",
                "  draft: true",
                "Draft : yes",
                "visibility: private",
                "draft: true\ndraft: false",
            )
        ),
        "---\nblogpost: true\ntitle: a: b\npublished_at: 2099-01-01\n---\n# T\n",
        '{"title": "T", "draft": true}\n\n# T\n',
        '{"draft": true, "title": "T"}\n# T\n',
        "+++\ntitle = 'T'; draft = true\n+++\n# T\n",
        "---toml\ntitle = 'T'\ndraft = true\n---\n# T\n",
        "[metadata]\ndraft = true\n\n# T\n",
        "#+TITLE: T\n#+DRAFT: true\n\nWords\n",
        "---\ndescription: |\n  One.\n\n  Two.\ndraft: true\n\n# T\n",
        "<!-- by the desk; draft: true -->\n# T\n",
        "<!--- draft: true --->\n# T\n",
        "[//]: # (draft: true)\n# T\n",
        '[comment]: <> "draft: true"\n# T\n',
        f"{POST}# T\n\nStatus: draft\n\nWords.\n",
        "---\nblogpost: true\npublished_at: null\n---\n# T\n",
        "---\nblogpost: true\narchived: true\n---\n# T\n",
        "---\nblogpost: true\npost_date: 2099-01-01\n---\n# T\n",
        "---\nmystnb:\n  draft: true\n---\n# T\n",
        "---\nsettings:\n  draft: true\n---\n# T\n",
        "---\nblogpost: true\nstatus: in review\n---\n# T\n",
        "---\nblogpost: true\nstatus: future\n---\n# T\n",
    ],
)
def test_a_mark_holds_a_page_back_in_every_form(source: str) -> None:
    assert is_held(markdown_publication(source))


@pytest.mark.parametrize(
    "fields",
    [
        "craft: true",
        "raft: yes",
        "graft: true",
        "drift: true",
        "state: Future",
        "us_state: pending",
        "status: review of books",
        "schedule: weekly",
        "published_at: 2026-01-01",
        "archived: false",
        "ads: {render: never}",
        "layout: draft-table",
    ],
)
def test_what_only_looks_like_a_mark_does_not(fields: str) -> None:
    source = f"---\nblogpost: true\ndate: 2026-01-01\n{fields}\n---\n# T\n"
    assert not is_held(markdown_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        *(
            f"---\ntitle: T\ndate: 2026-01-01\nblogpost: true\n{mark}\n---\n# T\n"
            for mark in ("draft:true", "published:false", "publishDate:2099-01-01", "draft = true")
        ),
        "---\nblogpost: true\ntitle: A: B\ndate: 2026-01-01\nparams: {draft: true}\n---\n",
        f"{DRAFT}# T\n\n```{{post}} 2026-01-01\n:draft: false\n```\n",
        "---\nblogpost: true\ndate: 2026-01-01\nparams: {status: draft}\n---\n# T\n",
        "---\nblogpost: true\npubDatetime: 2099-01-01T00:00:00Z\n---\n# T\n",
        "---\nblogpost: true\nstatus: on hold\n---\n# T\n",
        "[![b](https://c/x.svg)](https://c)\n\n---\ndraft: true\ndate: 2026-01-01\n---\n# T\n",
        '{\n  "title": "T",\n  "tags": [\n    "a",\n    "b"\n  ],\n  "draft": true\n}\n# T\n',
        f"{POST}Title: T\nSummary: Long\n    text\nStatus: draft\n\nWords.\n",
        '{"title": "' + "x" * 500 + '", "draft": true}\n# T\n',
    ],
)
def test_forms_of_other_engines_hold_back(source: str) -> None:
    assert is_held(markdown_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        notebook(
            "[![Open In Colab](https://c/x.svg)](https://c)",
            "---\nblogpost: true\ndate: 2026-01-01\ndraft: true\n---",
            "# T",
        ),
        notebook('# "T"\n> "Summary"\n\n- toc: true\n- draft: true'),
        notebook("---\ndraft: true\n---\n# T", draft=False),
    ],
)
def test_forms_of_notebooks_hold_back(source: str) -> None:
    assert is_held(notebook_publication(source))


@pytest.mark.parametrize(
    "source",
    [
        "# T\n\nWrite it so:\n\n    .. post:: 2099-01-01\n\nWords\n",
        "# T\n\nWrite it so:\n\n    ```{post} 2099-01-01\n    ```\n\nWords\n",
        f"{POST}\n```yaml\ndraft: true\n```\n\nWords\n",
        "---\nextra: {show: false}\nparams: {live: false}\n---\n# T\n",
        "---\nblogpost: true\ntitle: A: b\ncover:\n  image: a.jpg\n  hidden: true\n---\n# T\n",
        "---\nblogpost: true\nexpires: never\n---\n# T\n",
        "---\nblogpost: true\ndate: 2026-01-01 00:00:00 +0000 UTC\n---\n# T\n",
    ],
)
def test_what_is_meant_to_be_seen_is_seen(source: str) -> None:
    assert not is_held(markdown_publication(source))


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("-------\nDraft: how we write\n-------\n\nWords\n", False),
        (
            "---------\nThe tale: one\n---------\n\n:blogpost: true\n:publishDate: 2099-01-01\n",
            True,
        ),
        (
            "How to mark drafts\n==================\n\n.. code-block:: yaml\n\n   draft: true\n",
            False,
        ),
    ],
)
def test_a_title_between_lines_is_no_front_matter(source: str, held: bool) -> None:  # noqa: FBT001
    assert is_held(rest_publication(source)) is held


@pytest.mark.parametrize(
    "before", ["[logo]: data:image/png;base64,", "[![x](data:image/png;base64,"]
)
def test_a_picture_in_the_text_takes_no_time(before: str) -> None:
    source = f"# T\n\n{before}{'QUJD' * 50_000}\n\nWords\n"
    start = time.process_time()
    markdown_publication(source)
    assert time.process_time() - start < 1
