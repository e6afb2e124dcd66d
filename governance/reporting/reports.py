"""A report's rows as plain data and back: the one place that reads them for page, PDF and interchange."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models, transaction

from governance.models import (
    Annex,
    BackgroundPaper,
    Consultee,
    EqualityAim,
    Implication,
    Report,
    ReportContact,
    ReportField,
    ReportOption,
    ReportRecommendation,
    ReportRisk,
    ReportSection,
    ReportTick,
    Timetable,
)
from governance.reporting.annexes import pages_words, plain_source, source_values
from governance.reporting.headings import headings_of
from governance.reporting.standings import text_sha256
from partnerships.verbs import Refused
from plans.document.schemas import (
    DATE,
    SHA256,
    TRUTH,
    choice,
    many,
    needed,
    nullable,
    record,
    text,
    truth,
    whole,
)
from plans.papers.record import words


@dataclass(frozen=True)
class ReportPart:
    """One part of a report: where its rows are kept, which fields travel (each with its schema), what its page says.

    ``more`` gives further keys of a row where there is something to say (``more_keys``: their schema), ``values``
    further fields out of its data.
    """

    name: str
    model: type[models.Model]
    fields: dict[str, dict]
    label: str
    help: str
    more_keys: dict[str, dict] = field(default_factory=dict)
    more: Callable = lambda row: {}
    values: Callable = lambda data, paper: {}

    def rows(self, report):
        return self.model.objects.filter(report=report)

    def row(self, report, position: int, data: dict):
        """A new row out of plain data, not saved."""
        fields = {name: data[name] for name in self.fields} | self.values(data, report.timetable.paper)
        return self.model(report=report, position=position, **fields)


def _signed_text(row: Implication) -> dict:
    """Only a recorded sign-off whose text has changed since says for which text it was given."""
    is_earlier = row.signed_on and row.signed_sha256 not in ("", text_sha256(row.heading, row.text))
    return {"signed_sha256": row.signed_sha256} if is_earlier else {}


def _signed_values(data: dict, paper) -> dict:
    own = text_sha256(data["heading"], data["text"]) if data["signed_on"] else ""
    return {"signed_sha256": data.get("signed_sha256", own)}


LONG, SHORT = text(8_000), text(300)
_PARAGRAPH = record(number=SHORT, text=needed(LONG))
_PAGE = nullable({**whole(1), "maximum": 99_999})
_SOURCE = {
    "source": choice(*(source for source in Annex.Source.values if source)),
    "version": whole(1),
    "file": record(sha256=SHA256, name=needed(SHORT)),
    "pages": _PAGE,
}
PARTS = {
    part.name: part
    for part in [
        ReportPart("fields", ReportField, {"label": needed(SHORT), "value": LONG}, "Head of the report",
             "The council's own list, in its order: decision-maker, portfolio holder, classification, wards …"),
        ReportPart("sections", ReportSection,
             {"heading": needed(SHORT), "paragraphs": many(_PARAGRAPH, most=300)}, "Sections",
             "Numbered paragraphs under headings. The numbers are given when you save."),
        ReportPart("recommendations", ReportRecommendation,
             {"number": SHORT, "text": needed(LONG), "addressee": SHORT}, "Recommendations",
             "What the meeting is asked to do. Begin with a verb; say to whom it is addressed."),
        ReportPart("options", ReportOption,
             {"title": needed(SHORT), "text": LONG, "is_preferred": truth(False)}, "Options",
             "The courses open to the meeting; mark the preferred one."),
        ReportPart("implications", Implication,
             {"heading": needed(SHORT), "text": LONG, "post": SHORT, "signed_on": nullable(DATE)}, "Implications",
             "Under each heading what the decision means, and the post that signs it. Sign-off is asked for on a page "
             "of its own; give a date only for one that was given outside the portal.",
             {"signed_sha256": SHA256}, _signed_text, _signed_values),
        ReportPart("equality_aims", EqualityAim,
             {"aim": choice(*EqualityAim.Aim.values), "is_ticked": nullable(TRUTH), "text": LONG},
             "Public Sector Equality Duty",
             "The three aims of section 149 of the Equality Act 2010, and how the report bears on each."),
        ReportPart("ticks", ReportTick,
             {"group": needed(SHORT), "label": needed(SHORT), "is_ticked": truth(False)},
             "Corporate priorities and values", "Tick-boxes of the council's form."),
        ReportPart("risks", ReportRisk,
             {"title": needed(SHORT), "text": LONG, "code": SHORT, "mitigations": many(LONG, most=50)}, "Risks",
             "One risk to a row; one mitigation to a line."),
        ReportPart("annexes", Annex,
             {"label": needed(SHORT), "title": needed(SHORT), "page_from": _PAGE, "page_to": _PAGE, "note": LONG},
             "Annexes",
             "What is published with the report: the text itself, a version of it, or a PDF; with pages of note.",
             _SOURCE, plain_source, source_values),
        ReportPart("background_papers", BackgroundPaper, {"title": needed(SHORT), "where": SHORT}, "Background papers",
             "Papers relied on, and where to see them (LGA 1972 s100D)."),
        ReportPart("consultees", Consultee, {"department": needed(SHORT), "post": SHORT}, "Corporate consultation",
             "Posts consulted inside the council."),
        ReportPart("contacts", ReportContact, {"post": needed(SHORT), "reports_to": SHORT}, "Contact",
             "Posts, not people."),
    ]
}  # fmt: skip

#: The order in which a report prints: its parts, and what is told of the meetings before and to come.
PRINTED = (
    "fields", "recommendations", "considered", "timetable", "sections", "options", "implications", "equality_aims",
    "ticks", "risks", "consultees", "annexes", "background_papers", "contacts",
)  # fmt: skip


def printed_with(name: str) -> str:
    """The template that prints one of ``PRINTED``."""
    return f"governance/reporting/parts/{name}.html"


def compose_report(report: Report) -> dict:
    """The report as plain data, without its place among the stages."""
    composed = {"key": str(report.key), "title": report.title, "author": report.author}
    for part in PARTS.values():
        composed[part.name] = [_plain(row, part.fields) | part.more(row) for row in part.rows(report)]
    return composed


def _plain(row, fields) -> dict:
    values = {name: getattr(row, name) for name in fields}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def shown(text: dict, standings=None, *, annex_url=None) -> dict:
    """A composed report with what its page adds: dates in words, aims by name, tick-boxes by their list.

    ``standings`` say how its headings stand with those who sign them (``reporting/standings.py``), in their order;
    ``annex_url`` gives the address of an annexed file by its hash.
    """
    groups = {}
    for tick in text["ticks"]:
        groups.setdefault(tick["group"], []).append(tick)
    return {
        **text,
        "printed": [printed_with(name) for name in PRINTED],
        "sections": [{**row, "number": _section_number(row)} for row in text["sections"]],
        "implications": [
            {**row, "signed_words": words(row["signed_on"] or ""), "standing": standing}
            for row, standing in zip(text["implications"], standings or [None] * len(text["implications"]), strict=True)
        ],
        "annexes": [_shown_annex(row, annex_url) for row in text["annexes"]],
        "equality_aims": [{**row, "label": EqualityAim.Aim(row["aim"]).label} for row in text["equality_aims"]],
        "tick_groups": [{"name": name, "rows": rows} for name, rows in groups.items()],
    }


def _shown_annex(row: dict, annex_url) -> dict:
    url = annex_url(row["file"]["sha256"]) if annex_url and "file" in row else ""
    return {**row, "pages_words": pages_words(row), "url": url}


def _section_number(section: dict) -> str:
    """The 2 of paragraphs 2.1, 2.2 …; nothing for a section whose paragraphs are not numbered so."""
    first = section["paragraphs"][0]["number"] if section["paragraphs"] else ""
    return first.split(".")[0] if "." in first else ""


def stages_of(report: Report) -> list[dict]:
    """The stages of the report's timetable, as its own list of dates and its checks need them."""
    stages = report.timetable.stages.in_order().with_facts()
    return [{"body": stage.body.name, "on": stage.day, "in_words": str(stage.current_date or "")} for stage in stages]


def report_of(timetable) -> Report | None:
    """The timetable's report. Older ones, of a time or a file with several, stay readable beside it."""
    return Report.objects.filter(timetable=timetable).order_by("pk").last()


@transaction.atomic
def start_report(timetable, *, by, title, stage=None, author="") -> Report:
    """The timetable's one report, with empty parts under the council's own headings and the posts that sign them.

    A council that has laid down none gets those of its last report. Raises Refused where there is a report already.
    """
    Timetable.objects.select_for_update().get(pk=timetable.pk)
    if report_of(timetable):
        raise Refused(["This timetable has its report already: each meeting gets a version of it."])
    headings = _headings(timetable)
    report = Report(timetable=timetable, stage=stage, title=title, author=author)
    report._history_user = by
    report.save()
    _start_rows(ReportField, report, by, [{"label": label} for label, _ in headings["field"]])
    _start_rows(
        Implication, report, by, [{"heading": heading, "post": post} for heading, post in headings["implication"]]
    )
    _start_rows(ReportSection, report, by, [{"heading": heading} for heading, _ in headings["section"]])
    _start_rows(EqualityAim, report, by, [{"aim": aim} for aim in EqualityAim.Aim.values])
    return report


def _headings(timetable):
    council = timetable.council
    own = headings_of(council)
    place = (
        {"timetable__council": council} if council else {"timetable__paper__partnership": timetable.paper.partnership}
    )
    last = Report.objects.filter(**place).order_by("pk").last()
    if last is None or (council and council.report_headings.exists()):
        return own
    fields = [(label, "") for label in last.reportfields.values_list("label", flat=True)]
    signed = list(last.implications.values_list("heading", "post"))
    return {**own, "field": fields or own["field"], "implication": signed or own["implication"]}


def _start_rows(model, report, by, rows):
    for position, values in enumerate(rows):
        row = model(report=report, position=position, **values)
        row._history_user = by
        row.save()
