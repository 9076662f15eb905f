"""A language by its tag or its name, as ABlog's manual writes it."""

from __future__ import annotations

import pytest

from mubboo_sphinx.magazine.front_matter import read_fields
from mubboo_sphinx.magazine.language_names import language_tag
from mubboo_sphinx.magazine.raw_fields import RawFields


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("zh-Hant", "zh-Hant"),
        ("English", "en"),
        ("german", "de"),
        ("Simplified  Chinese", "zh-Hans"),
        ("Español", "es"),
        ("日本語", "ja"),
        ("Elvish of the woods", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_tag_and_name(written: str, tag: str) -> None:
    assert language_tag(written) == tag


def test_of_several_languages_the_first_is_that_of_the_page() -> None:
    values = {"blogpost": True, "date": "2026-01-01", "language": "English, Chinese"}
    fields, problems = read_fields(RawFields(values))
    assert (fields.language, fields.languages, problems) == ("en", ("English", "Chinese"), [])


def test_a_language_that_nobody_knows_is_told() -> None:
    values = {"blogpost": True, "date": "2026-01-01", "language": "Elvish of the woods"}
    fields, (problem,) = read_fields(RawFields(values))
    assert fields.language == ""
    assert "takes a tag such as 'de', or a name such as 'German'" in problem.message
