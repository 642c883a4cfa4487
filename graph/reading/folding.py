"""Text made comparable: blanks dropped; brackets, quotes, dashes and widths unified.

Folding never feeds a value: it only lets one pattern meet every spelling. The way back to
the original is kept, so that evidence quotes the source.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

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


class _Plain(dict[str, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        plain = self[character] = _fold_character(character)
        return plain


def _fold_character(character: str) -> str:
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character.translate(_UNIFIED)).translate(_UNIFIED)
    if plain.isspace() or unicodedata.category(character) == "Cf":
        return ""
    return plain.replace(" ", "")


_PLAIN = _Plain()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return *text* folded for comparison."""
    return "".join(map(_PLAIN.__getitem__, text))


_AS_IT_IS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z.%，。、]*")
"""Text of which folding changes nothing."""


def fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return *text* folded, and for each folded character the place that it came from."""
    if _AS_IT_IS.fullmatch(text):
        return text, range(len(text))
    pieces = list(map(_PLAIN.__getitem__, text))
    if all(map((1).__eq__, map(len, pieces))):
        return "".join(pieces), range(len(pieces))
    origin = [place for place, plain in enumerate(pieces) for _ in plain]
    return "".join(pieces), tuple(origin)
