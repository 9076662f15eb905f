"""The benchmark of builds that follow another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.incremental import AIMS, CLEAN, Step, main, ratios, table

if TYPE_CHECKING:
    import pytest


def step(number: int, edit: str, seconds: float, variant: str = "mubboo") -> Step:
    return Step(number, variant, edit, seconds, seconds, changed=1, written=2)


def test_ratios_are_of_the_same_round() -> None:
    steps = [step(1, CLEAN, 10), step(1, "one word", 1), step(2, CLEAN, 20), step(2, "one word", 4)]
    steps += [step(1, CLEAN, 99, "plain"), step(1, "one word", 99, "plain")]
    assert ratios(steps, "mubboo", "one word") == [0.1, 0.2]


def test_the_table_has_each_edit_of_each_variant() -> None:
    steps = [step(1, edit, 1, name) for name in ("plain", "mubboo") for edit in (CLEAN, *AIMS)]
    lines = table(steps).splitlines()
    assert len(lines) == 2 + 2 * 5
    assert lines[2].split("|")[1:6] == [" plain   ", " clean            ", " 1.00  ", " 1.00   ",
                                        " 1           "]  # fmt: skip


def test_a_site_is_built_and_only_what_changed_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["--articles", "3", "--variants", "mubboo", "--runs", "1", "--warmup", "0"]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    rows = [[cell.strip() for cell in line.split("|")] for line in out.splitlines() if "|" in line]
    figures = {row[2]: (row[6], row[7]) for row in rows[2:]}
    assert figures["no change"] == ("0", "0")
    for edit in AIMS:
        changed, written = figures[edit]
        assert changed == written, edit
    assert figures["one word"] == figures["a fresh checkout"]
    assert "mubboo, no change: " in out
