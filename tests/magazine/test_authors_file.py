"""`authors.yml`, and its TOML and JSON sisters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.magazine.authors_file import load_authors

if TYPE_CHECKING:
    from pathlib import Path

    from mubboo_sphinx.magazine.author import Authors
    from mubboo_sphinx.problems import Problem

YAML = """\
ada:
  name: Ada Lovelace
  role: Analyst 🎉
  socials:
    github: ada
"""
TOML = """\
# The authors.
[ada]
name = "Ada Lovelace"
role = "Analyst 🎉"

[ada.socials]
github = "ada"
"""
DATA = {"ada": {"name": "Ada Lovelace", "role": "Analyst 🎉", "socials": {"github": "ada"}}}
FORMS = {
    "authors.yml": YAML,
    "authors.yaml": YAML,
    "AUTHORS.YML": YAML,
    "authors.toml": TOML,
    "authors.json": json.dumps(DATA),
    "tabs.json": json.dumps(DATA, indent="\t", ensure_ascii=False),
}


def load(folder: Path, name: str, content: str | bytes) -> tuple[Authors, list[Problem]]:
    """Load a file of that content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_authors(path)


def refused(folder: Path, name: str, content: str | bytes) -> Problem:
    """Return the only problem of a file that gives no authors."""
    authors, (problem,) = load(folder, name, content)
    assert authors.known() == ()
    assert (problem.subtype, problem.source) == ("author", None)
    return problem


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_say_the_same(tmp_path: Path, name: str) -> None:
    authors, problems = load(tmp_path, name, FORMS[name])
    (ada,) = authors.known()
    assert problems == []
    assert (ada.key, ada.name, ada.role) == ("ada", "Ada Lovelace", "Analyst 🎉")
    assert ada.socials[0].url == "https://github.com/ada"


@pytest.mark.parametrize("name", ["authors.yml", "authors.toml", "authors.json"])
def test_the_mark_and_line_ends_of_windows_do_no_harm(tmp_path: Path, name: str) -> None:
    content = b"\xef\xbb\xbf" + FORMS[name].replace("\n", "\r\n").encode()
    authors, problems = load(tmp_path, name, content)
    assert "ada" in authors
    assert problems == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("authors.yml", "ada:\n  name: Ada\nbob:\n  name: Bob\nada:\n  name: Countess\n"),
        (
            "authors.json",
            '{"ada":\n  {"name": "Ada"},\n"bob": {},\n"bob2": {},\n"ada": {"name": "Countess"}}\n',
        ),
    ],
)
def test_an_author_who_stands_twice_is_said_with_both_lines(
    tmp_path: Path, name: str, content: str
) -> None:
    authors, problems = load(tmp_path, name, content)
    assert authors["ada"].name == "Countess"
    (problem,) = (each for each in problems if "stands twice" in each.message)
    assert "in lines 1 and 5" in problem.message
    assert problem.line == 5


def test_a_key_and_a_handle_are_what_was_typed(tmp_path: Path) -> None:
    authors, problems = load(
        tmp_path, "authors.yml", "007:\n  name: 0x1F\n  socials: {github: 010}\n"
    )
    assert problems == []
    (bond,) = authors.known()
    assert (bond.key, bond.name) == ("007", "0x1F")
    assert bond.socials[0].url == "https://github.com/010"


def test_an_empty_file_has_no_authors(tmp_path: Path) -> None:
    for name in ("authors.yml", "authors.toml"):
        authors, problems = load(tmp_path, name, "")
        assert (authors.known(), problems) == ((), [])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    authors, (problem,) = load_authors(tmp_path / "authors.yml")
    assert authors.known() == ()
    assert "No such file" in problem.message
    assert "mubboo_authors" in problem.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "authors.yml").mkdir()
    _, (problem,) = load_authors(tmp_path / "authors.yml")
    assert "cannot read" in problem.message


def test_a_file_of_another_kind_is_said(tmp_path: Path) -> None:
    assert "must end in one of .yml, .yaml" in refused(tmp_path, "authors.txt", YAML).message


def test_a_file_that_is_not_utf_8_is_said(tmp_path: Path) -> None:
    problem = refused(tmp_path, "authors.yml", "ada: {name: Émilie}".encode("latin-1"))
    assert "UTF-8" in problem.message


@pytest.mark.parametrize(
    ("name", "content", "kind", "line"),
    [
        ("authors.yml", "ada:\n  name: Ada: the first\n", "YAML", 2),
        ("authors.yaml", "ada:\n\tname: Ada\n", "YAML", 2),
        ("authors.yml", "ada: {name: '\x00'}\n", "YAML", 1),
        ("authors.toml", '[ada]\nname = "Ada\n', "TOML", 2),
        ("authors.toml", "[ada]\n[ada]\n", "TOML", 2),
        ("authors.json", '{\n "ada": {\n}\n', "JSON", 4),
        ("authors.json", "", "JSON", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_said_with_its_line(
    tmp_path: Path, name: str, content: str, kind: str, line: int
) -> None:
    problem = refused(tmp_path, name, content)
    assert f"not valid {kind}" in problem.message
    assert problem.line == line


@pytest.mark.parametrize("name", ["authors.yml", "authors.toml", "authors.json"])
@pytest.mark.parametrize("content", ["a = " + "[" * 50_000, "[" * 50_000, "a = " + "9" * 5000])
def test_no_file_is_a_traceback(tmp_path: Path, name: str, content: str) -> None:
    refused(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("authors.yml", "# Ours\nada:\n  name: Ada\n  url: nowhere\n", 4),
        ("authors.toml", '# Ours\n[ada]\nname = "Ada"\nurl = "nowhere"\n', 2),
        ("authors.toml", "['ada']\nname = 'Ada'\nurl = 'nowhere'\n", 1),
        ("authors.json", '{\n "ada": {\n  "name": "Ada",\n  "url": "nowhere"\n }\n}', 4),
    ],
)
def test_a_wrong_field_is_said_with_its_line(
    tmp_path: Path, name: str, content: str, line: int
) -> None:
    authors, (problem,) = load(tmp_path, name, content)
    assert authors["ada"].name == "Ada"
    assert "'nowhere'" in problem.message
    assert problem.line == line
