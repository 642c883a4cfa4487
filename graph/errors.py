"""What can go wrong, said so that a person can act on it.

Every error says what happened, where, and what to do; ``reason`` is the code that
reports and machines use.
"""

from typing import ClassVar


class FiscusError(Exception):
    """Base of all errors that fiscus raises on purpose.

    :param what: what went wrong, one clause.
    :param where: the file, line, IRI or option concerned; empty where there is none.
    :param hint: what the reader can do about it.
    """

    reason: ClassVar[str] = "failed"

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return one line: where, what, and what to do."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.hint})" if self.hint else head


class UnreadableSource(FiscusError):
    """The bytes cannot be read as any format that fiscus knows."""

    reason = "unreadable"


class TooLarge(UnreadableSource):
    """The file, or what it unfolds to, is beyond what any disclosure needs."""

    reason = "too-large"


class DamagedSource(UnreadableSource):
    """The file is cut off or broken: its format is known, but it cannot be opened."""

    reason = "damaged"


class EncryptedSource(UnreadableSource):
    """The file asks for a password."""

    reason = "encrypted"


class HostileSource(UnreadableSource):
    """The file holds something that no disclosure needs and that harms readers."""

    reason = "hostile"


class ScannedSource(UnreadableSource):
    """The file holds pictures of pages and no text."""

    reason = "scanned"


class ConverterMissing(UnreadableSource):
    """The format is read through another program, which is not installed."""

    reason = "converter-missing"


class EmptySource(FiscusError):
    """The file holds nothing to read."""

    reason = "empty"


class NotADisclosure(FiscusError):
    """The text was read but it is no budget disclosure."""

    reason = "no-disclosure"


class StoreError(FiscusError):
    """The store cannot be opened, read or written."""

    reason = "store"
