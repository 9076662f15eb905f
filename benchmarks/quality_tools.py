"""Lighthouse and the Nu HTML checker, where they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality_browser import BROWSERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"


class ToolMissingError(Exception):
    """A tool is not installed; the text says how it is."""


def lighthouse(url: str, categories: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return the scores of a page, 0 to 100, and what it lost points for.

    Raises ToolMissingError.
    """
    command = _command("lighthouse", "lighthouse")
    chrome = next(filter(None, map(shutil.which, BROWSERS)), "")
    done = subprocess.run(  # noqa: S603 - a tool of the user's
        [
            *command,
            url,
            "--output=json",
            "--quiet",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={_FLAGS}",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": chrome},
    )
    report = json.loads(done.stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in categories}
    failed = [
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip()
        for name in categories
        for each in report["categories"][name]["auditRefs"]
        if each["weight"]
        and (audit := report["audits"][each["id"]])["score"] is not None
        and audit["score"] < 0.9  # noqa: PLR2004 - Lighthouse's own green begins there
    ]
    return scores, failed


def nu_errors(files: Sequence[Path]) -> list[str]:
    """Return the errors in files of HTML. Raises ToolMissingError."""
    jars = sorted(Path("node_modules/vnu-jar").rglob("vnu.jar"))
    if shutil.which("vnu"):
        command = ["vnu"]
    elif jars and shutil.which("java"):
        command = ["java", "-jar", str(jars[0])]
    else:
        msg = "`npm install vnu-jar`, and Java"
        raise ToolMissingError(msg)
    done = subprocess.run(  # noqa: S603 - a tool of the user's
        [*command, "--format", "json", "--exit-zero-always", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{Path(each['url']).name}:{each.get('lastLine', '?')}: {each['message']}"
        f" {each.get('extract', '')[:120]!r}"
        for each in messages
        if each["type"] == "error"
    ]


def _command(name: str, package: str) -> list[str]:
    here = Path("node_modules/.bin", name)
    found = shutil.which(name) or (str(here) if here.exists() else "")
    if not found:
        msg = f"`npm install {package}`"
        raise ToolMissingError(msg)
    return [found]
