"""A committee report as a Word file: in the council's own template once each of its fields is known, else the usual."""

from datetime import date
from io import BytesIO

from django.template.loader import render_to_string
from lxml import html

from governance.models import Report, ReportEdition, ReportTemplate
from governance.reporting.editions import following_stage
from governance.reporting.pdf import caption_of, issuer_of
from governance.reporting.text import TEMPLATE, living, of_edition
from governance.reporting.word.meanings import PASSAGES, WORDS
from plans.papers.record import words as in_words


def word_of_report(report: Report, *, on: date) -> bytes:
    """The report as it stands on a day, marked as a draft."""
    stage = following_stage(report)
    current = stage.current_date if stage else None
    meeting = {"body": stage.body.name, "on": current.on if current else ""} if stage else None
    item = stage.title if stage else ""
    return _file(
        report, living(report, on=on), meeting=meeting, item=item, on=on, status=f"Draft of {in_words(on.isoformat())}"
    )


def word_of_edition(edition: ReportEdition, *, on: date) -> bytes:
    """A version as it was made, for those who may write the report."""
    read = of_edition(edition, on=on, is_full=True)
    item = edition.stage.title if edition.stage else ""
    return _file(
        edition.report, read, meeting=edition.document["for"], item=item, on=on, status=f"Version {edition.number}"
    )


def _file(report, read, *, meeting, item, on, status) -> bytes:
    from plans.office.frames.filling import filled  # loads docxtpl, which takes a while

    kept = ReportTemplate.objects.filter(council=report.timetable.council).first()
    content, meanings = (kept.content(), kept.meanings) if kept and not kept.unknown else usual_template()
    words = _words(report, read["text"], meeting, item) | {"made_on": in_words(on.isoformat()), "status": status}
    passages = {name: key for name, key in meanings.items() if key in PASSAGES or key.startswith("section:")}
    return filled(
        content,
        title=read["text"]["title"],
        words={name: words.get(key, "") for name, key in meanings.items()},
        texts={name: _passage(report, read, key) for name, key in passages.items()},
    )


def _words(report, text, meeting, item) -> dict[str, str]:
    body, day = (meeting["body"], meeting["on"]) if meeting else ("", "")
    return {
        "title": text["title"],
        "caption": caption_of(body, day, item) if meeting else "Committee report",
        "committee": body,
        "meeting_date": in_words(day) if day else "",
        "item": item,
        "author": text["author"],
        "council": issuer_of(report),
        "partnership": report.paper.partnership.name,
        "plan": report.paper.title,
        **{f"field:{row['label']}": row["value"] for row in text["fields"]},
        **{f"implication:{row['heading']}": row["text"] for row in text["implications"]},
    }


def _passage(report, read, key) -> bytes:
    """One part of the report as Word; a part that stands alone leaves its heading to the template."""
    from plans.office.word_out.passages import passage  # loads python-docx, which takes a while

    part, _, heading = key.partition(":")
    if heading:
        sections = [row for row in read["text"]["sections"] if row["heading"] == heading]
        read, part = {**read, "text": {**read["text"], "sections": sections}}, "sections"
    template = TEMPLATE if part == "report" else f"governance/reporting/parts/{part}.html"
    root = html.fragment_fromstring(render_to_string(template, read), create_parent="div")
    if key not in ("report", "sections"):
        for line in root.findall(".//h2"):
            line.drop_tree()
    return passage(_numbered_by_itself(root), colour=report.paper.partnership.colour)


def _numbered_by_itself(root) -> str:
    """Recommendations bear their numbers as words: Word shall not count them once more."""
    for numbered in root.find_class("csp-report__numbered"):
        numbered.tag = "div"
        for item in numbered:
            item.tag = "p"
    return html.tostring(root, encoding="unicode")


def usual_template() -> tuple[bytes, dict[str, str]]:
    """The template of a council that has none: a file to begin one's own with, and what its fields mean."""
    from docx import Document

    from plans.office.word_out.parts import field
    from plans.office.word_out.writing import set_styles

    document = Document()
    set_styles(document, "#000000")
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("{{ council }} · {{ status }} · page ")
    field(foot, "PAGE", "1")
    for line, style in (
        ("{{ caption }}", None),
        ("{{ title }}", "Title"),
        ("{{ author }}", None),
        ("{{ report }}", None),
    ):
        document.add_paragraph(line, style=style)
    out = BytesIO()
    document.save(out)
    return out.getvalue(), {key: key for key in (*WORDS, "report")}
