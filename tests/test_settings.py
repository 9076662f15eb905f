"""The options of conf.py: every one once, checked, and said when it is wrong."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.config import Config

from mubboo_sphinx.settings import Option, Settings, line_of, options, read_settings, register

if TYPE_CHECKING:
    from mubboo_sphinx.problems import Problem

OPTIONS = {option.name: option for option in options()}


def configure(folder: Path, text: str = "", **values: Any) -> tuple[Settings, list[Problem]]:
    """Read a conf.py of that text, with those values."""
    conf_py = folder / "conf.py"
    conf_py.write_text(text, encoding="utf-8")
    config = Config(values, {})
    for option in options():
        config.add(option.name, option.default, "", Any)
    return read_settings(config, conf_py)


class App:
    """Notes the options that are registered."""

    def __init__(self) -> None:
        self.added: dict[str, tuple[Any, ...]] = {}

    def add_config_value(self, name: str, *arguments: Any, **_more: Any) -> None:
        assert name not in self.added
        self.added[name] = arguments


def test_every_option_is_registered_with_its_default_and_for_any_type() -> None:
    app = App()
    register(app)  # type: ignore[arg-type]
    assert app.added == {
        name: (option.default, option.rebuild, Any) for name, option in OPTIONS.items()
    }
    # What else changes with an option is compared page by page.
    assert [name for name, option in OPTIONS.items() if option.rebuild] == [
        "mubboo_languages",
        "mubboo_extra_fields",
    ]


def test_every_option_says_what_it_takes_and_does() -> None:
    assert len(OPTIONS) == len(dataclasses.fields(Settings))
    for option in OPTIONS.values():
        assert option.name.startswith("mubboo_")
        assert option.kind
        assert option.help.endswith(".")


@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS)
def test_a_default_is_right(option: Option) -> None:
    assert option.check(option.default) == ""


def test_without_a_word_in_conf_py_the_defaults_hold(tmp_path: Path) -> None:
    assert configure(tmp_path) == (Settings(), [])
    assert Settings().before_title == ["topics"]
    assert Settings().after_title == ["byline"]
    assert Settings().after_body == ["topics", "share", "author-card", "related-posts"]


def test_one_sites_list_is_not_anothers() -> None:
    Settings().before_title.append("share")
    assert Settings().before_title == ["topics"]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("authors", "authors.yml", "authors.yml"),
        ("authors", Path("authors.yml"), "authors.yml"),
        ("authors", {"ada": {"name": "Ada"}}, {"ada": {"name": "Ada"}}),
        ("authors", None, None),
        ("before_title", [], []),
        ("after_title", ("byline", "read-time"), ["byline", "read-time"]),
        ("share", ["email"], ["email"]),
        ("related_count", 0, 0),
        ("page_size", 0, 0),
        ("image_widths", (), []),
        ("image_widths", [640], [640]),
        ("reading_speed", 200, 200),
        ("reading_speed", 237.5, 237.5),
        ("reading_speed", 0, 0),
        ("reading_speed", {"de": 200, "pt_BR": 180.5}, {"de": 200, "pt_BR": 180.5}),
        ("date_format", "d MMMM y", "d MMMM y"),
        ("date_format_short", "full", "full"),
        ("show_drafts", True, True),
    ],
)
def test_a_right_option_is_obeyed(tmp_path: Path, name: str, value: Any, read: Any) -> None:
    found, problems = configure(tmp_path, **{f"mubboo_{name}": value})
    assert problems == []
    assert found == dataclasses.replace(Settings(), **{name: read})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("authors", 3, "a path or a dict"),
        ("authors", ["authors.yml"], "a path or a dict"),
        ("authors", False, "a path or a dict"),
        ("before_title", "topics", "a list of block names"),
        ("before_title", None, "a list of block names"),
        ("after_title", ["bylin"], "Did you mean 'byline'?"),
        ("after_body", ["topics", 3], "names 3"),
        ("after_body", [["topics"]], "not one of topics, standfirst"),
        ("share", ["linkedn"], "Did you mean 'linkedin'?"),
        ("share", {"x": True}, "a list of networks"),
        ("related_count", -1, "a whole number, 0 or more"),
        ("related_count", 2.5, "a whole number, 0 or more"),
        ("related_count", True, "a whole number, 0 or more"),
        ("related_count", "4", "a whole number, 0 or more"),
        ("image_widths", 400, "a list of whole numbers"),
        ("image_widths", [400, "800"], "a list of whole numbers"),
        ("image_widths", [100_000], "1 to 4000"),
        ("reading_speed", 0.5, "1 or more"),
        ("reading_speed", -1, "1 or more"),
        ("reading_speed", False, "1 or more"),
        ("reading_speed", {"de": 0}, "takes for 'de' a number of words, 1 or more"),
        ("reading_speed", {"de": "fast"}, "takes for 'de' a number of words"),
        ("reading_speed", {"German": 200}, "such as 'de' or 'pt-BR', not 'German'"),
        ("reading_speed", {3: 200}, "not 3"),
        ("reading_speed", "fast", "1 or more"),
        ("reading_speed", float("nan"), "1 or more"),
        ("date_format", 3, "takes a text"),
        ("date_format", "", "Babel's formats"),
        ("date_format", "HH:mm", "Babel's formats"),
        ("date_format_short", "qqqqqqqq", "Babel's formats"),
        ("show_drafts", 1, "True or False"),
        ("show_drafts", "yes", "True or False"),
        ("show_drafts", None, "True or False"),
    ],
)
def test_a_wrong_option_is_said_with_its_line_and_its_default_is_used(
    tmp_path: Path, name: str, value: object, words: str
) -> None:
    option = OPTIONS[f"mubboo_{name}"]
    found, (problem,) = configure(
        tmp_path, f"# ours\n{option.name} = ...\n", **{option.name: value}
    )
    assert (problem.subtype, problem.line) == ("config", 2)
    assert problem.message.startswith(option.name)
    assert words in problem.message
    if isinstance(value, list) and isinstance(option.default, list):
        # What is right of a list stays.
        kept = [item for item in value if not option.check([item])] or option.default
        assert getattr(found, name) == kept
        assert f"is left out, and {kept!r} is used" in problem.message
    else:
        assert found == Settings()
        assert f"{option.default!r} is used instead of {value!r}" in problem.message


@pytest.mark.parametrize("text", ["mubboo_realted_count = 3", "mubboo_realted_count: int = 3"])
def test_an_option_that_there_is_not_is_said_with_the_nearest(tmp_path: Path, text: str) -> None:
    _, (problem,) = configure(tmp_path, f"project = 'x'\n\n{text}\n")
    assert (problem.subtype, problem.line) == ("config", 3)
    assert "there is no option mubboo_realted_count" in problem.message
    assert "Did you mean 'mubboo_related_count'?" in problem.message


def test_an_option_that_is_only_spoken_of_is_no_option(tmp_path: Path) -> None:
    text = "# mubboo_realted_count = 3\nif mubboo_x == 3:\n    mubboo_y = 1\nmy_mubboo_z = 1\n"
    assert configure(tmp_path, text)[1] == []


def test_another_extensions_option_is_left_alone(tmp_path: Path) -> None:
    conf_py = tmp_path / "conf.py"
    conf_py.write_text("mubboo_plus_colour = 'red'\n", encoding="utf-8")
    config = Config({}, {})
    for name in (*OPTIONS, "mubboo_plus_colour"):
        default = OPTIONS[name].default if name in OPTIONS else "blue"
        config.add(name, default, "", Any)
    assert read_settings(config, conf_py) == (Settings(), [])


def test_a_line_is_found_by_the_whole_name(tmp_path: Path) -> None:
    conf_py = tmp_path / "conf.py"
    conf_py.write_text("mubboo_date_format_short = 1\nmubboo_date_format = 2\n", encoding="utf-8")
    assert line_of(conf_py, "mubboo_date_format") == 2
    assert line_of(conf_py, "mubboo_share") is None


def test_a_site_without_a_conf_py_has_no_lines(tmp_path: Path) -> None:
    assert line_of(tmp_path / "conf.py", "mubboo_share") is None
    (tmp_path / "conf.py").write_bytes(b"\xff\xfe")
    assert line_of(tmp_path / "conf.py", "mubboo_share") is None
