"""Covers in sizes for screens, and pictures whose size is known before they are loaded."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from mubboo_sphinx.build import pictures
from tests.support.desk import Desk
from tests.support.outputs import look
from tests.support.sites import AVATAR, post, run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

WIDTHS: dict[str, Any] = {"mubboo_image_widths": [40, 80, 120]}


def picture(
    width: int, height: int, kind: str = "PNG", colour: str = "teal", **more: object
) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind, **more)
    return buffer.getvalue()


def article(image: str, body: str = "Words.") -> dict[str, str | bytes]:
    text = post("A", author=None, image=image, body=body)
    return {"index.md": "# Front\n\n```{post-grid}\n```\n", "a.md": text}


def sources(site: Site, page: str = "index") -> dict[int, str]:
    """Return the names of the first cover's sizes, by width."""
    (found,) = re.findall(r'<source type="image/webp" srcset="([^"]*)"', site.html(page))
    pairs = (each.split() for each in found.split(", "))
    return {int(width.removesuffix("w")): address for address, width in pairs}


def test_a_large_cover_is_there_in_all_sizes(build: Callable[..., Site]) -> None:
    site = build(article("big.jpg") | {"big.jpg": picture(200, 100, "JPEG")}, WIDTHS)
    found = sources(site)
    assert list(found) == [40, 80, 120]
    for width, address in found.items():
        with Image.open(site.out / address) as opened:
            assert (opened.format, opened.size) == ("WEBP", (width, width // 2))
    card = site.page("index").one("mubboo-card-cover", "img")
    assert (card["width"], card["height"]) == ("200", "100")
    assert card["src"].endswith(".jpg")
    assert (site.out / card["src"]).is_file()


def test_a_small_cover_is_not_made_larger(build: Callable[..., Site]) -> None:
    site = build(article("small.png") | {"small.png": picture(60, 30)}, WIDTHS)
    assert list(sources(site)) == [40, 60]


def test_a_picture_is_turned_as_the_camera_says(build: Callable[..., Site]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    files = article("turned.jpg") | {"turned.jpg": picture(200, 100, "JPEG", exif=exif)}
    site = build(files, WIDTHS)
    with Image.open(site.out / sources(site)[40]) as opened:
        assert opened.size == (40, 80)


def test_holes_in_a_picture_stay(build: Callable[..., Site]) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (100, 50), (0, 0, 0, 0)).quantize().save(buffer, "PNG")
    site = build(article("holes.png") | {"holes.png": buffer.getvalue()}, WIDTHS)
    with Image.open(site.out / sources(site)[40]) as opened:
        assert opened.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def moving() -> bytes:
    buffer = io.BytesIO()
    first, *others = (Image.new("RGB", (100, 50), colour) for colour in ("red", "blue"))
    first.save(buffer, "WEBP", save_all=True, append_images=others)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", AVATAR.encode()),
        ("moving.webp", moving()),
        ("broken.png", picture(100, 50)[:60]),
        ("none.png", b"no picture at all"),
    ],
)
def test_what_cannot_be_made_smaller_is_shown_as_it_is(
    build: Callable[..., Site], name: str, content: bytes
) -> None:
    site = build(article(name) | {name: content}, WIDTHS)
    assert site.status == 0
    assert "<source" not in site.html("index")
    cover = site.page("index").one("mubboo-card-cover", "img")
    assert (site.out / cover["src"]).read_bytes() == content


def test_none_are_made_where_none_are_wanted(build: Callable[..., Site]) -> None:
    site = build(article("a.png") | {"a.png": picture(200, 100)}, {"mubboo_image_widths": []})
    assert "<source" not in site.html("index")
    assert not [name for name in site.files() if name.endswith(".webp")]


def test_a_book_has_the_picture_alone(build: Callable[..., Site]) -> None:
    files = article("a.png") | {"a.png": picture(200, 100)}
    site = build(files, WIDTHS | {"version": "1"}, builder="epub")
    assert not [name for name in site.files() if name.endswith(".webp")]


def test_each_content_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    make = pictures._make

    def count(task: pictures._Task) -> bool:
        made.append(task.source.name)
        return make(task)

    monkeypatch.setattr(pictures, "_make", count)
    desk = Desk(tmp_path)
    desk.build(article("a.png") | {"a.png": picture(200, 100)}, **WIDTHS)
    assert made == ["a.png"]
    desk.build({"a.md": post("Another title", author=None, image="a.png")})
    assert made == ["a.png"]
    before = look(desk.folder / "html")
    site = desk.build({"a.png": picture(200, 100, colour="red")})
    assert made == ["a.png"] * 2
    # Another content is another name, which no cache of a browser has.
    names = {name for name in site.files() if name.endswith(".webp")}
    assert len(names) == 3
    assert not names & before.contents.keys()


def test_what_was_made_outlasts_a_build_of_another_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    desk.build(article("a.png") | {"a.png": picture(200, 100)}, **WIDTHS)
    # In the same folder of doctrees, as `make html latex` does.
    run_sphinx(desk.source, desk.folder / "html", "text", WIDTHS)
    monkeypatch.setattr(pictures, "_make", lambda _task: pytest.fail("made again"))
    desk.build({"b.md": post("B", author=None)})


def test_a_picture_that_comes_changes_and_goes_leaves_what_a_clean_build_does(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    desk.build(article("a.png") | {"a.png": picture(200, 100)}, **WIDTHS)
    desk.rebuild({"a.png": picture(100, 100, colour="red")})
    desk.rebuild(mubboo_image_widths=[30])
    desk.rebuild({"b.md": post("B", author=None, image="b.jpg"), "b.jpg": picture(90, 60, "JPEG")})
    desk.rebuild({"a.md": post("A", author=None)})
    desk.rebuild(mubboo_image_widths=[])


BODY = """\
![One](one.png)

![Two](two.png)

:::{figure} two.png
:width: 50%

A caption
:::

:::{image} two.png
:width: 20
:::

:::{image} two.png
:height: 7px
:::

![Elsewhere](https://img.example/a.png)
"""


@pytest.fixture
def images(build: Callable[..., Site]) -> list[dict[str, str | None]]:
    files = {
        "index.md": "# Front\n\n```{toctree}\na\n```\n",
        "a.md": post("A", author=None, body=BODY),
        "one.png": picture(30, 20),
        "two.png": picture(40, 10),
    }
    conf = {"myst_enable_extensions": ["colon_fence"]}
    page = build(files, conf).page("a").one("mubboo-article")
    return [dict(image.attributes) for image in page.all(tag="img")]


def test_pictures_of_a_text_say_their_size(images: list[dict[str, str | None]]) -> None:
    sizes = [(image.get("width"), image.get("height")) for image in images]
    assert sizes[:3] == [("30", "20"), ("40", "10"), ("40", "10")]
    assert images[2]["style"] == "width: 50%;"
    assert sizes[3] == ("20", "5")
    assert sizes[4][0] is None
    assert sizes[5] == (None, None)


def test_the_first_picture_is_loaded_at_once_and_others_when_near(
    images: list[dict[str, str | None]],
) -> None:
    assert [image.get("loading") for image in images] == [None, *["lazy"] * 5]
    assert {image.get("decoding") for image in images} == {"async"}
