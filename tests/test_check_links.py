"""`tools/check_links.py`: each kind of link that leads nowhere is found, and no other is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import write
from tools.check_links import LinkCheck, main

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://mag.example/sub/"
PAGE = '<!DOCTYPE html><html><body><h1 id="top-of-it">A</h1><a name="old">x</a>{}</body></html>'


def dead(folder: Path, files: dict[str, str], *addresses: str) -> list[tuple[str, str]]:
    pages = {"index.html": PAGE.format(""), "sub/index.html": PAGE.format(""), "p.png": ""}
    write(folder, pages | files)
    found = LinkCheck(folder, addresses or (SITE,)).dead_links()
    return [(each.file, each.link) for each in found]


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        ('<a href="gone.html">x</a>', "gone.html"),
        ("<a href='gone.html'>x</a>", "gone.html"),
        ('<a href="">x</a>', ""),
        ('<a href="#gone">x</a>', "#gone"),
        ('<a href="index.html#gone">x</a>', "index.html#gone"),
        ('<a href="../index.html">above the site</a>', "../index.html"),
        ('<a href="/index.html">beside the site</a>', None),
        ('<a href="/sub/gone/">x</a>', "/sub/gone/"),
        (f'<a href="{SITE}gone.html">x</a>', f"{SITE}gone.html"),
        ('<img src="gone.png">', "gone.png"),
        ('<img srcset="p.png 1x, gone.png 2x">', "gone.png"),
        ('<source srcset="gone.webp 400w">', "gone.webp"),
        ('<script src="gone.js"></script>', "gone.js"),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', "gone.html"),
        (f'<meta property="og:image" content="{SITE}gone.png">', f"{SITE}gone.png"),
        (f'<script type="application/ld+json">{{"url": "{SITE}gone"}}</script>', f"{SITE}gone"),
    ],
)
def test_a_dead_link_on_a_page_is_found(tmp_path: Path, markup: str, link: str | None) -> None:
    found = dead(tmp_path, {"a.html": PAGE.format(markup)})
    assert found == ([] if link is None else [("a.html", link)])


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="index.html">x</a> <a href="./">x</a> <a href="sub/">x</a> <a href="sub">x</a>',
        '<a href="#top-of-it">x</a> <a href="index.html#old">x</a> <a href="#">x</a>',
        f'<a href="/sub/sub/#top-of-it">x</a> <a href="{SITE}">x</a> <a href="{SITE[:-1]}">x</a>',
        '<a href="https://other.example/gone">x</a> <a href="mailto:a@b.example">x</a>',
        '<img src="data:image/png;base64,AAAA"> <img srcset="p.png 400w, p.png 800w">',
        '<script>document.write(\'<a href="gone.html">\')</script> <!-- <a href="gone"> -->',
        "<code>&lt;a href=&quot;gone.html&quot;&gt;</code>",
        '<a href="#id3"><span class="problematic" id="id4">|sub|</span></a>',
        '<a href="sp%20ace.html#%C3%BC">x</a>',
    ],
)
def test_links_that_lead_somewhere_are_not_named(tmp_path: Path, markup: str) -> None:
    spaced = PAGE.format('<p id="ü">x</p>')
    assert dead(tmp_path, {"a.html": PAGE.format(markup), "sp ace.html": spaced}) == []


@pytest.mark.parametrize(
    ("name", "text", "link"),
    [
        ("sitemap.xml", f"<url><loc>{SITE}gone.html</loc></url>", f"{SITE}gone.html"),
        ("blog/atom.xml", f"<entry><id>{SITE}gone</id></entry>", f"{SITE}gone"),
        ("blog/atom.xml", "<content>&lt;img src=&quot;p.png&quot;&gt;</content>", "p.png"),
        ("feed.json", f'{{"url": "{SITE}gone.html"}}', f"{SITE}gone.html"),
        ("robots.txt", f"Sitemap: {SITE}sitemap.xml\n", f"{SITE}sitemap.xml"),
    ],
)
def test_a_dead_address_in_data_is_found(tmp_path: Path, name: str, text: str, link: str) -> None:
    assert dead(tmp_path, {name: text}) == [(name, link)]


def test_the_command_fails_on_a_dead_link_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"index.html": PAGE.format("")})
    assert main([str(tmp_path), SITE]) == 0
    write(tmp_path, {"a.html": PAGE.format('<a href="gone.html">x</a>')})
    assert main([str(tmp_path), SITE]) == 1
    assert "a.html: 'gone.html' leads to no file" in capsys.readouterr().out
    assert main([str(tmp_path / "nowhere")]) == 2
