"""Coverage for people and for machines."""

from collections.abc import Iterator
from dataclasses import asdict

from .disclosure.coverage.coverage import Coverage, Unclaimed


def coverage_json(coverage: Coverage) -> dict[str, object]:
    """Return the coverage in the published JSON form."""
    return {
        "source": coverage.source,
        "numbers": {"total": coverage.numbers, "claimed": coverage.numbers_claimed},
        "characters": {"total": coverage.characters, "claimed": coverage.characters_claimed},
        "recognised": dict(sorted(coverage.recognised.items())),
        "unclaimed": [_entry(entry) for entry in coverage.unclaimed],
        "sections": [
            {"name": name, "understood": understood} for name, understood in coverage.sections
        ],
    }


def _entry(entry: Unclaimed) -> dict[str, object]:
    place = {name: value for name, value in asdict(entry.place).items() if value is not None}
    return {"text": entry.text, **place, "context": entry.context}


def coverage_text(coverage: Coverage) -> str:
    """Return the coverage as lines for a terminal, in Chinese and English."""
    recognised = sum(coverage.recognised.values())
    lines = [
        coverage.source,
        f"  数字 numbers: {coverage.numbers}",
        f"    成为事实 became facts: {coverage.numbers_claimed - recognised}",
        f"    已识别 recognised: {recognised}{_kinds(coverage)}",
        f"    未识别 not understood: {coverage.numbers - coverage.numbers_claimed}",
        f"  字符 characters in facts: {coverage.characters_claimed} / {coverage.characters}",
        f"  各节 sections: {', '.join(_sections(coverage))}",
    ]
    if coverage.unclaimed:
        lines.append("未识别的数字 numbers that were not understood:")
        lines += [
            f"  {entry.place}: {entry.text}  …{entry.context}…" for entry in coverage.unclaimed
        ]
    return "\n".join(lines)


_KINDS = {
    "numbering": "编号 numbering",
    "date": "日期 dates",
    "code": "代码 codes",
    "contact": "联系方式 contacts",
    "reference": "引用 references",
    "page-mark": "页码 page marks",
}


def _kinds(coverage: Coverage) -> str:
    parts = [f"{_KINDS[kind]} {count}" for kind, count in sorted(coverage.recognised.items())]
    return f" ({', '.join(parts)})" if parts else ""


def _sections(coverage: Coverage) -> Iterator[str]:
    """Yield the names of the sections met, those without facts marked."""
    for name in dict.fromkeys(name for name, _ in coverage.sections):
        known = any(understood for other, understood in coverage.sections if other == name)
        yield name if known else f"{name} (无事实 no facts)"
