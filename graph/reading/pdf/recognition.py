"""Characters and rules in the picture of a page, recognised by RapidOCR (``fiscus[ocr]``).

The models come with the library; nothing is fetched. Each character has a confidence of its own;
one that is not sure stands as U+FFFD, so that an uncertain digit becomes no figure.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import rapidocr
from rapidocr.utils.output import RapidOCROutput

from ..document import ILLEGIBLE
from .picture_cells import FIGURE, Sign, in_cells
from .picture_lines import Picture, Stroke, rules, straightened

_SURE = 0.7
_SURE_FIGURE = 0.9
"""Confidence of a character from 0 to 1. Nothing tells a wrong digit, so that it takes more."""
_SURE_LINE = 0.6
_TALL = 1.5
_HEIGHT_OF_FONT = 0.7
_STROKE_ROOM = 0.15
_GAP = 0.6
_ROOM_AROUND_LINES = 2.0
"""With the library's 1.6 a line loses the 一 that it begins with."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a picture shows once it is turned upright; *width* and *height* in pixels."""

    width: int
    height: int
    signs: tuple[Sign, ...]
    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]


def recognise(picture: Picture) -> Recognised:
    """Recognise *picture*, an array of height, width and three colours.

    A page that is askew is straightened, one that lies on its side is turned.
    """
    picture, lines = _turned(straightened(picture))
    read = [_signs(line) for line in lines]
    drawn = rules(picture)
    signs = [sign for line in read for sign in line]
    level = tuple(rule for rule in drawn[0] if not _in_a_character(rule, signs, across=True))
    upright = tuple(rule for rule in drawn[1] if not _in_a_character(rule, signs, across=False))
    placed = tuple(sign for line in read for sign in in_cells(line, upright))
    height, width = picture.shape[:2]
    return Recognised(width, height, placed, level, upright)


class _Character(NamedTuple):
    """A character, its confidence, and its corners from the upper left clockwise."""

    text: str
    score: float
    box: Sequence[Point]


class _Line(NamedTuple):
    """A line of text: corners from the upper left clockwise, confidence, characters."""

    box: Sequence[Point]
    score: float
    characters: Sequence[_Character]


@cache
def _engine() -> rapidocr.RapidOCR:
    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            "Det.model_path": str(next(models.glob("*det*.onnx"))),
            "Det.unclip_ratio": _ROOM_AROUND_LINES,
            "Rec.model_path": str(next(models.glob("*rec*.onnx"))),
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )


def _lines(picture: Picture) -> list[_Line]:
    found = _engine()(picture, use_cls=False, return_word_box=True, return_single_char_box=True)
    if not isinstance(found, RapidOCROutput) or found.boxes is None:
        return []
    lines: Any = zip(found.boxes, found.scores or (), found.word_results, strict=True)
    return [
        _Line(box.tolist(), float(score), [_Character(*word) for word in words])
        for box, score, words in lines
    ]


def _turned(picture: Picture) -> tuple[Picture, list[_Line]]:
    """Return the picture with its lines of text level, and the lines."""
    lines = _lines(picture)
    tall = [line for line in lines if _height(line.box) > _TALL * _width(line.box)]
    if 2 * len(tall) <= len(lines):
        return picture, lines
    both = [np.ascontiguousarray(np.rot90(picture, quarters)) for quarters in (1, 3)]
    return max(((turned, _lines(turned)) for turned in both), key=lambda pair: _sure(pair[1]))


def _sure(lines: Sequence[_Line]) -> float:
    return sum(line.score * len(line.characters) for line in lines)


def _signs(line: _Line) -> list[Sign]:
    """Return the characters of a line; each reaches to the next one, but for a real gap."""
    top = (line.box[0][1] + line.box[1][1]) / 2
    bottom = (line.box[2][1] + line.box[3][1]) / 2
    size = (bottom - top) * _HEIGHT_OF_FONT
    middle = (top + bottom) / 2
    spans = [[box[0][0], box[1][0]] for _, _, box in line.characters]
    for this, following in pairwise(spans):
        if following[0] - this[1] < _GAP * size:
            this[1] = following[0]
    is_sure = line.score >= _SURE_LINE
    return [
        Sign(
            text if is_sure and score >= _demanded(text) else ILLEGIBLE,
            x0,
            x1,
            middle - size / 2,
            middle + size / 2,
            size,
        )
        for (text, score, _), (x0, x1) in zip(line.characters, spans, strict=True)
        if text.strip()
    ]


def _demanded(text: str) -> float:
    return _SURE_FIGURE if text in FIGURE else _SURE


def _in_a_character(rule: Stroke, signs: Sequence[Sign], *, across: bool) -> bool:
    """Tell a stroke of a large character from a rule."""
    for sign in signs:
        room = _STROKE_ROOM * sign.size
        sides, ends = (sign.x0, sign.x1), (sign.top, sign.bottom)
        along, at = (sides, ends) if across else (ends, sides)
        if (
            along[0] - room <= rule.low
            and rule.high <= along[1] + room
            and at[0] - room <= rule.at <= at[1] + room
        ):
            return True
    return False


def _width(box: Sequence[Point]) -> float:
    return math.dist(box[0], box[1])


def _height(box: Sequence[Point]) -> float:
    return math.dist(box[0], box[3])
