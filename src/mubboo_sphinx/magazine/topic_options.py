"""`mubboo_topics`: what a site says of its topics."""

from __future__ import annotations

from collections.abc import Mapping

from mubboo_sphinx.magazine.slugs import is_slug, stable_slug
from mubboo_sphinx.problems import Problem, did_you_mean, shown

_FIELDS = ("slug",)


def read_topics(written: object) -> tuple[dict[str, str], list[Problem]]:
    """Return the slugs of `mubboo_topics`, and what is wrong with the option.

    Slugs are by those that their labels have else. What is right is kept. Raises nothing.
    """
    slugs: dict[str, str] = {}
    messages: list[str] = []
    owners: dict[str, str] = {}
    for label, fields in written.items() if isinstance(written, Mapping) else ():
        name = f"mubboo_topics[{shown(label)}]"
        if not isinstance(label, str) or not isinstance(fields, Mapping):
            messages.append(f"{name} takes fields, as in {{'C++': {{'slug': 'cpp'}}}}.")
            continue
        for unknown in [each for each in fields if each not in _FIELDS]:
            hint = did_you_mean(str(unknown), _FIELDS)
            messages.append(f"{name} has no field {shown(unknown)}.{hint}")
        slug = fields.get("slug")
        if slug is None:
            continue
        if not isinstance(slug, str) or not is_slug(slug):
            what = "takes letters, digits, '-' and '_', and no name that Windows reserves"
            messages.append(f"{name}['slug'] {what}, not {shown(slug)}.")
        elif owners.setdefault(slug.lower(), stable_slug(label)) != stable_slug(label):
            messages.append(f"{name}['slug'] is another topic's already: {shown(slug)}.")
        else:
            slugs[stable_slug(label)] = slug
    return slugs, [Problem("config", message) for message in messages]
