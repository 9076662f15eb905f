"""What of a label stands in URLs: by the label alone, so that an address keeps its meaning."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_SLUG_BYTES = 120
"""Of the 255 that file systems give a name: room for checksums, suffixes and encodings."""

# `index` is where some builders put the page that lists them; the others name devices in
# Windows, where no file can have such a name, whatever its suffix.
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
_SIGNS = {"+": "plus", "#": "sharp", "&": "and", ".": "dot", "@": "at", "%": "percent",
          "*": "star", "/": "slash", "=": "equals", "$": "dollar", "€": "euro"}  # fmt: skip
_SPELLED = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_LEADING_DOT = re.compile(r"(?<!\S)\.(?=\w)")
_EXPLICIT = re.compile(r"[\w-]+")


def folded(label: str) -> str:
    """Return what labels of one topic share: case, Unicode's form and width make no other."""
    label = unicodedata.normalize("NFC", label)
    wide = "".join(_narrow(char) for char in label)
    return unicodedata.normalize("NFC", " ".join(wide.lower().split()))


def _narrow(char: str) -> str:
    if unicodedata.decomposition(char).startswith(("<wide>", "<narrow>")):
        return unicodedata.normalize("NFKC", char)
    return char


def slugify(label: str) -> str:
    """Return `label` as ABlog writes it in a URL, as far as it keeps the letters.

    Other scripts keep their letters (ABlog takes Japanese and Korean ones apart); a label
    without a letter or digit, such as an emoji, is spelled by its code points. One too long
    for the name of a file is cut, and ends in its checksum.
    """
    plain = "".join(_without_accent(char) for char in unicodedata.normalize("NFKC", label))
    slug = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    slug = re.sub(r"[-\s]+", "-", slug)
    slug = slug.strip("-") or "-".join(f"u{ord(char):x}" for char in label.strip()) or "none"
    return _cut(slug, label)


def ablogs_slug(label: str) -> str:
    """Return the slug that ABlog gives a label."""
    label = unicodedata.normalize("NFKD", label)
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", label).strip().lower())


@lru_cache(maxsize=4096)
def stable_slug(label: str) -> str:
    """Return `label` as a part of a URL, whatever other labels exist.

    Labels with one slug are one topic: `machine-learning` and `Machine Learning`, `Café` and
    `cafe`, `C++` and `C plus plus`. The slug is ABlog's where that keeps all that the label says.
    Common signs are spelled (`C++` is `c-plus-plus`, `.NET` `dotnet`); where others would be
    lost, the label's checksum says so.
    """
    label = folded(label)
    spelled = _SPELLED.sub(lambda sign: f" {_SIGNS[sign[0]]} ", _LEADING_DOT.sub("dot", label))
    if not any(char.isalnum() for char in label):
        slug = slugify(label)  # by code points, which say it all
    elif _is_kept(spelled):
        slug = _words(spelled)
    else:
        slug = f"{_words(spelled)}-{checksum(label)}"
    return f"{slug}-{checksum(label)}" if slug in _RESERVED else _cut(slug, label)


def _is_kept(label: str) -> bool:
    """Tell whether a label has nothing but letters, digits and what parts words."""
    is_plain = unicodedata.normalize("NFKC", label) == label
    inside = label.strip()
    marks = all(char.isspace() or char in "-_" or _is_letter(char) for char in label)
    return is_plain and marks and not inside.startswith("-") and not inside.endswith("-")


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _words(label: str) -> str:
    """Return the letters of a label, with those marks that belong to them in other scripts."""
    plain = "".join(map(_without_latin_accent, unicodedata.normalize("NFKC", label)))
    kept = "".join(char if _is_letter(char) or char in "-_" else " " for char in plain)
    return re.sub(r"[-\s]+", "-", kept.lower()).strip("-") or "x"


def former_slugs(label: str) -> tuple[str, ...]:
    """Return the slugs that a label had before they were stable: ABlog's, and ours."""
    old = (ablogs_slug(label), slugify(label))
    return tuple(slug for slug in dict.fromkeys(old) if _EXPLICIT.fullmatch(slug)
                 and slug not in _RESERVED and len(slug.encode()) <= MAX_SLUG_BYTES)  # fmt: skip


def unique_slugs(labels: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a slug for each label, no two alike.

    `chosen` are those that a site has chosen, by the slug that the label has else: no other label
    has them, be there an article of the chosen one or not. Where two are alike all the same, that
    which is written like it has it, then the first in code point order; the others get their
    checksum.
    """
    chosen = chosen or {}
    slugs: dict[str, str] = {}
    owners = {_as_file(slug): own for own, slug in chosen.items()}
    wanted = {label: chosen.get(stable_slug(label)) or stable_slug(label) for label in set(labels)}

    def order(label: str) -> tuple[bool, bool, str]:
        return stable_slug(label) not in chosen, wanted[label] != folded(label), label

    given: set[str] = set()
    for label in sorted(wanted, key=order):
        slug, own = wanted[label], stable_slug(label)
        while owners.get(_as_file(slug), own) != own or _as_file(slug) in given:
            slug = f"{slug}-{checksum(label)}"
        given.add(_as_file(slug))
        slugs[label] = slug
    return slugs


def _as_file(slug: str) -> str:
    """Return what slugs share that some file system takes for one name."""
    return unicodedata.normalize("NFC", slug).lower()


def is_slug(text: str) -> bool:
    """Tell whether a text can be a slug as it is: letters, digits, `-` and `_`."""
    fits = len(text.encode(errors="replace")) <= MAX_SLUG_BYTES
    return fits and bool(_EXPLICIT.fullmatch(text)) and text.lower() not in _RESERVED


def checksum(label: str) -> str:
    """Return eight digits that stand for a label."""
    return f"{zlib.crc32(label.encode(errors='backslashreplace')):08x}"


def _cut(slug: str, label: str) -> str:
    if len(slug.encode()) <= MAX_SLUG_BYTES:
        return slug
    cut = slug.encode()[: MAX_SLUG_BYTES - 9].decode(errors="ignore")
    return f"{cut.rstrip('-')}-{checksum(label)}"


def _without_accent(char: str) -> str:
    base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return base if base.isascii() else char


def _without_latin_accent(char: str) -> str:
    is_mark = unicodedata.category(char) == "Mn"
    if is_mark and not "\u0300" <= char <= "\u036f":
        return char
    return _without_accent(char)
