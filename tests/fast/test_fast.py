"""What is spared changes nothing of what is built, and other packages' names are still there."""

from __future__ import annotations

import gc
import io
import logging
import os
import pickle
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxSmartQuotes
from sphinx.transforms.post_transforms.code import HighlightLanguageTransform
from sphinx.util.docutils import docutils_namespace, patch_docutils

from mubboo_sphinx.fast.docutils_settings import REPLACEMENTS, Remembered
from mubboo_sphinx.fast.fast_findall import as_docutils_does, findall
from mubboo_sphinx.fast.workers import OwnOnly, _Reading
from mubboo_sphinx.sphinx_tools.replacements import Replacement
from tests.support.outputs import assert_same
from tests.support.sites import magazine, make_site, post, run_sphinx, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docutils.frontend import Values

    from tests.support.sites import Site

QUOTES = r"""
"Double" and 'single', it's -- or --- that... and . . . `"code"`, "*it* 'in' it", \"kept\".
A "quote that
goes *on*" and 'tis; rock 'n' roll; 6' 2"; (“smart”), "[link](https://example.org/)"'s end.

| "cell" | 'cell' |
| --- | --- |
| -- | no quotes |

```
"code" -- '...'
```
"""
RICH = """
A paragraph.

{{ key }}.[^n] Term: {term}`thing`, {abbr}`CI (continuous "integration")`.

[^n]: A "note" with `code`.

(here)=
## A "section" -- of 'it'

::::{tab-set}
:::{tab-item} One
{ref}`here`, [a heading](#a-section----of-it), [another](p1.md#a-section)
:::
::::

:::{dropdown} Open
- a list
  - in a "list"
:::

```{glossary}
thing
  What "it" is.
```

```{highlight} pycon
```

```
>>> "x"
```

```python
x = "y"  # it's
```

```{only} html
"Only" here.
```

```{eval-rst}
A |sub| in reST, with a "quote".

.. |sub| replace:: substitution -- here
```

```{include} part.txt
:parser: myst_parser.sphinx_
```

% a comment

Term
: Its "definition"
"""
FILES = magazine(3) | {
    "posts/quotes.md": post('It\'s "all" -- here', body=QUOTES),
    "posts/german.md": post("Auf Deutsch", language="de", body=QUOTES),
    "posts/rich.md": post(
        "Rich",
        myst='{substitutions: {key: "a \\"value\\""}, enable_extensions: [substitution, deflist]}',
        body=RICH,
    ),
    "posts/lists.md": post("Lists", tags='[a, "b c", 3]', extra="{a: [1, 2], b: 2026-01-01}"),
    "posts/part.txt": 'Included: "text".\n',
    "posts/rest.rst": (
        ":blogpost: true\n:date: 2026-04-09\n:category: AI\n\nIn reST\n=======\n\n"
        "\"Text\" -- it's.\n\n.. highlight:: python\n\n::\n\n   x = 'y'\n"
    ),
    "posts/bad.md": "---\nblogpost: true\ndate: 2026-04-01\ntitle: a: b\n---\n\n# Bad\n\nText.\n",
    "posts/listing.md": "---\n- a\n- list\n---\n\n# A list\n\nText.\n",
    "posts/words.md": '---\n"a: b"\n---\n\n# Words\n\nText.\n',
    "posts/unclosed.md": "---\nblogpost: true\n\n# Unclosed\n\nText.\n",
}
CONF: dict[str, Any] = {
    "myst_heading_anchors": 3,
    "language": "en",
    "blog_baseurl": "https://mag.example/",
    "blog_feed_archives": True,
}


OFF = {"mubboo_fast": False}
"""Has everything done as Sphinx, docutils and MyST do it."""


@pytest.fixture(scope="module")
def fast_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("fast"), FILES, CONF)


def test_what_is_spared_changes_no_byte_and_no_warning(tmp_path: Path, fast_site: Site) -> None:
    site = make_site(tmp_path, FILES, CONF | OFF)
    assert_same(fast_site, site)
    ours, theirs = (
        each.warnings.replace(str(each.source), "").splitlines() for each in (fast_site, site)
    )
    assert ours == theirs


@pytest.mark.parametrize(
    "conf",
    [
        {"smartquotes_action": "-1"},
        {"smartquotes_action": "1"},
        {"smartquotes_action": "bBdew"},
        {"smartquotes": False},
        {"language": "fr"},
        {"highlight_language": "none"},
    ],
    ids=str,
)
def test_options_are_heeded_all_the_same(conf: dict[str, Any], tmp_path: Path) -> None:
    site = make_site(tmp_path / "off", FILES, CONF | conf | OFF)
    assert_same(make_site(tmp_path / "on", FILES, CONF | conf), site)


def test_what_others_named_is_still_there_to_be_spared(tmp_path: Path) -> None:
    replaced = (*REPLACEMENTS, Replacement(nodes.Node, "findall", lambda _: findall))
    during: list[object] = []

    def note(*_: object) -> None:
        during.extend(getattr(each.owner, each.name, None) for each in replaced)

    before = [getattr(each.owner, each.name) for each in replaced]
    build_and_note(tmp_path / "site", note)
    assert [type(each) for each in during[:3]] == [Remembered, Remembered, type(findall)]
    assert during[2] is findall
    assert [getattr(each.owner, each.name) for each in replaced] == before


def build_and_note(folder: Path, note: Callable[..., None], text: str = "# Front page\n") -> None:
    write(folder, {"index.md": text})
    conf = {"extensions": ["mubboo_sphinx"], "mubboo_search": False}
    with patch_docutils(), docutils_namespace():
        out = folder.parent / "out"
        app = Sphinx(folder, None, out, out, "html", conf, status=None, warning=io.StringIO())
        app.connect("source-read", note)
        app.build()


def state_of_process() -> list[object]:
    """Return what a build could leave behind."""
    logger = logging.getLogger("sphinx")
    own = [getattr(each.owner, each.name) for each in REPLACEMENTS] + [nodes.Node.findall]
    suffixes = dict(Config.config_values["source_suffix"].default)
    return [*own, suffixes, gc.get_threshold(), gc.isenabled(), gc.get_freeze_count(), logger.level]


def break_off(*_: object) -> None:
    msg = "broken off"
    raise KeyboardInterrupt(msg)


def fail(*_: object) -> None:
    msg = "a fault of somebody's"
    raise ValueError(msg)


@pytest.mark.parametrize("fault", [None, fail, break_off])
def test_other_sites_in_the_process_never_see_what_is_replaced(
    tmp_path: Path, fault: Callable[..., None] | None
) -> None:
    before = state_of_process()
    if fault is None:
        build_and_note(tmp_path / "ours", lambda *_: None)
    else:
        with pytest.raises((ExtensionError, KeyboardInterrupt)):
            build_and_note(tmp_path / "ours", fault)
    assert state_of_process() == before


def test_later_builds_of_plain_sphinx_keep_no_environment(tmp_path: Path) -> None:
    build_and_note(tmp_path / "ours", lambda *_: None)
    kept = []
    for number in range(3):
        write(tmp_path / f"plain{number}", {"index.rst": "Plain\n=====\n\nText.\n"})
        with patch_docutils(), docutils_namespace():
            out = tmp_path / f"out{number}"
            app = Sphinx(tmp_path / f"plain{number}", None, out, out, "html", status=None)
            app.build()
        kept.append(weakref.ref(app.env))
        del app
    gc.collect()
    # Sphinx itself keeps its last application, for its log.
    assert [ref() for ref in kept[:2]] == [None, None]


def test_our_own_builds_are_let_go(tmp_path: Path) -> None:
    kept = []
    for number in range(2):
        environments: list[weakref.ref[object]] = []
        build_and_note(
            tmp_path / f"ours{number}",
            lambda app, *_, found=environments: found.append(weakref.ref(app.env)),
        )
        kept += environments[:1]
    gc.collect()
    assert kept[0]() is None


NOTE_CLASSES = """
from pathlib import Path

extensions = ["mubboo_sphinx"]
html_theme = "alabaster"
mubboo_search = False


def note(app):
    registry = app.registry
    found = [*registry.transforms, *registry.post_transforms, *registry.source_parsers.values()]
    lines = [" ".join(base.__qualname__ for base in each.__mro__) for each in found]
    Path(app.srcdir, "classes.txt").write_text("\\n".join(lines))


def setup(app):
    app.connect("builder-inited", note)
"""


def test_others_transforms_and_parser_are_replaced(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"index.md": "# Front page\n", "conf.py": NOTE_CLASSES})
    lines = [line.split() for line in (site.source / "classes.txt").read_text().splitlines()]
    for taken in (SphinxSmartQuotes, HighlightLanguageTransform, MystParser):
        (ours,) = {tuple(line) for line in lines if taken.__qualname__ in line}
        assert ours[0] != taken.__qualname__


def test_settings_are_made_once_and_given_out_as_copies() -> None:
    made: list[Values] = []

    def make(*components: Any) -> Values:
        made.append(get_default_settings(*components))
        made[-1].a_list = ["a"]
        return made[-1]

    remembered = Remembered(make)
    first, second = remembered(Parser), remembered(Parser())
    second.a_list.append("b")
    second.tab_width = 3
    third = remembered(Parser)
    assert len(made) == 1
    assert third.a_list == ["a"]
    assert third.tab_width == first.tab_width == 8


def tree() -> nodes.document:
    document = new_document("a tree", get_default_settings(Parser))
    for number in range(3):
        section = nodes.section("", nodes.title("", f"Title {number}"))
        section += nodes.paragraph("", "", nodes.Text("a"), nodes.strong("", "b"), nodes.Text("c"))
        section += nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "d")))
        document += section
    return document


@pytest.mark.parametrize("condition", [None, nodes.Text, nodes.Element, len])
@pytest.mark.parametrize("include_self", [True, False])
def test_walks_meet_the_same_nodes_in_the_same_order(condition: Any, *, include_self: bool) -> None:
    for root in tree().findall():
        ours = list(findall(root, condition, include_self))
        theirs = list(as_docutils_does(root, condition, include_self))
        assert [id(node) for node in ours] == [id(node) for node in theirs]


@pytest.mark.parametrize("way", [{"siblings": True}, {"ascend": True}, {"descend": False}])
def test_other_walks_are_docutils_own(way: dict[str, bool]) -> None:
    for root in tree().findall():
        assert list(findall(root, nodes.Element, **way)) == list(
            as_docutils_does(root, nodes.Element, **way)
        )


def remove(node: nodes.Node) -> None:
    if node.parent is not None:
        node.parent.remove(node)


def replace(node: nodes.Node) -> None:
    if isinstance(node, nodes.Element):
        node.replace_self([nodes.emphasis("", "new"), nodes.Text("more")])


def add(node: nodes.Node) -> None:
    if isinstance(node, nodes.Element) and len(node.children) < 4:
        node += nodes.emphasis("", "late")


@pytest.mark.parametrize("edit", [remove, replace, add])
@pytest.mark.parametrize("wanted", [nodes.paragraph, nodes.strong, nodes.Text])
def test_walks_amid_edits_end_alike(edit: Callable[[nodes.Node], None], wanted: type) -> None:
    results = []
    for walk in (findall, as_docutils_does):
        document = tree()
        found: Iterator[nodes.Node] = walk(document, wanted)
        met = []
        for node in found:
            met.append(node.astext())
            edit(node)
        results.append((met, document.pformat()))
    assert results[0] == results[1]


def test_a_worker_sends_back_what_it_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = OwnOnly({"read/before": 1, "read/here": 2})
    monkeypatch.setattr(_Reading, "here", {"read/here"})
    monkeypatch.setattr(_Reading, "main_process", os.getpid())
    kept = pickle.loads(pickle.dumps(facts))  # noqa: S301 - ours
    assert kept == {"read/before": 1, "read/here": 2}
    monkeypatch.setattr(_Reading, "main_process", os.getppid())
    sent = pickle.loads(pickle.dumps(facts))  # noqa: S301 - ours
    assert sent == {"read/here": 2}
    assert type(sent) is dict


def test_after_reading_in_parallel_everything_is_known(tmp_path: Path) -> None:
    site = make_site(tmp_path, FILES, CONF, jobs=3)
    again = run_sphinx(site.source, site.out, conf=CONF | {"mubboo_authors": "authors.yml"})
    assert again.documents_read == []
    assert again.articles.keys() == site.articles.keys()
    assert {"posts/p1", "posts/rich", "posts/rest"} <= again.articles.keys()


@pytest.mark.parametrize(("asked", "logged"), [((), False), (("-vvv",), True)])
def test_what_v_asks_for_is_logged(asked: tuple[str, ...], *, logged: bool, tmp_path: Path) -> None:
    write(tmp_path / "source", {"index.md": "# Front page\n", "conf.py": NOTE_CLASSES})
    done = sphinx_build(*asked, "-b", "html", tmp_path / "source", tmp_path / "html")
    assert done.returncode == 0, done.stderr
    assert ("emitting event: 'doctree-read'" in done.stdout + done.stderr) is logged
