"""What is held open for as long as a ``with`` block runs."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Held(ABC):
    """Closed at the end of its ``with`` block."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is held."""

    def __enter__(self) -> Self:
        """Return the object itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; what was done stays, whatever happened after."""
        self.close()
