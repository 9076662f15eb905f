"""The benchmark of engines: what a built site must have, and how failures are said."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from benchmarks.engines import __main__ as command
from benchmarks.engines import checks, environments
from benchmarks.engines.all_engines import ENGINES
from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import linked
from benchmarks.site import Article, generate

COUNT = 60


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(generate(COUNT, seed=1))


PAGE = "<html><h1>{title}</h1><p>{text}</p>{links}<img src='/a.png'></html>"


def built(folder: Path, articles: list[Article], engine: Engine) -> None:
    """Write a site that is right, in the plainest HTML."""
    (folder / "a.png").write_bytes(b"")
    for article in articles:
        file = folder / engine.page(article.head.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        links = "".join(f"<a href='/{engine.page(path)}'></a>" for path in linked(article))
        page = PAGE.format(title=article.head.title, text=article.text, links=links)
        file.write_text(page, encoding="utf-8")


def fake(*has: Feature, code: str = "") -> Engine:
    """An engine whose build is a line of Python, run in its source folder."""
    engine: Engine = replace(
        ENGINES["hugo"],
        name="plain",
        title="Fake",
        source=Source.HERE,
        requirements=(),
        has=frozenset(has),
        write=lambda folder, _articles: folder.mkdir(parents=True),
        command=lambda place: [sys.executable, "-S", "-c", code, str(place.output)],
    )
    return engine


def test_a_site_that_is_right_has_no_problems(articles: list[Article], tmp_path: Path) -> None:
    built(tmp_path, articles, fake())
    assert not checks.problems(tmp_path, articles, fake())


def test_each_fault_of_a_site_is_found(articles: list[Article], tmp_path: Path) -> None:
    engine = fake()
    article = next(article for article in articles if linked(article))
    file = tmp_path / engine.page(article.head.path)

    def problems(old: str, new: str) -> str:
        built(tmp_path, articles, engine)
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return "\n".join(checks.problems(tmp_path, [article], engine))

    assert f"lacks '{article.head.title}'" in problems(f"<h1>{article.head.title}", "<h1>")
    assert " lacks '" in problems(" the ", " a ")
    assert "does not link to" in problems("<a href", "<b title")
    assert "points to b.png" in problems("/a.png", "/b.png")
    file.unlink()
    assert "1 of 60 articles have no page" in checks.problems(tmp_path, articles, engine)[0]


def test_a_feature_without_a_sign_is_found(articles: list[Article], tmp_path: Path) -> None:
    built(tmp_path, articles, fake())
    found = checks.problems(tmp_path, articles, fake(Feature.READ_TIME, Feature.FEED))
    assert found == ["no sign of read time", "no file of a feed of the site"]
    (tmp_path / "feed.xml").write_text("<feed/>", encoding="utf-8")
    assert not checks.problems(tmp_path, articles, fake(Feature.FEED))


def run(monkeypatch: pytest.MonkeyPatch, engines: list[Engine], *more: str) -> int:
    table = {engine.name: engine for engine in engines}
    monkeypatch.setattr(command, "ENGINES", table)
    return command.main(
        ["--articles", "2", "--runs", "1", "--warmup", "0", "--engines", *table, *more]
    )


def test_an_engine_that_fails_is_said_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for article in generate(2):
        built(tmp_path, [article], fake())
    copy = f"import shutil, sys; shutil.copytree({str(tmp_path)!r}, sys.argv[1])"
    good = replace(fake(code=copy), title="Good")
    bad = replace(fake(code="import sys; sys.exit('no such theme')"), name="bad", title="Bad")
    slow = replace(fake(code="import time; time.sleep(60)"), name="slow", title="Slow")
    empty = replace(fake(), name="empty", title="Empty")
    file = tmp_path.with_suffix(".json")
    more = ("--timeout", "1", "--json", str(file), "--environments", str(tmp_path / "e"))
    assert run(monkeypatch, [good, bad, slow, empty], *more) == 1
    out = capsys.readouterr().out
    assert re.search(r"^\| Good +\|.+\| 2 +\| 1.00 ", out, flags=re.MULTILINE)
    assert "| Bad: failed with status 1" in out
    assert "no such theme" in out
    assert "| Slow: stopped for its time, after 1 s" in out
    assert "| Empty: built pages that are not right" in out
    assert "- **Good**: read time" in out
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert [each["variant"] for each in figures["runs"]] == ["plain"]
    assert [each["engine"] for each in figures["failures"]] == ["bad", "slow", "empty"]


def test_an_engine_that_cannot_be_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    engine = replace(fake(), name="lost", title="Lost", source=Source.NPM, requirements=("x@1",))
    assert run(monkeypatch, [engine], "--environments", str(tmp_path)) == 1
    out = capsys.readouterr().out
    assert "| Lost: could not be installed" in out
    assert "npm is not installed" in out


def test_an_environment_is_made_once_for_the_same_requirements(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(environments, "_pip", lambda _home, names: made.append(tuple(names)))
    engine = replace(fake(), source=Source.PYPI, requirements=("a==1",))
    for each in (engine, engine, replace(engine, requirements=("a==2",))):
        environments.install(tmp_path, each)
    assert made == [("a==1",), ("a==2",)]


def test_commands_name_the_output() -> None:
    for engine in ENGINES.values():
        if engine.source is Source.NPM:
            place = Place(Path("/env"), Path("/site"), engine.html)
            assert engine.command(place)[0].startswith("/env/node_modules/.bin/")
    assert Place(Path("/env"), Path("/site")).output == Path("/site/html")
    assert ENGINES["hugo"].page(PurePosixPath("articles/2020/a-1.md")).name == "index.html"
