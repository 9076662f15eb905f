"""Pagefind, asked in a way that gives the same files for the same pages.

Its command reads a folder in whatever order the file system has it, and its client for Python
waits a tenth of a second for each page. Its service takes pages one after the other.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import signal
import subprocess
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, cast

from mubboo_sphinx.sphinx_tools.digests import digest_of

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable, Iterator, Sequence

_SIGNATURE = b"pagefind_dcd"
_FILTERS_PART = 3
_ENTRY = "pagefind-entry.json"
_NO_ANSWER = "it ended without an answer"
ANSWERS_WITHIN = 120
"""Seconds that Pagefind may take for one answer; the slowest is the whole index of a big site."""
_END = b","
"""Of a message, in base64, to the service and from it."""


class PagefindError(Exception):
    """Pagefind failed; the text is what it said."""


def make_index(pages: Iterable[tuple[str, str]], unread: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the files of an index of pages, (path, HTML); `unread` selects what is no text.

    Raises PagefindError, and OSError where Pagefind cannot be started.
    """
    from pagefind.service import get_executable  # noqa: PLC0415 - of the extra

    program = get_executable()
    if program is None:
        msg = "it is not installed for this system"
        raise PagefindError(msg)
    try:
        with _started(str(program)) as service:
            config = {"exclude_selectors": list(unread)}
            index = service.ask({"type": "NewIndex", "config": config})["index_id"]
            for path, html in pages:
                # One after the other: those asked for together are numbered as they get done.
                page = {"index_id": index, "file_path": path, "url": None, "file_contents": html}
                service.ask({"type": "AddFile", **page})
            # Not "WriteFiles": it answers before all is on the disk.
            answer = service.ask({"type": "GetFiles", "index_id": index})
    except BrokenPipeError as error:
        # When its input is closed, with something in it that it never read.
        raise PagefindError(_NO_ANSWER) from error
    files = {each["path"]: base64.b64decode(each["content"]) for each in answer["files"]}
    _put_in_order(files)
    return files


@contextmanager
def _started(program: str) -> Iterator[_Service]:
    """Start the service, and see to it that it ends, whatever happens."""
    with subprocess.Popen(  # noqa: S603 - Pagefind's own
        [program, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that what it starts can be ended with it
    ) as process:
        try:
            yield _Service(process)
        except BaseException:
            _kill(process)
            raise
        # It ends when its input does, or has to.
        end = Timer(ANSWERS_WITHIN, _kill, [process])
        end.start()
        try:
            process.communicate()
        finally:
            end.cancel()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


class _Service:
    """Pagefind's service, which answers each message before the next."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._input = cast("io.BufferedWriter", process.stdin)
        self._output = cast("io.BufferedReader", process.stdout)
        self._number = 0

    def ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to a message."""
        self._number += 1
        is_late = Event()

        def stop() -> None:
            is_late.set()  # before the end of the process tells of itself
            _kill(self._process)

        late = Timer(ANSWERS_WITHIN, stop)
        late.start()
        try:
            return self._answer(payload)
        except PagefindError as error:
            if is_late.is_set():
                msg = f"it gave no answer within {ANSWERS_WITHIN} s"
                raise PagefindError(msg) from error
            raise
        finally:
            late.cancel()

    def _answer(self, payload: dict[str, Any]) -> dict[str, Any]:
        text = json.dumps({"message_id": self._number, "payload": payload}, ensure_ascii=False)
        try:
            self._input.write(base64.b64encode(text.encode()) + _END)
            self._input.flush()
            answer: dict[str, Any] = json.loads(base64.b64decode(self._read()))["payload"]
        except (BrokenPipeError, ValueError, KeyError) as error:
            raise PagefindError(_NO_ANSWER) from error
        if answer["type"] == "Error":
            raise PagefindError(str(answer.get("message")))
        return answer

    def _read(self) -> bytes:
        read = bytearray()
        while some := self._output.peek():
            end = some.find(_END)
            read += self._output.read(end + 1 if end >= 0 else len(some))
            if end >= 0:
                break
        return bytes(read).removesuffix(_END)


def _put_in_order(files: dict[str, bytes]) -> None:
    """Put the filters in order, which Pagefind lists in another one each time.

    They stand in the fourth part of the file that a search begins with, in CBOR, of which the
    entry tells the name.
    """
    import cbor2  # noqa: PLC0415 - of the extra

    said = json.loads(files[_ENTRY])
    for language in said["languages"].values():
        old = f"pagefind.{language['hash']}.pf_meta"
        content = gzip.decompress(files[old])
        if not content.startswith(_SIGNATURE):
            continue
        parts = cbor2.loads(content.removeprefix(_SIGNATURE))
        parts[_FILTERS_PART].sort()
        content = _SIGNATURE + cbor2.dumps(parts)
        name = f"{language['hash'].partition('_')[0]}_{digest_of(content)[:10]}"
        language["hash"] = name
        del files[old]
        files[f"pagefind.{name}.pf_meta"] = gzip.compress(content, mtime=0)
    said["languages"] = dict(sorted(said["languages"].items()))
    files[_ENTRY] = json.dumps(said, ensure_ascii=False).encode()
