"""A step with an exempt annex: what is secret, under which description it is closed, and all that a PDF holds."""

import io

import pikepdf
from django.core.files.storage import default_storage

from governance.models import Annex
from governance.reporting.annexes import kept_file
from governance.stages.lifecycle import submit
from tests.factories import make_report
from tests.plans.printing.joining.test_joining import made
from tests.plans.printing.pdf_reading import Reading

SECRET = "Zanzibar"
CLOSED = {"openness": "exempt", "paragraphs": [3], "public_interest": "Prices are still being agreed."}


def secret_pdf():
    pages = [(f"BT /F1 12 Tf 72 300 Td ({SECRET} {number}) Tj ET".encode(), {}) for number in range(3)]
    return made(pages, Lang=pikepdf.String("en-GB"))


def stage_with_an_annex(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    report = make_report(timetable, stage=stage)
    file = kept_file(report.paper, secret_pdf(), f"{SECRET}.pdf", by=clerk)
    Annex.objects.create(report=report, position=1, label="Annex 1", title=f"{SECRET} prices", **file)
    submit(stage, by=clerk)
    return stage


def bytes_of(pack):
    with default_storage.open(pack.file.name) as file:
        return file.read()


def everything_in(content):
    """All that a PDF holds: streams unpacked, names, metadata, and the words that its pages show."""
    unpacked = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        written = io.BytesIO()
        pdf.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.all, **unpacked)
    return written.getvalue() + " ".join(Reading(content).texts).encode()
