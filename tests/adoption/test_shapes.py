"""One line added to a site of ABlog's: what it had, it has."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.support.shapes import SHAPES, Built, Shape, build_shape
from tests.support.sites import write
from tools.check_links import LinkCheck

ADDRESSES = ("https://mag.example/",)


@dataclass(frozen=True)
class Pair:
    """A site, by ABlog alone and with our line."""

    shape: Shape
    before: Built
    after: Built


@pytest.fixture(scope="module", params=SHAPES)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    shape = SHAPES[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    write(folder / "source", shape.files)
    before = build_shape(folder, "before", shape.conf_py(ours=False))
    after = build_shape(folder, "after", shape.conf_py(ours=True))
    assert before.status == 0, before.said
    assert after.status == 0, after.said
    return Pair(shape, before, after)


def test_no_address_is_lost(pair: Pair) -> None:
    lost = pair.before.files(".html") - pair.after.files(".html")
    # ABlog shows drafts to who knows their address; they are held back here.
    drafts = {name for name in lost if name.endswith("/drafts.html")}
    assert lost - drafts == set(pair.shape.drafts)
    assert pair.before.files(".xml") - pair.after.files(".xml") == set()


def test_feeds_have_the_entries_that_they_had(pair: Pair) -> None:
    feeds = pair.before.files("atom.xml")
    assert feeds
    for feed in sorted(feeds):
        assert pair.before.entries(feed).items() <= pair.after.entries(feed).items(), feed


def test_redirects_lead_where_they_led(pair: Pair) -> None:
    pattern = re.compile(r"http-equiv=.refresh.[^>]*url=([^\"'>]*)", re.IGNORECASE)
    for name in sorted(pair.before.files(".html")):
        text = (pair.before.out / name).read_text(encoding="utf-8")
        if found := pattern.search(text):
            now = pattern.search((pair.after.out / name).read_text(encoding="utf-8"))
            assert now, name
            assert (pair.after.out / name).parent.joinpath(now[1]).resolve() == (
                pair.after.out / name
            ).parent.joinpath(found[1]).resolve(), name


def test_nothing_is_warned_of_that_is_right(pair: Pair) -> None:
    new = [line for line in pair.after.warnings() if line not in pair.before.warnings()]
    right = pair.shape.told
    assert len(new) == len(right), new
    assert all(part in line for part, line in zip(right, new, strict=True)), new


def test_no_link_is_dead_that_was_not(pair: Pair) -> None:
    def dead(built: Built) -> set[tuple[str, str]]:
        found = LinkCheck(built.out, ADDRESSES).dead_links()
        # Sphinx's `classic` and `basic` link so to the page at hand.
        return {(each.file, each.link) for each in found if each.link}

    assert dead(pair.after) - dead(pair.before) == set()
