"""Pages that are no article, in themes of others: our line does them no harm."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.conftest import THEMES
from tests.support.sites import run_sphinx, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

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
        shapes = page.evaluate(
            """async () => { const images = [...document.images]
                    .filter(image => /wide|high/.test(image.src));
                for (const image of images) image.loading = 'eager';
                await Promise.all(images.map(image => image.decode()));
                return images.map(image => [image.naturalWidth / image.naturalHeight,
                    image.clientWidth / image.clientHeight, image.outerHTML]); }"""
        )
        assert len(shapes) == 8
        wrong = [shape for shape in shapes if abs(shape[0] / shape[1] - 1) > 0.03]
        assert wrong == []
    context.close()
