"""Every option of conf.py once: registration, validation and the docs' table come from here."""
# ruff: noqa: RUF009 - `_option` returns a field()

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import format_date

from mubboo_sphinx.magazine.networks import SHARES
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "mubboo_"
_WORDS = "a number of words, 1 or more"

BLOCK_NAMES = (
    "topics",
    "standfirst",
    "byline",
    "cover",
    "read-time",
    "share",
    "author-card",
    "related-posts",
    "adjacent",
    "series",
    "post-grid",
)

Check = Callable[[Any], str]
"""Takes a value; returns what is wrong with it, or an empty string."""


def _is_a(*types: type, what: str) -> Check:
    def check(value: Any) -> str:
        # True is an int to Python, and a slip to a person.
        wrong = isinstance(value, bool) and bool not in types
        return f"takes {what}" if wrong or not isinstance(value, types) else ""

    return check


def _number(minimum: float, *types: type, what: str) -> Check:
    def check(value: Any) -> str:
        return _is_a(*types, what=what)(value) or ("" if value >= minimum else f"takes {what}")

    return check


_WIDEST = 4000


def _widths(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        is_width = _number(1, int, what="")
        if all(is_width(each) == "" and each <= _WIDEST for each in value):
            return ""
    return f"takes a list of whole numbers, 1 to {_WIDEST}"


_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def _reading_speed(value: Any) -> str:
    if not isinstance(value, dict):
        is_off = value == 0 and _is_a(int, what="")(value) == ""
        return "" if is_off else _number(1, int, float, what=_WORDS)(value)
    for tag, speed in value.items():
        if not isinstance(tag, str) or not _LANGUAGE_TAG.fullmatch(tag):
            return f"takes tags of languages, such as 'de' or 'pt-BR', not {tag!r}"
        wrong = _number(1, int, float, what=f"for {tag!r} {_WORDS}")(speed)
        if wrong:
            return wrong
    return ""


def _texts(value: Any) -> str:
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        return "takes a list of texts"
    return ""


def _names(known: tuple[str, ...], what: str) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, (list, tuple)):
            return f"takes a list of {what}"
        for name in value:
            if name not in known:
                hint = did_you_mean(str(name), known)
                return f"names {name!r}, which is none of {', '.join(known)}.{hint}"
        return ""

    return check


def _option(default: Any, kind: str, check: Check, text: str) -> Any:
    metadata = {"kind": kind, "check": check, "help": text}
    if isinstance(default, list):
        return field(default_factory=lambda: list(default), metadata=metadata)
    return field(default=default, metadata=metadata)


def _date_format(value: Any) -> str:
    if not isinstance(value, str):
        return "takes a text"
    if not value.strip():
        return "takes one of Babel's formats or patterns"
    try:
        format_date(date(2026, 4, 5), value, locale="en")
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        return f"takes one of Babel's formats or patterns ({error})"
    return ""


def _zone_name(value: Any) -> str:
    try:
        ZoneInfo(value)
    except (TypeError, ValueError, OSError):  # no text, no path, a folder
        return "takes the name of a time zone, such as 'Europe/Berlin'"
    except KeyError:
        hint = did_you_mean(value, available_timezones())
        return f"takes the name of a time zone, such as 'Europe/Berlin'.{hint}"
    return ""


_BLOCK_LIST = _names(BLOCK_NAMES, "block names")


@dataclass(frozen=True)
class Settings:
    """The options, checked: the name in conf.py is the field's with `mubboo_` before it."""

    authors: str | dict[str, Any] | None = _option(
        None,
        "path or dict",
        _is_a(str, Path, dict, type(None), what="a path or a dict"),
        "The authors: a YAML, TOML or JSON file, as a path from the source folder, or a dict of"
        " the same form.",
    )
    before_title: list[str] = _option(
        ["topics"], "list of block names", _BLOCK_LIST, "The blocks above an article's title."
    )
    after_title: list[str] = _option(
        ["byline"], "list of block names", _BLOCK_LIST, "The blocks below an article's title."
    )
    after_body: list[str] = _option(
        ["topics", "share", "author-card", "related-posts"],
        "list of block names",
        _BLOCK_LIST,
        "The blocks below an article's text.",
    )
    share: list[str] = _option(
        ["linkedin", "x"],
        "list of networks",
        _names(tuple(SHARES), "networks"),
        f"Where readers can share an article: {', '.join(SHARES)}.",
    )
    related_count: int = _option(
        4,
        "integer",
        _number(0, int, what="a whole number, 0 or more"),
        "How many cards `related-posts` shows.",
    )
    related_same_category: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        _is_a(bool, what="True or False"),
        "Relate only articles that share a category.",
    )
    related_exclude_authors: list[str] = _option(
        [],
        "list of authors",
        _texts,
        "Authors (keys, or guests' names) whose articles are related to none.",
    )
    related_max_age: int = _option(
        0,
        "days",
        _number(0, int, what="a whole number of days, 0 or more"),
        "Relate no articles that appeared more than so many days before the magazine's newest;"
        " 0 sets no limit.",
    )
    related_explain: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        _is_a(bool, what="True or False"),
        "Say below the cards of `related-posts` what made each related: for an editor's preview.",
    )
    image_widths: list[int] = _option(
        [400, 800, 1200],
        "list of integers",
        _widths,
        "Widths, in pixels, in which covers are made for screens, as WebP; an empty list makes"
        " none.",
    )
    page_size: int = _option(
        24,
        "integer",
        _number(0, int, what="a whole number, 0 or more"),
        "How many cards a page of a topic, author, series or year has; 0 puts all on one page.",
    )
    reading_speed: float | dict[str, float] = _option(
        # A whole number: of nothing else does Sphinx take a number by `-D` on the command line.
        0,
        "number or dict",
        _reading_speed,
        "Words a minute, for the read time: a number for all languages, or a dict with numbers"
        " for some, such as `{'de': 200}`; 0 takes each language's own.",
    )
    date_format: str = _option(
        "long",
        "text",
        _date_format,
        "How bylines show dates: Babel's `short`, `medium`, `long` or `full`, or a pattern.",
    )
    date_format_short: str = _option("medium", "text", _date_format, "How cards show dates.")
    timezone: str = _option(
        "UTC",
        "text",
        _zone_name,
        "The time zone of dates that name none, such as `Europe/Berlin`: an article appears when"
        " its time has come there.",
    )
    search: bool = _option(
        True,  # noqa: FBT003 - a default, not a call
        "true or false",
        _is_a(bool, what="True or False"),
        "Index the pages for readers by Pagefind, where it is installed"
        " (`mubboo-sphinx[search]`); else Sphinx's own search stays.",
    )
    show_drafts: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        _is_a(bool, what="True or False"),
        "Build drafts and articles dated in the future as well, marked as drafts: for a preview.",
    )

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True)
class Option:
    """One option, as the docs' table shows it."""

    name: str
    kind: str
    default: Any
    help: str
    check: Check


def options() -> list[Option]:
    """Return every option, in the order of the docs."""
    defaults = Settings()
    return [
        Option(
            PREFIX + each.name,
            each.metadata["kind"],
            getattr(defaults, each.name),
            each.metadata["help"],
            each.metadata["check"],
        )
        for each in dataclasses.fields(Settings)
    ]


def register(app: Sphinx) -> None:
    """Make the options known to Sphinx."""
    for option in options():
        # Of any type to Sphinx: `read_settings` says more than its own check, and once is enough.
        # Not "env": what pages show of an option is compared page by page, see build/changes.py.
        app.add_config_value(option.name, option.default, "", Any, description=option.help)


def read_settings(config: Config, conf_py: Path) -> tuple[Settings, list[Problem]]:
    """Return the checked options, defaults in place of wrong ones, and what was wrong."""
    values: dict[str, Any] = {}
    problems = []
    for option in options():
        value = getattr(config, option.name)
        wrong = option.check(value)
        if wrong:
            message = f"{option.name} {wrong}; {option.default!r} is used instead of {value!r}."
            problems.append(Problem("config", message, line=line_of(conf_py, option.name)))
            continue
        if isinstance(value, Path):
            value = str(value)
        elif isinstance(value, tuple):
            value = list(value)
        values[option.name.removeprefix(PREFIX)] = value
    problems += _unknown_options(config, conf_py)
    return Settings(**values), problems


def _unknown_options(config: Config, conf_py: Path) -> list[Problem]:
    known = {option.name for option in options()}
    # A name that nobody registered is not part of Sphinx's config: conf.py's text has it.
    names = re.findall(rf"^({PREFIX}\w+)\s*(?::[^=\n]+)?=", _text(conf_py), re.MULTILINE)
    problems = []
    for name in dict.fromkeys(names):
        if name not in known and name not in config:
            hint = did_you_mean(name, known)
            message = f"there is no option {name}.{hint}"
            problems.append(Problem("config", message, line=line_of(conf_py, name)))
    return problems


def line_of(conf_py: Path, name: str) -> int | None:
    """Return the line of conf.py that sets an option, or None where none does by its name."""
    found = re.search(rf"^{re.escape(name)}\b", _text(conf_py), re.MULTILINE)
    return _text(conf_py).count("\n", 0, found.start()) + 1 if found else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
