"""Authors: what is read of them, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.author import Author, Authors, read_authors
from mubboo_sphinx.magazine.links import is_safe_link, is_web_url
from mubboo_sphinx.magazine.networks import Social
from mubboo_sphinx.problems import Problem

LINES = {("ada",): 3, ("ada", "name"): 4, ("ada", "bio"): 5, ("ada", "socials"): 6}
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=20),
    st.sampled_from(["javascript:x", "//e.x/a", "a@e.x", "[a](data:x)", "\ud800", "@a@b.c"]),
)  # fmt: skip
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.sampled_from([*Author.__dataclass_fields__, "github", "mastodon"]),
                st.integers(),
                st.none(),
                st.text(max_size=5),
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=15,
)


def faulty(fields: object, *words: str, line: int | None = 3) -> Author | None:
    """Return the author `ada`, one of whose fields is said to be wrong."""
    authors, (problem,) = read_authors({"ada": fields}, LINES)
    assert (problem.subtype, problem.line) == ("author", line)
    assert problem.message.startswith("author 'ada' ")
    assert len(problem.message) < 500
    for word in words:
        assert word in problem.message
    return next(iter(authors.known()), None)


def test_every_field_is_read() -> None:
    data = {
        "team": {
            "name": "Editorial  Team",
            "type": "organization",
            "role": "Editors",
            "bio": "What a *reader* should\nknow.",
            "avatar": "avatars/team.svg",
            "url": "https://example.org/",
            "email": "o'brien+team@example.org",
            "socials": {"github": "mubboo", "mastodon": "@mubboo@example.social"},
        },
        "ada": {"name": "Ada Lovelace"},
    }
    authors, problems = read_authors(data)
    assert problems == []
    assert authors.known() == (
        Author(
            key="team",
            name="Editorial Team",
            type="organization",
            role="Editors",
            bio="What a *reader* should know.",
            avatar="avatars/team.svg",
            url="https://example.org/",
            email="o'brien+team@example.org",
            socials=(
                Social("github", "GitHub", "https://github.com/mubboo"),
                Social("mastodon", "Mastodon", "https://example.social/@mubboo"),
            ),
        ),
        Author(key="ada", name="Ada Lovelace"),
    )


@pytest.mark.parametrize("data", [None, {}])
def test_no_authors_are_no_problem(data: object) -> None:
    authors, problems = read_authors(data)
    assert (authors.known(), problems) == ((), [])


@pytest.mark.parametrize("data", [[], "ada", 3, [{"name": "Ada"}]])
def test_authors_that_are_no_mapping_are_refused(data: object) -> None:
    authors, (problem,) = read_authors(data)
    assert authors.known() == ()
    assert (problem.subtype, problem.line) == ("author", 1)
    assert "ada: {name: Ada Lovelace}" in problem.message


def test_a_guest_has_a_name_and_no_more() -> None:
    authors = Authors({"ada": Author("ada", "Ada Lovelace")})
    assert authors["Grace Hopper"] == Author("Grace Hopper", "Grace Hopper", guest=True)
    assert "Grace Hopper" not in authors
    assert "ada" in authors
    assert not authors["ada"].guest


@pytest.mark.parametrize(
    ("written", "meant"),
    [("adda", "ada"), ("Ada", "ada"), ("Ada Lovlace", "ada"), ("editorial_team", "editorial-team"),
     ("Zaphod", None), ("a" * 20_000, None)],
)  # fmt: skip
def test_an_unknown_author_is_told_the_nearest_key(written: str, meant: str | None) -> None:
    authors = Authors(
        {key: Author(key, name) for key, name in
         [("ada", "Ada Lovelace"), ("editorial-team", "The Editors")]}
    )  # fmt: skip
    problem = authors.unknown(written)
    assert problem.subtype == "author"
    assert "shown as a guest" in problem.message
    assert "mubboo_authors" in problem.message
    assert len(problem.message) < 400
    assert (f"Did you mean {meant!r}?" in problem.message) is (meant is not None)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Lovelace", "AL"),
        ("ada king lovelace", "AL"),
        ("Plato", "P"),
        ("Jean-Luc Picard", "JP"),
        ("Mary (Shelley)", "M"),
        ("Émilie du Châtelet", "ÉC"),
        ("李 白", "李白"),
        ("3M", "3"),
        ("<script>", "?"),
        ("🎉", "?"),
        ("", "?"),
    ],
)
def test_initials_are_of_the_first_and_the_last_name(name: str, initials: str) -> None:
    assert Author("key", name).initials == initials


@pytest.mark.parametrize("fields", [None, "Ada Lovelace", ["name"], 3, True])
def test_an_author_who_is_no_mapping_is_left_out_and_said(fields: object) -> None:
    assert faulty(fields, "must be a mapping", "{name: Ada Lovelace}") is None


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": None}, {"name": " \x00 "}])
def test_an_author_without_a_name_is_shown_by_the_key(fields: dict[str, object]) -> None:
    assert faulty(fields, "has no name") == Author("ada", "ada")


@pytest.mark.parametrize("value", [True, ["Ada"], {"a": 1}, b"x"])
def test_a_text_that_is_none_is_said_at_its_line(value: object) -> None:
    author = faulty({"name": "Ada", "bio": value}, "has a bio that is not text", line=5)
    assert author == Author("ada", "Ada")


def test_a_number_of_any_length_is_no_traceback() -> None:
    faulty({"name": "Ada", "bio": 1 << 20_000}, "has a bio that is not text", line=5)


def test_an_unknown_field_is_said_with_the_nearest() -> None:
    author = faulty({"name": "Ada", "rôle": "x"}, "has no field 'rôle'", "Did you mean 'role'?")
    assert author == Author("ada", "Ada")


def test_an_unknown_type_is_said() -> None:
    assert faulty({"name": "Ada", "type": "robot"}, "'robot'", "'organization'") is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("avatar", "data:image/png;base64,x"),
        ("avatar", "javascript:alert(1)"),
        ("avatar", "//cdn.example/a.png"),
        ("avatar", "ftp://example.org/a.png"),
        ("url", "javascript:alert(1)"),
        ("url", "JaVaScRiPt:alert(1)"),
        ("url", "example.org"),
        ("url", "/about"),
        ("url", "https://example.org/\u202e"),
        ("email", "ada"),
        ("email", "ada@localhost"),
        ("email", 'ada@example.org" onload="x'),
        ("email", "ada@example.org?bcc=x@e.x"),
        ("email", "<ada@example.org>"),
        ("email", "a" * 20_000),
    ],
)
def test_what_nobody_is_sent_to_is_left_out_and_said(name: str, value: str) -> None:
    author = faulty({"name": "Ada", name: value})
    assert author == Author("ada", "Ada")


def test_a_link_in_the_bio_that_nobody_is_sent_to_is_said() -> None:
    bio = "See [me](javascript:alert(1)) and [it](https://example.org/)."
    author = faulty({"name": "Ada", "bio": bio}, "'javascript:alert(1)'", "shown as text", line=5)
    assert author is not None
    assert author.bio == bio


@pytest.mark.parametrize(
    ("socials", "words"),
    [
        (["github"], ("not a mapping",)),
        ("github", ("not a mapping",)),
        ({"githb": "ada"}, ("'githb'", "Did you mean 'github'?")),
        ({"github": "a/b"}, ("'github'", "'a/b'")),
        ({"github": None}, ("'github'",)),
        ({"github": ["ada"]}, ("'github'",)),
        ({"github": "javascript:alert(1)"}, ("'javascript:alert(1)'",)),
        ({"mastodon": "ada"}, ("'mastodon'", "'ada'")),
        ({3: 4}, ("a link to 3 ",)),
    ],
)
def test_a_profile_that_cannot_be_made_is_left_out_and_said(
    socials: object, words: tuple[str, ...]
) -> None:
    assert faulty({"name": "Ada", "socials": socials}, *words, line=6) == Author("ada", "Ada")


def test_one_wrong_field_costs_no_other() -> None:
    fields = {"name": "Ada", "url": "x", "role": "Analyst", "socials": {"x": "ada", "y": "z"}}
    authors, problems = read_authors({"ada": fields, "bob": 3, "eve": {"name": "Eve"}})
    assert [author.name for author in authors.known()] == ["Ada", "Eve"]
    assert authors["ada"].role == "Analyst"
    assert [social.network for social in authors["ada"].socials] == ["x"]
    assert len(problems) == 3


def test_an_author_without_a_key_or_a_name_is_left_out_and_said() -> None:
    authors, (problem,) = read_authors({"": {"role": "Ghost"}, "ada": {"name": "Ada"}})
    assert [author.key for author in authors.known()] == ["ada"]
    assert "neither a key nor a name" in problem.message


def test_keys_are_texts() -> None:
    assert read_authors({2026: {"name": "Year"}})[0]["2026"].name == "Year"


def test_lines_of_the_fields_are_kept_for_later_warnings() -> None:
    authors, _ = read_authors({"ada": {"name": "Ada"}}, LINES)
    assert authors["ada"].lines["bio"] == 5


@settings(deadline=None, max_examples=300)
@given(st.one_of(DATA, st.dictionaries(st.text(max_size=5), DATA, max_size=3)))
def test_any_data_is_read_or_said(data: Any) -> None:
    authors, problems = read_authors(data)
    assert all(isinstance(problem, Problem) and problem.message for problem in problems)
    for author in authors.known():
        assert author.name
        assert authors[author.key] is author
        assert author.type in ("person", "organization")
        for text in (author.name, author.role, author.bio, author.avatar, author.url, author.email):
            assert isinstance(text, str)
        assert not author.url or is_safe_link(author.url)
        assert not author.email or author.email.count("@") == 1
        assert all(is_web_url(social.url) for social in author.socials)
        assert author.initials
