"""Whether a built site is the magazine: a page an article, its words on it, its links alive."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from benchmarks.engines.engine import Feature
from benchmarks.engines.translate import linked
from benchmarks.site import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path, PurePosixPath

    from benchmarks.engines.engine import Engine
    from benchmarks.site import Article

LOOKED_AT = 5
"""Pages whose words and links are looked at, spread over all of them."""

_RUN = re.compile(r"(?<= )(?:[a-z]+ ){5}[a-z]+(?= )")
"""Six words of prose without a mark that an engine may write in another way."""


_SIGNS = {
    Feature.READ_TIME: re.compile(r"\d min(?:utes?)? read"),
    Feature.RELATED: re.compile(r"(?i)\brelated\b"),
    Feature.ADJACENT: re.compile(r"(?i)\b(?:prev|previous|next|older|newer)\b"),
    Feature.DATA: re.compile(r"application/ld\+json|itemtype="),
    Feature.SHARING: re.compile("og:title"),
    Feature.SHARE: re.compile(r"x\.com/"),
}
"""What is found in the HTML of an article whose engine has a feature."""


_FILES = {
    Feature.FEED: re.compile(rb"<(?:rss|feed)\b"),
    Feature.SITEMAP: re.compile(rb"<(?:urlset|sitemapindex)\b"),
}
"""What is found in a file of XML of an engine that has a feature."""


def problems(output: Path, articles: Sequence[Article], engine: Engine) -> list[str]:
    """Return what is wrong with the site built in `output`; nothing if it is as it should be."""
    pages = {article.head.path: engine.page(article.head.path) for article in articles}
    missing = [page for page in pages.values() if not (output / page).is_file()]
    if missing:
        some = ", ".join(map(str, missing[:3]))
        return [f"{len(missing)} of {len(articles)} articles have no page: {some}"]
    step = max(1, len(articles) // LOOKED_AT)
    looked_at = articles[::step]
    found = [text for article in looked_at for text in _page_problems(output, article, engine)]
    html = "".join((output / pages[a.head.path]).read_text(encoding="utf-8") for a in looked_at)
    found += [
        f"no sign of {feature}"
        for feature, sign in _SIGNS.items()
        if feature in engine.has and not sign.search(html)
    ]
    xml = [file for file in output.rglob("*") if file.suffix in {".xml", ".atom"}]
    found += [
        f"no file of {feature}"
        for feature, sign in _FILES.items()
        if feature in engine.has and not any(sign.search(file.read_bytes()) for file in xml)
    ]
    return found


def _page_problems(output: Path, article: Article, engine: Engine) -> Iterator[str]:
    """Yield what is wrong with the page of an article."""
    file = engine.page(article.head.path)
    parser = _Parser()
    parser.feed((output / file).read_text(encoding="utf-8"))
    text = " ".join("".join(parser.text).split())
    # Lines that begin with a capital are prose; others are code, lists and texts of pictures.
    prose = "\n".join(line for line in article.text.splitlines() if line[:1].isupper())
    for words in (article.head.title, *_RUN.findall(prose)):
        if words not in text:
            yield f"{file} lacks {words!r}"
    targets = {local for url in parser.links if (local := _local(output, file, url))}
    for page in map(engine.page, linked(article)):
        if output / page not in targets:
            yield f"{file} does not link to {page}"
    for target in sorted(targets):
        if not target.is_file():
            yield f"{file} points to {target.relative_to(output)}, which is not there"
    if article.figure and not parser.pictures:
        yield f"{file} lacks its picture"


def _local(output: Path, file: PurePosixPath, url: str) -> Path | None:
    """Return the file that an address on the page `file` stands for; None if it is elsewhere."""
    whole = urljoin(urljoin(ADDRESS, str(file)), url)
    if not whole.startswith(ADDRESS):
        return None
    target = output / unquote(urlsplit(whole).path).lstrip("/")
    if target.is_dir():
        return target / "index.html"
    return target if target.suffix else target.with_name(f"{target.name}.html")


class _Parser(HTMLParser):
    """Takes text, links and pictures from a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and (url := values.get("href")):
            self.links.append(url)
        if tag == "img" and (url := values.get("src")):
            self.pictures.append(url)
            self.links.append(url)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
