"""Syntax that writers know from other engines, where nobody chose MyST's extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

BODY = """\
Gone is ~~the word~~ here.

:::{note}
A note.
:::

- [ ] open
- [x] done

> [!TIP]
> A tip.

Term
: What it means.

[words]{.marked}

{.boxed}
A paragraph.
"""
SIGNS = ("<s>the word</s>", "admonition note", "task-list-item", "admonition tip", "<dl",
         'class="marked"', 'class="boxed"')  # fmt: skip
OWN = {
    "listed": "extensions = ['myst_parser', 'mubboo_sphinx']\n",
    "listed after": "extensions = ['mubboo_sphinx', 'myst_parser']\n",
    "chosen": "extensions = ['mubboo_sphinx']\nmyst_enable_extensions = []\n",
}


def article(site: Site) -> str:
    return site.html("a").partition("mubboo-article")[2]


@pytest.mark.parametrize("theme", ["alabaster", "mubboo"])
def test_it_is_on_where_we_bring_the_parser(build: Callable[..., Site], theme: str) -> None:
    conf = f"extensions = ['mubboo_sphinx']\nhtml_theme = '{theme}'\n"
    for _ in range(2):
        site = build({"conf.py": conf, "a.md": post("A", author=None, body=BODY)})
        assert site.warnings == ""
        assert [sign for sign in SIGNS if sign not in article(site)] == []
    assert site.documents_read == [], "and is no change of the configuration"
    assert site.articles["a"].description == "Gone is the word here."


@pytest.mark.parametrize("name", OWN)
def test_a_sites_own_choice_stays(build: Callable[..., Site], name: str) -> None:
    site = build({"conf.py": OWN[name], "a.md": post("A", author=None, body=BODY)})
    assert [sign for sign in SIGNS if sign in article(site)] == []


@pytest.mark.parametrize("builder", ["text", "latex", "man"])
def test_other_builders_take_it_without_a_word(build: Callable[..., Site], builder: str) -> None:
    site = build({"a.md": post("A", author=None, body=BODY)}, builder=builder)
    assert site.warnings == ""
