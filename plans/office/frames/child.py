"""Word templates are looked over in a process of their own, with limits, as Word files that come in are."""

import json

from django.core.exceptions import ValidationError

from plans.office.packages import Unreadable
from plans.office.word.kinds_of_file import refuse_other_kinds
from plans.printing.cleaning import SECONDS, answer_of

MOST_BYTES = 5_000_000
TOO_LARGE = "The template is larger than 5 MB. Compress its pictures in Word."
GIVEN_UP = "The template takes too much time or memory to read. Copy its text into a new document, and send that."


def look_over(data: bytes, name: str, *, seconds: float = SECONDS) -> list[dict]:
    """The fields of a template (``name``, ``stands_alone``). Raises Unreadable with what is wrong and what to do."""
    refuse_other_kinds(data, name)
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        told = json.loads(answer_of(["-m", "plans.office.frames.process"], data, seconds=seconds))
    except (ValidationError, ValueError) as error:
        raise Unreadable(GIVEN_UP) from error
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told["fields"]
