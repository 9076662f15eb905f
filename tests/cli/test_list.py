"""`mubboo list`, as an editor types it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.cli import main
from tests.support.sites import post, write

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "conf.py": "extensions = ['mubboo_sphinx']\nproject = 'A magazine'\n",
    "index.md": "# Front\n\n```{toctree}\n:glob:\n\n*\n```\n",
    "long.md": post("Long", author=None, date="2026-04-05", body="word " * 500),
    "new.md": post("New", author=None, date="2026-05-01T10:00", body="word " * 50),
    "own.md": post("Own", author=None, date="2026-04-01", body="word", read_time=70),
    "later.md": post("Later", author=None, date="2026-04-02", body="word " * 300, draft="true"),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path / "source", FILES)
    return tmp_path / "source"


def test_articles_are_listed_newest_first_with_words_and_times(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", str(source)]) == 0
    out, err = capsys.readouterr()
    assert [line.split() for line in out.splitlines()] == [
        ["date", "min", "seconds", "words", "article"],
        ["2026-05-01", "1", "13", "50", "new"],
        ["2026-04-05", "3", "126", "500", "long"],
        ["2026-04-01", "70", "4200", "1", "own"],
    ]
    assert err == ""
    assert {path.name for path in source.iterdir()} == set(FILES)


def test_drafts_are_listed_when_asked_for(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", str(source), "--drafts"])
    assert "later (draft)" in capsys.readouterr().out


def test_programs_get_json(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", str(source), "--json"])
    first = json.loads(capsys.readouterr().out)[0]
    assert first["docname"] == "new"
    assert (first["minutes"], first["seconds"], first["words"]) == (1, 13, 50)
    assert first["categories"] == ["AI", "Industry"]


def test_what_was_read_is_kept_when_asked_for(source: Path, tmp_path: Path) -> None:
    main(["list", str(source), "-d", str(tmp_path / "cache")])
    assert (tmp_path / "cache" / "environment.pickle").is_file()


def test_a_folder_without_a_magazine_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", str(tmp_path)]) == 2
    assert f"there is no conf.py in {tmp_path}" in capsys.readouterr().err


def test_warnings_go_where_they_belong(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(source, {"bad.md": post("Bad", author=None, read_time="a while")})
    assert main(["list", str(source)]) == 0
    out, err = capsys.readouterr()
    assert "bad" in out
    assert "bad.md:5: WARNING" in err


def test_it_is_a_module_too(source: Path) -> None:
    command = [sys.executable, "-m", "mubboo_sphinx.cli", "list", str(source)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
    assert "long" in run.stdout
