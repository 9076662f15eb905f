"""From front matter to an article that is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sites import magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site


def test_a_small_magazine_builds_without_a_warning(built: Site) -> None:
    assert built.warnings == ""
    assert built.status == 0


def test_yaml_lists_are_lists(build: Callable[..., Site]) -> None:
    site = build({**magazine(0), "a.md": post(category="[AI, Industry]", tags="[one, two]")})
    assert site.warnings == ""
    assert {"blog/category/ai.html", "blog/category/industry.html"} <= site.files()
    assert not any("[" in name or '"' in name for name in site.files())
