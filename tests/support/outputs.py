"""What is in a folder, and how two folders differ: every file, every byte, every time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tests.support.sites import Site

_AROUND = 90
_SHOWN = 6
"""How many of the files that differ are shown."""


@dataclass(frozen=True)
class Files:
    """The files below a folder, by path: their bytes, and their times in nanoseconds."""

    contents: dict[str, bytes]
    times: dict[str, int]


def look(folder: Path) -> Files:
    """Return what is below a folder, or nothing where there is none."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    return Files(
        {name: path.read_bytes() for name, path in named.items()},
        {name: path.stat().st_mtime_ns for name, path in named.items()},
    )


def differing(one: Files, other: Files) -> list[str]:
    """Return the files that only one folder has, or whose bytes differ."""
    names = one.contents.keys() | other.contents.keys()
    return sorted(name for name in names if one.contents.get(name) != other.contents.get(name))


def differences(what: str, here: Files, there: Files) -> list[str]:
    """Return what a person needs to see of it, or nothing where all is the same."""
    names = differing(here, there)
    if not names:
        return []
    shown = [_shown(name, here, there) for name in names[:_SHOWN]]
    return [f"other files than {what}: {', '.join(names)}", *shown]


def waste(before: Files, after: Files, *, times_tell: bool = True) -> list[str]:
    """Return which files were written though they are the same, or changed with their old time.

    The second is looked for only if `times_tell`: Sphinx gives a copy the time of its source, so
    that it has its old time where an editor put that back.
    """
    wrong = []
    for name in sorted(before.contents.keys() & after.contents.keys()):
        same = before.contents[name] == after.contents[name]
        untouched = before.times[name] == after.times[name]
        if same and not untouched:
            wrong.append(f"written though its bytes are the same: {name}")
        elif untouched and not same and times_tell:
            wrong.append(f"changed, with its old time: {name}")
    return wrong


def _shown(name: str, here: Files, there: Files) -> str:
    one, other = here.contents.get(name), there.contents.get(name)
    if one is None or other is None:
        return f"  {name}: only {'there' if one is None else 'here'}"
    shorter = min(len(one), len(other))
    place = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    around = slice(max(0, place - _AROUND), place + _AROUND)
    return f"  {name}, at byte {place}:\n    here  {one[around]!r}\n    there {other[around]!r}"


def our_warnings(site: Site) -> list[str]:
    """Return our warnings: they come in each build, not only where something is read."""
    lines = site.warnings.replace(str(site.source), "").splitlines()
    return sorted(line for line in lines if re.search(r"\[mubboo\.\w+\]", line))


def assert_same(here: Site, there: Site, *, without: Collection[str] = ()) -> None:
    """Say what differs, if anything does, but for the files of these names."""
    one, other = (
        Files({name: text for name, text in look(site.out).contents.items() if name not in without},
              {})
        for site in (here, there)
    )  # fmt: skip
    complaints = differences("there", one, other)
    assert not complaints, "\n".join(complaints)
    assert our_warnings(here) == our_warnings(there)
