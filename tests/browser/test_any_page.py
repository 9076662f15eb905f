"""Pages that are no article, in themes of others: our line does them no harm."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.conftest import THEMES
from tests.support.shapes import SHAPES, build_shape
from tests.support.sites import magazine, run_sphinx, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDE, HIGH = (2400, 600), (300, 900)
BODY = """\
![x](wide.png)

```{figure} wide.png
:width: 50%

A caption.
```

```{image} high.png
:height: 120px
```

```{image} wide.png
:width: 300
:align: right
```

::::{grid} 2
:::{grid-item-card} T
:img-top: wide.png

x
:::
::::

| a | b |
| --- | --- |
| ![y](wide.png) | ![z](high.png) |

Words ![inline](high.png) of a line.
"""


def picture(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#246").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("theme", [*THEMES, "classic"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_picture_keeps_its_shape_on_every_page(
    browser: Browser, tmp_path: Path, theme: str, width: int
) -> None:
    files = {
        "index.md": f"# Front\n\n{BODY}",
        "about/us.md": f"---\norphan: true\n---\n# About\n\n{BODY}",
    }
    pictures = {"wide.png": picture(WIDE), "high.png": picture(HIGH)}
    write(tmp_path / "source", files | pictures | {f"about/{k}": v for k, v in pictures.items()})
    conf = {
        "extensions": ["sphinx_design", "mubboo_sphinx"],
        "html_theme": theme,
        "myst_enable_extensions": ["colon_fence"],
    }
    own = [""] if theme == "classic" else []  # it links so to the page at hand
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf, dead_links=own)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for name in ("index", "about/us"):
        page.goto((site.out / f"{name}.html").as_uri())
        shapes = shapes_of_pictures(page)
        assert len(shapes) == 8
        assert distorted(shapes) == []
    context.close()


@pytest.mark.parametrize("name", SHAPES)
def test_pictures_of_a_site_that_adds_our_line_keep_their_shape(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    shape = SHAPES[name]
    write(tmp_path / "source", shape.files)
    out = build_shape(tmp_path, "html", shape.conf_py(ours=True)).out
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    seen = 0
    for path in sorted(out.rglob("*.html")):
        # The page of errors leads to the root of a server.
        if path.name == "404.html" or b"wide" not in path.read_bytes():
            continue
        page.goto(path.as_uri())
        shapes = shapes_of_pictures(page)
        seen += len(shapes)
        assert distorted(shapes) == [], path
    assert seen
    context.close()


def shapes_of_pictures(page: Page) -> list[tuple[float, float, str]]:
    """Return what width by height should be, and is, of each picture that is seen whole."""
    found: list[tuple[float, float, str]] = page.evaluate(
        """async () => { const images = [...document.images].filter(image =>
                /wide|high/.test(image.src) && image.clientHeight
                && getComputedStyle(image).objectFit === 'fill');
            for (const image of images) image.loading = 'eager';
            await Promise.all(images.map(image => image.decode()));
            return images.map(image => [image.naturalWidth / image.naturalHeight,
                image.clientWidth / image.clientHeight, image.outerHTML]); }"""
    )
    return found


def distorted(shapes: list[tuple[float, float, str]]) -> list[str]:
    return [html for right, found, html in shapes if abs(right / found - 1) > 0.03]


def test_lists_of_blocks_have_no_bullets_whatever_a_theme_gives_lists(
    browser: Browser, tmp_path: Path
) -> None:
    # As sphinx_rtd_theme and others of its time have it.
    strong = (
        ".body section ul, article ul { list-style: disc; margin-bottom: 24px }\n"
        ".body section ul li, article ul li { list-style: disc; margin-left: 24px }\n"
        ".body section ul li li, article ul li li { list-style: circle }\n"
    )
    files = magazine(5) | {"_static/strong.css": strong}
    conf = {
        "mubboo_authors": "authors.yml",
        "html_static_path": ["_static"],
        "html_css_files": ["strong.css"],
    }
    write(tmp_path / "source", files)
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    page = browser.new_page()
    for name in ("index", "posts/p5", "blog/category/ai"):
        page.goto((site.out / f"{name}.html").as_uri())
        found = page.evaluate(
            """() => [...document.querySelectorAll('ul[class^=mubboo-] > li')].map(item => {
                const {listStyleType, marginInlineStart} = getComputedStyle(item);
                return [listStyleType, marginInlineStart].join(' ');
            })"""
        )
        assert set(found) == {"none 0px"}, name
    page.close()
