"""A forward plan as files: plain text, a table for a spreadsheet, a Word document. Pure functions of its entries."""

import csv
import io
from datetime import date

from governance.dates.clear_days import spell
from governance.forward_plan.entries import SOURCE, PlanEntry, as_text
from governance.forward_plan.public_notices import PublicNotice
from governance.forward_plan.urgent_reports import UrgentReport

#: Cells that begin so are taken for formulas by spreadsheets.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text_file(council: str, entries: list[PlanEntry], on: date) -> bytes:
    return as_text(council, entries, on).encode()


def table_file(council: str, entries: list[PlanEntry], on: date) -> bytes:
    """One row for each entry, every label a column; with a mark by which spreadsheets know UTF-8."""
    labels = list(dict.fromkeys(label for entry in entries for label, _ in entry.rows())) or [
        "Matter in respect of which the decision is to be made"
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, labels, restval="")
    writer.writeheader()
    for entry in entries:
        writer.writerow({label: f"'{value}" if value.startswith(FORMULA) else value for label, value in entry.rows()})
    return out.getvalue().encode("utf-8-sig")


def word_file(council: str, entries: list[PlanEntry], on: date) -> bytes:
    from plans.office.word_out.writing import plain_file  # takes a while to load, and few pages need it

    document = plain_file(f"Forward plan of key decisions: {council}", council)
    document.add_paragraph(f"As it stood on {spell(on)} ({SOURCE}).")
    if not entries:
        document.add_paragraph("No key decision is planned.")
    for entry in entries:
        document.add_heading(entry.matter, level=2)
        _tell(document, entry.rows()[1:])
    return _saved(document)


def notice_file(notice: PublicNotice) -> bytes:
    """One notice on a page of its own, as it is pinned up at the council's offices."""
    from plans.office.word_out.writing import plain_file  # takes a while to load, and few pages need it

    document = plain_file(notice.title, notice.council)
    _tell(document, notice.facts)
    return _saved(document)


def urgent_report_file(report: UrgentReport) -> bytes:
    """The report of a year, as it is put before the council."""
    from plans.office.word_out.writing import plain_file  # takes a while to load, and few pages need it

    document = plain_file(report.title, report.council)
    for line in (f"{report.council}. SI 2012/2089 regulation 19.", report.summary, report.due_words):
        document.add_paragraph(line)
    for heading, decisions in report.parts:
        document.add_heading(heading, level=2)
        for matter, particulars in decisions:
            document.add_heading(matter, level=3)
            _tell(document, particulars)
    return _saved(document)


def _tell(document, rows):
    """A paragraph for each label with its value."""
    for label, value in rows:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {
    "txt": (text_file, "text/plain; charset=utf-8", "Plain text"),
    "csv": (table_file, "text/csv; charset=utf-8", "Table (CSV)"),
    "docx": (word_file, WORD, "Word document"),
}
