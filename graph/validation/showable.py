"""Text out of documents, without the characters that screens and pages act upon."""

_CONTROLS = [*range(9), 11, 12, *range(14, 32), *range(127, 160)]
_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_NONCHARACTERS = [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_SHOWN = {chr(code): "\ufffd" for code in [*_CONTROLS, *_BIDI, *_NONCHARACTERS]}


def showable(text: str) -> str:
    """Return a text with what a terminal obeys, XML cannot hold or turns text around replaced.

    These are control characters other than tab and line ends, bidirectional controls, lone
    surrogates and noncharacters; each becomes U+FFFD.
    """
    return "".join(_SHOWN.get(character, character) for character in text)


def one_line(text: str) -> str:
    """Return a text as one line: showable, runs of blanks and line ends as one blank."""
    return " ".join(showable(text).split())
