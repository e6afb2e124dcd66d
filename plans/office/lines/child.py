"""Sheets are read in a process of their own, with limits, as Word files are."""

from collections.abc import Callable

from plans.office.apart import last_line
from plans.office.packages import NO_WORKBOOKS, NOT_EXCEL, OLE, ZIP, Unreadable
from plans.printing.cleaning import SECONDS

MOST_BYTES = 5_000_000
GIVEN_UP = "The file takes too much time or memory to read. Copy the rows into a new workbook, and send that."
OLD = "This is an old Excel file (.xls), or one with a password. Save it as a workbook (.xlsx) without a password."
OTHER = "This is neither an Excel workbook (.xlsx) nor a CSV file. Open it, and save it as one of them."
#: How the bytes of files begin that are no sheet of cells, whatever they are called.
STARTS = (b"%pdf-", b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"<table")
ENDINGS = (".xlsx", ".csv", ".txt", ".tsv", ".xlsm")


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Say what a file is that is neither a workbook nor CSV. Raises Unreadable."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 5 MB. Copy the rows into a new workbook, and send that.")
    for endings, _, told in NO_WORKBOOKS:
        if name.lower().endswith(endings):
            raise Unreadable(told)
    if data.startswith(OLE):
        raise Unreadable(OLD)
    if data[:100].lstrip(b"\xef\xbb\xbf \r\n").lower().startswith(STARTS):
        raise Unreadable(OTHER)
    if not name.lower().endswith(ENDINGS) or (not data.startswith(ZIP) and name.lower().endswith((".xlsx", ".xlsm"))):
        raise Unreadable(OTHER if not name.lower().endswith(ENDINGS) else NOT_EXCEL)


def read_apart(
    data: bytes, name: str, *, seconds: float = SECONDS, tell: Callable[[int], None] = lambda step: None
) -> dict:
    """The sheets of a file with the words of their cells; ``tell`` hears how far it is. Raises Unreadable with what is
    wrong and what to do."""
    refuse_other_kinds(data, name)
    told = last_line(["-m", "plans.office.lines.process"], data, seconds, tell)
    if told is None:
        raise Unreadable(GIVEN_UP)
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told
