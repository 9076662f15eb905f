"""Environments of the engines: one folder each, made once, with the ordinary clients."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.engines.engine import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.engines.engine import Engine

LINES = 8
"""Of what a failed command printed, so many are shown."""


class InstallError(Exception):
    """An engine could not be installed; the text says why."""


def install(folder: Path, engine: Engine) -> Path:
    """Return the environment of an engine in `folder`; make it if it is not there.

    Raises `InstallError`.
    """
    home = folder / engine.name
    if engine.source is Source.HERE:
        return home
    stamp = home / "installed.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == engine.stamp:
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (_pip if engine.source is Source.PYPI else _npm)(home, engine.requirements)
    stamp.write_text(engine.stamp, encoding="utf-8")
    return home


def _pip(home: Path, requirements: Sequence[str]) -> None:
    _run([sys.executable, "-m", "venv", str(home)], home)
    _run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", *requirements], home)


def _npm(home: Path, requirements: Sequence[str]) -> None:
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not installed"
        raise InstallError(message)
    (home / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    _run([npm, "install", *quiet, *requirements], home)


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - pip and npm
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise InstallError(last_lines(done.stderr or done.stdout))


def last_lines(text: str) -> str:
    """Return the last lines of an output that are not empty."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines[-LINES:])


def link_modules(home: Path, source: Path) -> None:
    """Let the site in `source` find the packages of npm in `home`."""
    if (home / "node_modules").is_dir():
        (source / "node_modules").symlink_to(home / "node_modules", target_is_directory=True)
