"""The benchmark of pages: which it takes, how they are served, what it says of them."""

from __future__ import annotations

import gzip
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from benchmarks import quality, quality_tools
from benchmarks.serving import serve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE = "<!doctype html><html lang=en><head><title>T</title></head><body>{}</body></html>"
TEXT = f"<main><h1>A page</h1><p>{'Some words of it, more than once. ' * 20}</p></main>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index", "about", "posts/b", "posts/a", "blog/category/ai", "blog/2026", "404"):
        file = tmp_path / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        start = '<div class="mubboo-article h-entry"></div>' if "posts/" in name else ""
        file.write_text(PAGE.format(start + TEXT), encoding="utf-8")
    (tmp_path / "a.js").write_text("1;" * 1000, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_one_page_of_each_kind_is_taken(site: Path) -> None:
    assert quality.kinds(site) == {
        "article": "posts/a.html",
        "front page": "index.html",
        "category": "blog/category/ai.html",
        "year": "blog/2026.html",
        "404": "404.html",
    }


def get(url: str) -> tuple[int, dict[str, str], bytes]:
    request = Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    try:
        with urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_pages_are_served_as_on_the_web(site: Path) -> None:
    with serve(site) as address:
        status, headers, body = get(f"{address}/a.js?v=1")
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert gzip.decompress(body) == b"1;" * 1000
        assert len(body) < 100
        assert "max-age" in headers["Cache-Control"]
        assert "Content-Encoding" not in get(f"{address}/a.png")[1]
        assert gzip.decompress(get(f"{address}/")[2]).startswith(b"<!doctype html>")
        status, _, body = get(f"{address}/no/such/page")
        assert (status, b"A page" in gzip.decompress(body)) == (404, True)
        assert get(f"{address}/%2e%2e/%2e%2e/etc/passwd")[0] == 404


def measure(site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmark in a process of its own: this one's browser tests have a loop running."""
    command = [sys.executable, "-m", "benchmarks.quality", str(site), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)


def test_an_article_that_is_too_heavy_fails(site: Path) -> None:
    good = measure(site, "--pages", "index.html")
    assert good.returncode == 0, good.stderr
    assert "| index.html |" in good.stdout
    heavy = PAGE.format(f'<div class="mubboo-article">{TEXT}</div><script src="/big.js"></script>')
    (site / "posts/a.html").write_text(heavy, encoding="utf-8")
    noise = "".join(f"/*{number * number}*/" for number in range(20_000))
    (site / "big.js").write_text(noise, encoding="utf-8")
    # Of each kind of page one would be looked at, for a minute and more.
    for page in site.rglob("*.html"):
        if page != site / "posts/a.html":
            page.unlink()
    too_heavy = measure(site)
    assert too_heavy.returncode == 1
    assert "| article |" in too_heavy.stdout, too_heavy.stderr


def test_what_axe_finds_is_said(site: Path) -> None:
    bad = PAGE.format('<main><h1>A page</h1><img src="a.png"></main>')
    (site / "bad.html").write_text(bad, encoding="utf-8")
    found = measure(site, "--pages", "bad.html")
    assert found.returncode == 1
    assert "image-alt" in found.stderr


def test_without_pages_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(tmp_path)]) == 1
    assert f"no page in {tmp_path}" in capsys.readouterr().err


def test_tools_that_are_missing_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(quality_tools.ToolMissingError, match="npm install lighthouse"):
        quality_tools.lighthouse("http://127.0.0.1", ("seo",))
    with pytest.raises(quality_tools.ToolMissingError, match="npm install vnu-jar"):
        quality_tools.nu_errors([tmp_path])


def test_scores_and_errors_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = """{"categories": {"seo": {"score": 0.93, "auditRefs": [{"id": "a", "weight": 1}]}},
        "audits": {"a": {"id": "a", "title": "Has no name", "score": 0, "displayValue": ""}}}"""
    checked = """{"messages": [{"type": "error", "url": "file:/x/a.html", "lastLine": 3,
        "message": "Bad value", "extract": "<a>"}, {"type": "info", "message": "Well"}]}"""

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        is_nu = command[0] == "vnu"
        return subprocess.CompletedProcess(command, 0, "" if is_nu else report, checked)

    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", run)
    assert quality_tools.lighthouse("u", ("seo",)) == ({"seo": 93}, ["a: Has no name"])
    assert quality_tools.nu_errors([tmp_path]) == ["a.html:3: Bad value '<a>'"]
