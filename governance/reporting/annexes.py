"""What stands behind an annex: a version of the text or a file, and which of its pages. Plain data and back."""

from governance.models import Annex
from governance.reporting.annex_files import PDF, checked_pdf
from plans.models import Attachment, Version

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


def kept_file(paper, content: bytes, name: str, *, by) -> dict:
    """Check a PDF and keep it with the paper; the fields of the annex that shows it."""
    pages = checked_pdf(content)
    attachment = Attachment.store(paper, content=content, name=name[:200], content_type=PDF, by=by)
    return {"source": S.FILE, "attachment": attachment, "pages": pages, "version": None}


def pages_words(row: dict) -> str:
    """ "pages 5 to 12", "page 5" or nothing."""
    first, last = row["page_from"], row["page_to"]
    if not first:
        return ""
    return f"pages {first} to {last}" if last and last != first else f"page {first}"
