"""A site on disk that is edited and built again and again; each build is judged by a clean one."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import run
from typing import TYPE_CHECKING, Literal

from tests.support.outputs import Files, differences, look, our_warnings, waste
from tests.support.sites import run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.edits import Edit
    from tests.support.site_model import World
    from tests.support.sites import Site

Times = Literal["now", "all new", "all old", "put back", "checked out"]
Damage = Literal["none", "removed", "cut short"]

_HOUR = 3_600_000_000_000


class DifferenceError(AssertionError):
    """A law is broken. Its text is a report: the site, the edits, the files."""

    def __init__(self, story: list[str], complaints: list[str]) -> None:
        super().__init__("\n".join(["", *story, "", *complaints]))
        self.kind = complaints[0].partition(":")[0]
        """Which law."""


@dataclass(frozen=True)
class Step:
    """Some edits and a build. `times` says what becomes of the source files' times."""

    edits: tuple[Edit, ...]
    times: Times = "now"
    jobs: int = 1
    damage: Damage = "none"
    """What befalls some files of the output before the build."""


@dataclass
class Trial:
    """One site and its history. `counts` is shared among trials: what they did so far."""

    folder: Path
    world: World
    counts: dict[str, int] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    clock: int = 0
    """The time of the last build."""

    def begin(self) -> None:
        """Write the site and build it."""
        self.story.append(self.world.report())
        self._write("now")
        self._build("html")

    def take(self, step: Step) -> None:
        """Edit, build, and raise a DifferenceError where the build is not what it has to be."""
        self._count("edits", len(step.edits))
        self.story.append(f"then, times {step.times!r}, jobs {step.jobs}, damage {step.damage!r}:")
        for edit in step.edits:
            self.story.append(f"  {edit.told(self.world)}")
            self.world = edit.apply(self.world)
        changed = self._write(step.times)
        self._damage(step.damage)
        self._judge(step, unchanged=not changed)

    def build_elsewhere(self) -> None:
        """Compare with a build of a copy, in other surroundings.

        They are another folder and process, other times of files, another time zone and order of
        sets, and two jobs.
        """
        self.story.append("then a copy elsewhere:")
        place = self.folder / "elsewhere" / "deeper"
        shutil.copytree(self.folder / "source", place / "source", copy_function=shutil.copyfile)
        surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-m", "sphinx", "-q", "-j", "2", "-b", self.world.builder]
        folders: list[str | Path] = ["-d", place / "doctrees", place / "source", place / "html"]
        with self._clock():
            done = run(
                [*command, *folders],
                env=os.environ | surroundings,
                capture_output=True,
                check=False,
            )
        self._count("builds")
        complaints = [] if done.returncode == 0 else [done.stderr.decode()]
        here, there = look(self.folder / "html"), look(place / "html")
        self._tell(complaints + differences("a build elsewhere", here, there))

    def _judge(self, step: Step, *, unchanged: bool) -> None:
        before = look(self.folder / "html")
        incremental = self._build("html", jobs=step.jobs)
        after = look(self.folder / "html")
        clean = self._build("clean")
        complaints = differences("a clean build", after, look(self.folder / "clean"))
        if our_warnings(incremental) != our_warnings(clean):
            complaints += ["other warnings than a clean build:", incremental.warnings]
            complaints += ["where the clean one has:", clean.warnings]
        complaints += waste(before, after, times_tell=step.times in ("now", "all new"))
        # What names a document that is not there is read in each build, to find it when it comes.
        incomplete = "[toc.not_readable]" in incremental.warnings
        if unchanged and incremental.documents_read and step.damage == "none" and not incomplete:
            complaints.append(f"read again for nothing: {incremental.documents_read}")
        self._build("html")
        complaints += _still(after, look(self.folder / "html"))
        self._tell(complaints)

    def _tell(self, complaints: list[str]) -> None:
        if complaints:
            raise DifferenceError(self.story, complaints)

    def _build(self, name: str, *, jobs: int = 1) -> Site:
        self._count("builds")
        out = self.folder / name
        if name == "clean":
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(self.folder / f"doctrees-{name}", ignore_errors=True)
        with self._clock():
            try:
                # conf.py of the site says all that there is to say.
                return run_sphinx(self.folder / "source", out, self.world.builder, jobs=jobs)
            except Exception as error:
                error.add_note("\n".join(["", *self.story, f"in the build of {name}"]))
                raise

    @contextmanager
    def _clock(self) -> Iterator[None]:
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(self.world.clock)
        try:
            yield
        finally:
            os.environ.pop("SOURCE_DATE_EPOCH")
            if before is not None:
                os.environ["SOURCE_DATE_EPOCH"] = before

    def _write(self, times: Times) -> bool:
        """Bring the files to those of the world. Tell whether they, or the time, changed."""
        source, wanted = self.folder / "source", self.world.sources()
        old = look(source)
        new = {name: text for name, text in wanted.items()
               if old.contents.get(name) != _bytes(text)}  # fmt: skip
        gone = old.contents.keys() - wanted.keys()
        if times == "checked out":
            shutil.rmtree(source)
            new = dict(wanted)
        for name in gone if times != "checked out" else ():
            (source / name).unlink()
        write(source, new)
        _set_times(source, wanted, old, times)
        changed = any(old.contents.get(name) != _bytes(text) for name, text in wanted.items())
        moved, self.clock = self.clock != self.world.clock, self.world.clock
        return bool(changed or gone or moved)

    def _damage(self, damage: Damage) -> None:
        """Let something befall every third page, and every fifth of the other files."""
        names = sorted(look(self.folder / "html").contents)
        pages = [name for name in names if name.endswith(".html")]
        others = [name for name in names if not name.endswith(".html")]
        for name in [*pages[::3], *others[::5]] if damage != "none" else ():
            path = self.folder / "html" / name
            if damage == "removed":
                path.unlink()
            elif content := path.read_bytes():  # of nothing, nothing can be cut
                path.write_bytes(content[:-1])

    def _count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number


def _still(before: Files, after: Files) -> list[str]:
    """Return what a build after no change did."""
    complaints = differences("before a build that had nothing to do", after, before)
    touched = sorted(name for name, at in after.times.items() if before.times.get(name, at) != at)
    return complaints + ([f"written with nothing to do: {', '.join(touched)}"] if touched else [])


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _set_times(source: Path, wanted: dict[str, str | bytes], old: Files, times: Times) -> None:
    now = time.time_ns()
    for number, name in enumerate(sorted(wanted)):
        path = source / name
        if times == "put back" and name in old.times:
            os.utime(path, ns=(old.times[name], old.times[name]))
        elif times == "all new":
            os.utime(path, ns=(now, now))
        elif times == "all old":
            past = now - (number + 1) * _HOUR
            os.utime(path, ns=(past, past))
