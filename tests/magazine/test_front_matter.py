"""Front matter: what is read, what is said of the rest, and that nothing stops a build."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.field_values import as_flag, split_list
from mubboo_sphinx.magazine.front_matter import FrontMatter, read_fields
from mubboo_sphinx.magazine.publication import has_draft_mark
from mubboo_sphinx.magazine.raw_fields import RawFields, parse_front_matter, split_front_matter
from mubboo_sphinx.problems import Problem

FIELDS = [*FrontMatter.__dataclass_fields__, "blogpost", "author", "category", "categories"]
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=y>",
    "]]>",
    "\x00\x07\x1b",
    "\u202eevil\u2066",
    "\ud800",
    "a" * 20_000,
    "{{ 7 * 7 }} {% raw %}",
    "../../etc/passwd",
]
HUGE = pytest.param(1 << 20_000, id="more digits than Python writes out")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=20),
    st.binary(max_size=4),
    st.sampled_from([*HOSTILE, -(10**400), "yes", "off", "2026-04-05", "javascript:x"]),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.text(max_size=5), st.integers()), inner, max_size=4),
        st.frozensets(st.integers(), max_size=3),
    ),
    max_leaves=8,
)


def read(**values: Any) -> tuple[FrontMatter, list[str]]:
    """Return a post's fields, and the messages about them."""
    lines = {name: number for number, name in enumerate(values, start=2)}
    fields, problems = read_fields(RawFields({"blogpost": True} | values, lines))
    assert all(isinstance(problem, Problem) for problem in problems)
    return fields, [problem.message for problem in problems]


def clean(**values: Any) -> FrontMatter:
    """Return a dated post's fields, which nothing is wrong with."""
    fields, messages = read(**({"date": date(2026, 4, 5)} | values))
    assert messages == []
    return fields


def faulty(name: str, value: Any, *words: str, subtype: str = "front_matter") -> FrontMatter:
    """Return a dated post's fields, one of which is said to be wrong."""
    values = {"blogpost": True, "date": date(2026, 4, 5), name: value}
    fields, (problem,) = read_fields(RawFields(values, {name: 7}))
    assert (problem.subtype, problem.line, problem.source) == (subtype, 7, None)
    assert problem.message.startswith(f"'{name}' ")
    assert len(problem.message) < 400
    for word in words:
        assert word in problem.message
    return fields


def test_every_field_is_read() -> None:
    source = """\
---
blogpost: true
title: A title
date: 2026-04-05
updated: 2026-04-09
author: [ada, Guest Name]
category: [AI, Industry]
tags: chips, "more chips"
description: What it
  says.
image: covers/a.png
image_alt: A chip
related: [other, /posts/third]
unrelated: fourth
read_time: 4.5
draft: yes
series: The chips
share: off
language: pt_BR
canonical_link: https://example.org/a
external_link: https://example.org/b
nocomments: on
exclude: no
excerpt: 2
---

# A heading
"""
    raw = parse_front_matter(source)
    fields, problems = read_fields(raw)
    assert problems == []
    assert fields == FrontMatter(
        is_post=True,
        title="A title",
        date=date(2026, 4, 5),
        updated=date(2026, 4, 9),
        authors=("ada", "Guest Name"),
        categories=("AI", "Industry"),
        tags=("chips", '"more chips"'),
        description="What it says.",
        image="covers/a.png",
        image_alt="A chip",
        related=("other", "/posts/third"),
        unrelated=("fourth",),
        read_time=4.5,
        draft=True,
        series="The chips",
        share=False,
        language="pt-BR",
        languages=("pt_BR",),
        canonical_link="https://example.org/a",
        external_link="https://example.org/b",
        nocomments=True,
        excerpt=2,
    )
    assert raw.lines["blogpost"] == 2
    assert raw.lines["description"] == 9
    assert raw.lines["image"] == 11


@pytest.mark.parametrize(
    ("source", "yaml"),
    [
        ("---\na: 1\n---\ntext", "a: 1\n"),
        ("---\na: 1\n...\ntext", "a: 1\n"),
        ("---  \na: 1\n--- \n", "a: 1\n"),
        ("--- # ours\na: 1\n---\n", "a: 1\n"),
        ("-----\na: 1\n---\nb: 2\n-----\n", "a: 1\n---\nb: 2\n"),
        ("---\na: |\n  b\n      ---\n  ---\n", "a: |\n  b\n      ---\n"),
        ("---\n---\n", ""),
        ("---\na: 1\n---", "a: 1\n"),
        ("---\na: ---\nb: 1\n---\n", "a: ---\nb: 1\n"),
        ("text\n\n---\na: 1\n---\n", None),
        ("\n---\na: 1\n---\n", None),
        ("--\na: 1\n--\n", None),
        ("---\na: 1\n", None),
        ("", None),
    ],
)
def test_front_matter_is_what_myst_takes_for_it(source: str, yaml: str | None) -> None:
    assert split_front_matter(source) == yaml


@pytest.mark.parametrize(
    "source", ["# No front matter", "---\n- a list\n---\n", "---\ntext\n---\n"]
)
def test_a_document_without_fields_is_no_post(source: str) -> None:
    raw = parse_front_matter(source)
    assert raw == RawFields()
    assert read_fields(raw) == (FrontMatter(), [])


@pytest.mark.parametrize(
    "typed", ["3.10", "0x1F", "010", "1:30", "true", "False", "1e3", "2026-4-5", "null", ".inf"]
)
@pytest.mark.parametrize("name", ["author", "category", "tags", "location", "unrelated"])
def test_a_label_is_what_the_writer_typed(name: str, typed: str) -> None:
    for value in (f"[{typed}, b]", f"{typed}, b", f"\n- {typed}\n- b"):
        source = f"---\nblogpost: true\ndate: 2026-04-05\n{name}: {value}\n---\n"
        fields, problems = read_fields(parse_front_matter(source))
        field = {"author": "authors", "category": "categories"}.get(name, name)
        assert getattr(fields, field) == (typed, "b")
        assert problems == []


@pytest.mark.parametrize("typed", ["3.10", "true", "2026-4-5"])
def test_a_text_is_what_the_writer_typed(typed: str) -> None:
    source = f"---\nblogpost: true\ndate: 2026-04-05\nseries: {typed}\ntitle: {typed}\n---\n"
    fields, problems = read_fields(parse_front_matter(source))
    assert (fields.series, fields.title, problems) == (typed, typed, [])


def test_a_field_that_stands_twice_is_said_with_both_lines() -> None:
    source = "---\nblogpost: true\ntags: [a]\ndate: 2026-04-05\ntags: [b]\n---\n"
    fields, (problem,) = read_fields(parse_front_matter(source))
    assert fields.tags == ("b",)
    assert problem.subtype == "front_matter"
    assert problem.line == 5
    assert "'tags' stands twice, in lines 3 and 5" in problem.message


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("draft", ("true", "false")),
        ("draft", ("false", "true")),
        ("draft", ("True", "no")),
        ("draft", ("yes", "false")),
        ("draft", ("perhaps", "false")),
        ("published", ("false", "true")),
        ("status", ("draft", "published")),
    ],
)
def test_of_two_marks_of_a_draft_the_careful_one_counts(name: str, marks: tuple[str, str]) -> None:
    first, second = marks
    source = f"---\nblogpost: true\n{name}: {first}\ndate: 2026-04-05\n{name}: {second}\n---\n"
    raw = parse_front_matter(source)
    assert has_draft_mark(raw)
    (problem,) = raw.problems
    is_last = (first, second) == ("false", "true") and name == "draft"
    kept = "the last one counts" if is_last else "the one that holds the page back counts"
    assert f"'{name}' stands twice, in lines 3 and 5: {kept}." in problem.message


def test_an_item_of_nothing_is_told() -> None:
    front_matter, problems = read_fields(
        parse_front_matter("---\ntags: [a, ~, b]\n---\n"), post=True
    )
    assert front_matter.tags == ("a", "b")
    assert any(
        "'tags' takes a list of texts; nothing is not text" in each.message for each in problems
    )


def test_yaml_that_cannot_be_read_is_said_with_its_line() -> None:
    raw = parse_front_matter("---\nblogpost: true\ntitle: a: b\n---\n")
    (problem,) = raw.problems
    assert problem.line == 3
    assert "not valid YAML" in problem.message
    assert "in quotes" in problem.message


def test_an_article_is_not_lost_for_a_slip_in_one_field() -> None:
    fields, (problem,) = read_fields(
        parse_front_matter("---\ntitle: a: b\nblogpost: true\ndate: 2026-04-05  # a Sunday\n---\n")
    )
    assert fields.is_post
    assert fields.date == date(2026, 4, 5)
    assert problem.line == 2


@pytest.mark.parametrize(
    ("line", "draft"),
    [("draft: true", True), ("draft:", True), ('draft: "yes" # not yet', True), ("", False)],
)
def test_a_draft_is_not_published_for_a_slip_in_another_field(line: str, draft: bool) -> None:  # noqa: FBT001
    raw = parse_front_matter(f"---\ntitle: a: b\nblogpost: true\ndate: 2026-04-05\n{line}\n---\n")
    fields, problems = read_fields(raw)
    assert fields.draft is draft
    assert len(problems) == 1
    assert raw.lines.get("draft", 5) == 5


@pytest.mark.parametrize(
    ("values", "post", "is_post"),
    [
        ({}, None, False),
        ({}, True, True),
        ({}, False, False),
        ({"blogpost": True}, None, True),
        ({"blogpost": None}, None, True),
        ({"blogpost": "yes"}, False, True),
        ({"blogpost": False}, True, False),
        ({"blogpost": "off"}, True, False),
    ],
)
def test_a_post_is_what_its_mark_or_else_a_pattern_says(
    values: dict[str, object],
    post: bool | None,  # noqa: FBT001
    is_post: bool,  # noqa: FBT001
) -> None:
    fields, _ = read_fields(RawFields(values), post=post)
    assert fields.is_post is is_post


def test_a_mark_that_cannot_be_read_loses_no_article_silently() -> None:
    fields, (problem,) = read_fields(RawFields({"blogpost": "ture"}, {"blogpost": 2}))
    assert not fields.is_post
    assert "takes true or false, not 'ture'" in problem.message
    assert problem.line == 2
    assert read_fields(RawFields({"blogpost": "ture"}), post=True)[0].is_post


def test_fields_of_a_page_that_is_no_post_are_not_ours() -> None:
    raw = RawFields({"date": "soon", "tag": 3, "catgory": "x"})
    assert read_fields(raw) == (FrontMatter(), [])


def test_a_missing_date_is_said() -> None:
    fields, (message,) = read(title="A")
    assert fields.date is None
    assert "'date' is missing" in message
    assert "date: 2026-04-05" in message


@pytest.mark.parametrize("value", ["soon", "2026-02-30", 2026, [], True, *HOSTILE])
def test_a_bad_date_is_ignored_and_said(value: object) -> None:
    fields = faulty(
        "date", value, "is ignored", "is not a date", "date: 2026-04-05", subtype="date"
    )
    assert fields == FrontMatter(is_post=True)


def test_a_bad_update_is_ignored_and_said() -> None:
    assert faulty("updated", "later", "updated: 2026-04-05", subtype="date").updated is None


@pytest.mark.parametrize(
    ("published", "updated", "shown"),
    [
        (date(2026, 4, 5), date(2026, 4, 6), True),
        (date(2026, 4, 5), date(2026, 4, 5), False),
        (date(2026, 4, 5), datetime(2026, 4, 5, 12), True),  # noqa: DTZ001
        (datetime(2026, 4, 5, 12), date(2026, 4, 5), False),  # noqa: DTZ001
        (datetime(2026, 4, 5, 12), datetime(2026, 4, 5, 13), True),  # noqa: DTZ001
    ],
)
def test_an_update_shows_only_if_later(published: date, updated: date, shown: bool) -> None:  # noqa: FBT001
    assert clean(date=published, updated=updated).updated == (updated if shown else None)


def test_an_update_before_the_article_is_said() -> None:
    fields = faulty("updated", date(2026, 4, 4), "is earlier than 'date'", subtype="date")
    assert fields.updated is None


def test_a_sites_own_date_format_is_read() -> None:
    raw = RawFields({"blogpost": True, "date": "05.04.2026"})
    fields, problems = read_fields(raw, post_date_format="%d.%m.%Y")
    assert (fields.date, problems) == (date(2026, 4, 5), [])


@pytest.mark.parametrize("name", ["author", "category", "tags", "location", "redirect"])
def test_a_list_is_a_list_or_a_text_with_commas(name: str) -> None:
    attribute = {"author": "authors", "category": "categories"}.get(name, name)
    full = (["AI", "a b"], "AI, a b", " AI ,, a\n b,AI", ("AI", "a b"))
    for value in full:
        assert getattr(clean(**{name: value}), attribute) == ("AI", "a b")
    nothing: tuple[Any, ...] = (None, "", [], " , ")
    for empty in nothing:
        assert getattr(clean(**{name: empty}), attribute) == ()


def test_an_item_of_a_list_keeps_its_comma() -> None:
    assert clean(tags=["a, b", 2026, date(2026, 4, 5)]).tags == ("a, b", "2026", "2026-04-05")


@pytest.mark.parametrize("bad", [{"a": ["nested"]}, {"a": 1}, b"x", HUGE])
def test_an_item_that_is_no_text_is_left_out_and_said(bad: object) -> None:
    assert faulty("tags", ["good", bad], "takes a list of texts", "in quotes").tags == ("good",)


@pytest.mark.parametrize("name", ["title", "description", "series", "image_alt"])
@pytest.mark.parametrize("bad", [["a"], {"a": 1}, True, b"x", HUGE])
def test_a_text_that_is_none_is_left_out_and_said(name: str, bad: object) -> None:
    assert getattr(faulty(name, bad, "takes a text, not ", "in quotes"), name) == ""


def test_texts_are_on_one_line_and_otherwise_as_written() -> None:
    assert clean(title=2001).title == "2001"
    assert clean(description=" two\n lines ").description == "two lines"
    for text in ("<script>alert(1)</script>", "\"quotes'", "]]>", "\u202eevil", "a" * 2_000):
        assert clean(title=text, tags=[text]).title == text
    assert clean(title="a\x00b\x07").title == "ab"


@pytest.mark.parametrize(
    ("name", "default"),
    [("draft", False), ("share", True), ("nocomments", False), ("exclude", False)],
)
def test_a_switch_is_true_or_false(name: str, default: bool) -> None:  # noqa: FBT001
    assert getattr(clean(), name) is default
    for on in (True, "yes", "ON", 1, None):
        assert getattr(clean(**{name: on}), name) is True
    for off in (False, "no", "Off", 0):
        assert getattr(clean(**{name: off}), name) is False
    neither: tuple[Any, ...] = ("perhaps", 2, [], {}, "a" * 20_000)
    for wrong in neither:
        # What may be a draft is held back.
        kept = True if name == "draft" else default
        assert getattr(faulty(name, wrong, "takes true or false"), name) is kept


@pytest.mark.parametrize(
    ("value", "related", "shown"),
    [
        (False, (), False),
        ("false", (), False),
        ("no", (), False),
        (True, (), True),
        (None, (), True),
        (["a", "b"], ("a", "b"), True),
        ("a, b", ("a", "b"), True),
    ],
)
def test_related_is_a_list_or_switches_the_block_off(
    value: object,
    related: tuple[str, ...],
    shown: bool,  # noqa: FBT001
) -> None:
    fields = clean(related=value)
    assert (fields.related, fields.show_related) == (related, shown)


@pytest.mark.parametrize(
    ("value", "image"),
    [
        ("covers/a.png", "covers/a.png"),
        (" /covers/a b.png ", "/covers/a b.png"),
        ("https://example.org/a.png", "https://example.org/a.png"),
        (2, 2),
        ("2", 2),
        (0, 0),
        (None, None),
        ("", None),
    ],
)
def test_an_image_is_a_path_or_a_place_in_the_body(value: object, image: object) -> None:
    assert clean(image=value).image == image


@pytest.mark.parametrize(
    "value",
    [
        True,
        -1,
        2.5,
        ["a.png"],
        "  ",
        "data:image/png;base64,x",
        "//cdn.example/a.png",
        "java\tscript:alert(1)",
        "http://[::1",
        "ftp://e.x/a.png",
        "a\x00.png",
    ],
)
def test_an_image_that_is_none_is_left_out_and_said(value: object) -> None:
    assert faulty("image", value, "takes a path", subtype="image").image is None


def test_a_number_of_any_length_is_no_traceback() -> None:
    assert clean(image="9" * 5000).image == "9" * 5000
    assert faulty("excerpt", "9" * 5000, "number of paragraphs").excerpt is None


@pytest.mark.parametrize(("value", "minutes"), [(4, 4.0), ("4", 4.0), (2.5, 2.5), (None, None)])
def test_a_read_time_is_minutes(value: object, minutes: float | None) -> None:
    assert clean(read_time=value).read_time == minutes


@pytest.mark.parametrize(
    "value",
    [
        0,
        -3,
        True,
        "3 min",
        "",
        [3],
        {},
        float("nan"),
        float("inf"),
        "1e999",
        10**400,
        HUGE,
        "9" * 5000,
    ],
)
def test_a_read_time_that_is_none_is_left_out_and_said(value: object) -> None:
    assert faulty("read_time", value, "takes a number of minutes, as in 4").read_time is None


@pytest.mark.parametrize("value", [-1, True, [1], 2.5])
def test_an_excerpt_that_is_no_number_is_sent_to_the_description(value: object) -> None:
    assert faulty("excerpt", value, "'description'").excerpt is None


@pytest.mark.parametrize(
    ("value", "tag"), [("de", "de"), ("pt-BR", "pt-BR"), ("zh_Hant_TW", "zh-Hant-TW"), ("", "")]
)
def test_a_language_is_a_tag(value: str, tag: str) -> None:
    assert clean(language=value).language == tag


@pytest.mark.parametrize("value", ["The German", 'de" onload="x', "d", "de-", "<b>", "a" * 2_000])
def test_a_language_that_is_none_is_left_out_and_said(value: str) -> None:
    assert faulty("language", value, "takes a tag such as 'de'").language == ""


@pytest.mark.parametrize("name", ["canonical_link", "external_link"])
@pytest.mark.parametrize("value", ["javascript:alert(1)", "/a", "mailto:a@e.x", "https://e.x/a b"])
def test_a_link_that_nobody_is_sent_to_is_left_out_and_said(name: str, value: str) -> None:
    assert getattr(faulty(name, value, "takes an http(s) URL"), name) == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("catgory", "category"),
        ("Author", "author"),
        ("read-time", "read_time"),
        ("descripton", "description"),
        ("canonical-link", "canonical_link"),
    ],
)
def test_a_field_near_a_known_one_is_said(name: str, meant: str) -> None:
    faulty(name, "x", f"Did you mean '{meant}'?")


@pytest.mark.parametrize(
    "name",
    ["orphan", "myst", "jupytext", "keywords", "tocdepth", "my_own_field", "html_meta", "🎉"],
)
def test_other_peoples_fields_are_left_alone(name: str) -> None:
    clean(**{name: "x"})


def test_problems_come_in_one_order() -> None:
    values = {"tags": {}, "image": True, "date": "soon", "draft": "?", "share": "?"}
    _, messages = read(**values)
    _, again = read(**dict(reversed(values.items())))
    assert messages == again
    assert len(messages) == 5


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", FIELDS)
def test_no_message_is_longer_than_a_screen(name: str, value: str) -> None:
    _, messages = read(**{name: value})
    assert all(len(message) < 400 and "\n" not in message for message in messages)
    _, messages = read(**{value: name})
    assert all("\x00" not in message for message in messages)


TYPES: dict[str, Any] = {
    "str": str,
    "bool": bool,
    "Day | None": (date, type(None)),
    "float | None": (float, type(None)),
    "int | None": (int, type(None)),
    "str | int | None": (str, int, type(None)),
    "tuple[str, ...]": tuple,
    "Mapping[str, str]": dict,
}


@settings(deadline=None, max_examples=300)
@given(
    st.dictionaries(st.one_of(st.sampled_from(FIELDS), st.text(max_size=10)), DATA, max_size=6),
    st.sampled_from([None, True, False]),
)
def test_any_data_is_read_or_said(values: dict[str, Any], post: bool | None) -> None:  # noqa: FBT001
    fields, problems = read_fields(RawFields(values), post=post, post_date_format="%b %d, %Y")
    for name, field in FrontMatter.__dataclass_fields__.items():
        value = getattr(fields, name)
        assert isinstance(value, TYPES[str(field.type)]), name
        if isinstance(value, tuple):
            assert all(isinstance(item, str) and item for item in value), name
    assert fields.read_time is None or 0 < fields.read_time < float("inf")
    assert all(problem.message and problem.source is None for problem in problems)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from(list("ab:-.[]{}\"'\n #&*!|>\t\x00é")), max_size=60))
def test_any_front_matter_is_read_or_said(text: str) -> None:
    raw = parse_front_matter(f"---\nblogpost: true\n{text}\n---\n")
    read_fields(raw)
    assert all(isinstance(name, str) for name in raw.values)
    assert all(line > 1 for line in raw.lines.values())


@settings(deadline=None, max_examples=150)
@given(DATA)
def test_splitting_a_list_twice_is_splitting_it_once(value: object) -> None:
    once = split_list(value)
    assert split_list(once) == once
    assert len(set(once)) == len(once)
    assert all(item == " ".join(item.split()) and item for item in once)


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        (True, True),
        (False, False),
        (None, True),
        ("", True),
        (" True ", True),
        ("no", False),
        (1, True),
        (0, False),
        ("perhaps", None),
        (2, None),
        ([], None),
    ],
)
def test_a_word_for_true_or_false(value: object, truth: bool | None) -> None:  # noqa: FBT001
    assert as_flag(value) is truth
