"""Sentences about money, in the wordings that counties use."""

from pathlib import Path

import pytest

from fiscus.graph.disclosure.basics.folding import Folded
from fiscus.graph.disclosure.classes.class_paths import ClassPaths
from fiscus.graph.disclosure.figures.phases import phase_of
from fiscus.graph.disclosure.figures.statements import Figure, Ratio, Reason, Statement, Uses
from fiscus.graph.disclosure.outline.nesting import Matter
from fiscus.graph.disclosure.outline.trail import Trail
from fiscus.graph.disclosure.prose.prose import Setting, statements
from fiscus.graph.reading.document import Line, Passage, Place

YEAR = 2024


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    text = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("\t"):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def said(statement: Statement) -> str | None:
    match statement:
        case Figure() if statement.is_change and statement.comparison:
            base = statement.comparison
            parts = (
                "change",
                item(statement),
                amount(statement),
                base.year_in(YEAR),
                base.phase,
            )
            return " ".join(str(part) for part in parts if part is not None)
        case Figure() if statement.item and not statement.listed:
            return f"amount {item(statement)} {amount(statement)}{when(statement)}"
        case Reason():
            words = words_of(statement.folded, statement.start, statement.end)
            return f"why {item(statement.change)} {words}"
        case Uses():
            uses = [words_of(statement.folded, low, high) for low, high in statement.uses]
            return f"uses {item(statement.amount)} {'、'.join(uses)}"
        case Ratio():
            kind, of = statement.kind, item(statement.of)
            return f"rate {kind} {of} {statement.percent:f}{whole(statement)}"
    return None


def item(figure: Figure) -> str:
    return f"{figure.item}/{figure.fund}" if figure.fund else str(figure.item)


def whole(ratio: Ratio) -> str:
    """Return of what a ratio is one, with its year and phase."""
    return f" of {item(ratio.whole)}{when(ratio.whole)}" if ratio.whole else ""


def when(figure: Figure) -> str:
    """Return year and phase of an amount where they are not those of a budget of 2024."""
    year = figure.base.year_in(YEAR) if figure.base else figure.year or YEAR
    phase = phase_of(figure) or "initial-budget"
    said = [str(year)] * (year != YEAR) + [phase] * (phase != "initial-budget")
    return "".join(f" {word}" for word in said)


def amount(figure: Figure) -> str:
    return format(figure.amount, "f")


def words_of(folded: Folded, start: int, end: int) -> str:
    return folded.original(start, end)


def test_there_are_cases() -> None:
    assert len(cases()) >= 14


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_a_sentence_states_what_it_says(sentence: str, expected: list[str]) -> None:
    folded = Folded(Passage((Line(sentence, Place(line=1)),)))
    trail = Trail(Matter(), ClassPaths("economic-class-2018"))
    trail.arrive(folded)
    setting = Setting(trail.level.about, trail.level.topic)
    found = [text for statement in statements(folded, setting) if (text := said(statement))]
    assert found == expected
