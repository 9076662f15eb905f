"""The example extension of the manual: installed as its readers would, and built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from mubboo_sphinx.api import Block, add_block
from tests.support.html import parse_html
from tests.support.outputs import differing, look
from tests.support.sites import magazine, post, write

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[1] / "docs" / "example"
CONF = """\
extensions = ["mubboo_sphinx", "mubboo_rating"]
html_theme = "mubboo"
html_baseurl = "https://mag.example/"
mubboo_authors = "authors.yml"
mubboo_search = False
mubboo_extra_fields = {"rating": "number"}
mubboo_after_title = ["byline", "rating"]
mubboo_share = ["lobsters", "x"]
"""
PAGE = "---\norphan: true\n---\n# A page\n\n```{rating}\n```\n"
FILES = magazine() | {
    "conf.py": CONF,
    "posts/rated.md": post(
        "Rated", author="ada", rating=4.5, body="A.\n\n```{rating}\n:most: 9\n```"
    ),
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the example is installed."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps",
               "--no-build-isolation", "--disable-pip-version-check",
               "--target", str(folder), str(EXAMPLE)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def make(installed: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that builds a site with the example, in a process of its own."""

    def build(files: dict[str, str], builder: str = "html", name: str = "site") -> Path:
        write(tmp_path / name, files)
        out = tmp_path / f"{name}-{builder}"
        options = ["-W", "--keep-going", "-q", "-j", "2", "-b", builder]
        folders = [str(tmp_path / name), str(out)]
        command = [sys.executable, "-m", "sphinx", *options, *folders]
        path = os.pathsep.join([str(installed), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert done.returncode == 0, done.stderr
        return out

    return build


def test_it_shows_what_it_says(make: Callable[..., Path]) -> None:
    out = make(FILES)
    page = parse_html((out / "posts/rated.html").read_text("utf-8"))
    assert page.texts("mubboo-rating") == ["Rated 4.5 of 5", "Rated 4.5 of 9"]
    assert "Lobsters" in page.one("mubboo-share").text
    assert '<meta name="rating" content="4.5 of 5" />' in (out / "posts/rated.html").read_text()
    assert "mubboo-rating" not in (out / "posts/p1.html").read_text()


def test_it_has_words_where_there_is_no_html(make: Callable[..., Path]) -> None:
    text = (make(FILES, "text") / "posts/rated.txt").read_text()
    assert "Rated 4.5 of 5" in text
    assert "Rated 4.5 of 9" in text


def test_an_edit_is_seen_and_the_output_is_a_clean_builds(make: Callable[..., Path]) -> None:
    make(FILES)
    edited = {"posts/rated.md": FILES["posts/rated.md"].replace("4.5", "2")}
    after = make(edited)
    assert "Rated <strong>2" in (after / "posts/rated.html").read_text()
    clean = make(FILES | edited, name="clean")
    names = differing(look(after), look(clean))
    assert [name for name in names if not name.startswith(".doctrees")] == []


def test_a_sites_own_template_goes_first(make: Callable[..., Path]) -> None:
    own = {
        "conf.py": CONF + 'templates_path = ["_templates"]\n',
        "_templates/mubboo/rating.html": '<b class="mubboo-rating">{{ view.stars }}!</b>',
    }
    assert (
        '<b class="mubboo-rating">4.5!</b>' in (make(FILES | own) / "posts/rated.html").read_text()
    )


def test_on_a_page_that_is_not_an_article_it_is_told(
    make: Callable[..., Path],
) -> None:
    with pytest.raises(AssertionError, match="the block 'rating' shows something of an article"):
        make(FILES | {"page.md": PAGE})


class App:
    """What `add_block` asks of an application before it refuses a block."""


@pytest.mark.parametrize(
    ("name", "template", "message"),
    [
        ("byline", "rating.html", "cannot be named 'byline'"),
        ("Rating", "rating.html", "cannot be named 'Rating'"),
        ("a b", "rating.html", "cannot be named 'a b'"),
        ("", "rating.html", "cannot be named ''"),
        ("rating", "none.html", "does not exist"),
    ],
)
def test_a_wrong_block_is_refused(name: str, template: str, message: str) -> None:
    app: Any = App()
    path = EXAMPLE / "src" / "mubboo_rating" / template
    with pytest.raises(ConfigError, match=message):
        add_block(app, Block(name, lambda _place: None, path))
