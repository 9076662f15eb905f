"""What a newcomer ran into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sites import AVATAR, magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site


def test_ablogs_own_advice_on_templates_does_no_harm_in_furo(build: Callable[..., Site]) -> None:
    conf = (
        "import ablog\n"
        'extensions = ["mubboo_sphinx"]\nhtml_theme = "furo"\n'
        "templates_path = [ablog.get_html_templates_path()]\n"
    )
    site = build(magazine(0) | {"conf.py": conf, "a.md": post(author=None)})
    assert "ERROR: This page" not in site.read("a.html")
    assert "mubboo-byline" in site.read("a.html")


def test_what_is_no_picture_is_not_published_as_one(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    (tmp_path / "secret.svg").write_text(AVATAR, encoding="utf-8")
    files = {
        "notes.txt": "secret",
        "a.md": post("A", image="/notes.txt"),
        "b.md": post("B", image="../secret.svg", date="2026-04-04"),
    }
    authors = {"team": {"name": "Team", "avatar": "../secret.svg"}}
    site = build(files, {"mubboo_authors": authors})
    assert site.warned("a.md", "notes.txt", "[mubboo.image]")
    assert site.warned("b.md", "secret.svg", "[mubboo.image]")
    assert site.warned("avatar", "secret.svg", "[mubboo.image]")
    assert not any(name.startswith("_images/") for name in site.files())


def test_an_empty_draft_mark_holds_back_and_says_so(build: Callable[..., Site]) -> None:
    site = build(magazine(0) | {"a.md": post("Held", draft="")})
    assert "a.html" not in site.files()
    assert site.warned("a.md", "draft", "[mubboo.front_matter]")


def test_formulas_stay_in_titles_and_summaries(build: Callable[..., Site]) -> None:
    text = post("Proof of $a=b$ today", body="We show $E=mc^2$ here.", author=None)
    site = build({"a.md": text}, {"myst_enable_extensions": ["dollarmath"]})
    assert '"headline": "Proof of a=b today"' in site.read("a.html")
    assert '"description": "We show E=mc^2 here."' in site.read("a.html")


def test_a_description_is_the_summary_in_feeds(build: Callable[..., Site]) -> None:
    files = magazine(0) | {"a.md": post(description="Said in short.", body="The long story.")}
    site = build(files, {"blog_baseurl": "https://mag.example"})
    feed = site.read("blog/atom.xml")
    assert "<summary>Said in short.</summary>" in feed
    assert "The long story" not in feed


def test_an_override_that_goes_is_gone_from_pages(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    conf = (
        'extensions = ["mubboo_sphinx"]\ntemplates_path = ["_templates"]\n'
        'mubboo_authors = "authors.yml"\n'
    )
    build(magazine(2) | {"conf.py": conf, "_templates/mubboo/share.html": "MINE"})
    (tmp_path / "source" / "_templates" / "mubboo" / "share.html").unlink()
    assert "MINE" not in build().html("posts/p1")


def test_an_unknown_option_of_the_theme_is_said_a_few_times_only(
    build: Callable[..., Site],
) -> None:
    conf = {"html_theme": "mubboo", "html_theme_options": {"nonsense": 1}}
    site = build(magazine(6), conf)
    assert 1 <= site.warnings.count("nonsense") <= 2
