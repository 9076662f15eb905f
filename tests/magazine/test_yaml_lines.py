"""YAML: each key's line, and a bad value that costs that value only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.raw_fields import fit_for_myst
from mubboo_sphinx.magazine.yaml_lines import BadYaml, as_text, load_yaml

YAML_ISH = st.text(
    st.sampled_from(list("ab01-:,.#&*!|>%@?'\"[]{}<= \n\t~\\\x00\x07\x85\u2028\ud800é漢🎉")),
    max_size=60,
)


def test_data_and_lines_are_returned() -> None:
    data, lines, _ = load_yaml("title: A\ntags: [a, b]\n\ndate: 2026-04-05\n")
    assert data == {"title": "A", "tags": ["a", "b"], "date": "2026-04-05"}
    assert lines == {("title",): 1, ("tags",): 2, ("date",): 4}


def test_lines_go_as_deep_as_asked() -> None:
    text = "ada:\n  name: Ada\n  socials:\n    x: ada\n"
    assert load_yaml(text)[1] == {("ada",): 1}
    assert load_yaml(text, 2)[1] == {("ada",): 1, ("ada", "name"): 2, ("ada", "socials"): 3}


def test_no_text_is_no_data() -> None:
    assert load_yaml("").data is None
    assert load_yaml("# a comment\n").data is None


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-13-01 10:00:00",
        "2026-04-05 25:00:00",
        "!!int many",
        "!!int ''",
        "!!float much",
        "!!bool perhaps",
        "!!timestamp soon",
        "9" * 5000,
        "0x" + "f" * 5000,
    ],
)
def test_a_bad_value_stays_text_wherever_it_stands(value: str) -> None:
    text = value.split(" ", 1)[1].strip("'") if value.startswith("!!") else value
    data, *_ = load_yaml(f"top: {value}\nlist: [{value}]\nmap: {{key: {value}}}\ngood: 1\n")
    assert data == {"top": text, "list": [text], "map": {"key": text}, "good": "1"}


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "No", "ON"])
def test_norway_is_no_falsehood(word: str) -> None:
    assert load_yaml(f"tags: [{word}]")[0] == {"tags": [word]}


@pytest.mark.parametrize(
    "typed",
    [
        "3.10",
        "0x1F",
        "010",
        "1:30",
        "true",
        "True",
        "FALSE",
        "yes",
        "1e3",
        "1_000",
        ".inf",
        ".NaN",
        "+1",
        "0o17",
        "0b11",
        "1.",
        "-0",
        "2026-4-5",
        "2001-12-14t21:59:43.10-05:00",
        "null",
        "Null",
        "!!int&#32;3",
        "'3.10'",
        '"010"',
    ],
)
def test_what_is_typed_in_a_list_is_what_is_read(typed: str) -> None:
    typed = typed.replace("&#32;", " ")
    said = typed.removeprefix("!!int ").strip("'\"")
    assert load_yaml(f"tags: [{typed}]").data == {"tags": [said]}
    assert load_yaml(f"tags:\n- {typed} # a comment\n").data == {"tags": [said]}
    assert load_yaml(f"{typed}: 1").data == {said: "1"}, "keys of authors are typed too"


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert load_yaml(f"date: {nothing}").data == {"date": None}


def test_keys_that_stand_twice_are_noted_with_both_lines() -> None:
    loaded = load_yaml("a: 1\nb: 2\na: [3]\na: 4\n")
    assert loaded.data == {"a": "4", "b": "2"}
    assert loaded.lines["a",] == 4
    assert loaded.doubled == ((("a",), 1, "1"), (("a",), 3, None))


def test_keys_of_two_mappings_and_merged_ones_do_not_stand_twice() -> None:
    text = "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\n"
    data, _, doubled = load_yaml(text, 2)
    assert data["b"] == {"x": "3", "y": "2"}
    assert doubled == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: c: d\n", 2, "mapping values"),
        ("a: 1\n\tb: 2\n", 2, "a tab stands where only spaces may"),
        ("a: [1\n", 2, "expected"),
        ("a: 'x\n", 2, "end of stream"),
        ("a: 1\nb: !unknown 2\n", 2, "!unknown"),
        ("a: 1\nb: \x07\n", 2, "not allowed"),
        ("a: é\nb: \x00\n", 2, "not allowed"),
        ("a: *nobody\n", 1, "undefined alias"),
        ("a: 1\n---\nb: 2\n", 2, "another document"),
    ],
)
def test_text_that_is_no_yaml_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(BadYaml, match=words) as caught:
        load_yaml(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "text", ["a: \ud800", "? [a]\n: b\n", "[" * 50_000, "- " * 50_000, "!!python/name:os.x"]
)
def test_no_other_error_gets_out(text: str) -> None:
    with pytest.raises(BadYaml):
        load_yaml(text)


def test_tags_run_no_code() -> None:
    with pytest.raises(BadYaml):
        load_yaml("a: !!python/object/apply:os.getcwd []")


def test_aliases_without_end_are_refused_at_once() -> None:
    levels = [
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(8)
    ]
    text = "\n".join(["a: &a [x, x, x]", *levels, "tags: *i"])
    with pytest.raises(BadYaml, match="aliases"):
        load_yaml(text)
    assert fit_for_myst(f"---\n{text}\n---\n# T\n") == "---\n{}" + "\n" * 10 + "---\n# T\n"
    few = "a: &a [x]\ntags: *a\n"
    assert load_yaml(few).data["tags"] == ["x"]
    assert fit_for_myst(f"---\n{few}---\n") == f"---\n{few}---\n"


def test_a_value_may_contain_itself() -> None:
    data, *_ = load_yaml("&all\na: *all\n")
    assert data["a"]["a"] is data["a"]


@settings(deadline=None, max_examples=150)
@given(YAML_ISH)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        data, lines, _ = load_yaml(text, 2)
    except BadYaml as error:
        data, lines = {}, {(): error.line or 1}
        said = str(error)
    else:
        said = "nothing"
    assert said
    assert "\n" not in said
    assert not lines or isinstance(data, dict)
    assert all(1 <= line <= len(text.splitlines()) + 2 for line in lines.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  two \n words ", "two words"),
        (2026, "2026"),
        (3.5, "3.5"),
        (date(2026, 4, 5), "2026-04-05"),
        ("", ""),
        ("nul\x00 and bell\x07 and \ud800half", "nul and bell and half"),
        ("\u202eturned", "\u202eturned"),
        ("<script>", "<script>"),
        (True, None),
        (None, None),
        ([], None),
        ({}, None),
        (b"bytes", None),
        pytest.param(1 << 20_000, None, id="more digits than Python writes out"),
    ],
)
def test_what_is_text_is_on_one_line(value: object, text: str | None) -> None:
    assert as_text(value) == text


@settings(deadline=None, max_examples=80)
@given(st.text())
def test_text_can_be_written_in_html_and_xml(value: str) -> None:
    text = as_text(value)
    assert text is not None
    text.encode()
    assert not any(ord(char) < 32 or ord(char) in (0x7F, 0xFFFE, 0xFFFF) for char in text)
    assert as_text(text) == text
