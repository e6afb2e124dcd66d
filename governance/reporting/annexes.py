"""What stands behind an annex: a version of the text or a file, and which of its pages. Plain data and back."""

from django.core.exceptions import ValidationError

from governance.models import Annex
from plans.models import Attachment, Version
from plans.printing.cleaning import PDF, CleanPdf, cleaned_pdf
from plans.printing.picture_pages import is_picture, page_of_picture

MOST_MEGABYTES = 20
S = Annex.Source


def plain_source(annex: Annex) -> dict:
    """What a composed report says of the source; nothing for an annex that is only named."""
    match annex.source:
        case S.NAMED:
            return {}
        case S.VERSION:
            return {"source": annex.source, "version": annex.version.number}
        case S.FILE:
            file = {"sha256": annex.attachment.sha256, "name": annex.attachment.name}
            return {"source": annex.source, "file": file, "pages": annex.pages}
        case _:
            return {"source": annex.source}


def source_values(data: dict, paper) -> dict:
    """Fields of an ``Annex`` from plain data; its file is kept with the paper already."""
    values = {"source": data.get("source", S.NAMED)}
    if values["source"] == S.VERSION:
        values["version"] = Version.objects.filter(paper=paper, number=data["version"]).first()
    if values["source"] == S.FILE:
        kept = Attachment.objects.filter(paper=paper, sha256=data["file"]["sha256"], content_type=PDF)
        values |= {"attachment": kept.first(), "pages": data["pages"]}
    return values


def checked_annex(content: bytes, *, alt: str = "") -> CleanPdf:
    """The PDF as it is kept; a picture becomes a page, for which ``alt`` says what it shows. Raises ValidationError
    with what is wrong."""
    if is_picture(content):
        return page_of_picture(content, alt=alt, most_megabytes=MOST_MEGABYTES)
    return cleaned_pdf(content, most_megabytes=MOST_MEGABYTES)


def kept_file(paper, content: bytes, name: str, *, by) -> dict:
    """Clean a PDF and keep it with the paper; the fields of the annex that shows it."""
    file = checked_annex(content)
    attachment = _keep(paper, file.content, name, by=by)
    return {"source": S.FILE, "attachment": attachment, "pages": file.pages, "version": None}


def take_over_file(paper, content: bytes, name: str, *, by) -> Attachment:
    """Keep a PDF of an interchange file byte for byte, since its hash stands in reports that were sent out.

    One that holds a danger is refused: what is taken out of it would be missing under that hash.
    """
    file = cleaned_pdf(content, most_megabytes=MOST_MEGABYTES)
    if file.dangers:
        raise ValidationError(
            f"The PDF holds what no annex may hold ({', '.join(file.dangers)}). Print it to a new PDF and annex that."
        )
    return _keep(paper, content, name, by=by)


def _keep(paper, content, name, *, by) -> Attachment:
    return Attachment.store(paper, content=content, name=name[:200], content_type=PDF, by=by)


def pages_words(row: dict) -> str:
    """ "pages 5 to 12", "page 5" or nothing."""
    first, last = row["page_from"], row["page_to"]
    if not first:
        return ""
    return f"pages {first} to {last}" if last and last != first else f"page {first}"
