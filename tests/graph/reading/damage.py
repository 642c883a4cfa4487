"""Files as they arrive after a bad copy."""

import random


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return *data* with bytes flipped, cut out, put in or overwritten, at one to five places.

    What is cut out is a byte, a word, or about a sector.
    """
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place, change = chance.randrange(len(content) or 1), chance.randrange(4)
        if change == 0 and content:
            content[place] ^= 1 << chance.randrange(8)
        elif change == 1:
            del content[place : place + chance.choice((1, 4, 200, 512))]
        elif change == 2:
            content[place:place] = chance.randbytes(chance.choice((1, 4, 16)))
        else:
            content[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0"))
    return bytes(content)
