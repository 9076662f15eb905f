"""A site that somebody works on: written, built again, and compared with a clean build."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.outputs import assert_same, look
from tests.support.sites import run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.outputs import Files
    from tests.support.sites import Site


@dataclass
class Desk:
    """One site: its folder and its options."""

    folder: Path
    conf: dict[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        """Where its sources lie."""
        return self.folder / "source"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files of the source folder."""
        write(self.source, files)

    def remove(self, name: str) -> None:
        """Remove a file of the source folder."""
        (self.source / name).unlink()

    def build(
        self, files: Mapping[str, str | bytes] | None = None, jobs: int = 1, **conf: Any
    ) -> Site:
        """Write files, if any, and build: incrementally, but for the first time."""
        self.conf |= conf
        self.write(files or {})
        return run_sphinx(self.source, self.folder / "html", conf=self.conf, jobs=jobs)

    def rebuild(self, files: Mapping[str, str | bytes] | None = None, **conf: Any) -> Site:
        """Build as `build` does, and fail if a clean build makes any file otherwise."""
        site = self.build(files, **conf)
        for name in ("clean", "doctrees-clean"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        clean = run_sphinx(self.source, self.folder / "clean", conf=self.conf)
        assert_same(site, clean)
        return site

    def output(self) -> Files:
        """Return what was built."""
        return look(self.folder / "html")

    def containing(self, text: str) -> set[str]:
        """Return the files of the output in whose name or bytes a text is, in any case."""
        wanted = text.lower()
        return {
            name
            for name, content in self.output().contents.items()
            if wanted in name.lower() or wanted.encode() in content.lower()
        }
