"""Authors and the file that lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from mubboo_sphinx.magazine.links import is_remote, is_safe_link, is_web_url
from mubboo_sphinx.magazine.markdown import refused_links
from mubboo_sphinx.magazine.networks import PROFILES, Social, profile
from mubboo_sphinx.magazine.slugs import folded, is_slug
from mubboo_sphinx.magazine.yaml_lines import as_text
from mubboo_sphinx.problems import Problem, did_you_mean, nearest, shown

AuthorType = Literal["person", "organization"]

_TEXT_FIELDS = ("name", "slug", "type", "role", "bio", "avatar", "url", "email")
_FIELDS = (*_TEXT_FIELDS, "socials")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article. `avatar` is a path relative to the source folder, or a URL.

    `slug` is the last part of the address of the author's page, where the file says it.
    """

    key: str
    name: str
    type: AuthorType = "person"
    role: str = ""
    bio: str = ""
    avatar: str = ""
    url: str = ""
    email: str = ""
    socials: tuple[Social, ...] = ()
    guest: bool = False
    slug: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def initials(self) -> str:
        """The first letters of the first and the last word of the name, for a drawn avatar."""
        words = [word for word in re.split(r"[\s-]+", self.name) if word[:1].isalnum()]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


class Authors:
    """The authors of a magazine, by key; names that are no key become guests."""

    def __init__(self, authors: Mapping[str, Author] | None = None) -> None:
        self._authors = dict(authors or {})
        self._keys: dict[str, str] = {}

    def __getitem__(self, key: str) -> Author:
        """Return the author with that key, or a guest of that name."""
        return self._authors.get(key) or Author(key=key, name=key, guest=True)

    def __contains__(self, key: object) -> bool:
        return key in self._authors

    def key_of(self, written: str, key: str = "") -> str:
        """Return the key of the author whose key or name is written, else what is written.

        `key` is one that is written beside a name; it counts where an author has it.
        """
        if key in self._authors:
            return key
        if written in self._authors:
            return written
        if not self._keys:
            for author in reversed(self._authors.values()):
                self._keys[folded(author.name)] = author.key
        return self._keys.get(folded(written), written)

    def _several(self, written: str) -> list[str]:
        """Return the keys of authors who are written without commas between them, or none."""
        for between in (r"\s+(?:and|und|et|y|e)\s+|\s*[;&+/]\s*", r"\s+"):
            parts = [each for each in re.split(between, written) if each]
            keys = [self.key_of(each) for each in parts]
            if len(keys) > 1 and all(key in self._authors for key in keys):
                return keys
        return []

    def known(self) -> tuple[Author, ...]:
        """All listed authors, in the order of the file."""
        return tuple(self._authors.values())

    def unknown(self, key: str, times: int = 1) -> Problem:
        """Return the problem of so many articles that name `key`, with the nearest author."""
        names = {author.name: author.key for author in self._authors.values()}
        near = nearest(key, [*self._authors, *names], cutoff=0.6)
        hint = f" Did you mean {names.get(near, near)!r}?" if near else ""
        if keys := self._several(key):
            hint = f" Several authors? Write [{', '.join(keys)}]."
        where = f" in {times} articles" if times > 1 else ""
        return Problem(
            "author",
            f"unknown author {shown(key)}{where}: shown as a guest.{hint}"
            " Add the author to mubboo_authors, or name one of its keys.",
        )


def read_authors(
    data: object, lines: Mapping[tuple[str, ...], int] | None = None
) -> tuple[Authors, list[Problem]]:
    """Return the authors that `data`, a mapping of key to fields, describes, and what is wrong.

    `lines` maps paths such as `("ada", "bio")` to lines. An author with a wrong field keeps
    the others; one that cannot be named at all is left out. Raises nothing.
    """
    lines = lines or {}
    if data is None:
        return Authors(), []
    if not isinstance(data, Mapping):
        message = "authors must be a mapping of key to fields, as in 'ada: {name: Ada Lovelace}'."
        return Authors(), [Problem("author", message, line=1)]
    authors: dict[str, Author] = {}
    problems: list[Problem] = []
    for key, fields in data.items():
        reader = _AuthorReader(str(key), lines)
        author = reader.read(fields)
        if author:
            authors[author.key] = author
        problems += reader.problems
    return Authors(authors), problems


class _AuthorReader:
    """Reads the fields of one author, and collects what is wrong with them."""

    def __init__(self, key: str, lines: Mapping[tuple[str, ...], int]) -> None:
        self.key = key
        self.problems: list[Problem] = []
        self._all_lines = lines
        self._lines = {
            path[1]: line
            for path, line in lines.items()
            if path[:1] == (key,) and len(path) == 2  # noqa: PLR2004 - (key, field)
        }

    def read(self, fields: object) -> Author | None:
        if not isinstance(fields, Mapping):
            self._wrong("must be a mapping with at least a name, as in '{name: Ada Lovelace}'.")
            return None
        for unknown in [str(name) for name in fields if name not in _FIELDS]:
            hint = did_you_mean(unknown, _FIELDS)
            self._wrong(
                f"has no field {shown(unknown)}.{hint} Known: {', '.join(_FIELDS)}.", unknown
            )
        text = {name: self._text(fields, name) for name in _TEXT_FIELDS}
        if not text["name"] and not self.key.strip():
            self._wrong("has neither a key nor a name, and is left out.")
            return None
        if not text["name"]:
            self._wrong("has no name; the key is shown. Add 'name: …'.")
        return Author(
            key=self.key,
            name=text["name"] or self.key,
            type=self._type(text["type"]),
            role=text["role"],
            bio=self._bio(text["bio"]),
            avatar=self._avatar(text["avatar"]),
            url=self._url(text["url"]),
            email=self._email(text["email"]),
            socials=self._socials(fields.get("socials")),
            slug=self._slug(text["slug"]),
            lines=self._lines,
        )

    def _wrong(self, what: str, field: str = "") -> None:
        line = self._lines.get(field) or self._all_lines.get((self.key,))
        self.problems.append(Problem("author", f"author {shown(self.key)} {what}", line=line))

    def _text(self, fields: Mapping[object, object], name: str) -> str:
        value = fields.get(name)
        if value is None:
            return ""
        text = as_text(value)
        if text is not None:
            return text
        self._wrong(f"has a {name} that is not text: {shown(value)}. Put it in quotes.", name)
        return ""

    def _slug(self, value: str) -> str:
        if value and not is_slug(value):
            what = "has an invalid slug; it takes letters, digits, '-' and '_', not"
            self._wrong(f"{what} {shown(value)}.", "slug")
            return ""
        return value

    def _type(self, value: str) -> AuthorType:
        if value in ("", "person", "organization"):
            return cast("AuthorType", value or "person")
        self._wrong(f"has the type {shown(value)}; use 'person' or 'organization'.", "type")
        return "person"

    def _bio(self, value: str) -> str:
        for url in refused_links(value):
            self._wrong(
                f"has a link in the bio that is not an http, https or mailto link: {shown(url)}."
                " It is shown as text.",
                "bio",
            )
        return value

    def _avatar(self, value: str) -> str:
        if is_remote(value) and not is_web_url(value):
            self._wrong(
                f"has an avatar that is neither a path nor an http(s) URL: {shown(value)}.",
                "avatar",
            )
            return ""
        return value

    def _url(self, value: str) -> str:
        if value and not is_safe_link(value):
            self._wrong(
                f"has a url that is not an http, https or mailto link: {shown(value)}.", "url"
            )
            return ""
        return value

    def _email(self, value: str) -> str:
        if value and not _EMAIL.fullmatch(value):
            self._wrong(f"has an invalid email address: {shown(value)}.", "email")
            return ""
        return value

    def _socials(self, value: object) -> tuple[Social, ...]:
        if value is None:
            return ()
        if not isinstance(value, Mapping):
            self._wrong("has socials that are not a mapping; write '{github: ada}'.", "socials")
            return ()
        found = []
        for network, handle in value.items():
            social = profile(str(network), as_text(handle) or "")
            if social:
                found.append(social)
                continue
            hint = did_you_mean(str(network), PROFILES) if network not in PROFILES else ""
            self._wrong(
                f"has a link to {shown(network)} that cannot be made: {shown(handle)}.{hint}"
                " Give a handle of a known network, or an http(s) URL.",
                "socials",
            )
        return tuple(found)
