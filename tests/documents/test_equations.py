"""Numbered LaTeX environments: their places have the same names in each build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.sites import make_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

ONE = "\\begin{equation}\na = b\n\\end{equation}"
TWO = "\\begin{align}\nc &= d\n\\end{align}"
STAR = "\\begin{align*}\ne &= f\n\\end{align*}"
CONF = {"myst_enable_extensions": ["amsmath", "dollarmath"]}
PLACE = re.compile(r'id="(equation-[^"]+)"')
FILES = {
    "index.md": f"# Front\n\n{ONE}\n\n{TWO}\n\n{STAR}\n",
    "deep/b.md": f"---\norphan: true\n---\n# B\n\n{TWO}\n\n{ONE}\n\n{ONE}\n\n"
    "$$ g $$ (named)\n\n{eq}`named`\n",
}


def places(site: Site) -> dict[str, list[str]]:
    return {name: PLACE.findall(site.read(f"{name}.html")) for name in ("index", "deep/b")}


def test_places_of_environments_have_the_same_names_in_each_build(tmp_path: Path) -> None:
    first, second = (make_site(tmp_path / each, FILES, CONF) for each in ("one", "two"))
    found = places(first)
    assert places(second) == found
    assert [len(each) for each in found.values()] == [2, 4]
    assert len({each for names in found.values() for each in names}) == 6
    assert "equation-named" in found["deep/b"]
    assert first.warnings == ""


def test_an_environment_keeps_its_place_when_others_come(build: Callable[..., Site]) -> None:
    before = places(build(FILES, CONF))
    after = places(build({"index.md": f"# Front\n\n{STAR}\n\nMore.\n\n{TWO}\n\n{ONE}\n"}, CONF))
    assert after == {**before, "index": before["index"][::-1]}


def test_environments_are_numbered_as_before(build: Callable[..., Site]) -> None:
    site = build(FILES, CONF)
    assert re.findall(r'class="eqno">\((\d+)\)', site.read("deep/b.html")) == ["1", "2", "3", "4"]
    # Each number leads to its own environment.
    page = site.read("deep/b.html")
    assert re.findall(r'class="headerlink" href="#(equation-[^"]+)"', page) == PLACE.findall(page)


def test_a_label_of_the_writers_own_is_left_as_it_is(build: Callable[..., Site]) -> None:
    own = "3f9c37e4-e66d-492b-9b15-203929022644"
    site = build({"index.md": f"# Front\n\n$$ a $$ ({own})\n\n{{eq}}`{own}`\n"}, CONF)
    assert PLACE.findall(site.read("index.html")) == [f"equation-{own}"]
