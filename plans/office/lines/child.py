"""Sheets are read in a process of their own, with limits, as Word files are."""

import json

from django.core.exceptions import ValidationError

from plans.office.packages import NOT_EXCEL, OLE, ZIP, Unreadable
from plans.printing.cleaning import SECONDS, answer_of

MOST_BYTES = 5_000_000
GIVEN_UP = "The file takes too much time or memory to read. Copy the rows into a new workbook, and send that."
OLD = "This is an old Excel file (.xls), or one with a password. Save it as a workbook (.xlsx) without a password."
OTHER = "This is neither an Excel workbook (.xlsx) nor a CSV file. Open it, and save it as one of them."
ENDINGS = (".xlsx", ".csv", ".txt", ".tsv", ".xlsm")


def read_apart(data: bytes, name: str, *, seconds: float = SECONDS) -> dict:
    """The sheets of a file with the words of their cells. Raises Unreadable with what is wrong and what to do."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 5 MB. Copy the rows into a new workbook, and send that.")
    if data.startswith(OLE):
        raise Unreadable(OLD)
    if not name.lower().endswith(ENDINGS) or (not data.startswith(ZIP) and name.lower().endswith((".xlsx", ".xlsm"))):
        raise Unreadable(OTHER if not name.lower().endswith(ENDINGS) else NOT_EXCEL)
    try:
        told = json.loads(answer_of(["-m", "plans.office.lines.process"], data, seconds=seconds))
    except (ValidationError, ValueError) as error:
        raise Unreadable(GIVEN_UP) from error
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told
