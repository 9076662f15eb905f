"""Fixtures: small sites, built in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.kitchen_sink import kitchen_sink
from tests.support.sites import Site, magazine, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


_LONGEST_FIRST = ("test_property.py", "browser", "benchmarks")
"""Files and folders of tests that take long: begun last, they would run when all else is done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first: each is run by one worker."""

    def place(item: pytest.Item) -> int:
        found = (at for at, name in enumerate(_LONGEST_FIRST) if name in item.path.parts)
        return next(found, len(_LONGEST_FIRST))

    items.sort(key=place)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Site]:
    """Return a function that writes files (given as a dict) and builds them.

    Called again, it writes over the files and builds incrementally; `authors.yml` is used
    when it is there.
    """

    def build_site(
        files: Mapping[str, str | bytes] | None = None,
        conf: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Site:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        write(source, files or {})
        if not (source / "index.md").exists() and not (source / "index.rst").exists():
            write(source, {"index.md": "# Front page\n"})
        settings = dict(conf or {})
        if (source / "authors.yml").exists() and not (source / "conf.py").exists():
            settings.setdefault("mubboo_authors", "authors.yml")
        out = tmp_path / options.pop("out", options.get("builder", "html"))
        return run_sphinx(source, out, conf=settings, **options)

    return build_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the small whole magazine, built once as HTML with every default."""
    folder = tmp_path_factory.mktemp("built")
    write(folder / "source", magazine())
    return run_sphinx(folder / "source", folder / "html", conf={"mubboo_authors": "authors.yml"})


@pytest.fixture(scope="session")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Return a function that gives the kitchen sink in a theme, by a builder, built once."""
    sites: dict[tuple[str, str], Site] = {}

    def site(theme: str = "mubboo", builder: str = "html") -> Site:
        if (theme, builder) not in sites:
            folder = tmp_path_factory.mktemp(f"sink-{theme}")
            # Of the extra `math`, which its conf.py leaves out for plain installs.
            conf = {"html_math_renderer": "mathml"}
            sites[theme, builder] = kitchen_sink(folder, theme, builder, conf)
        return sites[theme, builder]

    return site
