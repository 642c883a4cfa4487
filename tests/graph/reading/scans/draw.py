"""Draws the scanned disclosure of the tests: ``python -m tests.graph.reading.scans.draw FONT``.

FONT is a file with Chinese characters, such as Noto Sans CJK. The pages are pictures of 150 dots
an inch, askew and grainy as a copier leaves them, without a text layer.
"""

import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
SIZE = (1240, 1754)
MARGIN = 150
LINE = 46
ASKEW = (0.7, -0.5)
GRAIN = 14
QUALITY = 50


def main(font: str) -> None:
    """Draw the pages of ``forestry.txt``: a line a line, rows of bars as a ruled table."""
    pages = (HERE / "forestry.txt").read_text("utf-8").split("\f")
    drawn = [_page(page.strip("\n").split("\n"), font) for page in pages]
    chance = random.Random(7)  # noqa: S311 - grain
    scanned = [_copied(page, angle, chance) for page, angle in zip(drawn, ASKEW, strict=True)]
    scanned[0].save(
        HERE / "forestry.pdf",
        save_all=True,
        append_images=scanned[1:],
        resolution=150,
        quality=QUALITY,
    )


def _page(lines: list[str], font: str) -> Image.Image:
    page = Image.new("L", SIZE, 250)
    pen, face, small = ImageDraw.Draw(page), *(ImageFont.truetype(font, n) for n in (27, 19))
    rows = [line for line in lines if line.startswith("|")]
    top = MARGIN
    for line in lines:
        if line.startswith("|"):
            _row(pen, small, line[1:-1].split("|"), top, len(rows[0][1:-1].split("|")))
        else:
            pen.text((MARGIN, top + 6), line, fill=20, font=face)
        top += LINE
    return page


def _row(
    pen: ImageDraw.ImageDraw, face: ImageFont.FreeTypeFont, cells: list[str], top: int, columns: int
) -> None:
    width = (SIZE[0] - 2 * MARGIN) // columns
    for column, text in enumerate(cells):
        left = MARGIN + column * width
        pen.rectangle((left, top, left + width, top + LINE), outline=30, width=2)
        pen.text((left + 12, top + 9), text.strip(), fill=20, font=face)


def _copied(page: Image.Image, angle: float, chance: random.Random) -> Image.Image:
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    grain = bytes(max(0, min(255, round(chance.gauss(128, GRAIN)))) for _ in range(SIZE[0] * 40))
    strip = Image.frombytes("L", (SIZE[0], 40), grain)
    rough = Image.new("L", SIZE)
    for top in range(0, SIZE[1], 40):
        rough.paste(strip, (0, top))
    return Image.blend(turned, rough, 0.12)


if __name__ == "__main__":
    main(sys.argv[1])
