"""Front matter of other engines: read as what it means, or told what to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from mubboo_sphinx.magazine.front_matter import FrontMatter, read_fields
from mubboo_sphinx.magazine.raw_fields import parse_front_matter

if TYPE_CHECKING:
    from mubboo_sphinx.problems import Problem

POST = "---\nblogpost: true\ndate: 2026-01-01\n{0}\n---\n# T\n"


def read(fields: str) -> tuple[FrontMatter, list[Problem]]:
    return read_fields(parse_front_matter(POST.format(fields)))


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ("summary: In short.", "description", "In short."),
        ("excerpt: In short.", "description", "In short."),
        ("metaDescription: In short.", "description", "In short."),
        ("lastmod: 2026-02-03", "updated", date(2026, 2, 3)),
        ("last_modified_at: 2026-02-03", "updated", date(2026, 2, 3)),
        ("last_update:\n  date: 2026-02-03\n  author: x", "updated", date(2026, 2, 3)),
        ("date_modified: 2026-02-03", "updated", date(2026, 2, 3)),
        *(
            (f"{name}: a.jpg", "image", "a.jpg")
            for name in (
                "featured_image",
                "featuredImage",
                "feature_image",
                "cover",
                "cover_image",
                "img",
                "hero",
                "thumbnail",
                "banner",
            )
        ),
        ("cover:\n  image: a.jpg\n  alt: A lake", "image", "a.jpg"),
        ("cover:\n  image: a.jpg\n  alt: A lake", "image_alt", "A lake"),
        ("image:\n  path: a.jpg\n  alt: A lake", "image_alt", "A lake"),
        ("categories: [A, B]", "categories", ("A", "B")),
        ("tag: a, b", "tags", ("a", "b")),
        ("lang: pt-BR", "language", "pt-BR"),
        ("aliases:\n  - /old/a/\n  - /old/b", "redirect", ("old/a/index", "old/b")),
        ("redirect_from: /old/a", "redirect", ("old/a",)),
        ("authors: [Ada, Bo]", "authors", ("Ada", "Bo")),
        ("authors:\n  - name: Ada L.\n    id: ada\n  - bo", "authors", ("Ada L.", "bo")),
        ("authors:\n  - name: Ada L.\n    id: ada\n  - bo", "author_keys", {"Ada L.": "ada"}),
        ("authors:\n  name: Ada L.\n  key: ada", "author_keys", {"Ada L.": "ada"}),
        ("author:\n  - id: ada", "authors", ("ada",)),
    ],
)
def test_it_is_read_as_what_it_means(fields: str, attribute: str, value: Any) -> None:
    front_matter, problems = read(fields)
    assert getattr(front_matter, attribute) == value
    assert problems == []


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ("summary: No.\ndescription: Yes.", "description", "Yes."),
        ("description: Yes.\nsummary: No.", "description", "Yes."),
        ("image: yes.jpg\ncover: no.jpg", "image", "yes.jpg"),
        ("hero: true", "image", None),
        ("excerpt: 2\nsummary: In short.", "excerpt", 2),
    ],
)
def test_our_own_field_wins_and_a_switch_is_no_picture(
    fields: str, attribute: str, value: Any
) -> None:
    front_matter, problems = read(fields)
    assert getattr(front_matter, attribute) == value
    assert problems == []


@pytest.mark.parametrize("field", ["slug: my-post", "permalink: /2026/my-post/", "slug: /my-post"])
def test_an_address_of_its_own_is_told_what_to_do(field: str) -> None:
    _, (problem,) = read(field)
    assert problem.line == 4
    assert "Name the file 'my-post.md'" in problem.message
    assert "'redirect' leads from former addresses" in problem.message


@pytest.mark.parametrize("field", ["slug: my-post", "permalink: /2026/my-post/"])
def test_an_address_that_the_page_has_is_not_told(field: str) -> None:
    raw = parse_front_matter(POST.format(field))
    assert read_fields(raw, name="my-post")[1] == []


def test_labels_in_two_fields_are_told() -> None:
    front_matter, (problem,) = read("author: Yes\nauthors: [No]")
    assert front_matter.authors == ("Yes",)
    assert problem.line == 5
    assert "'authors' is not used beside 'author'" in problem.message


def test_an_author_without_a_name_is_told() -> None:
    front_matter, (problem,) = read("authors:\n  - url: https://example.org/\n  - name: Ada")
    assert front_matter.authors == ("Ada",)
    assert "takes a name, or 'name' and 'id', of each author" in problem.message


def test_what_is_wrong_with_a_value_is_told_at_its_own_line() -> None:
    _, (problem,) = read("title: T\nlastmod: yesterday")
    assert problem.line == 5
    assert "'updated' is ignored" in problem.message


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ('cover:\n  image: ""\n  alt: ""\n  relative: false\n  hidden: true', "image", None),
        ("cover: '[[a.png]]'", "image", "a.png"),
        ("aliases: [Ada Lovelace, AL]", "redirect", ()),
        ("teaser: /assets/t.jpg", "image", "/assets/t.jpg"),
        ("banner: Sale ends soon", "image", None),
        ("excerpt: true", "description", ""),
        ("excerpt: ''", "excerpt", None),
        ("categories:\n  - [Sports, Baseball]", "categories", ("Sports", "Baseball")),
        ("tags: [{label: A, permalink: /a}]", "tags", ("A",)),
        ("author:\n  display_name: Ada L\n  login: ada", "authors", ("Ada L",)),
        ("authors:\n  - name: {given: Ada, family: L}", "authors", ("Ada L",)),
        ("category: A\ncategories: []", "categories", ("A",)),
        ("feature_image_alt: A lake", "image_alt", "A lake"),
        ("canonicalURL: https://e.org/a", "canonical_link", "https://e.org/a"),
        ("modDatetime: 2026-02-03T00:00:00Z", "draft", False),
        ("image: {filename: a.jpg}", "image", "a.jpg"),
        ("locale: en_US.UTF-8", "language", "en-US"),
        ("permalink: /:year/:title/", "draft", False),
        ("comments: true\ncreated: 2026-01-01\nredirect_to: https://e.org", "draft", False),
    ],
)
def test_other_engines_forms_are_known(fields: str, attribute: str, value: Any) -> None:
    front_matter, problems = read(fields)
    assert getattr(front_matter, attribute) == value
    assert problems == []
