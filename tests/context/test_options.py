"""Options of conf.py: a wrong one is warned of with its line, and its default is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.settings import Settings, options
from tests.support.rebuild_site import Desk
from tests.support.sites import magazine, make_site, post, run_sphinx, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

WRONG = {
    "mubboo_authors": ("7", "takes a path or a dict"),
    "mubboo_topics": ("['C++']", "takes a dict"),
    "mubboo_languages": ("{'es/*': 'Elvish'}", "takes tags of languages by pattern"),
    "mubboo_extra_fields": ("{'rating': 'stars'}", "takes a dict of names and kinds"),
    "mubboo_before_title": ("'topics'", "takes a list of block names"),
    "mubboo_after_title": ("['bylin']", "Did you mean 'byline'?"),
    "mubboo_after_body": ("[3]", "which is not one of topics, standfirst"),
    "mubboo_share": ("['twiter', 'x']", "which is not one of bluesky"),
    "mubboo_related_count": ("-1", "takes a whole number, 0 or more"),
    "mubboo_related_same_category": ("'yes'", "takes True or False"),
    "mubboo_related_exclude_authors": ("'ads'", "takes a list of texts"),
    "mubboo_related_max_age": ("'year'", "takes a whole number of days, 0 or more"),
    "mubboo_related_explain": ("1", "takes True or False"),
    "mubboo_image_widths": ("[0]", "takes a list of whole numbers, 1 to 4000"),
    "mubboo_lists": ("['tags']", "Did you mean 'tag'?"),
    "mubboo_page_size": ("-1", "takes a whole number, 0 or more"),
    "mubboo_reading_speed": ("'fast'", "takes a number of words, 1 or more"),
    "mubboo_date_format": ("3", "takes a text"),
    "mubboo_date_format_short": ("['short']", "takes a text"),
    "mubboo_timezone": ("'Europe/Berln'", "Did you mean 'Europe/Berlin'?"),
    "mubboo_search": ("'no'", "takes True or False"),
    "mubboo_show_drafts": ("'no'", "takes True or False"),
    "mubboo_publish_undated": ("'no'", "takes True or False"),
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
    is_list = isinstance(getattr(Settings(), name.removeprefix("mubboo_")), list)
    if is_list and value.startswith("["):
        assert "is left out, and [" in warning
    else:
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
    assert warning.startswith(f"{len(WRONG) + 2}: ")
    assert "Did you mean 'mubboo_related_count'?" in warning


def test_defaults_stand_in(site: Site) -> None:
    page = site.page("a")
    assert page.one("mubboo-byline").text.endswith("April 5, 2026 · 1 min read")
    assert page.one("mubboo-share").texts("mubboo-share-link") == ["X"]
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


@pytest.mark.parametrize(
    ("option", "value", "kept", "wrong"),
    [
        ("mubboo_share", ["mastodon", "bluesky", "reddti"], ["mastodon", "bluesky"], "reddit"),
        ("mubboo_share", ["thread"], ["linkedin", "x"], "'thread'"),
        ("mubboo_share", ["x", 3, None], ["x"], "None"),
        ("mubboo_after_body", ["topics", "shrae"], ["topics"], "share"),
        ("mubboo_related_exclude_authors", ["ada", 7], ["ada"], "7 is left out"),
        ("mubboo_image_widths", [400, "x", -1], [400], "'x' is left out"),
    ],
)
def test_one_wrong_item_of_a_list_leaves_the_others(
    build: Callable[..., Site], option: str, value: list[object], kept: list[object], wrong: str
) -> None:
    conf = f'extensions = ["mubboo_sphinx"]\nmubboo_search = False\n{option} = {value!r}\n'
    site = build({"conf.py": conf})
    assert site.warned("conf.py:3", option, wrong, f"{kept!r} is used", "[mubboo.config]")


# Furo says so of an option of its own, with plain Sphinx as well.
@pytest.mark.parametrize("theme", ["mubboo", "alabaster", "pydata_sphinx_theme"])
def test_a_configuration_that_has_not_changed_is_not_said_to_have(
    tmp_path: Path, theme: str
) -> None:
    conf = f'extensions = ["mubboo_sphinx"]\nhtml_theme = "{theme}"\nmubboo_search = False\n'
    write(tmp_path / "source", magazine(1) | {"conf.py": conf, "_static/a.css": "a {}\n"})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    done = sphinx_build(tmp_path / "source", tmp_path / "html")
    assert done.returncode == 0
    assert "configuration has changed" not in done.stdout
    write(tmp_path / "source", {"conf.py": f'{conf}html_static_path = ["_static"]\n'})
    done = sphinx_build(tmp_path / "source", tmp_path / "html")
    assert "configuration has changed" in done.stdout
    assert (tmp_path / "html/_static/a.css").is_file()
    assert (tmp_path / "html/_static/mubboo.css").is_file()


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"])
def test_another_theme_can_be_tried_on_the_command_line(tmp_path: Path, theme: str) -> None:
    conf = (
        'extensions = ["mubboo_sphinx"]\nhtml_theme = "mubboo"\nmubboo_search = False\n'
        'html_theme_options = {"sections": 3, "accent": "#123456", "links": "posts/p1"}\n'
        'mubboo_authors = "authors.yml"\n'
    )
    write(tmp_path / "source", magazine(1) | {"conf.py": conf})
    done = sphinx_build(
        "-W", "-q", "-D", f"html_theme={theme}", tmp_path / "source", tmp_path / "html"
    )
    assert (done.returncode, done.stderr) == (0, "")
    # A slip is told all the same.
    write(tmp_path / "source", {"conf.py": f'{conf}html_theme_options["nonsense"] = 1\n'})
    done = sphinx_build("-q", "-D", f"html_theme={theme}", tmp_path / "source", tmp_path / "html")
    assert "nonsense" in done.stderr


def test_a_wrong_name_of_a_theme_option_is_told_by_file_and_line(
    build: Callable[..., Site],
) -> None:
    conf = (
        'extensions = ["mubboo_sphinx"]\nhtml_theme = "mubboo"\nmubboo_search = False\n'
        'html_theme_options = {"section": 3}\n'
    )
    site = build(magazine(1) | {"conf.py": conf})
    assert site.warned("conf.py:4", "'section' does not exist", "'sections'", "[mubboo.config]")
    assert site.warnings.count("'section'") == 1


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("name", ["search", "genindex"])
def test_a_page_of_the_sites_own_is_not_written_over(
    tmp_path: Path, theme: str, builder: str, name: str
) -> None:
    desk = Desk(tmp_path, {"html_theme": theme})
    page = f"{name}.html" if builder == "html" else f"{name}/index.html"
    text = "---\norphan: true\n---\n# Ours\n\nWritten by hand.\n"
    write(desk.source, {"index.md": "# Front\n", f"{name}.md": text})
    site = run_sphinx(desk.source, tmp_path / "html", builder, desk.conf)
    assert "Written by hand." in site.read(page)
    # A lone title only stands for the page in a table of contents.
    write(desk.source, {f"{name}.md": "---\norphan: true\n---\n# Ours\n"})
    site = run_sphinx(desk.source, tmp_path / "html", builder, desk.conf)
    assert "search-results" in site.read(page) or "genindex" in site.read(page)


def test_an_article_is_not_suggested_to_itself(build: Callable[..., Site]) -> None:
    site = build({"posts/rope.md": post("Rope", author=None, related="[nope.md]")})
    assert site.warned("posts/rope.md:5", "'nope.md'", "[mubboo.related]")
    assert "Did you mean" not in site.warnings


def test_a_grid_that_names_a_draft_says_so_and_suggests_no_other(
    build: Callable[..., Site],
) -> None:
    grid = "```{{post-grid}}\n{}\n```"
    files = {
        "posts/rope.md": post("Rope", author=None, body=grid.format("nope.md")),
        "posts/hope.md": post(
            "Hope", author=None, related="[dope.md]", body=grid.format("dope.md")
        ),
        "posts/dope.md": post("Dope", author=None, draft="true"),
    }
    site = build(files)
    (nope,) = site.warnings_of("posts/rope.md")
    assert "'nope.md', which is not a published article" in nope
    assert "posts/rope" not in nope
    held_back = site.warnings_of("posts/hope.md")
    assert len(held_back) == 2
    for warning in held_back:
        assert "'dope.md', which is held back, as a draft is" in warning
        assert "Did you mean" not in warning


LATE = """
extensions = ["mubboo_sphinx"]
html_baseurl = "https://mag.example/"
suppress_warnings = ["toc"]
mubboo_share = ["mastodn"]


def late(app):
    app.config.blog_authors = {"jo": ("Jo Late", "https://jo.example/")}
    app.config.blog_default_author = "jo"
    app.config.blog_title = "Late title"
    app.config.mubboo_related_count = 0


def setup(app):
    app.connect("builder-inited", late)
"""


def test_options_that_are_set_once_the_builder_is_there_are_heeded(
    build: Callable[..., Site],
) -> None:
    files = {"conf.py": LATE, "a.md": post("A", author="jo"), "b.md": post("B", author=None)}
    for _ in range(2):
        site = build(files)
        for name in ("a", "b"):
            assert site.page(name).one("mubboo-author-name").text == "Jo Late"
            assert site.page(name).all("mubboo-related-posts") == []
        assert "<title>Late title</title>" in site.read("blog/atom.xml")
        (warning,) = site.warnings.splitlines()
        assert "mastodn" in warning
