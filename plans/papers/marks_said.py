"""Which words stand beside each other in a text: marks in a field of bits, which answer "perhaps" or "no".

Most plans say "community" and "safety" somewhere: that leaves nearly all of them to be read for "safety community",
which none says. The marks rule such a text out without reading it, and never one that says the words.
"""

from collections.abc import Iterable
from hashlib import blake2b

#: Bits for each pair of neighbours: with two marks each, one text in seventy is read for nothing.
BITS = 16

Pair = tuple[str, str]
Marks = tuple[int, int]


def marks_of(pair: Pair) -> Marks:
    digest = blake2b(" ".join(pair).encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4]), int.from_bytes(digest[4:])


def marked(pairs: set[Pair]) -> bytes:
    """A field with the marks of all these pairs; empty where there are none."""
    field = bytearray(len(pairs) * BITS // 8)
    for place in (place for pair in pairs for place in marks_of(pair)):
        field[place // 8 % len(field)] |= 1 << place % 8
    return bytes(field)


def may_say_all(field: bytes, asked: Iterable[set[Marks]]) -> bool:
    """Whether of each set one pair at least is marked. Written out: it is asked of every list that there is."""
    size = len(field)
    for pairs in asked:
        for one, other in pairs if size else ():
            if field[one // 8 % size] >> one % 8 & 1 and field[other // 8 % size] >> other % 8 & 1:
                break
        else:
            return False
    return size > 0
