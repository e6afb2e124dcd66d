"""Lines that came from the portal and come back: a cell that says what was written into it leaves its row as it is.

So nothing is lost of what a cell cannot say (double spaces, empty lines, the letters after the last that it holds), and
what the portal wrote is never refused.
"""

import copy
import re
from collections.abc import Mapping
from operator import itemgetter

from plans.office.lines.cells import plain_lines
from plans.office.lines.line import ReadLine
from plans.office.sheets import clean
from plans.office.workbooks import MOST_LETTERS
from plans.rows.columns import Column, Known

BETWEEN = "/"
KEY_HEAD = "Key (do not change)"
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/.+)?", re.IGNORECASE)


def is_key(words: str, head: str = KEY_HEAD) -> bool:
    """Whether a cell holds a key of ours, or stands under our own head: others call a column “Key” too."""
    return head == KEY_HEAD or bool(_KEY.fullmatch(words))


def key_inside(row: str, inner: str) -> str:
    """The key of a line inside a row, which tells whose it is wherever it is sorted to."""
    return f"{row}{BETWEEN}{inner}"


def keys_in(key: str) -> tuple[str, str] | None:
    """The row's key and that of the line inside it; None for the key of a row."""
    row, between, inner = key.lower().partition(BETWEEN)
    return (row, inner) if between else None


def note_place(line: ReadLine, row: int, lines: list[ReadLine]) -> None:
    """Whether a line inside a row still stands under it: sorted sheets part them."""
    last = line.last_row or line.number
    line.is_scattered |= row < last or any(last < other.number < row for other in lines)
    line.last_row = row


def in_their_order(inner: list[dict], places: Mapping[int, int | None]) -> list[dict]:
    """Lines inside a row as they stand in the text, however the sheet was sorted; what is new stays behind the line
    that it was written under."""
    first, stretches = [], []
    for each in inner:
        place = places.get(id(each))
        if place is not None:
            stretches.append((place, [each]))
        else:
            (stretches[-1][1] if stretches else first).append(each)
    return [*first, *(each for _, stretch in sorted(stretches, key=itemgetter(0)) for each in stretch)]


def says_what_stands(column: Column, item: dict, words: str, known: Known) -> bool:
    return plain_lines(clean(column.read(item, known))[:MOST_LETTERS]) == plain_lines(words)


def take(new: dict, item: dict, column: Column) -> None:
    """What a column holds of a row, into another."""
    name = getattr(column, "of", "") if isinstance(getattr(column, "of", ""), str) else ""
    for each in {name or getattr(column, "part", "") or column.name, *(["cost_text"] if column.name == "cost" else [])}:
        if each in new:
            new[each] = copy.deepcopy(item[each])
