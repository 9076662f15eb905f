"""The benchmark of engines: articles stay what they are in each form, and failures are said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from benchmarks.engines import (
    astro,
    docusaurus,
    eleventy,
    hugo,
    material,
    nikola,
    pelican,
)
from benchmarks.engines.all_engines import ENGINES
from benchmarks.engines.engine import Engine, Feature, Source
from benchmarks.engines.translate import Dialect, linked, rooted, slashed
from benchmarks.site import AUTHORS, Article, generate

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 60
NAMES = {author.key: author.name for author in AUTHORS}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(generate(COUNT, seed=1))


@pytest.fixture(scope="module", params=[name for name in ENGINES if name != "zensical"])
def site(
    request: pytest.FixtureRequest,
    articles: list[Article],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Engine, Path]:
    """An engine and its sources. Zensical's are Material's."""
    engine = ENGINES[request.param]
    folder = tmp_path_factory.mktemp(engine.name)
    engine.write(folder, articles)
    return engine, folder


def yaml_fields(text: str) -> tuple[dict[str, Any], str]:
    _, block, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(block), body


def line_fields(text: str, line: str) -> dict[str, str]:
    return dict(re.findall(line, text.split("\n\n", 1)[0], flags=re.MULTILINE))


@pytest.mark.parametrize("module", [hugo, eleventy, astro])
def test_front_matter_of_those_that_know_all_fields(articles: list[Article], module: Any) -> None:
    for article in articles:
        fields, _ = yaml_fields(module.DIALECT.page_text(article))
        head = article.head
        assert fields["title"] == head.title
        assert fields["date"] == head.published
        assert fields["description"] == head.description
        assert fields["authors"] == [head.author]
        assert tuple(fields["categories"]) == head.categories
        assert tuple(fields["tags"]) == head.tags
        assert fields.get("series") == ([head.series] if head.series else None)
        assert fields.get("cover") == (f"/{head.cover}" if head.cover else None)


def test_front_matter_of_docusaurus(articles: list[Article]) -> None:
    for article in articles:
        fields, _ = yaml_fields(docusaurus.page_text(article))
        assert fields["title"] == article.head.title
        assert fields["date"] == article.head.published
        assert fields["authors"] == [article.head.author]
        assert set(fields["tags"]) == {*article.head.categories, *article.head.tags}
        assert fields["slug"] == f"/{article.head.path.with_suffix('')}"


def test_front_matter_of_material(articles: list[Article]) -> None:
    for article in articles:
        fields, body = yaml_fields(material.page_text(article))
        assert fields["date"] == article.head.published
        assert tuple(fields["categories"]) == article.head.categories
        assert tuple(fields["tags"]) == article.head.tags
        assert fields["authors"] == [article.head.author]
        assert body.lstrip().startswith(f"# {article.head.title}\n")


@pytest.mark.parametrize(
    ("page_text", "line", "name"),
    [
        (pelican.page_text, r"^(\w+): (.*)$", str.capitalize),
        (nikola.page_text, r"^\.\. (\w+): (.*)$", str.lower),
    ],
    ids=["pelican", "nikola"],
)
def test_metadata_in_lines(
    articles: list[Article],
    page_text: Callable[[Article], str],
    line: str,
    name: Callable[[str], str],
) -> None:
    for article in articles:
        head = article.head
        fields = line_fields(page_text(article), line)
        assert fields[name("title")] == head.title
        assert date.fromisoformat(fields[name("date")][:10]) == head.published
        assert fields[name("category")] == head.categories[0]
        assert tuple(fields[name("tags")].split(", ")) == head.tags
        assert head.description in fields.values()
        assert NAMES[head.author] in fields.values()


def test_each_engine_has_all_text_of_each_article(
    site: tuple[Engine, Path], articles: list[Article]
) -> None:
    engine, folder = site
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*-[0-9]*.md")]
    assert len(texts) == COUNT
    whole = "\n".join(texts)
    for article in articles:
        prose = [
            line for line in article.text.splitlines() if re.fullmatch(r"[A-Z][\w ,.']+", line)
        ]
        assert all(line in whole for line in prose)
        assert article.head.title in whole
    if engine.source is not Source.HERE:
        assert "```{" not in whole
        assert whole.count("<figcaption>") + whole.count("{{< figure") == sum(
            "```{figure}" in article.text for article in articles
        )


def resolved(folder: Path, file: Path, address: str) -> Path:
    """Return the file of the sources that an address in `file` means, in any engine's form."""
    bare = re.sub(r"^\{\w+\}", "", address)
    if not bare.startswith("/"):
        return file.parent / bare
    roots = [folder / name for name in ("static", "public", "files", "content", ".")]
    return next((found for root in roots if (found := root / bare[1:]).is_file()), Path(bare))


def test_links_lead_to_articles(site: tuple[Engine, Path], articles: list[Article]) -> None:
    engine, folder = site
    files = {path.stem: path for path in folder.rglob("*-[0-9]*.md")}
    for article in articles:
        file = files[article.head.path.stem]
        links = re.findall(r"\]\(([^)]*-\d+(?:\.md|\.html|/))\)", file.read_text(encoding="utf-8"))
        for link, path in zip(links, linked(article), strict=True):
            address = f"/{engine.page(path)}".removesuffix("index.html")
            assert link == address or resolved(folder, file, link).samefile(files[path.stem])


def test_pictures_are_where_the_text_says(
    site: tuple[Engine, Path], articles: list[Article]
) -> None:
    _, folder = site
    picture = re.compile(r"""(?:\]\(|src="|\{figure\} )([^)"\s]*figures/\d+\.png)""")
    for file in folder.rglob("*-[0-9]*.md"):
        number = int(file.stem.rpartition("-")[2])
        found = picture.findall(file.read_text(encoding="utf-8"))
        assert len(found) == (articles[number].figure is not None)
        assert all(resolved(folder, file, url).is_file() for url in found)


def test_what_cannot_be_said_is_an_error(articles: list[Article]) -> None:
    article = replace(articles[0], text="```{warning}\nA new one.\n```\n")
    with pytest.raises(ValueError, match="not translated"):
        Dialect(link=slashed, picture=rooted).body(article)


def test_ours_is_the_measure() -> None:
    assert ENGINES["plain"].leaves_out[0] == Feature.READ_TIME
    for engine in ENGINES.values():
        assert ENGINES["mubboo"].has >= engine.has - {Feature.SITEMAP, Feature.SHARING}
        assert all("==" in each or "@" in each[1:] for each in engine.requirements)
