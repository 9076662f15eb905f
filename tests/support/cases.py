"""A site, its edits and builds as one value; tried, and made small where it fails.

Hypothesis makes an example small in some hundred trials, each of which is several builds here.
Knowing what an edit is, some dozen are enough.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.edit_history import DifferenceError, Step, Trial
from tests.support.site_model import Article, World, world_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.edits import Edit

PLAIN = {
    "posts/a": Article(author=("ada",), category=("AI",), tags=("maps",)),
    "posts/b": Article("On ferries", "2026-04-02", author=("grace",), tags=("trains", "maps")),
    "posts/c": Article("On lenses", "2026-04-03", image="/pictures/cover.svg"),
    "essays/g": Article("On maps", "2026-03-01", category=("AI", "Travel"), blogpost=True),
    "news": Article("Same", "2026-03-01", series="Journey", tags=("maps",), blogpost=True),
    "posts/d": Article("Same", "2026-03-01", series="Journey", description="Described."),
    "essays/old/h": Article("On both", "2025-12-03", image="/pictures/both.png",
                            author=("grace",), category=("2",), blogpost=True),
}  # fmt: skip
"""The articles of a site, before any edit: some of them in this order.

Their folders are as deep as those of lists: of topics, years and months, and their second pages.
"""


@dataclass(frozen=True)
class Case:
    """A plain site of `count` articles, after the edits of `scene`, and what is done then."""

    count: int
    scene: tuple[Edit, ...]
    builder: str
    plan: tuple[Step, ...]
    elsewhere: bool = False
    theme: str = "mubboo"

    def world(self) -> World:
        """Return the site before its first build."""
        world = world_of(dict(list(PLAIN.items())[: self.count]), self.builder, self.theme)
        for edit in self.scene:
            world = edit.apply(world)
        return world

    def follow(self, counts: dict[str, int]) -> None:
        """Build, edit and judge; raise a DifferenceError where a build is not what it should be."""
        counts["sites"] = counts.get("sites", 0) + 1
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(Path(folder), self.world(), counts)
            trial.begin()
            for step in self.plan:
                trial.take(step)
            if self.elsewhere:
                trial.build_elsewhere()

    def smaller(self) -> Iterator[Case]:
        """Yield cases with less in them, those with much less first."""
        for length in range(len(self.plan)):
            yield replace(self, plan=self.plan[:length])
        if self.plan:  # as if its first edits had been made before
            yield replace(self, scene=self.scene + self.plan[0].edits, plan=self.plan[1:])
        for scene in _shorter(self.scene):
            yield replace(self, scene=scene)
        for at, step in enumerate(self.plan):
            for less in _less(step):
                yield replace(self, plan=(*self.plan[:at], less, *self.plan[at + 1 :]))
        if self.elsewhere:
            yield replace(self, elsewhere=False)
        if self.theme != "alabaster":
            yield replace(self, theme="alabaster")
        if self.builder != "html":
            yield replace(self, builder="html")
        for count in range(1, self.count):
            yield replace(self, count=count)


@dataclass
class Judge:
    """Tries cases. The first that fails is made small, for so many seconds at most."""

    seconds: float
    counts: dict[str, int] = field(default_factory=dict)
    failed: dict[str, Exception] = field(default_factory=dict)

    def try_(self, case: Case) -> None:
        """Raise what the case, or the smallest that fails as it does, raises."""
        # Hypothesis tries a case that failed once more, and wants it to fail again.
        error = self.failed.get(repr(case)) or self._failure(case)
        if error is None:
            return
        if repr(case) not in self.failed:
            self.failed[repr(case)] = error = self._made_small(case, error)
        raise error

    def _failure(self, case: Case) -> Exception | None:
        try:
            case.follow(self.counts)
        except Exception as error:  # noqa: BLE001 - whatever stops a build is looked for too
            return error
        return None

    def _made_small(self, case: Case, error: Exception) -> Exception:
        end = time.monotonic() + self.seconds
        tried: set[str] = set()
        pending = case.smaller()
        while (smaller := next(pending, None)) is not None and time.monotonic() < end:
            if repr(smaller) in tried:
                continue
            tried.add(repr(smaller))
            other = self._failure(smaller)
            if other is not None and _kind(other) == _kind(error):
                error, pending = other, smaller.smaller()
        return error


def _kind(error: Exception) -> str:
    """Tell which law is broken: what is made small stays a case of the same."""
    return error.kind if isinstance(error, DifferenceError) else type(error).__name__


def _shorter(edits: tuple[Edit, ...]) -> Iterator[tuple[Edit, ...]]:
    size = len(edits)
    while size:
        for at in range(0, len(edits), size):
            yield (*edits[:at], *edits[at + size :])
        size //= 2


def _less(step: Step) -> Iterator[Step]:
    for edits in _shorter(step.edits):
        yield replace(step, edits=edits)
    plain = Step(step.edits)
    for name in ("times", "jobs", "damage"):
        if getattr(step, name) != getattr(plain, name):
            yield replace(step, **{name: getattr(plain, name)})
