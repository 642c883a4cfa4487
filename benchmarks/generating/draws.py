"""Random draws of what disclosures are made of."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

CENT = Decimal("0.01")
T = TypeVar("T")


class Draws:
    """Draws that depend on their names alone, so that one more draw moves no other."""

    def __init__(self, *names: object) -> None:
        self._random = Random("/".join(map(str, names)))  # noqa: S311 - no secret

    def one(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return self._random.choice(choices)

    def several(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Return some of the choices, each once, in an order of their own."""
        return self._random.sample(choices, min(len(choices), self.count(least, most)))

    def count(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(least, most)

    def happens(self, share: float) -> bool:
        """Return true in that share of draws."""
        return self._random.random() < share

    def amount(self, least: int, most: int) -> Decimal:
        """Return an amount in 万元 with two decimals; a third of them are round."""
        if self.happens(1 / 3):
            return Decimal(self.count(least, most)).quantize(CENT)
        return Decimal(self.count(least * 100, most * 100)) / 100

    def moved(self, amount: Decimal, share: float) -> Decimal:
        """Return an amount up to that share away, not below zero; a fifth of them stays."""
        if self.happens(0.2):
            return amount
        step = int(amount * 100 * Decimal(str(share)))
        return max(amount + Decimal(self.count(-step, step)) / 100, Decimal(0))
