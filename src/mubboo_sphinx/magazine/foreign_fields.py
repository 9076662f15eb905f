"""Front matter as other engines have it, in our names: Hugo, Jekyll, Docusaurus, Ghost, mystmd."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.field_values import as_word, split_list
from mubboo_sphinx.magazine.marks import squeezed
from mubboo_sphinx.problems import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mubboo_sphinx.magazine.raw_fields import RawFields

# Names as `squeezed` has them; of several that stand for one field, the first wins.
_MEANS = {
    "authors": "author",
    "categories": "category",
    "tag": "tags",
    "summary": "description",
    "lead": "description",
    "customexcerpt": "description",
    "metadescription": "description",
    "lastmod": "updated",
    "moddatetime": "updated",
    "lastmodified": "updated",
    "lastmodifiedat": "updated",
    "lastupdate": "updated",
    "lastupdated": "updated",
    "modified": "updated",
    "dateupdated": "updated",
    "datemodified": "updated",
    "updatedat": "updated",
    "updateddate": "updated",
    "featuredimage": "image",
    "featureimage": "image",
    "cover": "image",
    "coverimage": "image",
    "headerimage": "image",
    "hero": "image",
    "heroimage": "image",
    "banner": "image",
    "img": "image",
    "thumbnail": "image",
    "thumb": "image",
    "ogimage": "image",
    "teaser": "image",
    "featureimagealt": "image_alt",
    "coveralt": "image_alt",
    "heroalt": "image_alt",
    "featureimagecaption": "image_caption",
    "canonical": "canonical_link",
    "canonicalurl": "canonical_link",
    "lang": "language",
    "locale": "language",
    "aliases": "redirect",
    "alias": "redirect",
    "redirectfrom": "redirect",
}
_PATHS = ("path", "src", "url", "image", "source", "filename", "feature")
"""What a mapping calls the file of a picture, such as PaperMod's `cover`."""
_LIKE_A_PICTURE = re.compile(r"[/\\]|\.\w{3,4}(?:\]\])?$")
_WIKI_LINK = re.compile(r"!?\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")
_LABELS = frozenset({"author", "category", "tags"})
_ADDRESSES = frozenset({"slug", "permalink"})
FOREIGN_NAMES = frozenset(_MEANS)


def in_our_names(raw: RawFields, page: str = "") -> RawFields:
    """Return fields with those of other engines in our names, where ours do not stand already.

    A picture that is a mapping gives its file and its text; a date of an update that is one, its
    date. Of what has no counterpart, a problem says what to do; `page` is what the address ends in.
    """
    values, lines = dict(raw.values), dict(raw.lines)
    problems = list(raw.problems)
    for name, value in raw.values.items():
        if squeezed(str(name)) in _ADDRESSES and isinstance(value, str):
            address = value.strip("/ ").removesuffix("index.html").rstrip("/")
            last = address.rpartition("/")[2].removesuffix(".html")
            if last not in ("", page) and ":" not in address:
                problems.append(_of_address(str(name), last, raw.lines))
        ours = _meant(str(name), value)
        if not ours:
            continue
        del values[name]
        if ours in _LABELS and value and raw.values.get(ours) not in (None, "", value):
            message = f"'{name}' is not used beside '{ours}'. Write all of them there."
            problems.append(Problem("front_matter", message, line=raw.lines.get(str(name))))
        elif values.get(ours) in (None, ""):
            values[ours] = value
            lines |= {ours: raw.lines[name]} if name in raw.lines else {}
    _unfold(values, lines)
    _take_text_of_excerpt(values, lines)
    return replace(raw, values=values, lines=lines, problems=tuple(problems))


def _meant(name: str, value: Any) -> str:
    """Return our name of a field that has a value; a switch, such as `hero: true`, is none."""
    is_switch = isinstance(value, str) and value.casefold() in ("true", "false")
    if value is None or isinstance(value, bool) or is_switch or name in _MEANS.values():
        return ""
    ours = _MEANS.get(squeezed(name), "")
    if ours == "image" and isinstance(value, str) and not _LIKE_A_PICTURE.search(value):
        return ""
    if ours == "redirect" and not any("/" in str(each) for each in split_list(value)):
        return ""  # Obsidian's other names of a page
    return ours


def _unfold(values: dict[str, Any], lines: dict[str, int]) -> None:
    """Take apart pictures and updates that are mappings."""
    if isinstance(picture := values.get("image"), dict):
        files = (picture.get(key) for key in _PATHS)
        values["image"] = next((each for each in files if isinstance(each, str) and each), None)
        for part in ("alt", "caption", "credit"):
            if picture.get(part) is not None and not values.get(f"image_{part}"):
                values[f"image_{part}"] = picture[part]
                lines[f"image_{part}"] = lines.get("image", 1)
    if isinstance(values.get("image"), str) and (found := _WIKI_LINK.fullmatch(values["image"])):
        values["image"] = found[1]
    for name in ("category", "tags"):
        if isinstance(values.get(name), (list, tuple)):
            values[name] = list(_flat(values[name]))
    if isinstance(update := values.get("updated"), dict):
        values["updated"] = update.get("date")


def _flat(items: Iterable[Any]) -> Iterator[Any]:
    """Yield labels of lists in a list, as Hexo has them, and of Docusaurus' mappings."""
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from _flat(item)
        else:
            yield item.get("label", item) if isinstance(item, dict) else item


def _take_text_of_excerpt(values: dict[str, Any], lines: dict[str, int]) -> None:
    """Let an `excerpt` in words be the summary; ABlog's is a number."""
    excerpt = values.get("excerpt")
    if not isinstance(excerpt, str) or not any(map(str.isalpha, excerpt)):
        return
    if excerpt.casefold() in ("true", "false"):
        del values["excerpt"]
        return
    if not values.get("description"):
        values["description"] = excerpt
        lines["description"] = lines.get("excerpt", 1)
    del values["excerpt"]


def _of_address(name: str, last: str, lines: Mapping[str, int]) -> Problem:
    message = (
        f"'{name}' gives no address here: a page is named after its file. Name the file"
        f" {shown(f'{last}.md')}, and take '{name}' out; 'redirect' leads from former addresses."
    )
    return Problem("front_matter", message, line=lines.get(name))


def persons(value: Any) -> tuple[Any, dict[str, str], list[str]]:
    """Return authors as names alone, keys by the names that they stand beside, and what is wrong.

    mystmd has `{name: …, id: …}` of each, Docusaurus `{name: …, key: …}`.
    """
    listed = value if isinstance(value, (list, tuple)) else [value]
    if not any(isinstance(each, dict) for each in listed):
        return value, {}, []
    names: list[Any] = []
    keys: dict[str, str] = {}
    wrong = []
    for each in listed:
        if not isinstance(each, dict):
            names.append(each)
            continue
        name, key = _name_of(each), next(_keys(each), "")
        if name or key:
            names.append(name or key)
        else:
            wrong.append(f"takes a name, or 'name' and 'id', of each author, not {shown(each)}.")
        if name and key:
            keys[name] = key
    return names, keys, wrong


def _name_of(person: Mapping[str, Any]) -> str | None:
    """Return a name: one text, or given and family name, as mystmd has them."""
    name = person.get("name") or person.get("display_name")
    if isinstance(name, dict):
        parts = (as_word(name.get(part)) for part in ("given", "family"))
        name = name.get("literal") or " ".join(filter(None, parts))
    return as_word(name)


def _keys(person: Mapping[str, Any]) -> Iterator[str]:
    for field in ("id", "key", "username"):
        if word := as_word(person.get(field)):
            yield word
