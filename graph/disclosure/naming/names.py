"""Under which names a publisher and its units appear, and which codes are glued to them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...reading.document import Block, Document, Paragraph, Passage, Span, Table
from ...values import zh
from ..basics.folding import Folded, fold

_BODY = r"[\u4e00-\u9fff、·]{1,24}?"
_DEPARTMENT = rf"{_BODY}部门(?:\(单位\))?"
_ENDINGS = (
    r"(?:局|委员会|委|办公室|办|厅|处|中心|政府|院|所|站|队|馆|会|校|中学|小学|公司|社|部|庭|团|台|园"
    r"|(?:文|残|妇|侨|社科|工商)联|(?:科|红|作|政)协)"
    r"(?:\((?:单位|本级|汇总)\))?"
)
_WHOLE = re.compile(rf"{_ENDINGS}$")
_OTHERS = re.compile(r"^(?:各|有关|相关|所属|直属|级|内|全|我|本|人民政府)")
_SENTENCE = re.compile(
    r"是|主管|为(?=[省市县区州盟旗全本我正副])|均|对(?!外)|所有|纳入|负责|组织(?!部)|属于|作为|根据|按照"
)
"""Words of sentences: 某局是县政府工作部门 is no name."""

_NAME = rf"{_BODY}{_ENDINGS}"
_ROLES = tuple(
    (re.compile(before), re.compile(behind))
    for before, behind in (
        ("", _DEPARTMENT),
        ("", rf"{_NAME}(?=的?(?:主要)?(?:职责|职能))"),
        (r"(?:现将|反[映应])$", rf"{_NAME}(?=\d{{4}}年|预算|部门)"),
        (
            r"\d{4}年度?[，,]?$",
            rf"{_NAME}(?=财政拨款|机关运行|安排|预算|收入|支出|一般公共|收支|部门|政府采购|\"?三公|共)",
        ),
        (r"^\d{0,3}$", rf"{_NAME}(?=固定资产|政府采购|国有资产|部门预算|收支)"),
    )
)
"""What stands before and what behind the division's name where it begins the publisher's."""

ORGANISATION = re.compile(rf"[^\d:。，]{{2,40}}?(?:部门(?:\(单位\))?|{_ENDINGS}|本级|机关|\(略\))$")
"""A name that ends as the name of an organisation does, or that a copy of the page cuts (略)."""

UNIT_BEHIND = r"(?:(?:金额)?单位[:为](?:人民币)?[百千万亿]*元)?"
"""A money unit that stands in the cell of a name: 471001怀来县某局　单位：万元."""

_CODED = re.compile(
    r"^(?P<code>\d{3,12})[-_]?"
    r"(?P<name>(?![年月日元万亿个人家项次台辆套件])[\u4e00-\u9fff][^\d:。，]{2,40}?)"
    rf"{UNIT_BEHIND}$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in one place, and the digits glued to its front there."""

    name: str
    spans: tuple[Span, ...]
    code: str | None = None
    code_spans: tuple[Span, ...] = ()


def passages(document: Document) -> Iterator[Passage]:
    """Yield every passage of *document*: paragraphs and cells, in order."""
    for block in document.blocks:
        yield from block_passages(block)


def block_passages(block: Block) -> Iterator[Passage]:
    """Yield the passage of a paragraph, or those of all cells of a table."""
    match block:
        case Paragraph(passage=passage):
            yield passage
        case Table(rows=rows):
            for row in rows:
                yield from row


def coded_mentions(document: Document) -> tuple[Mention, ...]:
    """Return all passages that are a code glued to a name: 471001怀来县工业和信息化局."""
    found = []
    for passage in passages(document):
        text = passage.folded[0]
        match = _CODED.match(text) if text[:1].isdigit() else None
        if match and ORGANISATION.match(match["name"]):
            folded = Folded(passage)
            found.append(
                Mention(
                    zh(folded.original(*match.span("name"))),
                    folded.spans(*match.span("name")),
                    match["code"],
                    folded.spans(*match.span("code")),
                )
            )
    return tuple(found)


def spellings(document: Document, head: str, units: Iterable[str]) -> tuple[Mention, ...]:
    """Return every place that names the publisher, *head* being its division's name.

    Whole names count, names of *units* and names inside 《》 do not. A name is the
    publisher's where it ends in 部门 or where the sentence speaks of its own duties,
    budget or assets.
    """
    if not head:
        return ()
    other, wanted = {fold(name) for name in units}, fold(head)
    found: list[Mention] = []
    for passage in passages(document):
        if wanted in passage.folded[0]:
            found.extend(_in_passage(Folded(passage), wanted, other))
    return tuple(found)


def _in_passage(folded: Folded, head: str, units: set[str]) -> Iterator[Mention]:
    text = folded.text
    taken: set[int] = set()
    for before, behind in _ROLES:
        for start, end in _names(text, head, before, behind):
            name = text[start:end]
            if (
                start not in taken
                and not _is_before_budget(text, name, end)
                and name not in units
                and not _OTHERS.match(name[len(head) :])
                and not _SENTENCE.search(name, len(head))
                and not _in_title_marks(text, start)
            ):
                taken.add(start)
                yield Mention(zh(folded.original(start, end)), folded.spans(start, end))


def _names(
    text: str, head: str, before: re.Pattern[str], behind: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield where *head* begins a name between *before* and *behind*, none over another."""
    done = 0
    start = text.find(head)
    while start >= 0:
        match = behind.match(text, start + len(head))
        if match and before.search(text, done, start):
            yield start, match.end()
            done = match.end()
        start = text.find(head, max(start + 1, done))


def _is_before_budget(text: str, name: str, end: int) -> bool:
    """Tell the 部门 of 部门预算 behind a whole name from a name that ends in it."""
    whole = name.removesuffix("部门")
    is_budget = text.startswith(("预算", "决算", "整体"), end)
    return whole != name and is_budget and _WHOLE.search(whole) is not None


def _in_title_marks(text: str, start: int) -> bool:
    return text.count("《", 0, start) > text.count("》", 0, start)


def own_mentions(document: Document, name: str, longer: Iterable[str] = ()) -> tuple[Mention, ...]:
    """Return every place where exactly *name* stands as a whole name, outside 《》.

    :param longer: names of others that may begin with it.
    """
    wanted = fold(name)
    rests = [fold(other)[len(wanted) :] for other in longer if fold(other).startswith(wanted)]
    others = "".join(f"{re.escape(rest)}|" for rest in rests if rest)
    follows = re.compile(
        rf"{others}\([\u4e00-\u9fff]{{1,4}}\)|部门|本级|机关(?!运行)|[\u4e00-\u9fff]{{0,2}}(?:分局|支队)"
    )
    found: list[Mention] = []
    whole = re.compile(re.escape(wanted))
    for passage in passages(document):
        if wanted not in passage.folded[0]:
            continue
        folded = Folded(passage)
        for match in whole.finditer(folded.text):
            if _in_title_marks(folded.text, match.start()) or follows.match(
                folded.text, match.end()
            ):
                continue
            found.append(Mention(zh(folded.original(*match.span())), folded.spans(*match.span())))
    return tuple(found)


def preferred(mentions: Iterable[Mention]) -> str:
    """Return the name used most often, the longest of equals, the first of those."""
    counts = Counter(mention.name for mention in mentions)
    return max(counts, key=lambda name: (counts[name], len(name)))


def by_name(mentions: Iterable[Mention]) -> dict[str, tuple[Span, ...]]:
    """Return the places of each name, in order of appearance."""
    places: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        places[mention.name].extend(mention.spans)
    return {name: tuple(dict.fromkeys(spans)) for name, spans in places.items()}
