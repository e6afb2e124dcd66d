"""Files annexed to the report of a pack: a sheet for each says what it is, and its pages follow.

All pages of a pack are numbered through. The sheet of each annex therefore counts the pages of the one before it,
which are there only when the drawn PDF and the files are joined.
"""

from plans.models import Attachment, Paper
from plans.printing.joining import Enclosed, is_tagged_file


def sheets_of(pack: dict | None) -> list[dict]:
    """As chapters of the contents, in their order; ``step`` is by how many the sheet's page counts on."""
    sheets, step = [], 1
    for number, annex in enumerate((pack or {}).get("annexes", []), start=1):
        sheet = {"anchor": f"annexed-{number}", "heading": f"{annex['label']}: {annex['title']}", "sections": []}
        sheets.append({**annex, **sheet, "step": step})
        step = annex["pages"] + 1
    return sheets


def enclosed_in(pack: dict | None, paper: Paper) -> list[Enclosed]:
    """The files behind those sheets."""
    return [Enclosed(sheet["anchor"], sheet["heading"], _content(paper, sheet["sha256"])) for sheet in sheets_of(pack)]


def with_tags_told(pack: dict | None, paper: Paper) -> dict | None:
    """The pack, whose annexes say whether a screen reader finds headings and tables in them."""
    if not pack or "annexes" not in pack:
        return pack
    annexes = [{**annex, "is_tagged": is_tagged_file(_content(paper, annex["sha256"]))} for annex in pack["annexes"]]
    return {**pack, "annexes": annexes}


def _content(paper, sha256) -> bytes:
    with Attachment.objects.get(paper=paper, sha256=sha256).file.open("rb") as file:
        return file.read()
