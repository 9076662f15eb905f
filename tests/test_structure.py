"""The house's rules: who imports whom, and what names stand where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import mubboo_sphinx
from mubboo_sphinx.settings import options

PACKAGE = "mubboo_sphinx"
ROOT = Path(str(mubboo_sphinx.__file__)).parent
PYTHON = sorted(ROOT.rglob("*.py"))
# Templates of a theme's pages show what Sphinx hands them as HTML: those of blocks never do.
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted(ROOT.rglob("*.css"))
FRAMEWORKS = {"sphinx", "docutils", "ablog", "myst_parser"}
# Floors of the house, the ground first: each may import what lies below it, and itself.
FLOORS = (
    ("priorities", "problems"),
    ("magazine", "option_checks", "sphinx_tools"),
    ("settings",),
    ("fast", "incremental", "required_extensions"),
    ("ablog",),
    ("context",),
    ("documents",),
    ("assembly",),
    ("blocks",),
    ("feeds", "metadata", "pages", "rendering", "search", "cli"),
    ("theme",),
    ("api",),
    ("__init__", "__main__"),
)
BELOW = {
    part: {part, *(below for lower in FLOORS[:at] for below in lower)}
    for at, floor in enumerate(FLOORS)
    for part in floor
}
"""What each part may import: the pure core knows `problems` alone."""
# Ours, sphinx-design's and microformats'; pydata-sphinx-theme's mark of a picture not to be
# dimmed, the class that Sphinx gives an equation's number, and those of ABlog's postcard.
OUR_CLASS = re.compile(
    r"mubboo-[\w-]*|sd-[\w-]+|(?:h|p|u|dt|e)-[a-z-]+|dark-light|eqno|ablog[\w-]*"
)


def part_of(path: Path) -> str:
    """Return the part of the house that a file belongs to: a folder, or a module."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path, *, typing_too: bool = True) -> frozenset[str]:
    """Return the modules, by their whole names, that a file imports anywhere in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            left_out |= {inner for child in node.body for inner in ast.walk(child)}
    names: set[str] = set()
    for node in ast.walk(tree):
        if node in left_out and not typing_too:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            module = str(node.module)
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def roots(names: frozenset[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def parts(names: frozenset[str]) -> set[str]:
    """Return the parts of our own house among the imported."""
    return {name.split(".")[1] for name in names if name.startswith(f"{PACKAGE}.")}


def test_there_is_a_house_to_look_at() -> None:
    assert BELOW.keys() - {"__main__"} == {part_of(path) for path in PYTHON}
    assert TEMPLATES
    assert STYLES
    assert parts(imports(ROOT / "assembly" / "__init__.py")) == {"assembly"}
    assert "sphinx" in roots(imports(ROOT / "settings.py"))
    assert "sphinx" not in roots(imports(ROOT / "settings.py", typing_too=False))


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_imports_go_down_only(path: Path) -> None:
    assert parts(imports(path)) <= BELOW[part_of(path)]


@pytest.mark.parametrize(
    "path", [path for path in PYTHON if part_of(path) in {"magazine", "problems"}], ids=relative
)
def test_the_core_knows_no_framework(path: Path) -> None:
    assert not roots(imports(path)) & FRAMEWORKS


def test_the_options_know_sphinx_by_name_only() -> None:
    assert not roots(imports(ROOT / "settings.py", typing_too=False)) & FRAMEWORKS


def test_one_place_knows_ablog() -> None:
    knowing = [relative(path) for path in PYTHON if "ablog" in roots(imports(path))]
    assert knowing
    assert all(path.startswith("ablog/") for path in knowing)


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_the_places_of_handlers_have_names(path: Path) -> None:
    assert not re.search(r"priority=\d", path.read_text(encoding="utf-8"))


def test_one_module_keeps_what_a_build_knows() -> None:
    keeping = [relative(path) for path in PYTHON if "weakref.WeakKeyDictionary" in imports(path)]
    assert keeping == ["sphinx_tools/build_context.py"]


def test_the_core_is_used_without_a_framework_being_loaded() -> None:
    modules = [
        ".".join((PACKAGE, *path.relative_to(ROOT).with_suffix("").parts))
        for path in (ROOT / "magazine").rglob("*.py")
        if path.stem != "__init__"
    ]
    script = f"import sys, {', '.join([*modules, f'{PACKAGE}.problems', f'{PACKAGE}.settings'])}\n"
    script += "print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert PACKAGE in loaded
    assert not FRAMEWORKS & set(loaded)


def test_every_option_bears_our_name_and_is_registered_in_one_place() -> None:
    assert options()
    assert all(option.name.startswith("mubboo_") for option in options())
    registering = [
        relative(path) for path in PYTHON if "add_config_value" in path.read_text(encoding="utf-8")
    ]
    # The switches are those of extensions that may be loaded alone.
    assert registering == ["settings.py", "sphinx_tools/switches.py"]


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_no_text_is_markup_in_a_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+false|\bMarkup\b", text)


@pytest.mark.parametrize("path", STYLES, ids=relative)
def test_no_style_is_important(path: Path) -> None:
    assert not re.search(r"!\s*important", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_every_class_of_a_template_bears_our_name(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r'\bclass="([^"]*)"', text)
    names: list[str] = []
    for value in found:
        # Of an expression count the texts that it may give.
        names += re.sub(r"\{\{.*?\}\}", "", value).split()
        for expression in re.findall(r"\{\{(.*?)\}\}", value):
            names += " ".join(re.findall(r"'([^']*)'", expression)).split()
    for statement in re.findall(r"\{%-?\s*set classes =(.*?)%\}", text):
        names += " ".join(re.findall(r'"([^"]*)"', statement)).split()
    assert names or "class=" not in text
    assert [name for name in names if not OUR_CLASS.fullmatch(name)] == []


@pytest.mark.parametrize(
    "path", [path for path in STYLES if part_of(path) == "static"], ids=relative
)
def test_every_class_of_a_style_sheet_bears_our_name(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)|@(?:layer|import)[^{;]*", "", text)
    names = re.findall(r"\.(-?[A-Za-z_][\w-]*)", text)
    assert names
    assert sorted({name for name in names if not OUR_CLASS.fullmatch(name)}) == []
