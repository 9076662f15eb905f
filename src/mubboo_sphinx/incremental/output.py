"""The files of the output: what was in each when it was written, and which belong there no more.

A file that is written anew with the bytes that it had keeps its time, so that whoever copies the
site, or watches it, sees those change only that did. What Sphinx leaves behind is removed: pages
and sources of documents that are gone, pictures that no page shows any more. Only what this
cache knows to be ours or Sphinx's is touched: another extension knows best what is still its.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.builders.html import StandaloneHTMLBuilder

from mubboo_sphinx.priorities import BuilderInited
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.digests import digest, digests_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

_NAME = "output"
_SHARED_FOLDERS = ("_images", "_downloads")
_SHOWN = re.compile(rb"(?:_images|_downloads)/[^\"'\s?#)<>]+")
_UNKNOWN = ""
"""The checksum of a file that was changed by somebody else."""
_TEXTS = (".html", ".xml", ".json", ".css")
_TICK_NS = 20_000_000
"""The clock that files have the time from may be that late."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Files that are not as they were left: pages of documents, and whether there are others."""

    documents: frozenset[str] = frozenset()
    others: bool = False


@dataclass
class _Output:
    """The files of a build. `ours` are those of which we know whether they still belong.

    `started` is when the build did, in nanoseconds since 1970.
    """

    files: dict[str, list[Any]] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    last_ours: frozenset[str] = frozenset()
    started: int = field(default_factory=time.time_ns)
    is_loaded: bool = False


def setup_output(app: Sphinx) -> None:
    """Know what was there before anybody writes."""
    app.connect("builder-inited", lambda app: _output(app) and None, priority=BuilderInited.GO_ON)


def note_page(app: Sphinx, page: str) -> None:
    """Note a page of this build: one that the next build does not note is removed."""
    note_file(app, _page_file(app, page))


def note_file(app: Sphinx, file: Path) -> None:
    """Note a file of this build, by its path: one that the next build does not note is removed."""
    _output(app).ours.add(_name(app, file))


def is_there(app: Sphinx, page: str) -> bool:
    """Tell whether a page is in the output, as it was left."""
    return is_file_there(app, _page_file(app, page))


def is_file_there(app: Sphinx, file: Path) -> bool:
    """Tell whether a file of the output is there, as it was left."""
    name = _name(app, file)
    noted = _output(app).files.get(name)
    return noted is not None and noted[2] != _UNKNOWN and not _is_damaged(app, name, noted)


def damage(app: Sphinx) -> Damage:
    """Return what is missing from the output, or is not as it was left."""
    files = _output(app).files
    if not files:
        return Damage(others=True)  # nothing is known of it
    damaged = {name for name, noted in files.items() if _is_damaged(app, name, noted)}
    if not damaged:
        return Damage()
    for name in damaged:
        if not (app.outdir / name).is_file():
            continue
        # As it is now, so that it is removed if it is not wanted, and not taken for what it was.
        files[name] = [*_figures(app.outdir / name), _UNKNOWN, []]
    documents = {docname for docname in app.env.all_docs if _page_name(app, docname) in damaged}
    pages = {_page_name(app, docname) for docname in documents}
    return Damage(frozenset(documents), bool(damaged - pages))


def is_wanted(app: Sphinx, file: Path) -> bool:
    """Tell whether a file is a page of this build, be it written in this one or an earlier one."""
    name = _name(app, file)
    return name in _output(app).ours or name in set(_files_of_documents(app))


def clear_static_files(app: Sphinx) -> None:
    """Remove the copied files, to be copied again: Sphinx leaves those that are no more."""
    for name, noted in _output(app).files.items():
        if name.startswith("_static/"):
            _remove(app, name, noted)


def keep_times(app: Sphinx) -> None:
    """Note what is there for the next build, in which no page was written."""
    output = _output(app)
    now, ours = dict(_look(app, output)), output.last_ours | output.ours
    if now != output.files or ours != output.last_ours:
        write_manifest(app, _NAME, {"files": now, "ours": sorted(ours)})


def finish_output(app: Sphinx) -> None:
    """Remove what belongs there no more, and note what is there for the next build."""
    output = _output(app)
    output.ours.update(_files_of_documents(app), _extra_files(app))
    for name in output.last_ours - output.ours:
        _remove(app, name, output.files.get(name))
    now = dict(_look(app, output))
    for name in _unshown(app, now):
        # What came in this build and is ours may go too: a clean build keeps no more.
        noted = now[name] if name in output.ours else None
        if _remove(app, name, output.files.get(name, noted)):
            del now[name]
    output.files = now
    write_manifest(app, _NAME, {"files": now, "ours": sorted(output.ours)})


def _output(app: Sphinx) -> _Output:
    output = of_build(app, _Output)
    if not output.is_loaded:
        known = read_manifest(app, _NAME)
        output.files, output.last_ours = known.get("files", {}), frozenset(known.get("ours", ()))
        output.is_loaded = True
    return output


def _name(app: Sphinx, file: Path) -> str:
    return Path(os.path.relpath(file, app.outdir)).as_posix()


def _page_name(app: Sphinx, docname: str) -> str:
    return _name(app, _page_file(app, docname))


def _page_file(app: Sphinx, page: str) -> Path:
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)  # noqa: S101 - only these make pages
    return Path(builder.get_outfilename(page))


def _files_of_documents(app: Sphinx) -> Iterator[str]:
    """Yield the page of each document, and the copy of its source."""
    end = app.config.html_sourcelink_suffix
    for docname in app.env.found_docs:
        yield _page_name(app, docname)
        if app.config.html_copy_source:
            source = app.env.doc2path(docname, base=False).as_posix()
            yield f"_sources/{source}" + ("" if source.endswith(end) else end)


def _extra_files(app: Sphinx) -> Iterator[str]:
    """Yield the files that are copied as they are, next to the pages."""
    for folder in app.config.html_extra_path:
        yield from (name for name, _ in digests_of(app).tree(app.confdir / folder))


def _figures(path: str | Path) -> list[int]:
    return _figures_of(os.stat(path))  # noqa: PTH116 - asked for thousands of files


def _figures_of(stat: os.stat_result) -> list[int]:
    return [stat.st_size, stat.st_mtime_ns]


def _is_damaged(app: Sphinx, name: str, noted: list[Any]) -> bool:
    path = f"{app.outdir}{os.sep}{name}"
    try:
        return _figures(path) != noted[:2] and digest(Path(path).read_bytes()) != noted[2]
    except OSError:
        return True


def _remove(app: Sphinx, name: str, noted: list[Any] | None) -> bool:
    """Remove a file that nobody has written since it was noted; return whether it was removed."""
    file = app.outdir / name
    try:
        if noted is None or _figures(file) != noted[:2]:
            return False
        file.unlink()
        # Folders too, but not that of the output.
        for folder in file.parents[: name.count("/")]:
            folder.rmdir()
    except OSError:
        return not file.exists()
    return True


def _look(app: Sphinx, output: _Output) -> Iterator[tuple[str, list[Any]]]:
    """Yield each file's name, size, time and checksum, and what it shows of shared folders.

    What came between two builds is somebody else's, who may change it and take it away.
    """
    for name, path in _all_files(app):
        noted, stat = output.files.get(name), os.stat(path)  # noqa: PTH116
        figures = _figures_of(stat)
        # A copy has the time of its source, which may be that of the copy before.
        is_old = stat.st_ctime_ns < output.started - _TICK_NS
        if not noted and is_old:
            continue
        if noted and is_old and noted[:2] == figures and noted[2] != _UNKNOWN:
            yield name, noted
            continue
        content = Path(path).read_bytes()
        checksum = digest(content)
        if noted and noted[2] == checksum:
            os.utime(path, ns=(figures[1], noted[1]))
            yield name, noted
            continue
        yield name, [*figures, checksum, _shown_by(content) if name.endswith(_TEXTS) else []]


def _shown_by(content: bytes) -> list[str]:
    names = set(_SHOWN.findall(content))
    return sorted(unquote(name.decode(errors="replace")) for name in names)


def _all_files(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield each file's name and path, as text: there are thousands."""
    for folder, subfolders, names in os.walk(app.outdir):
        # Where no other place is named, doctrees lie in the output.
        subfolders[:] = [each for each in subfolders if Path(folder, each) != app.doctreedir]
        inside = Path(folder).relative_to(app.outdir).as_posix()
        start = "" if inside == "." else f"{inside}/"
        yield from ((f"{start}{name}", f"{folder}{os.sep}{name}") for name in names)


def _unshown(app: Sphinx, files: dict[str, list[Any]]) -> list[str]:
    """Return the pictures and downloads that no page shows."""
    shown = {name for noted in files.values() for name in noted[3]}
    builder: Any = app.builder
    shown |= {f"_images/{name}" for name in builder.images.values()}
    shown |= {f"_downloads/{name}" for _, name in app.env.dlfiles.values()}
    candidates: Iterable[str] = (
        name for name in files if name.startswith(_SHARED_FOLDERS) and name not in shown
    )
    # A picture's map lies beside it, with one more suffix.
    return [name for name in candidates if name.rpartition(".")[0] not in shown]
