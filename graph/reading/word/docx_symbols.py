"""Characters of symbol fonts in Word documents, as the characters that they show."""

from .wordml import Element, value

_WINGDINGS = {0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0xE0: "→"}
_WINGDINGS_2 = {0x52: "☑", 0x53: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "□"}
_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0x2D: "−",
    0xAE: "→",
    **{code: chr(code) for code in (*range(0x25, 0x2D), *range(0x2E, 0x3F)) if code != 0x27},
}
"""Adobe's Symbol encoding, as far as figures are written with it; digits are where they are."""

_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(element: Element) -> str:
    """Return the character of ``w:sym``; those fonts use the private area from F000."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    font = (value(element, "font") or "").lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _FONTS.get(font, {}).get(low)
    return known or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else "")
