"""Text made comparable: blanks and pinyin dropped; brackets, dashes, widths, scripts unified.

Folding never feeds a value: it only lets one pattern meet every spelling. The way back to
the original is kept, so that evidence quotes the source.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from ..mirrored import pinyin_in, without_pinyin
from .superscripts import SUPERSCRIPTS

_KEPT = "，。、①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("【〔﹝［[", "〔"),
        **dict.fromkeys("】〕﹞］]", "〕"),
        **dict.fromkeys("“”＂„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("—–－─―‐−", "-"),
        "〈": "《",
        "〉": "》",
        "﹤": "<",
        "﹥": ">",
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
    }
)


def _simplified() -> dict[str, str]:
    """Return the characters that only the traditional script has, with their simplified form.

    They are those of OpenCC's TSCharacters (Apache-2.0) that GB 2312 does not have: a
    character that the simplified script uses too (乾安县) stays as it is.
    """
    text = files(__package__).joinpath("traditional.txt").read_text(encoding="utf-8")
    traditional, simplified = text.splitlines()
    return dict(zip(traditional, simplified, strict=True))


_SIMPLIFIED = _simplified()


class _Plain(dict[str, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        plain = self[character] = _fold_character(character)
        return plain


def _fold_character(character: str) -> str:
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character.translate(_UNIFIED)).translate(_UNIFIED)
    plain = _SIMPLIFIED.get(plain, plain)
    if plain.isspace() or unicodedata.category(character) == "Cf":
        return ""
    return plain.replace(" ", "")


_PLAIN = _Plain()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return *text* folded for comparison."""
    plain = without_pinyin(text)
    pieces = list(map(_PLAIN.__getitem__, plain))
    _tell_commas(plain, pieces)
    _keep_raised(plain, pieces)
    return "".join(pieces)


_HAN = "".join(sorted({chr(c) for c in range(0x4E00, 0xA000)} - _SIMPLIFIED.keys()))
_AS_IT_IS = re.compile(rf"[{_HAN}0-9A-Za-z.%，。、]*")
"""Text of which folding changes nothing."""


_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
"""A comma between thousands, as wide as the digits around it."""


_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
"""A comma of a sentence, as pages print it that know but the narrow one."""

_RAISED = re.compile(rf"(?<=[0-9０-９])[{SUPERSCRIPTS}]+")
"""The mark of a note, or a power, behind a figure: no digits of it."""


def _tell_commas(text: str, pieces: list[str]) -> None:
    """Tell commas of sentences from those between digits, however wide they are in *text*."""
    for comma in _THOUSANDS.finditer(text):
        pieces[comma.start()] = ","
    if "," in text:
        for comma in _COMMA.finditer(text):
            pieces[comma.start()] = "，"


def _keep_raised(text: str, pieces: list[str]) -> None:
    """Put what is raised behind a figure back into *pieces*, what *text* folds to."""
    for mark in _RAISED.finditer(text):
        pieces[mark.start() : mark.end()] = mark[0]


def fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return *text* folded, and for each folded character the place that it came from."""
    if _AS_IT_IS.fullmatch(text):
        return text, range(len(text))
    pieces = list(map(_PLAIN.__getitem__, text))
    _tell_commas(text, pieces)
    _keep_raised(text, pieces)
    for start, end in pinyin_in(text):
        pieces[start:end] = [""] * (end - start)
    if all(map((1).__eq__, map(len, pieces))):
        return "".join(pieces), range(len(pieces))
    origin = [place for place, plain in enumerate(pieces) for _ in plain]
    return "".join(pieces), tuple(origin)
