"""Coverage for people and for machines."""

from dataclasses import asdict

from .disclosure.coverage import Coverage, Unclaimed


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
    lines = [
        coverage.source,
        f"  数字 numbers     {coverage.numbers_claimed} / {coverage.numbers}",
        f"  字符 characters  {coverage.characters_claimed} / {coverage.characters}",
    ]
    lines += [f"  {kind}: {count}" for kind, count in sorted(coverage.recognised.items())]
    lines += [f"  {'✓' if known else '✗'} {name}" for name, known in coverage.sections]
    if coverage.unclaimed:
        lines.append("未识别的数字 numbers that were not understood:")
        lines += [
            f"  {entry.place}: {entry.text}  …{entry.context}…" for entry in coverage.unclaimed
        ]
    return "\n".join(lines)
