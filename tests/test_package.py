"""The wheel holds all that the package needs, and a site builds from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.support.sites import magazine, write

ROOT = Path(__file__).parent.parent
CONF = 'extensions = ["mubboo_sphinx"]\nmubboo_authors = "authors.yml"\nhtml_theme = "mubboo"\n'


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder)))
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_every_file_of_the_package(unpacked: Path) -> None:
    source = ROOT / "src"
    names = {
        path.relative_to(source)
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path for path in names if not (unpacked / path).is_file()} == set()


def test_a_site_builds_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    write(tmp_path, {**magazine(2), "conf.py": CONF})
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "html")]
    # The path comes before the editable installation of this checkout.
    run = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "mubboo-byline" in (tmp_path / "html" / "posts" / "p1.html").read_text("utf-8")
    assert (tmp_path / "html" / "_static" / "mubboo-theme.css").is_file()
