"""The end of an ingest in words and as JSON: what was taken, what was not, and what to do."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from ...graph.ingest import Incomplete, IngestReport

_SHOWN = 20
"""Files of one reason that are named on the terminal; the report as JSON names all."""

ADVICE = {
    "unreadable": ("格式不支持或无法读取：另存为 docx、pdf 或 txt", "save as docx, pdf or txt"),
    "too-large": ("文件过大：拆分后再入库", "split the file"),
    "damaged": ("文件损坏：重新下载", "download it again"),
    "encrypted": ("文件有密码：去掉密码后再入库", "remove the password"),
    "hostile": ("文件含有危险内容：核对来源", "check where it comes from"),
    "scanned": ("扫描件没有文字：先作文字识别", "recognise its text first (OCR)"),
    "converter-missing": ("缺少转换程序：安装 LibreOffice", "install LibreOffice"),
    "empty": ("文件为空：重新下载", "download it again"),
    "no-disclosure": ("不是预算公开文本：无需处理", "nothing to do, unless it is a disclosure"),
    "timeout": ("超过时限：用 --timeout 放宽后重试", "try again with a longer --timeout"),
    "memory": ("超过内存上限：用 --memory 放宽后重试", "try again with more --memory"),
    "crashed": ("转换进程中断：另存为其他格式后重试", "save in another format, try again"),
    "failed": ("程序错误：请附文件报告", "please report it with the file"),
}
"""What to do about each reason, in Chinese and English."""


def as_json(outcome: IngestReport) -> dict[str, object]:
    """Return the summary as the JSON that others rely on.

    Beside the contract's keys ``skipped`` counts the files of folders that were not tried, by
    their ending; ``numbers`` and ``incomplete`` tell what of the files taken now was not
    understood, a few sentences a file.
    """
    return {
        "ingested": outcome.ingested,
        "unchanged": outcome.unchanged,
        "quarantined": [
            {"source": item.source, "reason": item.reason, "message": item.message}
            for item in outcome.quarantined
        ],
        "skipped": dict(outcome.skipped),
        "numbers": {"total": outcome.numbers, "claimed": outcome.numbers - outcome.unclaimed},
        "incomplete": [_incomplete(item) for item in outcome.incomplete],
    }


def _incomplete(item: Incomplete) -> dict[str, object]:
    extent = item.extent
    return {
        "source": item.source,
        "numbers": {"total": extent.numbers, "claimed": extent.numbers - extent.unclaimed},
        "gaps": extent.gaps,
        "missed": list(extent.missed),
    }


def sentences(outcome: IngestReport) -> Iterator[str]:
    """Yield lines on what was not taken, reason by reason, each with what to do."""
    ordered = sorted(outcome.quarantined, key=lambda item: item.reason)
    for reason, items in groupby(ordered, key=lambda item: item.reason):
        messages = [item.message for item in items]
        zh, en = ADVICE.get(reason, ("见说明", "see the message"))
        yield f"[{reason}] {len(messages)} · {zh} · {en}"
        yield from (f"  {message}" for message in islice(messages, _SHOWN))
        if len(messages) > _SHOWN:
            yield f"  … 另有 {len(messages) - _SHOWN} 个，见 --report · more in --report FILE"
    yield from _shortfall(outcome.incomplete)
    if outcome.skipped:
        kinds = ", ".join(f"{ending or '-'} {n}" for ending, n in outcome.skipped.items())
        yield f"[skipped] {sum(outcome.skipped.values())} · 格式未尝试 endings not tried: {kinds}"


def _shortfall(incomplete: Sequence[Incomplete]) -> Iterator[str]:
    if not incomplete:
        return
    yield (
        f"[incomplete] {len(incomplete)} · 已入库，但有内容未识别：用 fiscus coverage 逐项核对 · "
        "taken, but not understood wholly: see fiscus coverage FILE"
    )
    for item in incomplete[:_SHOWN]:
        also = f" (+{item.extent.gaps - 1})" if item.extent.gaps > 1 else ""
        yield f"  {item.source}: {item.extent.missed[0]}{also}"
    if len(incomplete) > _SHOWN:
        yield f"  … 另有 {len(incomplete) - _SHOWN} 个，见 --report · more in --report FILE"


def totals(outcome: IngestReport) -> str:
    """Return the one line that says how many."""
    read = outcome.numbers - outcome.unclaimed
    shares = f" · 数字已识别 numbers understood {read}/{outcome.numbers}" if outcome.numbers else ""
    return (
        f"入库 ingested {outcome.ingested} · 未变 unchanged {outcome.unchanged} · "
        f"搁置 quarantined {len(outcome.quarantined)}{shares}\n"
    )
