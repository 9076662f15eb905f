"""Covers in sizes for screens, and pictures whose size is known before they are loaded."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from mubboo_sphinx.assembly import cover_sizes
from tests.support.outputs import look
from tests.support.rebuild_site import Desk
from tests.support.sites import AVATAR, post, run_sphinx, write

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
    make = cover_sizes._make

    def count(task: cover_sizes._Task) -> str | None:
        made.append(task.source.name)
        return make(task)

    monkeypatch.setattr(cover_sizes, "_make", count)
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
    monkeypatch.setattr(cover_sizes, "_make", lambda _task: pytest.fail("made again"))
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


def cover_and_avatar() -> dict[str, str | bytes]:
    authors = "ada:\n  name: Ada\n  avatar: /pics/both.png\n"
    article = post("A", author="ada", image="/pics/both.png")
    files: dict[str, str | bytes] = {"index.md": "# Front\n\n```{post-grid}\n```\n"}
    files |= {"authors.yml": authors, "a.md": article}
    return {**files, "pics/both.png": picture(200, 100)}


@pytest.mark.parametrize("in_body", [False, True])
def test_a_picture_that_is_cover_and_avatar_keeps_its_sizes(
    tmp_path: Path, *, in_body: bool
) -> None:
    desk = Desk(tmp_path, WIDTHS | {"mubboo_authors": "authors.yml"})
    files = cover_and_avatar()
    if in_body:
        files["b.md"] = post("B", author="ada", body="![x](/pics/both.png)", date="2026-04-01")
    for number in range(3):
        site = desk.rebuild(files | {"c.md": post(f"C {number}", author="ada")})
        assert list(sources(site)) == [40, 80, 120]
        assert len([name for name in site.files() if name.endswith(".webp")]) == 3
    desk.rebuild({"pics/both.png": picture(200, 90, colour="red")})
    desk.rebuild({"authors.yml": "ada:\n  name: Ada\n"})
    desk.rebuild({"authors.yml": "ada:\n  name: Ada\n  avatar: pics/both.png\n"})
    desk.rebuild({"a.md": post("A", author="ada")})


BROKEN_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path></svg>'
HTML_PAGE = b"<!DOCTYPE html><title>404 Not Found</title>"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("text.jpg", b"no picture", "is not a picture"),
        ("page.png", HTML_PAGE, "is not a picture"),
        ("empty.webp", b"", "is empty"),
        ("empty.svg", b"", "is empty"),
        ("broken.svg", BROKEN_SVG, "is a broken SVG"),
        ("page.svg", b"<html/>", "is no SVG"),
        ("short.gif", b"GIF8", "is not a picture"),
    ],
)
def test_a_picture_that_is_none_is_warned_of_and_not_shown_as_one(
    build: Callable[..., Site], name: str, content: bytes, said: str
) -> None:
    authors = {"ada": {"name": "Ada", "avatar": f"/{name}"}}
    files = {
        "index.md": "# Front\n\n```{post-grid}\n```\n",
        "a.md": post("A", author="ada", image=name),
        "b.md": f"# B\n\n- Words:\n\n  ![x]({name})\n",
        name: content,
    }
    site = build(files, {"mubboo_authors": authors})
    assert site.warned("a.md:6", name, said, "[mubboo.image]")
    assert site.warned("b.md:5", name, said, "[mubboo.image]")
    assert site.warned("avatar", name, said, "[mubboo.image]")
    assert not site.page("index").all("mubboo-card-cover")
    assert site.page("a").all("mubboo-initials")
    again = build({"c.md": "# C\n"}, {"mubboo_authors": authors})
    assert again.warned("b.md:5", name, said)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "ICO"])
def test_a_picture_under_another_name_is_a_picture_all_the_same(
    build: Callable[..., Site], kind: str
) -> None:
    files = {"a.md": post("A", author=None, image="p.jpg"), "p.jpg": picture(64, 64, kind)}
    site = build(files)
    assert site.warnings == ""
    assert "p.jpg" in site.read("a.html") or "_images/" in " ".join(site.files())


def noisy(width: int, height: int) -> bytes:
    """Return the first half of a picture that is no flat colour."""
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 80).save(buffer, "PNG")
    return buffer.getvalue()[: buffer.tell() // 2]


def test_a_cut_picture_is_warned_of_in_each_build(build: Callable[..., Site]) -> None:
    files = article("cut.png") | {"cut.png": noisy(300, 200)}
    for _ in range(2):
        site = build(files, WIDTHS)
        assert site.warned("a.md:5", "cut.png", "is broken", "[mubboo.image]")


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that says this size in its head, and has nothing more to it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    end = b"\0\0\0\0IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(
        ">I", zlib.crc32(head)
    ) + end  # fmt: skip


@pytest.mark.parametrize("size", [(14_000, 14_000), (50_001, 1000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_too_large_to_be_made_smaller_is_told(
    build: Callable[..., Site], size: tuple[int, int]
) -> None:
    body = "![x](large.png)"
    files = article("large.png") | {"b.md": f"# B\n\n{body}\n", "large.png": png_of(*size)}
    site = build(files, WIDTHS)
    for place in ("a.md:5", "b.md:3"):
        assert site.warned(place, "large.png", f"{size[0]} by {size[1]} pixels", "[mubboo.image]")
    assert "<source" not in site.html("index")


def test_a_large_photograph_costs_no_more_than_a_small_one(tmp_path: Path) -> None:
    source = tmp_path / "large.jpg"
    source.write_bytes(picture(9990, 9990, "JPEG"))
    targets = ((40, tmp_path / "40.webp"), (120, tmp_path / "120.webp"))
    named = [(width, str(file)) for width, file in targets]
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from mubboo_sphinx.assembly import cover_sizes\n"
        f"targets = tuple((width, Path(file)) for width, file in {named!r})\n"
        f"task = cover_sizes._Task(Path({str(source)!r}), targets)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "assert cover_sizes._make(task) is None\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100  # MB; whole, it would be 300
    with Image.open(targets[1][1]) as made:
        assert made.size == (120, 120)


@pytest.mark.parametrize("content", [b"garbage", b"", b"RIFF\x04\0\0\0WEBP"])
def test_garbage_in_the_cache_of_pictures_is_made_anew(tmp_path: Path, content: bytes) -> None:
    desk = Desk(tmp_path, WIDTHS)
    desk.build(article("a.png") | {"a.png": picture(200, 100)})
    before = desk.output().contents
    for file in (tmp_path / "doctrees-html" / "mubboo-images").iterdir():
        file.write_bytes(content)
    for file in (tmp_path / "html" / "_images").glob("*.webp"):
        file.unlink()
    desk.build({"b.md": post("B", author=None, date="2026-01-01")})
    after = desk.output().contents
    names = {name for name in before if name.endswith(".webp")}
    assert len(names) == 3
    assert {name: after.get(name) for name in names} == {name: before[name] for name in names}


def test_two_builds_with_the_same_doctrees_keep_each_others_pictures(tmp_path: Path) -> None:
    write(tmp_path / "one", article("a.png") | {"a.png": picture(200, 100)})
    write(tmp_path / "two", article("b.png") | {"b.png": picture(200, 90, colour="red")})
    conf = 'extensions = ["mubboo_sphinx"]\nmubboo_search = False\n'
    conf += "mubboo_image_widths = [40, 80, 120]\n"
    for site in ("one", "two"):
        write(tmp_path / site, {"conf.py": conf})
    for _ in range(3):
        running = []
        for site in ("one", "two"):
            shutil.rmtree(tmp_path / f"html-{site}", ignore_errors=True)
            command = ["-m", "sphinx", "-q", "-E", "-d", "trees", site, f"html-{site}"]
            running.append(
                subprocess.Popen(
                    [sys.executable, *command], cwd=tmp_path, stderr=subprocess.PIPE, text=True
                )
            )
        for process in running:
            _, said = process.communicate()
            assert "Traceback" not in said
            assert "mubboo" not in said
        for site in ("one", "two"):
            made = list((tmp_path / f"html-{site}" / "_images").glob("*.webp"))
            assert len(made) == 3, site


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


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_sizes_that_no_page_shows_are_in_no_build(tmp_path: Path, theme: str) -> None:
    desk = Desk(tmp_path, WIDTHS | {"html_theme": theme, "templates_path": ["_templates"]})
    own: dict[str, str | bytes] = {
        "_templates/mubboo/card.html": "<p>A card</p>\n",
        "_templates/mubboo/cover.html": "<p>A cover</p>\n",
        "big.png": picture(200, 100),
    }
    desk.build(article("big.png") | own, mubboo_after_body=[])
    for after in (["related-posts"], [], ["topics"]):
        site = desk.rebuild(mubboo_after_body=after)
        assert not [name for name in site.files() if name.endswith(".webp")]


def test_the_nth_picture_may_be_one_that_a_notebook_draws(tmp_path: Path) -> None:
    drawn = base64.b64encode(picture(30, 20)).decode()
    output = {"output_type": "display_data", "data": {"image/png": drawn}, "metadata": {}}
    code = {"execution_count": 1, "source": "1", "outputs": [output]}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# A notebook\n\nWords."},
        {"cell_type": "code", "metadata": {}, **code},
    ]
    front = {"blogpost": True, "date": "2026-01-01", "image": 1}
    text = json.dumps({"cells": cells, "metadata": front, "nbformat": 4, "nbformat_minor": 4})
    conf = {"extensions": ["myst_nb", "mubboo_sphinx"], "nb_execution_mode": "off"}
    desk = Desk(tmp_path, conf)
    site = desk.build({"index.md": "# Front\n", "a.ipynb": text})
    assert "mubboo" not in site.warnings
    assert site.page("a").all(tag="img")
