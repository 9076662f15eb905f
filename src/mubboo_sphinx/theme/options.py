"""The theme's options (`html_theme_options`), checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.networks import PROFILES, Social, profile
from mubboo_sphinx.problems import Problem, did_you_mean, shown
from mubboo_sphinx.settings import line_of
from mubboo_sphinx.theme.css_values import is_colour, is_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

_FONTS = re.compile(r"[\w\s,.'\"-]+")
_Kind = tuple[Callable[[str], object], str]
_COLOUR: _Kind = (is_colour, "a colour of CSS, such as '#0a6' or 'teal'")
_FAMILIES: _Kind = (_FONTS.fullmatch, "families of fonts, such as 'Georgia, serif'")
_LENGTH: _Kind = (is_length, "a length of CSS, such as '40rem' or '65ch'")
_PROPERTIES: dict[str, _Kind] = {
    "accent": _COLOUR,
    "background": _COLOUR,
    "text": _COLOUR,
    "surface": _COLOUR,
    "font_text": _FAMILIES,
    "font_ui": _FAMILIES,
    "font_title": _FAMILIES,
    "font_code": _FAMILIES,
    "measure": _LENGTH,
    "wide": _LENGTH,
}
"""Options that become custom properties of these names, and what tells whether values fit."""
_SWITCHES = ("theme_switch", "standfirst", "cover", "neighbours")
_NAMES = frozenset(("sections", "links", "footer_links", "social", *_PROPERTIES, *_SWITCHES))


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """The options of the theme.

    `sections` are labels of categories, or how many of the largest; `links` and `footer_links`
    names of documents; `light` and `dark` are declarations of custom properties, for light pages
    and for dark ones.
    """

    sections: int | tuple[str, ...] = 6
    links: tuple[str, ...] | None = None
    footer_links: tuple[str, ...] = ()
    social: tuple[Social, ...] = ()
    light: str = ""
    dark: str = ""
    theme_switch: bool = True
    standfirst: bool = True
    cover: bool = True
    neighbours: bool = True


def read_options(app: Sphinx) -> tuple[ThemeOptions, list[Problem]]:
    """Return the checked options, the theme's own in place of wrong ones, and what was wrong."""
    builder: Any = app.builder
    reader = _Reader(builder.theme.get_options(_known_options(builder)))
    reader.wrong += _unknown_options(builder)
    # Sphinx would say the same, without a file.
    builder.theme_options = _known_options(builder)
    light, dark = reader.properties()
    options = ThemeOptions(
        sections=reader.sections(),
        links=reader.links(),
        footer_links=reader.names("footer_links"),
        social=tuple(reader.social()),
        light=light,
        dark=dark,
        **{name: reader.switch(name) for name in _SWITCHES},
    )
    return options, problems_of_options(app, reader.wrong)


def _known_options(builder: Any) -> dict[str, Any]:
    known = builder.theme.get_options({})
    return {name: value for name, value in builder.theme_options.items() if name in known}


def _unknown_options(builder: Any) -> list[str]:
    """Return what is wrong with the names of options; messages begin with the option's name."""
    known = builder.theme.get_options({})
    return [
        f"{name!r} does not exist, and is ignored.{did_you_mean(name, known)}"
        for name in builder.theme_options
        if name not in known
    ]


def leave_out_ours(app: Sphinx) -> None:
    """Take the options of our theme away from another that is tried by `-D html_theme=…`.

    Sphinx would warn of each, which with `-W` is the end.
    """
    builder: Any = app.builder
    theme = getattr(builder, "theme", None)
    if theme is None or "html_theme" not in app.config.overrides:
        return
    ours = _NAMES - theme.get_options({}).keys()
    builder.theme_options = {
        name: value for name, value in builder.theme_options.items() if name not in ours
    }


def problems_of_options(app: Sphinx, messages: Iterable[str]) -> list[Problem]:
    """Return what is wrong with the theme's options; messages begin with the option's name."""
    conf_py = Path(app.confdir) / "conf.py"
    line = line_of(conf_py, "html_theme_options")
    return [
        Problem("config", f"the theme's option {message}", str(conf_py), line)
        for message in messages
    ]


class _Reader:
    """Reads the options one by one. `wrong` are messages, without their beginning."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        self._written = written
        self.wrong: list[str] = []

    def names(self, name: str) -> tuple[str, ...]:
        """Return a list, or a text with commas, as names."""
        value = self._written.get(name) or ()
        names = value.split(",") if isinstance(value, str) else value
        if not isinstance(names, (list, tuple)) or not all(isinstance(n, str) for n in names):
            self.wrong.append(f"'{name}' takes names, not {shown(value)}.")
            return ()
        return tuple(filter(None, (each.strip() for each in names)))

    def links(self) -> tuple[str, ...] | None:
        """Return which documents the masthead leads to; None where the site does not say."""
        # A list without any says that there are none.
        return None if self._written.get("links") in ("", None) else self.names("links")

    def sections(self) -> int | tuple[str, ...]:
        """Return how many sections there are, or which."""
        value = self._written.get("sections")
        if isinstance(value, (list, tuple)):
            return self.names("sections")
        if str(value).strip().isdecimal():
            return int(str(value))
        if isinstance(value, str) and "," in value:
            return self.names("sections")
        self.wrong.append(f"'sections' takes a number or a list of categories, not {value!r}.")
        return 0

    def switch(self, name: str) -> bool:
        """Return whether something is wanted."""
        value = self._written.get(name)
        if str(value).lower() in ("true", "false"):
            return str(value).lower() == "true"
        self.wrong.append(f"'{name}' takes True or False, not {shown(value)}.")
        return True

    def social(self) -> Iterator[Social]:
        """Yield the site's own pages on networks."""
        value = self._written.get("social") or {}
        if not isinstance(value, dict):
            self.wrong.append(
                f"'social' takes a dict, such as {{'github': 'mubboo'}}, not {value!r}."
            )
            return
        for network, handle in value.items():
            found = profile(str(network), str(handle))
            if found:
                yield found
                continue
            hint = did_you_mean(str(network), PROFILES) if network not in PROFILES else ""
            self.wrong.append(f"'social' has no page of {handle!r} on {network!r}.{hint}")

    def properties(self) -> tuple[str, str]:
        """Return the declarations of custom properties, for light pages and for dark ones."""
        light, dark = [], []
        for name, (fits, wanted) in _PROPERTIES.items():
            value = self._written.get(name) or ""
            values = value if isinstance(value, (list, tuple)) else [value]
            if not all(isinstance(each, str) for each in values) or len(values) not in (1, 2):
                self.wrong.append(f"'{name}' takes a text, or two: for light pages and dark ones.")
                continue
            # They stand in a style sheet: nothing may end the declaration.
            unfit = [each for each in values if each and not fits(each)]
            if unfit:
                self.wrong.append(f"'{name}' takes {wanted}, not {shown(unfit[0])}.")
                continue
            if values[0]:
                light.append(f"--mubboo-{name.replace('_', '-')}: {values[0]};")
            if len(values) > 1 and values[1]:
                dark.append(f"--mubboo-{name.replace('_', '-')}: {values[1]};")
        return " ".join(light), " ".join(dark)
