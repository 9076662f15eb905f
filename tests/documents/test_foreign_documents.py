"""What lies in the source folder and is no document of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FOREIGN = {
    ".venv/pyvenv.cfg": "home = /usr\n",
    ".venv/lib/python3.13/pkg/README.md": "# A package\n",
    "env/pyvenv.cfg": "home = /usr\n",
    "env/share/doc/notes.md": "# Notes\n",
    "theme/node_modules/left-pad/README.md": "# left-pad\n",
    "_build/html/_sources/a.md": "# Old\n",
    "public/.buildinfo": "x",
    "public/_sources/a.md": "# Old\n",
}
CONF = "extensions = [{}]\nsuppress_warnings = ['toc']\nblog_post_pattern = ['**/*.md']\n"


def pages(site: Site) -> set[str]:
    ours = ("blog", "genindex", "search", "404")
    return {name for name in site.files() if name.endswith(".html") and not name.startswith(ours)}


def test_environments_and_builds_are_left_out(build: Callable[..., Site]) -> None:
    files = {"conf.py": CONF.format("'mubboo_sphinx'"), "posts/a.md": post("A", author=None)}
    for more in (FOREIGN, {}):
        site = build(files | more)
        assert site.warnings == ""
        assert pages(site) == {"index.html", "posts/a.html"}
        assert site.status == 0


def test_what_is_called_alike_is_no_environment(build: Callable[..., Site]) -> None:
    files = {f"{name}/a.md": post("A", author=None) for name in ("venv", "env", "build", "dist")}
    assert len(pages(build(files))) == 5


REST: dict[str, str] = {"index.rst": "Front\n=====\n", "README.md": "# Read me\n",
                        "sub/readme.md": "# Read me\n", "CHANGELOG.md": "# Changes\n"}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "extensions", "shown"),
    [
        ({}, "'mubboo_sphinx'", {"index.html"}),
        ({}, "'mubboo_sphinx', 'myst_parser'",
         {"index.html", "README.html", "sub/readme.html", "CHANGELOG.html"}),
        ({"about.md": "# About\n"}, "'mubboo_sphinx'",
         {"index.html", "about.html", "README.html", "sub/readme.html", "CHANGELOG.html"}),
        ({"README.md": post("R", author=None)}, "'mubboo_sphinx'", {"index.html", "README.html"}),
    ],
)  # fmt: skip
def test_readmes_of_a_site_in_rest_stay_out(
    build: Callable[..., Site], files: dict[str, Any], extensions: str, shown: set[str]
) -> None:
    conf = f"extensions = [{extensions}]\nsuppress_warnings = ['toc']\n"
    site = build(REST | {"conf.py": conf} | files)
    assert site.warnings == ""
    assert pages(site) == shown


def test_a_readme_that_is_the_front_page_stays(build: Callable[..., Site]) -> None:
    conf = "extensions = ['mubboo_sphinx']\nroot_doc = 'README'\nsuppress_warnings = ['toc']\n"
    assert "README.html" in pages(build({"conf.py": conf, "README.md": "# F\n"}))
