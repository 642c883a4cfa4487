"""Text that is made to keep patterns busy: it is read, or refused, and that soon.

Each case ran for minutes, or without end, before its pattern was mended; the child process
that reads it is ended after a time that no reading of so short a text needs.
"""

import subprocess
import sys

import pytest

HEAD = "怀安县水务局2024年部门预算公开\n二、部门预算安排的总体情况\n"
CASES = {
    "names of sums": "收入" + "总计" * 200 + "x1万元",
    "words of appropriation": "一般公共预算" + "财政拨款" * 200 + "1万元",
    "verbs of counting": "行政编制" + "共有" * 200 + "x",
    "digits without end": "1" * 20_000,
    "groups of digits": "1" + ",000" * 5_000 + "x",
    "dots of a table of contents": "." * 20_000 + "x",
    "items without end": "支出" * 10_000 + "1万元",
    "uses without end": "机关运行经费1万元，用于" + "甲、" * 10_000,
    "open brackets": "收入1万元" + "（" * 20_000,
    "document numbers": "根据" + "财" * 20_000 + "〔2024〕1号",
}
SECONDS = 60


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_no_text_keeps_a_reader_busy(case: str) -> None:
    program = (
        "import sys; from fiscus.graph.ingest import convert;"
        "convert(sys.stdin.buffer.read(), 'case.txt')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        input=(HEAD + case).encode(),
        timeout=SECONDS,
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr.decode()) == (0, "")
