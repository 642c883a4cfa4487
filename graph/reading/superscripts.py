"""Digits that are set raised: a mark of a note behind 100 must not make it 1001."""

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


def raised(text: str) -> str:
    """Return *text*, which is set as superscript, with its digits as such characters."""
    return text.translate(_RAISED)
