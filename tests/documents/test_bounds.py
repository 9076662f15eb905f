"""What is too long is cut, and told: cards, heads, feeds and pictures stay small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.magazine.field_values import MOST_CHARACTERS
from tests.support.sites import magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

MANY = 10_000_000


@pytest.mark.parametrize("text", ["word " * (MANY // 5), "x" * MANY, "語" * (MANY // 3)])
def test_a_description_of_ten_megabytes_is_cut_and_told(
    build: Callable[..., Site], text: str
) -> None:
    site = build(magazine(2) | {"a.md": post("A", description=f"'{text}'")})
    assert site.warned("a.md:6", "'description' has", "characters", "[mubboo.front_matter]")
    assert len(site.articles["a"].description) <= MOST_CHARACTERS
    assert all((site.out / name).stat().st_size < 200_000 for name in ("a.html", "index.html"))


def test_a_first_paragraph_without_end_is_cut_on_cards(build: Callable[..., Site]) -> None:
    site = build({"a.md": post("A", author=None, body="word " * 20_000)})
    assert site.warnings == ""
    assert len(site.articles["a"].description) <= MOST_CHARACTERS
    assert site.articles["a"].description.endswith(" …")


@pytest.mark.parametrize("field", ["image_alt", "image_caption", "series"])
def test_other_texts_are_cut_too(build: Callable[..., Site], field: str) -> None:
    site = build(magazine(1) | {"a.md": post("A", **{field: "x" * 100_000})})
    assert site.warned("a.md:6", f"'{field}' has 100,000 characters")


def test_a_title_without_end_is_cut_on_cards(build: Callable[..., Site]) -> None:
    site = build({"a.md": post("word " * 5_000, author=None)})
    assert len(site.articles["a"].title) <= MOST_CHARACTERS
    assert site.status == 0
