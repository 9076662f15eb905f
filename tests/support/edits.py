"""What people do to a site between two builds: each edit is a name, a place and a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.support import choices
from tests.support.site_model import NOON, Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.site_model import World


@dataclass(frozen=True)
class Edit:
    """One edit. `at` picks an article among those there are, so that any edit fits any site."""

    kind: str
    at: int = 0
    value: Any = None

    def apply(self, world: World) -> World:
        """Return the world after the edit."""
        return KINDS[self.kind].apply(world, self.at, self.value)

    def told(self, world: World) -> str:
        """Return what is done to this world, in words."""
        place = f" of {world.name(self.at)}" if KINDS[self.kind].at_article else ""
        return f"{self.kind}{place}: {self.value!r}"


@dataclass(frozen=True)
class Kind:
    """How an edit of a name is made, the values it takes, and whether it is of an article."""

    apply: Callable[[World, int, Any], World]
    values: tuple[Any, ...] = (None,)
    at_article: bool = True


def _field(name: str) -> Callable[[World, int, Any], World]:
    return lambda world, at, value: world.changed(at, **{name: value})


def _file(path: str) -> Callable[[World, int, Any], World]:
    def apply(world: World, _at: int, value: str | bytes | None) -> World:
        files = {name: text for name, text in world.files.items() if name != path}
        return replace(world, files=files if value is None else {**files, path: value})

    return apply


def _option(name: str) -> Callable[[World, int, Any], World]:
    def apply(world: World, _at: int, value: Any) -> World:
        options = {other: old for other, old in world.options.items() if other != name}
        return replace(world, options=options if value is None else {**options, name: value})

    return apply


def _author(key: str) -> Callable[[World, int, Any], World]:
    """Return an edit that gives an author other values, or takes the author away."""

    def apply(world: World, _at: int, value: dict[str, Any] | None) -> World:
        others = {other: author for other, author in world.authors.items() if other != key}
        if value is None:
            return replace(world, authors=others)
        old = world.authors.get(key, {"name": key.title()})
        return replace(world, authors={**others, key: {**old, **value}})

    return apply


def _part(world: World, at: int, value: str) -> World:
    return world.changed(at, parts=(*world.articles[world.name(at)].parts, value))


def _fewer_parts(world: World, at: int, _value: None) -> World:
    return world.changed(at, parts=world.articles[world.name(at)].parts[:-1])


def _add(world: World, _at: int, value: tuple[str, Article]) -> World:
    name, article = value
    # Only below posts/ is a document a post by its place.
    marked = article if name.startswith("posts/") else replace(article, blogpost=True)
    return world.having(name, marked)


def _delete(world: World, at: int, _value: None) -> World:
    return world.without(world.name(at)) if len(world.articles) > 1 else world


def _put_back(world: World, at: int, _value: None) -> World:
    if not world.gone:
        return world
    name = sorted(world.gone)[at % len(world.gone)]
    return world if name in world.articles else world.having(name, world.gone[name])


def _rename(world: World, at: int, value: str) -> World:
    old = world.name(at)
    if value in world.articles:
        return world
    return _add(world.without(old), 0, (value, world.articles[old]))


def _twin(world: World, at: int, _value: None) -> World:
    """Give the next article the same date and title."""
    one = world.articles[world.name(at)]
    return world.changed(at + 1, title=one.title, date=one.date)


def _pin(name: str) -> Callable[[World, int, Any], World]:
    def apply(world: World, at: int, value: Any) -> World:
        whole = value if value is None or isinstance(value, bool) else (f"/{world.name(value)}",)
        return world.changed(at, **{name: whole})

    return apply


def _clock(world: World, _at: int, value: int) -> World:
    return replace(world, clock=NOON + value)


def _kinds() -> dict[str, Kind]:
    kinds = {name: Kind(_field(name), values) for name, values in choices.FIELDS.items()}
    kinds |= {
        "a part more": Kind(_part, choices.PARTS),
        "a part less": Kind(_fewer_parts),
        "add": Kind(_add, choices.NEW, at_article=False),
        "delete": Kind(_delete),
        "put back": Kind(_put_back, at_article=False),
        "rename": Kind(_rename, choices.NAMES),
        "same date and title as the next": Kind(_twin),
        "related": Kind(_pin("related"), (0, 1, 2, False, None)),
        "unrelated": Kind(_pin("unrelated"), (0, 1, 2, None)),
        "the clock": Kind(_clock, choices.CLOCKS, at_article=False),
        "nothing": Kind(lambda world, _at, _value: world, at_article=False),
    }
    makers = {"file": (_file, choices.FILES), "option": (_option, choices.OPTIONS),
              "author": (_author, choices.AUTHORS)}  # fmt: skip
    for what, (make, table) in makers.items():
        for name, values in table.items():
            kinds[f"{what} {name}"] = Kind(make(name), values, at_article=False)
    return kinds


KINDS = _kinds()
"""Every edit by its name."""
