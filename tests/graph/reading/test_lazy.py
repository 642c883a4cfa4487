"""What is lazy is worked out once, when it is asked for."""

from dataclasses import dataclass, field

from fiscus.graph.reading.document import Passage
from fiscus.graph.reading.lazy import lazy


@dataclass(frozen=True)
class Number:
    value: int
    asked: list[int] = field(default_factory=list)

    @lazy
    def square(self) -> int:
        """Square it."""
        self.asked.append(self.value)
        return self.value**2


def test_it_is_worked_out_once() -> None:
    number = Number(3)
    assert number.asked == []
    assert (number.square, number.square, number.asked) == (9, 9, [3])


def test_the_class_has_the_description() -> None:
    assert Number.square.__doc__ == "Square it."
    assert Passage.folded.__doc__ is not None
