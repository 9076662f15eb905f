"""Every option of conf.py once: registration, validation and the docs' table come from here."""
# ruff: noqa: RUF009 - `_option` returns a field()

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from mubboo_sphinx import option_checks as checks
from mubboo_sphinx.magazine.extra_fields import wrong_fields
from mubboo_sphinx.magazine.language_names import language_tag
from mubboo_sphinx.magazine.networks import SHARES
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "mubboo_"

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


LIST_NAMES = ("category", "tag", "author", "series", "location", "language", "archive")

Rebuild = Literal["", "html", "env"]
"""What Sphinx does by itself where an option has changed: nothing, write all pages again, or read
all documents again."""


def _option(default: Any, kind: str, check: checks.Check, text: str, rebuild: Rebuild = "") -> Any:
    metadata = {"kind": kind, "check": check, "help": text, "rebuild": rebuild}
    if isinstance(default, list):
        return field(default_factory=lambda: list(default), metadata=metadata)
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


_BLOCK_LIST = checks.names(BLOCK_NAMES, "block names")


@dataclass(frozen=True)
class Settings:
    """The options, checked: the name in conf.py is the field's with `mubboo_` before it."""

    authors: str | dict[str, Any] | None = _option(
        None,
        "path or dict",
        checks.is_a(str, Path, dict, type(None), what="a path or a dict"),
        "The authors: a YAML, TOML or JSON file, as a path from the source folder, or a dict of"
        " the same form.",
    )
    topics: dict[str, Any] = _option(
        {},
        "dict",
        checks.is_a(dict, what="a dict, as in {'C++': {'slug': 'cpp'}}"),
        "What is special of topics, by label: `slug`, the last part of the address of its page.",
    )
    languages: dict[str, str] = _option(
        {},
        "dict",
        checks.languages(language_tag),
        "Languages of articles that name none, by pattern of their path from the source folder, as"
        " in `{'es/*': 'es'}`; a `*` stands for any text. The first that fits counts.",
        rebuild="env",
    )
    extra_fields: dict[str, str] = _option(
        {},
        "dict",
        wrong_fields,
        "Fields of your own in front matter, by name: `text`, `number`, `flag`, `date`, `list` or"
        " `link`. They are checked, and templates show them.",
        rebuild="env",
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
        checks.names(tuple(SHARES), "networks"),
        f"Where readers can share an article: {', '.join(SHARES)}.",
    )
    related_count: int = _option(
        4,
        "integer",
        checks.number(0, int, what="a whole number, 0 or more"),
        "How many cards `related-posts` shows.",
    )
    related_same_category: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        checks.is_a(bool, what="True or False"),
        "Relate only articles that share a category.",
    )
    related_exclude_authors: list[str] = _option(
        [],
        "list of authors",
        checks.texts,
        "Authors (keys, or guests' names) whose articles are related to none.",
    )
    related_max_age: int = _option(
        0,
        "days",
        checks.number(0, int, what="a whole number of days, 0 or more"),
        "Relate no articles that appeared more than so many days before the magazine's newest;"
        " 0 sets no limit.",
    )
    related_explain: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        checks.is_a(bool, what="True or False"),
        "Say below the cards of `related-posts` what made each related: for an editor's preview.",
    )
    image_widths: list[int] = _option(
        [400, 800, 1200],
        "list of integers",
        checks.widths,
        "Widths, in pixels, in which covers are made for screens, as WebP; an empty list makes"
        " none.",
    )
    lists: list[str] = _option(
        list(LIST_NAMES),
        "list of names",
        checks.names(LIST_NAMES, "lists"),
        "Which pages that list articles are made, with those that list these; `archive` is that of"
        " years and months. Without its page, a topic or an author is shown without a link.",
    )
    page_size: int = _option(
        24,
        "integer",
        checks.number(0, int, what="a whole number, 0 or more"),
        "How many cards a page of a topic, author, series or year has; 0 puts all on one page.",
    )
    reading_speed: float | dict[str, float] = _option(
        # A whole number: of nothing else does Sphinx take a number by `-D` on the command line.
        0,
        "number or dict",
        checks.reading_speed,
        "Words a minute, for the read time: a number for all languages, or a dict with numbers"
        " for some, such as `{'de': 200}`; 0 takes each language's own.",
    )
    date_format: str = _option(
        "long",
        "text",
        checks.date_format,
        "How bylines show dates: Babel's `short`, `medium`, `long` or `full`, or a pattern.",
    )
    date_format_short: str = _option("medium", "text", checks.date_format, "How cards show dates.")
    timezone: str = _option(
        "UTC",
        "text",
        checks.zone_name,
        "The time zone of dates that name none, such as `Europe/Berlin`: an article appears when"
        " its time has come there.",
    )
    search: bool = _option(
        True,  # noqa: FBT003 - a default, not a call
        "true or false",
        checks.is_a(bool, what="True or False"),
        "Index the pages for readers by Pagefind, where it is installed"
        " (`mubboo-sphinx[search]`); else Sphinx's own search stays.",
    )
    show_drafts: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        checks.is_a(bool, what="True or False"),
        "Build drafts and articles dated in the future as well, marked as drafts: for a preview.",
    )
    publish_undated: bool = _option(
        False,  # noqa: FBT003 - a default, not a call
        "true or false",
        checks.is_a(bool, what="True or False"),
        "Publish articles without a date, as the last of each list; else they are drafts.",
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
    check: checks.Check
    rebuild: Rebuild


def options(networks: Iterable[str] = SHARES, blocks: Iterable[str] = ()) -> list[Option]:
    """Return every option, in the order of the docs.

    `networks` are those to share on, `blocks` those that extensions add to ours.
    """
    defaults = Settings()
    block_list = checks.names((*BLOCK_NAMES, *blocks), "block names")
    checked = dict.fromkeys(("before_title", "after_title", "after_body"), block_list)
    checked["share"] = checks.names(tuple(networks), "networks")
    return [
        Option(
            PREFIX + each.name,
            each.metadata["kind"],
            getattr(defaults, each.name),
            each.metadata["help"],
            checked.get(each.name, each.metadata["check"]),
            each.metadata["rebuild"],
        )
        for each in dataclasses.fields(Settings)
    ]


def register(app: Sphinx, rebuild: Rebuild = "") -> None:
    """Make the options known to Sphinx, with what most of them have it do."""
    for option in options():
        # Registered as Any: `read_settings` validates, with better messages than Sphinx's.
        # Seldom "env": what pages show of an option is compared page by page, see
        # incremental/fingerprints.py.
        app.add_config_value(
            option.name, option.default, option.rebuild or rebuild, Any, description=option.help
        )


def read_settings(
    config: Config,
    conf_py: Path,
    networks: Iterable[str] = SHARES,
    blocks: Iterable[str] = (),
) -> tuple[Settings, list[Problem]]:
    """Return the checked options, defaults in place of wrong ones, and what was wrong."""
    values: dict[str, Any] = {}
    problems = []
    for option in options(networks, blocks):
        value = getattr(config, option.name)
        wrong = option.check(value)
        if wrong and isinstance(value, (list, tuple)) and isinstance(option.default, list):
            value, messages = _right_items(option, value)
            line = line_of(conf_py, option.name)
            problems += [Problem("config", message, line=line) for message in messages]
        elif wrong:
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


def _right_items(option: Option, value: Sequence[Any]) -> tuple[list[Any], list[str]]:
    """Return the items of a list that are right, or the default, and what is wrong with others."""
    wrong = {at: option.check([item]) for at, item in enumerate(value)}
    kept = [item for at, item in enumerate(value) if not wrong[at]]
    used = kept or option.default
    return used, [
        f"{option.name} {each}; {value[at]!r} is left out, and {used!r} is used."
        for at, each in wrong.items()
        if each
    ]


def _unknown_options(config: Config, conf_py: Path) -> list[Problem]:
    # The switches of extensions that may be loaded alone are no part of the table.
    known = {each.name for each in config if each.name.startswith(PREFIX)}
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
