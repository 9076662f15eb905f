"""The benchmark of read times: others' formulas, and words against ICU's."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks import reading, reading_icu
from benchmarks.reading_formulas import FORMULAS

if TYPE_CHECKING:
    from pathlib import Path


PAGE = """<!doctype html>
<html lang="{language}"><head><title>Not a text</title></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("mubboo-sphinx", 5),
        ("Medium", 4),
        ("Ghost", 4),
        ("Material for MkDocs", 4),
        ("Hugo", 5),
        ("npm reading-time", 5),
        ("Docusaurus", 5),
    ],
)
def test_a_thousand_words_take_each_engine_its_time(name: str, minutes: int) -> None:
    assert FORMULAS[name]("word " * 1000, "en") == minutes


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("mubboo-sphinx", 4),
        ("Medium", 2),
        ("Ghost", 4),
        ("Material for MkDocs", 1),
        ("Hugo", 2),
        ("npm reading-time", 5),
        ("Docusaurus", 4),
    ],
)
def test_a_thousand_chinese_characters_take_each_engine_its_time(name: str, minutes: int) -> None:
    assert FORMULAS[name]("字" * 1000, "zh") == minutes


def write_posts(folder: Path) -> None:
    folder.mkdir(parents=True)
    with gzip.open(folder / "posts.jsonl.gz", "wt", encoding="utf-8") as file:
        for words in (100, 500, 1000):
            file.write(json.dumps({"id": words, "text": "word " * words}) + "\n")
    (folder / "more.jsonl").write_text(json.dumps({"text": "字" * 900, "language": "zh"}))


def test_posts_are_found_and_their_minutes_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_posts(tmp_path / "blogs/one")
    assert reading.main(["--corpus", str(tmp_path), "--udhr", str(tmp_path / "none")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("4 posts\n")
    ours = next(line for line in out.splitlines() if line.startswith("| mubboo-sphinx"))
    # 1, 3, 5 and 4 minutes.
    assert ours.split("|")[2].strip() == "3.25"
    assert "words are not compared with ICU's: no texts in" in err


def test_without_anything_to_measure_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reading.main(["--corpus", str(tmp_path), "--udhr", str(tmp_path)]) == 1
    assert f"no posts in {tmp_path}" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("node"), reason="ICU comes with Node.js")
def test_words_are_compared_with_those_of_icu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "declaration"
    folder.mkdir()
    text = "Everyone has the right to freedom of thought, conscience and religion. " * 5
    for name, language in (("eng", "en"), ("xyz", "no such tag")):
        page = PAGE.format(language=language, title="A title", text=text)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    (folder / "abc.html").write_text(PAGE.format(language="en", title="A", text="b"))
    version, found = reading_icu.agreements(tmp_path)
    assert int(version.partition(".")[0]) > 60
    assert [(each.name, each.icu, each.ours, each.difference) for each in found] == [
        ("eng", 57, 57, 0),
        ("xyz", 57, 57, 0),
    ]
    assert reading.main(["--udhr", str(tmp_path)]) == 0
    assert "| all " in capsys.readouterr().out


def test_without_icu_nothing_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    (tmp_path / "declaration").mkdir()
    page = PAGE.format(language="en", title="A title", text="word " * 100)
    (tmp_path / "declaration/eng.html").write_text(page)
    with pytest.raises(LookupError, match="neither PyICU nor Node"):
        reading_icu.agreements(tmp_path)


def test_counting_costs_little_of_a_build_and_nothing_of_the_next(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert reading.main(["--articles", "3", "--udhr", str(tmp_path)]) == 0
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if "|" in line]
    clean, again = rows[-2], rows[-1]
    assert clean[1].strip() == "clean"
    assert (clean[-2].strip(), again[-2].strip()) == ("3", "0")
