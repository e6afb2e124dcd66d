"""Public files of crime figures in their true layout, with invented places: as they came, or changed."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

FOLDER = Path(__file__).parent
STREET, TABLE = "2026-08-anyshire-street.csv", "prc-csp-mar2027-sample.ods"


def sample(name) -> bytes:
    return (FOLDER / name).read_bytes()


def changed_table(*pairs) -> bytes:
    """The partnership table with some texts of its XML replaced."""
    with ZipFile(BytesIO(sample(TABLE))) as archive:
        content = archive.read("content.xml").decode()
    for before, after in pairs:
        assert before in content, before
        content = content.replace(before, after)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    return out.getvalue()


def uploaded(content, name=TABLE):
    return SimpleUploadedFile(name, content)
