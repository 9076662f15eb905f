"""What a document says of itself at its top: fields as they were written, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.dates import parse_day
from mubboo_sphinx.magazine.marks import holds_back, is_clear_mark, time_of
from mubboo_sphinx.magazine.yaml_lines import BadYaml, is_endless, load_yaml
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

# As MyST takes it, so that the two never differ on whether a document is a draft.
_FRONT_MATTER = re.compile(
    r"\A(-{3,})[^\n]*\n(.*?)^(?: {0,3}\1-*|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
# Without a space too, as in `draft:true`, which is no YAML.
_ON_ONE_LINE = re.compile(
    r"""^(?P<indent>[ \t]*)(?:-[ \t]+)?["']?(?P<name>[A-Za-z][\w -]*?)["']?[ \t]*[:=\uff1a]"""
    r"[ \t]*(?P<value>.*?)[ \t]*,?(?:[ \t]#.*)?$",
    re.MULTILINE,
)
_WITHIN = re.compile(r"""[{,][ \t]*["']?(?P<name>[A-Za-z][\w-]*)["']?[ \t]*:[ \t]*(?P<value>\w+)""")
_LEGIBLE = frozenset({"blogpost", "date", "expires", "unlisted"})
_BARE_DATE = re.compile(
    r"^(?P<name>[\w-]+:[ \t]+)(?P<date>\d{4}-\d\d?-\d\d?[^\n#\"']*?)(?=[ \t]*$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class RawFields:
    """Fields as a parser gave them, and the line of each where it is known.

    `is_legible` is false of those that were picked from a text that no parser reads.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_legible: bool = True


def split_front_matter(source: str) -> str | None:
    """Return the YAML between the `---` lines that a MyST document opens with, or None."""
    match = _FRONT_MATTER.match(source)
    return match[2] if match else None


def front_matter_end(source: str) -> int:
    """Return where the text of a MyST document begins, below its front matter; 0 without one."""
    match = _FRONT_MATTER.match(source)
    return min(match.end() + 1, len(source)) if match else 0


def parse_front_matter(source: str) -> RawFields:
    """Return the fields of a MyST document's front matter, and their lines in the document."""
    text = split_front_matter(source)
    if text is None:
        return RawFields()
    try:
        data, lines, doubled = load_yaml(text)
    except BadYaml as error:
        # One more line than in the YAML itself: the opening `---`.
        line = error.line + 1 if error.line else 1
        problem = Problem(
            "front_matter",
            f"the front matter is not valid YAML: {error}. {error.advice}",
            line=line,
        )
        return replace(_legible_fields(text), problems=(problem,), is_legible=False)
    if not isinstance(data, dict):
        return RawFields()
    at = {path[0]: line + 1 for path, line in lines.items()}
    values = {str(key): value for key, value in data.items()}
    problems = []
    for each in doubled:
        name, line = each.path[0], at[each.path[0]]
        earlier = each._replace(line=each.line + 1)
        # As with all that cannot be read: what leaks cannot be called back.
        is_careful = holds_back(name, each.value)
        if is_careful and not holds_back(name, values[name]):
            values[name] = each.value
            message = earlier.told(line, "the one that holds the page back counts")
        else:
            message = earlier.told(line)
        problems.append(Problem("front_matter", message, line=line))
    return RawFields(_with_plain_dates(values), at, tuple(problems))


def _with_plain_dates(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with `date: {created: …, updated: …}`, as Material has it, in ours."""
    dates = values.get("date")
    if not isinstance(dates, dict) or dates.get("created") is None:
        return values
    updated = {"updated": dates["updated"]} if dates.get("updated") else {}
    return {**updated, **values, "date": dates["created"]}


def _legible_fields(text: str) -> RawFields:
    """Return what unreadable YAML says all the same of being an article, and published.

    An article is not lost for a slip in another field, nor a draft published.
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for found in _ON_ONE_LINE.finditer(text):
        name, value = found["name"], found["value"].strip("'\"")
        if found["indent"]:
            is_mark = is_clear_mark(name, value, post=False)
        else:
            is_mark = holds_back(name, value)
        is_own = not found["indent"] and (name.lower() in _LEGIBLE or time_of(name, value))
        if is_mark or (is_own and not holds_back(name, values.get(name, "no"))):
            values[name] = value
            lines[name] = text.count("\n", 0, found.start()) + 2
    for found in _WITHIN.finditer(text):
        if is_clear_mark(found["name"], found["value"], post=False):
            values[found["name"]] = found["value"]
            lines[found["name"]] = text.count("\n", 0, found.start()) + 2
    return RawFields(values, lines)


def fit_for_myst(source: str) -> str:
    """Return a document with those dates in its front matter quoted that no calendar has.

    YAML takes `2026-02-30` for a date, and MyST then drops the front matter as a whole. Front
    matter whose aliases never come to an end is emptied, and its lines keep their numbers.
    """
    found = _FRONT_MATTER.match(source)
    if found is None:
        return source
    start, end = found.span(2)
    if "*" in found[2] and is_endless(found[2]):
        return without_front_matter(source)
    return source[:start] + _BARE_DATE.sub(_quoted, found[2]) + source[end:]


def without_front_matter(source: str) -> str:
    """Return a document without what its front matter says; lines keep their numbers."""
    found = _FRONT_MATTER.match(source)
    if found is None:
        return source
    start, end = found.span(2)
    return source[:start] + "{}" + "\n" * found[2].count("\n") + source[end:]


def _quoted(match: re.Match[str]) -> str:
    try:
        parse_day(match["date"])
    except ValueError:
        return f'{match["name"]}"{match["date"]}"'
    return match[0]
