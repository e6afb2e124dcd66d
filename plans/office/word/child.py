"""Word files are read in a process of their own, with limits: one that hangs or grows ends alone."""

import json

from django.core.exceptions import ValidationError

from plans.office.packages import Unreadable
from plans.office.word.kinds_of_file import refuse_other_kinds
from plans.printing.cleaning import SECONDS, answer_of

GIVEN_UP = (
    "The Word file takes too much time or memory to read. "
    "Split it, or copy its text into a new document, and send that."
)


def read_apart(data: bytes, name: str, *, seconds: float = SECONDS) -> dict:
    """What ``read_word`` finds. Raises Unreadable with what is wrong and what to do."""
    refuse_other_kinds(data, name)
    try:
        told = json.loads(answer_of(["-m", "plans.office.word.process", name[-100:]], data, seconds=seconds))
    except (ValidationError, ValueError) as error:
        raise Unreadable(GIVEN_UP) from error
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told
