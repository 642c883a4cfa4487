"""The words in front of a figure: where they begin, what they name, of which year."""

import re
from dataclasses import dataclass

from .folding import Folded
from .items import Named, name_of

_YEAR = re.compile(
    r"(?:截[至止])?(?P<year>\d{4})年(?:度|初|末|底|\d{1,2}月(?:末|底|\d{1,2}日)?)?|上年度?(?:末|底)|本年度?(?=拟|计划|预计)"
)
_PARTS = re.compile(r"[，,;:。(]*(?:其中|包括|具体(?:是|为)|分别(?:是|为))")
_OPENING = re.compile(
    r"^[，,。;:、)(]*(?:其中|包括|主要(?:为|是|包括)|分别为|分别是|以及|相?比(?:较)?|和|及|与|含|另|[:，,、(])*"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The text in front of a figure and what it names; offsets are into *text*."""

    folded: Folded
    previous: int
    begin: int
    text: str

    @classmethod
    def before(cls, folded: Folded, previous: int, mark: re.Match[str]) -> "Lead":
        """Return the lead of *mark*, beginning behind *previous* or the sentence before."""
        text = folded.text
        begin = max(text.rfind("。", 0, mark.start()), text.rfind(";", 0, mark.start())) + 1
        begin = max(previous, begin)
        return cls(folded, previous, begin, text[begin : mark.start()])

    @property
    def opens_sentence(self) -> bool:
        """Whether a full stop or semicolon stands right in front of the lead."""
        return self.begin > self.previous

    def named(self, stop: int) -> Named | None:
        """Return the item that the lead up to *stop* names."""
        return name_of(self.text[:stop], about_procurement="采购" in self.folded.text)

    def depth(self) -> int:
        """Return how many brackets are open at the figure."""
        before = self.folded.text[: self.begin + len(self.text)]
        return before.count("(") - before.count(")")

    def clause_start(self, named: Named) -> int:
        """Return where the clause of an item begins: at its year, else at its name."""
        years = [match for match in _YEAR.finditer(self.text) if match.end() <= named.start]
        between = self.text[years[-1].end() : named.start] if years else "《"
        closed = between.count("(") == between.count(")") and "《" not in between
        return self.begin + (years[-1].start() if closed else named.start)

    def year(self, named: Named) -> int | None:
        """Return the year that stands in front of an item."""
        years = [m for m in _YEAR.finditer(self.text) if m.end() <= named.start and m["year"]]
        return int(years[-1]["year"]) if years else None


def names_nothing(rest: str) -> bool:
    """Tell whether *rest*, what is left in front of a figure, names nothing of its own."""
    plain = _OPENING.sub("", rest)
    return not plain or name_of(f"支出{plain}", about_procurement=False) is not None


def opens_parts(lead: str) -> bool:
    """Tell whether *lead* begins to name the parts of what was said before."""
    return bool(_PARTS.match(lead))


def label(lead: str, begin: int) -> tuple[int, int] | None:
    """Return the bounds of what may name a project in *lead*, 支出 at its end left out."""
    opened = _OPENING.match(lead)
    start = opened.end() if opened else 0
    cut = max((lead.rfind(mark, start) for mark in "，;。:"), default=-1)
    start = cut + 1 if cut >= start else start
    tail = re.search(
        r"(?:支出|资金安排|经费安排|安排)(?:预算)?(?:共计|合计|为|约|:)?$", lead[start:]
    )
    end = start + tail.start() if tail else len(lead)
    return (begin + start, begin + end) if end - start >= 3 else None
