"""A report's rows as plain data and back: the one place that reads them for page, PDF and interchange."""

from dataclasses import dataclass

from django.db import models

from governance.headings import FIELDS, IMPLICATIONS, SECTIONS
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
)
from plans.record import words


@dataclass(frozen=True)
class Part:
    """One part of a report: where its rows are kept, which fields travel, and what its page says."""

    name: str
    model: type[models.Model]
    fields: tuple[str, ...]
    label: str
    help: str

    def rows(self, report):
        return self.model.objects.filter(report=report)


PARTS = {
    part.name: part
    for part in [
        Part("fields", ReportField, ("label", "value"), "Head of the report",
             "The council's own list, in its order: decision-maker, portfolio holder, classification, wards …"),
        Part("sections", ReportSection, ("heading", "paragraphs"), "Sections",
             "Numbered paragraphs under headings. The numbers are given when you save."),
        Part("recommendations", ReportRecommendation, ("number", "text", "addressee"), "Recommendations",
             "What the body is asked to do. Begin with a verb; say to whom it is addressed."),
        Part("options", ReportOption, ("title", "text", "is_preferred"), "Options",
             "The courses open to the body; mark the preferred one."),
        Part("implications", Implication, ("heading", "text", "post", "signed_on"), "Implications",
             "Under each heading what the decision means, the post that signed it, and when."),
        Part("equality_aims", EqualityAim, ("aim", "is_ticked", "text"), "Equality aims",
             "The three aims of the Public Sector Equality Duty (Equality Act 2010 s149)."),
        Part("ticks", ReportTick, ("group", "label", "is_ticked"), "Corporate priorities and values",
             "Tick-boxes of the council's form."),
        Part("risks", ReportRisk, ("title", "text", "code", "mitigations"), "Risks",
             "One risk to a row; one mitigation to a line."),
        Part("annexes", Annex, ("label", "title", "page_from", "page_to", "note"), "Annexes",
             "What is published with the report, with pages of note."),
        Part("background_papers", BackgroundPaper, ("title", "where"), "Background papers",
             "Papers relied on, and where to see them (LGA 1972 s100D)."),
        Part("consultees", Consultee, ("department", "post"), "Corporate consultation",
             "Posts consulted inside the council."),
        Part("contacts", ReportContact, ("post", "reports_to"), "Contacts", "Posts, not people."),
    ]
}  # fmt: skip


def compose_report(report: Report) -> dict:
    """The report as plain data, without its place among the stages."""
    composed = {"key": str(report.key), "title": report.title, "author": report.author}
    for part in PARTS.values():
        composed[part.name] = [_plain(row, part.fields) for row in part.rows(report)]
    return composed


def _plain(row, fields) -> dict:
    values = {name: getattr(row, name) for name in fields}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def shown(text: dict) -> dict:
    """A composed report with what its page adds: dates in words, aims by name, tick-boxes by their list."""
    groups = {}
    for tick in text["ticks"]:
        groups.setdefault(tick["group"], []).append(tick)
    return {
        **text,
        "sections": [{**row, "number": _section_number(row)} for row in text["sections"]],
        "implications": [{**row, "signed_words": words(row["signed_on"] or "")} for row in text["implications"]],
        "equality_aims": [{**row, "label": EqualityAim.Aim(row["aim"]).label} for row in text["equality_aims"]],
        "tick_groups": [{"name": name, "rows": rows} for name, rows in groups.items()],
    }


def _section_number(section: dict) -> str:
    """The 2 of paragraphs 2.1, 2.2 …; nothing for a section whose paragraphs are not numbered so."""
    first = section["paragraphs"][0]["number"] if section["paragraphs"] else ""
    return first.split(".")[0] if "." in first else ""


def stages_of(report: Report) -> list[dict]:
    """The stages of the report's timetable, as its own list of dates and its checks need them."""
    stages = report.timetable.stages.in_order().with_facts()
    return [{"body": stage.body.name, "on": stage.day, "in_words": str(stage.current_date or "")} for stage in stages]


def load_report(data: dict, *, timetable, stage, by) -> Report:
    """Rows for one report; each is written with history, under ``by``."""
    report = Report(key=data["key"], timetable=timetable, stage=stage, title=data["title"], author=data["author"])
    report._history_user = by
    report.save()
    for part in PARTS.values():
        for position, values in enumerate(data[part.name]):
            row = part.model(report=report, position=position, **values)
            row._history_user = by
            row.save()
    return report


def start_report(timetable, *, by, title, stage=None, author="") -> Report:
    """A report with empty parts; fields and implication headings are those of the council's last report."""
    report = Report(timetable=timetable, stage=stage, title=title, author=author)
    report._history_user = by
    report.save()
    last = Report.objects.filter(timetable__council=timetable.council).exclude(pk=report.pk).order_by("-pk").first()
    _start_rows(ReportField, report, by, [{"label": label} for label in _labels(last, ReportField, "label", FIELDS)])
    headings = _labels(last, Implication, "heading", IMPLICATIONS)
    _start_rows(Implication, report, by, [{"heading": heading} for heading in headings])
    _start_rows(ReportSection, report, by, [{"heading": heading} for heading in SECTIONS])
    _start_rows(EqualityAim, report, by, [{"aim": aim} for aim in EqualityAim.Aim.values])
    return report


def _labels(last, model, name, usual):
    return list(model.objects.filter(report=last).values_list(name, flat=True)) if last else usual


def _start_rows(model, report, by, rows):
    for position, values in enumerate(rows):
        row = model(report=report, position=position, **values)
        row._history_user = by
        row.save()
