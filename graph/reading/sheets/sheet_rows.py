"""The rows of a sheet parted into titles, captions, tables and notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .sheet_bands import Band, SheetTable

WIDEST_GAP = 50
"""Blank rows or columns inside one table; what stands further away is something else."""

_LABELLED = re.compile(
    r"\s*(?:[编制填报预算金额主管]*(?:部门|单位)|[编填制][制报表][^:：]{0,6}|[^:：]{0,4}(?:日期|时间)"
    r"|(?:审核|复核|负责|联系|经办)[^:：]{0,4}|[^:：]{0,4}电话)[^:：]{0,12}[:：].*",
    re.DOTALL,
)
_TABLE_NUMBER = re.compile(r"\s*[(（]?(?:\w{0,8}表|附件|附表)\s*[-—\w.]{0,6}[)）]?\s*")
_MONEY_UNIT = re.compile(r"单位\s*[:：]\s*(?:人民币)?[百千万亿]*元")
_TITLE = re.compile(
    r"表\s*(?:[(（][^()（）]*[)）])?\s*$|^\s*(?:附件|附表|附)\s*[\d一二三四五六七八九十]*[:：]?"
    r"|^\s*第[一二三四五六七八九十\d]+部分"
)
_NOTE = re.compile(r"\s*(?:注|备注|附注|说明|本|此|该|我|无|空表)|.*[，。；,;:：]", re.DOTALL)
_LONGEST_LABEL = 20


class _Growing:
    """The rows of a table that is not yet at its end, and how far they reach."""

    def __init__(self) -> None:
        self.bands: list[Band] = []
        self.left = self.right = 0

    def __bool__(self) -> bool:
        return bool(self.bands)

    def take(self, bands: Iterable[Band]) -> None:
        """Put *bands* below the table."""
        for band in bands:
            self.left = min(self.left, band.left) if self.bands else band.left
            self.right = max(self.right, band.right)
            self.bands.append(band)


def divided(bands: Sequence[Band]) -> Iterator[Band | SheetTable]:
    """Yield the tables in *bands*, and as bands what stands above, between and below them."""
    table = _Growing()
    pending: list[Band] = []
    for band in bands:
        is_caption = _is_caption(band)
        if table and (is_caption or (not band.is_single and _parts(table, pending, band))):
            yield from _closed(table, pending)
            table, pending = _Growing(), []
        if is_caption:
            yield from pending
            yield band
            pending = []
        elif band.is_single:
            pending.append(band)
        else:
            if not table and pending and not _heads(pending[-1], band):
                yield from pending
                pending = []
            elif not table:
                yield from pending[:-1]
                pending = pending[-1:]
            table.take([*pending, band])
            pending = []
    yield from _closed(table, pending)


def _closed(table: _Growing, pending: list[Band]) -> Iterator[Band | SheetTable]:
    """Yield a table with the labels right below it, then what stands further below."""
    if not table:
        yield from pending
        return
    taken = 0
    for band in pending:
        if not _belongs(band, table):
            break
        table.take([band])
        taken += 1
    yield SheetTable(tuple(table.bands))
    yield from pending[taken:]


def _belongs(band: Band, table: _Growing) -> bool:
    """Tell a row's only label, or only word (无), from a note below the table."""
    if band.reaching:
        return True
    text = band.boxes[0].text.strip()
    if (
        band.row != table.bands[-1].row + 1
        or not table.left <= band.left <= band.right <= table.right
        or (band.left, band.right) == (table.left, table.right)
        or len(text) > _LONGEST_LABEL
    ):
        return False
    if band.left > table.left:
        return not _is_year(text) and not _TITLE.search(text)
    return band.right < table.right and not _NOTE.match(text) and not _TITLE.search(text)


def _heads(single: Band, band: Band) -> bool:
    """Tell the heading of several columns from a title above the whole table."""
    text = single.boxes[0].text
    return (
        single.row == band.row - 1
        and single.left > band.left
        and single.right > single.left
        and not _LABELLED.fullmatch(text)
        and not _TITLE.search(text)
    )


def _is_caption(band: Band) -> bool:
    """Tell a row of captions: 部门：…, 单位：万元, the table's number, who filled it in."""
    if band.reaching:
        return False
    texts = [box.text for box in band.boxes]
    labelled = [bool(_LABELLED.fullmatch(text)) for text in texts]
    has_unit = bool(_MONEY_UNIT.search("".join(texts)))
    if not has_unit and any(text.rstrip().endswith((":", "：")) for text in texts[:-1]):
        return False
    after = [False, *(text.rstrip().endswith((":", "：")) for text in texts[:-1])]
    return any(labelled) and all(
        label
        or (has_unit and (follows or place == 0 or _is_year(text)))
        or bool(_TABLE_NUMBER.fullmatch(text))
        for place, (text, label, follows) in enumerate(zip(texts, labelled, after, strict=True))
    )


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{4}\s*年?(?:度|\s*\d{1,2}\s*月.*)?\s*", text))


def _parts(table: _Growing, pending: list[Band], band: Band) -> bool:
    """Tell whether another table begins with *band* or with the single cells before it."""
    if any(_is_title(single) for single in pending):
        return True
    rows = [table.bands[-1].row, *(single.row for single in pending), band.row]
    gaps = [below - above for above, below in pairwise(rows)]
    if max(gaps) > WIDEST_GAP:
        return True
    spans = any(single.left <= table.left and single.right >= table.right for single in pending)
    if max(gaps) == 1 and not spans:
        return False
    apart = band.right < table.left or band.left > table.right
    return apart or _begins_anew(table.bands, band)


def _is_title(single: Band) -> bool:
    text = single.boxes[0].text
    return bool(_TITLE.search(text) or _MONEY_UNIT.search(text)) if not single.reaching else False


def _begins_anew(table: list[Band], band: Band) -> bool:
    """Tell a header by its words in columns that had figures, or by being the header again."""
    texts = [box.text for box in band.boxes]
    if texts == [box.text for box in table[0].boxes]:
        return True
    figures = {box.area.left for above in table[-5:] for box in above.boxes if box.is_figure}
    words = [box for box in band.boxes if not box.is_figure]
    return len(words) == len(texts) and sum(box.area.left in figures for box in words) >= 2
