"""The authors' file: its forms, its faults, and ABlog's own list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.sites import AVATAR, dedent, make_site, post, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

PAGES = {
    "index.md": "# Front page\n",
    "a.md": post(author="[ada, team]"),
    "avatars/team.svg": AVATAR,
}

AUTHORS: dict[str, Any] = {
    "ada": {"name": "Ada Lovelace", "role": "Analyst", "bio": "Wrote of the *Engine*."},
    "team": {
        "name": "The Team",
        "type": "organization",
        "avatar": "avatars/team.svg",
        "url": "https://team.example/",
        "email": "team@example.org",
        "socials": {"x": "team", "mastodon": "@team@example.social"},
    },
}

TOML = dedent("""
    [ada]
    name = "Ada Lovelace"
    role = "Analyst"
    bio = "Wrote of the *Engine*."

    [team]
    name = "The Team"
    type = "organization"
    avatar = "avatars/team.svg"
    url = "https://team.example/"
    email = "team@example.org"
    socials = {x = "team", mastodon = "@team@example.social"}
    """)

YAML = dedent("""
    ada: {name: Ada Lovelace, role: Analyst, bio: "Wrote of the *Engine*."}
    team:
      name: The Team
      type: organization
      avatar: avatars/team.svg
      url: https://team.example/
      email: team@example.org
      socials:
        x: https://x.com/team
        mastodon: "@team@example.social"
    """)

FAULTY = dedent("""
    ada: {name: Ada Lovelace}
    team:
      role: Editors
    bo:
      name: [Bo]
    cy:
      name: Cy
      url: javascript:alert(1)
      email: not an address
      avatar: avatars/teem.svg
      type: robot
      bio: See [here](javascript:alert(1)).
      socials: {githb: cy}
      rolle: Writer
    di: Di
    ed:
      name: Ed
      socials: [github]
      avatar: data:image/png;base64,AAAA
    """)


@pytest.mark.parametrize(
    ("file", "text"),
    [("a.yml", YAML), ("a.yaml", YAML), ("a.toml", TOML), ("a.json", json.dumps(AUTHORS))],
)
def test_every_format_says_the_same(tmp_path: Path, file: str, text: str) -> None:
    _shows_two_cards(make_site(tmp_path, PAGES | {file: text}, {"mubboo_authors": file}))


def test_a_dict_in_conf_py_says_the_same(tmp_path: Path) -> None:
    _shows_two_cards(make_site(tmp_path, PAGES, {"mubboo_authors": AUTHORS}))


def _shows_two_cards(site: Site) -> None:
    assert site.warnings == ""
    ada, team = site.page("a").one("mubboo-author-card").all("mubboo-author")
    assert ada.text == "AL Ada Lovelace Analyst Wrote of the Engine."
    assert ada.one("mubboo-author-bio").one(tag="em").text == "Engine"
    assert team.one("mubboo-author-name").text == "The Team"
    assert [link["href"] for link in team.all("mubboo-social")] == [
        "https://team.example/",
        "mailto:team@example.org",
        "https://x.com/team",
        "https://example.social/@team",
    ]
    assert (site.out / team.one("mubboo-avatar")["src"]).is_file()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    keys = "[ada, team, bo, cy, di, ed]"
    files = PAGES | {"a.md": post(author=keys), "authors.yml": FAULTY}
    return make_site(tmp_path_factory.mktemp("authors"), files)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (2, "author", ("'team' has no name", "Add 'name: …'")),
        (5, "author", ("'bo' has a name that is not text", "quotes")),
        (8, "author", ("url", "http, https or mailto", "javascript:")),
        (9, "author", ("email", "not an address")),
        (10, "image", ("there is no avatar 'avatars/teem.svg'", "Did you mean", "team.svg")),
        (11, "author", ("'robot'", "use 'person' or 'organization'")),
        (12, "author", ("link in the bio", "shown as text")),
        (13, "author", ("'githb'", "Did you mean 'github'?")),
        (14, "author", ("'rolle'", "Did you mean 'role'?")),
        (15, "author", ("'di' must be a mapping",)),
        (18, "author", ("socials", "{github: ada}")),
        (19, "author", ("avatar", "neither a path nor an http(s) URL")),
    ],
)
def test_a_fault_is_warned_of_with_line_and_advice(
    faulty: Site, line: int, kind: str, words: tuple[str, ...]
) -> None:
    found = [
        warning
        for warning in faulty.warnings_of("authors.yml")
        if warning.startswith(f"{line}: ") and f"[mubboo.{kind}]" in warning
    ]
    assert any(all(word in warning for word in words) for warning in found)


def test_an_author_with_a_fault_is_shown_without_it(faulty: Site) -> None:
    page = faulty.page("a")
    names = page.one("mubboo-byline").texts("p-author")
    assert names == ["Ada Lovelace", "team", "bo", "Cy", "di", "Ed"]
    cy = next(a for a in page.all("mubboo-author") if a.one("mubboo-author-name").text == "Cy")
    assert cy.all("mubboo-social") == []
    assert cy.all("mubboo-initials")
    assert "[here](javascript:alert(1))" in cy.text
    assert not any("javascript" in a["href"] for a in page.all(tag="a") if "href" in a.attributes)


@pytest.mark.parametrize(
    ("file", "text", "line", "words"),
    [
        ("a.yml", "ada:\n  name: Ada\n bo: x\n", 3, "not valid YAML"),
        ("a.toml", "[ada]\nname = Ada\n", 2, "not valid TOML"),
        ("a.json", '{"ada": {"name": "Ada"\n "role": "x"}}', 2, "not valid JSON"),
        ("a.yml", "- ada\n- bo\n", 1, "must be a mapping"),
        ("a.yml", b"ada: {name: \xff}\n", 1, "not UTF-8"),
        ("a.txt", "ada\n", 1, "must end in one of"),
        ("none.yml", None, 1, "cannot read the authors' file"),
    ],
)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, file: str, text: str | bytes | None, line: int, words: str
) -> None:
    files = dict(PAGES) | ({file: text} if text is not None else {})
    site = make_site(tmp_path, files, {"mubboo_authors": file})
    assert site.warned(f"{file}:{line}: WARNING: ", words, "[mubboo.author]")
    assert site.page("a").one("mubboo-byline").texts("p-author") == ["ada", "team"]
    assert site.status == 0


def test_a_missing_avatar_is_drawn(faulty: Site) -> None:
    initials = faulty.page("a").one("mubboo-byline").all("mubboo-initials")
    assert [each.text for each in initials] == ["AL", "T", "B", "C", "D", "E"]


def test_ablog_knows_the_authors(tmp_path: Path) -> None:
    site = make_site(tmp_path, PAGES, {"mubboo_authors": AUTHORS, "blog_baseurl": "https://m.e/"})
    assert "blog/author/ada-lovelace.html" in site.files()
    assert "<name>The Team</name>" in site.read("blog/atom.xml")


def test_ablogs_authors_join(tmp_path: Path) -> None:
    theirs = {
        "ada": ("Someone else", None),
        "bo": ("Bo Peep", "https://bo.example/"),
        "cy": ("Cy", "javascript:alert(1)"),
        "di": "Di",
    }
    files = PAGES | {"a.md": post(author="[ada, bo, cy]")}
    site = make_site(tmp_path, files, {"mubboo_authors": AUTHORS, "blog_authors": theirs})
    page = site.page("a")
    names = page.one("mubboo-byline").texts("p-author")
    assert names == ["Ada Lovelace", "Bo Peep", "Cy"]
    assert "https://bo.example/" in [a["href"] for a in page.all("mubboo-social")]
    assert "javascript" not in site.read("a.html")
    refused, left_out = [line for line in site.warnings.splitlines() if line]
    assert "blog_authors['cy'] has no http, https or mailto link" in refused
    assert "blog_authors['di'] is left out: it takes a pair (name, link)" in left_out


@pytest.mark.parametrize("default", ["ada", ["ada"], ("ada",)])
def test_the_default_author(tmp_path: Path, default: object) -> None:
    files = PAGES | {"a.md": post(author=None)}
    conf = {"mubboo_authors": AUTHORS, "blog_default_author": default}
    site = make_site(tmp_path, files, conf)
    assert site.warnings == ""
    assert site.page("a").one("mubboo-byline").texts("p-author") == ["Ada Lovelace"]
    assert site.page("blog/author/ada-lovelace").texts("mubboo-card-title") == ["A title"]


def test_an_unknown_default_author(build: Callable[..., Site]) -> None:
    site = build(
        {
            "conf.py": 'extensions = ["mubboo_sphinx"]\n\nblog_default_author = "zed"\n',
            "a.md": post(author=None),
        }
    )
    assert site.warned("conf.py:3: WARNING: blog_default_author names 'zed'", "[mubboo.config]")
    assert site.page("a").all("p-author") == []


def test_two_authors_of_one_name_have_two_pages(tmp_path: Path) -> None:
    authors = {"a": {"name": "Ann Lee"}, "b": {"name": "Ann Lee"}}
    files = {"x.md": post("By the one", author="a"), "y.md": post("By the other", author="b")}
    write(tmp_path / "source", {"index.md": "# Front page\n"})
    site = make_site(tmp_path, files, {"mubboo_authors": authors})
    links = {
        site.page(name).one("mubboo-byline").one("mubboo-author-link")["href"]
        for name in ("x", "y")
    }
    assert len(links) == 2
    assert all((site.out / link).is_file() for link in links)


def test_where_no_authors_are_listed_nobody_is_unknown(build: Callable[..., Site]) -> None:
    files = {"a.md": post("A", author="[Jo, Zed Q]", body="```{author-card} Jo\n```")}
    site = build(files)
    assert site.warnings == ""
    assert site.page("a").one("mubboo-byline").one("mubboo-authors").text == "Jo, Zed Q"


@pytest.mark.parametrize(
    "conf", [{"mubboo_authors": {"x": {"name": "X"}}}, {"blog_authors": {"x": ("X", "")}}]
)
def test_an_unknown_author_is_told_of_once_with_a_count(
    build: Callable[..., Site], conf: dict[str, Any]
) -> None:
    files = {f"p{n}.md": post(f"P{n}", author="[adda, Zed]") for n in range(3)}
    site = build(files | {"q.md": post("Q", author="Solo")}, conf)
    assert len(site.warnings.splitlines()) == 3
    assert site.warned("p0.md:4: WARNING: unknown author 'Zed' in 3 articles: shown as a guest")
    assert site.warned("p0.md:4: WARNING: unknown author 'adda' in 3 articles")
    assert site.warned("q.md:4: WARNING: unknown author 'Solo': shown as a guest")


@pytest.mark.parametrize(
    "written",
    [
        "authors:\n  - name: Dr. Ada Lovelace\n    id: ada\n  - name: Grace Hopper",
        "authors:\n  - {name: Dr. Ada Lovelace, key: ada}\n  - Grace Hopper",
        "author: [ada, Grace Hopper]",
    ],
)
def test_authors_of_other_engines_are_the_sites_authors(
    build: Callable[..., Site], written: str
) -> None:
    text = post("A", author=None).replace("blogpost: true", f"blogpost: true\n{written}")
    known = {"ada": {"name": "Ada Lovelace"}}
    site = build({"a.md": text}, {"mubboo_authors": known})
    byline = site.page("a").one("mubboo-byline").text
    assert "Ada Lovelace" in byline
    assert "Dr." not in byline
    assert "Grace Hopper" in byline
    assert {"blog/author/ada-lovelace.html", "blog/author/grace-hopper.html"} <= site.files()
    assert site.warned("unknown author 'Grace Hopper'")
    assert len(site.warnings.splitlines()) == 1
