"""Files annexed to a report: PDFs, checked by what they hold and never by their names."""

import io

from django.core.exceptions import ValidationError

MOST_BYTES = 20 * 1024 * 1024
PDF = "application/pdf"


def checked_pdf(content: bytes) -> int:
    """The number of pages of a sound, plain PDF. Raises ValidationError with what is wrong."""
    import pikepdf  # only where a file comes in

    if len(content) > MOST_BYTES:
        raise ValidationError(f"The file is {len(content) / 1024 / 1024:.0f} MB; it may have at most 20 MB.")
    if not content.startswith(b"%PDF-"):
        raise ValidationError("This file is not a PDF. Save the document as a PDF first.")
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            _refuse_contents(pdf)
            return len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise ValidationError("The PDF is locked with a password: nobody could read it.") from error
    except ValidationError:
        raise
    except Exception as error:  # a broken file provokes more than PdfError
        raise ValidationError("The PDF is damaged. Save it again and try once more.") from error


def _refuse_contents(pdf):
    """No scripts, no programs to start, no other files inside: readers get what they see."""
    if pdf.is_encrypted:
        raise ValidationError("The PDF is locked: save it without protection.")
    names = pdf.Root.get("/Names", {})
    opens = pdf.Root.get("/OpenAction", None)
    acts = hasattr(opens, "get") and str(opens.get("/S", "")) in ("/JavaScript", "/Launch")
    if acts or "/AA" in pdf.Root or "/JavaScript" in names or "/EmbeddedFiles" in names:
        raise ValidationError("The PDF holds a script or another file. Print it to a new PDF and annex that.")
    if not len(pdf.pages):
        raise ValidationError("The PDF has no pages.")
