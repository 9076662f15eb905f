"""Options of conf.py: a wrong one is warned of with its line, and its default is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.settings import options
from tests.support.sites import magazine, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

WRONG = {
    "mubboo_authors": ("7", "takes a path or a dict"),
    "mubboo_before_title": ("'topics'", "takes a list of block names"),
    "mubboo_after_title": ("['bylin']", "Did you mean 'byline'?"),
    "mubboo_after_body": ("[3]", "which is none of topics, standfirst"),
    "mubboo_share": ("['twiter', 'x']", "which is none of bluesky"),
    "mubboo_related_count": ("-1", "takes a whole number, 0 or more"),
    "mubboo_related_same_category": ("'yes'", "takes True or False"),
    "mubboo_related_exclude_authors": ("'ads'", "takes a list of texts"),
    "mubboo_related_max_age": ("'year'", "takes a whole number of days, 0 or more"),
    "mubboo_related_explain": ("1", "takes True or False"),
    "mubboo_image_widths": ("[0]", "takes a list of whole numbers, 1 to 4000"),
    "mubboo_page_size": ("-1", "takes a whole number, 0 or more"),
    "mubboo_reading_speed": ("'fast'", "takes a number of words, 1 or more"),
    "mubboo_date_format": ("3", "takes a text"),
    "mubboo_date_format_short": ("['short']", "takes a text"),
    "mubboo_timezone": ("'Europe/Berln'", "Did you mean 'Europe/Berlin'?"),
    "mubboo_search": ("'no'", "takes True or False"),
    "mubboo_show_drafts": ("'no'", "takes True or False"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    lines = [f"{name} = {value}" for name, (value, _) in WRONG.items()]
    lines += ["mubboo_related_cuont = 3", "mubbo_share = []", "suppress_warnings = ['toc']"]
    conf = "\n".join(["extensions = ['mubboo_sphinx']", *lines, ""])
    files = {
        "conf.py": conf,
        "index.md": "# Front page\n",
        "a.md": post(author=None, tags="one"),
        "b.md": post("B", author=None, date="2026-04-04"),
        "draft.md": post("Hidden", author=None, draft="true"),
    }
    return make_site(tmp_path_factory.mktemp("options"), files)


def test_the_list_of_wrong_options_has_all_options() -> None:
    assert list(WRONG) == [option.name for option in options()]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_option_is_warned_of(site: Site, name: str) -> None:
    value, words = WRONG[name]
    (warning,) = [line for line in site.warnings_of("conf.py") if f"WARNING: {name} " in line]
    line = list(WRONG).index(name) + 2
    assert warning.startswith(f"{line}: ")
    assert words in warning
    assert f"instead of {value}" in warning
    assert "[mubboo.config]" in warning


def test_nothing_but_ours_warns_of_our_options(site: Site) -> None:
    assert len(site.warnings_of("conf.py")) == len(WRONG) + 1
    assert [line for line in site.warnings.splitlines() if "[mubboo.config]" not in line] == []


def test_a_tuple_is_a_list_and_a_whole_number_a_number(build: Callable[..., Site]) -> None:
    conf = {"mubboo_before_title": (), "mubboo_share": ("x",), "mubboo_reading_speed": 200}
    assert build({"a.md": post(author=None)}, conf).warnings == ""


def test_an_unknown_option_is_warned_of(site: Site) -> None:
    (warning,) = [line for line in site.warnings_of("conf.py") if "cuont" in line]
    assert warning.startswith("20: ")
    assert "Did you mean 'mubboo_related_count'?" in warning


def test_defaults_stand_in(site: Site) -> None:
    page = site.page("a")
    assert page.one("mubboo-byline").text.endswith("April 5, 2026 · 1 min read")
    assert page.one("mubboo-share").texts("mubboo-share-link") == ["LinkedIn", "X"]
    assert len(page.all("mubboo-topics")) == 2
    assert page.one("mubboo-related-posts").texts("mubboo-card-title") == ["B"]
    assert "draft.html" not in site.files()


def test_right_options_are_obeyed(build: Callable[..., Site]) -> None:
    files = {f"p{n}.md": post(f"P{n}", author=None, body="Word " * 300) for n in range(4)}
    conf = {
        "mubboo_related_count": 2,
        "mubboo_share": ["mastodon", "email"],
        "mubboo_reading_speed": 100.0,
        "mubboo_date_format": "yyyy/MM/dd",
        "mubboo_date_format_short": "short",
        "mubboo_before_title": [],
        "mubboo_after_body": ["share", "related-posts"],
    }
    site = build(files, conf)
    assert site.warnings == ""
    page = site.page("p0")
    assert page.all("mubboo-topics") == []
    assert page.one("mubboo-byline").text == "2026/04/05 · 3 min read"
    assert page.one("mubboo-share").texts("mubboo-share-link") == ["Mastodon", "Email"]
    cards = page.one("mubboo-related-posts").all("mubboo-card")
    assert len(cards) == 2
    assert cards[0].one("mubboo-meta").text == "3 min read · 4/5/26"


def test_naming_the_companions_too_does_no_harm(build: Callable[..., Site]) -> None:
    extensions = ["myst_parser", "sphinx_design", "ablog", "mubboo_sphinx"]
    site = build({"a.md": post(author=None)}, {"extensions": extensions})
    assert site.warnings == ""
    assert site.page("a").texts("mubboo-badge")[:2] == ["AI", "Industry"]


def test_the_order_of_extensions_does_not_matter(build: Callable[..., Site]) -> None:
    extensions = ["mubboo_sphinx", "ablog", "sphinx_design", "myst_parser"]
    site = build({"a.md": post(author=None)}, {"extensions": extensions})
    assert site.warnings == ""
    assert site.page("a").texts("mubboo-badge")[:2] == ["AI", "Industry"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("blog_title", 5),
        ("blog_path", ["blog"]),
        ("blog_post_pattern", 5),
        ("blog_default_language", "de"),
        ("post_auto_orphan", "yes"),
    ],
)
def test_a_wrong_option_of_ablog_is_warned_of(
    build: Callable[..., Site], name: str, value: object
) -> None:
    conf = f'extensions = ["mubboo_sphinx"]\n{name} = {value!r}\n'
    site = build({**magazine(0), "conf.py": conf, "a.md": post(author=None)})
    assert site.warned("conf.py:2", name, "[mubboo.config]")
    assert "a.html" in site.files()
