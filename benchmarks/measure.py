"""What a command costs: processor time, wall time and memory of its whole tree of processes.

Works on Linux and, with a coarser figure for memory, on macOS and other POSIX systems.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

SAMPLE_SECONDS = 0.05
"""Time between two looks at the memory."""

_PROC = Path("/proc")
_SESSION = 3
"""Index of the session's number among the fields of ``/proc/PID/stat`` that follow the name
(proc_pid_stat(5))."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command cost."""

    status: int
    """Exit status; negative: the number of the signal that ended it."""
    output: str
    """Standard output and standard error, as they came."""
    cpu_seconds: float
    """User and system time of the process and of all processes below it that were waited for."""
    wall_seconds: float
    peak_bytes: int
    """Largest memory. Where there is a ``/proc``: of the processes together (proportional set size)
    or of one of them (the largest resident set size so far), whichever is more, both sampled.
    Elsewhere the resident set size of the largest process."""
    exceeded: str = ""
    """The limit for which we ended it: "time" or "memory"; empty if it ended by itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a command may need at most; None: as much as it likes."""

    seconds: float | None = None
    """Wall time."""
    peak_bytes: int | None = None
    """Memory, as `Cost.peak_bytes` counts it; only where that is sampled."""


def measure(
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    *,
    cwd: Path | None = None,
    limits: Limits | None = None,
) -> Cost:
    """Run `command` to its end, in the environment `env` or else ours, and return its cost.

    The processes are ended if we are interrupted, and when they pass one of `limits`. Raises
    `OSError` if `command` cannot be started.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the benchmark's own command
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        with _ended(process), _Sampler(process.pid, limits or Limits()) as sampler:
            _, wait_status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(wait_status)
        wall = time.perf_counter() - start
        output.seek(0)
        return Cost(
            status=process.returncode,
            output=output.read().decode(errors="replace"),
            cpu_seconds=usage.ru_utime + usage.ru_stime,
            wall_seconds=wall,
            # Linux carries ru_maxrss over an exec: it would be ours if we are the larger process.
            peak_bytes=sampler.peak_bytes
            or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
            exceeded=sampler.exceeded,
        )


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End the process and its children if what is done meanwhile fails."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        raise


class _Sampler:
    """A thread that watches a session of processes: its memory, where there is a ``/proc``."""

    def __init__(self, session: int, limits: Limits) -> None:
        self.session = session
        self.limits = limits
        self.peak_bytes = 0
        self.exceeded = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        start = time.perf_counter()
        while not self._done.wait(SAMPLE_SECONDS):
            members = list(_members(self.session))
            now = sum(map(_memory, members))
            self.peak_bytes = max(self.peak_bytes, now, *map(_largest_so_far, members))
            if now > (self.limits.peak_bytes or inf):
                self._end("memory")
            elif time.perf_counter() - start > (self.limits.seconds or inf):
                self._end("time")

    def _end(self, limit: str) -> None:
        self.exceeded = limit
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.session, signal.SIGKILL)


def _members(session: int) -> Iterator[Path]:
    """Yield the ``/proc`` folders of the processes of a session; none without a ``/proc``."""
    for folder in _PROC.iterdir() if _PROC.is_dir() else ():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, IndexError):
                fields = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
                if int(fields[_SESSION]) == session:
                    yield folder


def _memory(folder: Path) -> int:
    """Return the bytes that a process holds: Pss, its share of what it shares, or else RSS.

    0 if it ended.
    """
    return _field(folder / "smaps_rollup", "Pss:") or _field(folder / "status", "VmRSS:")


def _largest_so_far(folder: Path) -> int:
    """Return the most bytes that a process has had resident since its exec; 0 if it ended."""
    return _field(folder / "status", "VmHWM:")


def _field(file: Path, name: str) -> int:
    """Return the bytes of a line ``name N kB``; 0 if there is no such file or line."""
    with contextlib.suppress(OSError):
        for line in file.read_text(errors="replace").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0
