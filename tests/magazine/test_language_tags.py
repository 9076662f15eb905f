"""What Sphinx and gettext call a language, as BCP 47 has it."""

from __future__ import annotations

import pytest

from mubboo_sphinx.magazine.language_tags import normal_tag, primary_language, tag_of


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("zh-Hans", "zh-Hans"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("uz@cyrillic", "uz-Cyrl"),
        ("ks@devanagari", "ks-Deva"),
        ("ca@valencia", "ca-valencia"),
        ("de_DE@euro", "de-DE"),
        ("en_GB.UTF-8", "en-GB"),
        ("", ""),
    ],
)
def test_a_language_has_the_tag_that_html_takes(name: str, tag: str) -> None:
    assert tag_of(name) == tag


def test_tags_are_compared_whatever_their_form() -> None:
    assert normal_tag("pt_BR") == normal_tag("PT-br")
    assert primary_language("sr@latin") == "sr"
