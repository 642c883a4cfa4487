"""Noise of pages that others copied: pinyin that a machine put behind characters."""

import re

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_HAS_TONE = frozenset(_TONED)
_PINYIN = re.compile(rf"(?<=[\u4e00-\u9fff])[(（](?=[a-zü]*[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]")


def without_pinyin(text: str) -> str:
    """Return *text* without pinyin in brackets behind a character."""
    return text if _HAS_TONE.isdisjoint(text) else _PINYIN.sub("", text)


def pinyin_in(text: str) -> list[tuple[int, int]]:
    """Return where pinyin in brackets stands in *text*, brackets included."""
    if _HAS_TONE.isdisjoint(text):
        return []
    return [match.span() for match in _PINYIN.finditer(text)]
