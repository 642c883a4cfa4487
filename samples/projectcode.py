"""The last character of a project code: a check over the twenty before it."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def check_character(stem: str) -> str:
    """Return the check character of the first twenty characters of a project code."""
    total = sum(ALPHABET.index(character) * 3**place for place, character in enumerate(stem))
    return ALPHABET[30 - total % 31]


def complete(code: str) -> str:
    """Append the check character to a stem of twenty characters; leave any other code alone."""
    return code + check_character(code) if len(code) == 20 else code
