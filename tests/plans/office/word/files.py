"""Word files for tests: the samples, and variants of one of them."""

import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document

SAMPLES = Path(__file__).parent / "samples"
TEXT = "word/document.xml"
END = b"</w:body>"


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.docx").read_bytes()


def variant(*, parts: dict | None = None, **changes) -> bytes:
    """The styled plan with other parts; ``text`` changes the bytes of the text, ``relations`` of what it leads to."""
    named = {"text": TEXT, "relations": "word/_rels/document.xml.rels", "types": "[Content_Types].xml"}
    by_part = {named[name]: change for name, change in changes.items()}
    out = BytesIO()
    with zipfile.ZipFile(SAMPLES / "1-styled-plan.docx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, by_part.get(name, lambda content: content)(old.read(name)))
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_text(markup: bytes) -> bytes:
    """The styled plan with more at its end."""
    return variant(text=lambda content: content.replace(END, markup + END))


def written(build) -> bytes:
    """A document that ``build`` makes with python-docx."""
    document, out = Document(), BytesIO()
    build(document)
    document.save(out)
    return out.getvalue()
