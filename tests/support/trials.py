"""A site on disk, built again and again, and each time compared with a clean build."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from tests.support.edits import Edit, apply
from tests.support.sites import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.support.sites import Site
    from tests.support.worlds import World

_PAST = 1_000_000_000


@dataclass(frozen=True)
class State:
    """Files with their bytes and times."""

    contents: dict[str, bytes]
    times: dict[str, int]


def look(folder: Path) -> State:
    """Return what is in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return State(
        {name: path.read_bytes() for name, path in names.items()},
        {name: path.stat().st_mtime_ns for name, path in names.items()},
    )


class Trial:
    """One site. Raises AssertionError, which says what differs, where the law is broken."""

    def __init__(self, folder: Path, world: World, builder: str = "html") -> None:
        self.folder, self.world, self.builder = folder, world, builder
        self._source = folder / "source"
        self._write("as it is")
        self._build("html")

    def check(self, edits: Sequence[Edit], plan: str = "as it is", jobs: int = 1) -> None:
        """Apply edits, build, and compare: with a clean build, and with what was there."""
        for edit in edits:
            apply(self.world, edit)
        self._write(plan)
        if plan == "after a failed build":
            self._fail()
        before = look(self.folder / "html")
        if plan == "with a damaged output":
            self._damage(before)
        incremental = self._build("html", jobs=jobs)
        after = look(self.folder / "html")
        clean = self._build("clean", fresh=True)
        _compare("a clean build", after.contents, look(self.folder / "clean").contents)
        assert ours(incremental) == ours(clean), "other warnings than a clean build's"
        if plan not in ("after a failed build", "with a damaged output"):
            _written_if_changed(before, after)
        self._build("html")
        again = look(self.folder / "html")
        assert again == after, f"written though nothing changed: {_differing(after, again)}"

    def check_elsewhere(self) -> None:
        """Compare with a build of a copy of the sources, in another folder, of other times."""
        here = look(self.folder / "html").contents
        place = self.folder / "elsewhere" / "deeper"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._source, place / "source", copy_function=shutil.copyfile)
        self._run(place / "source", place / "html", fresh=True, jobs=2)
        _compare("a build in another folder", here, look(place / "html").contents)

    def _build(self, name: str, *, fresh: bool = False, jobs: int = 1) -> Site:
        out = self.folder / name
        if fresh:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(self.folder / f"doctrees-{name}", ignore_errors=True)
        return self._run(self._source, out, fresh=fresh, jobs=jobs)

    def _run(self, source: Path, out: Path, *, fresh: bool, jobs: int) -> Site:
        os.environ["SOURCE_DATE_EPOCH"] = str(self.world.clock)
        try:
            return run_sphinx(source, out, self.builder, self.world.conf, fresh=fresh, jobs=jobs)
        finally:
            del os.environ["SOURCE_DATE_EPOCH"]

    def _fail(self) -> None:
        """Build with a template that stops the build in the middle of writing."""
        broken = self._source / "_templates" / "mubboo" / "card.html"
        broken.parent.mkdir(parents=True, exist_ok=True)
        broken.write_text("{{ nothing.at_all }}", encoding="utf-8")
        with contextlib.suppress(SphinxError):
            self._build("html")
        broken.unlink()

    def _damage(self, state: State) -> None:
        """Take away, cut off or change some files of the output."""
        for number, name in enumerate(sorted(state.contents)):
            path = self.folder / "html" / name
            match zlib.crc32(name.encode()) % 9, number % 3:
                case 0, 0:
                    path.unlink()
                case 0, 1:
                    path.write_bytes(state.contents[name][:10])
                case 0, 2:
                    path.write_bytes(state.contents[name] + b" ")
                    os.utime(path, ns=(state.times[name], state.times[name]))

    def _write(self, plan: str) -> None:
        """Bring the files on disk to those of the world; `plan` is one of edits.PLANS."""
        wanted = self.world.sources()
        old = look(self._source) if self._source.is_dir() else State({}, {})
        if plan == "checked out anew":
            shutil.rmtree(self._source)
            old = State({}, {})
        for name in old.contents.keys() - wanted.keys():
            (self._source / name).unlink()
        for name, text in wanted.items():
            path = self._source / name
            if old.contents.get(name) != text.encode():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
                if plan == "with its old time" and name in old.times:
                    os.utime(path, ns=(old.times[name], old.times[name]))
            if plan == "touched":
                os.utime(path)
            elif plan == "in the past":
                os.utime(path, (_PAST, _PAST))


def ours(site: Site) -> list[str]:
    """Return our own warnings: they come in each build, and not only where something is read."""
    return sorted(line for line in site.warnings.splitlines() if "[mubboo." in line)


def _compare(what: str, left: dict[str, bytes], right: dict[str, bytes]) -> None:
    stale = sorted(name for name in left | right if left.get(name) != right.get(name))
    details = "".join(_detail(name, left.get(name), right.get(name)) for name in stale[:4])
    assert not stale, f"other files than {what}: {stale}\n{details}"


def _detail(name: str, left: bytes | None, right: bytes | None) -> str:
    if left is None or right is None:
        return f"{name}: only {'there' if left is None else 'here'}\n"
    place = next((i for i, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]),
                 min(len(left), len(right)))  # fmt: skip
    around = slice(max(0, place - 80), place + 120)
    return f"{name}:\n  here  {left[around]!r}\n  there {right[around]!r}\n"


def _differing(left: State, right: State) -> list[str]:
    times = (name for name in left.times | right.times if left.times.get(name)
             != right.times.get(name))  # fmt: skip
    return sorted(times)


def _written_if_changed(before: State, after: State) -> None:
    # Copies of files have the time of what they are copies of.
    copied = re.compile(r"_sources/|_images/|_downloads/|_static/|robots|humans")
    for name in before.contents.keys() & after.contents.keys():
        same = before.contents[name] == after.contents[name]
        if same:
            assert before.times[name] == after.times[name], f"written for nothing: {name}"
        elif not copied.match(name):
            assert before.times[name] != after.times[name], f"changed without a new time: {name}"
