"""Reports in an interchange file: ``record.reports``."""

from governance.models import EqualityAim, Report, Stage, Timetable
from governance.reports import compose_report, load_report
from plans.interchange import register_section
from plans.schemas import DATE, KEY, SLUG, TRUTH, choice, many, nullable, record, text, whole

LONG, SHORT = text(8_000), text(300)
_PAGE = nullable({**whole(1), "maximum": 99_999})
_PARTS = {
    "fields": record(label=SHORT, value=LONG),
    "sections": record(heading=SHORT, paragraphs=many(record(number=SHORT, text=LONG), most=300)),
    "recommendations": record(number=SHORT, text=LONG, addressee=SHORT),
    "options": record(title=SHORT, text=LONG, is_preferred=TRUTH),
    "implications": record(heading=SHORT, text=LONG, post=SHORT, signed_on=nullable(DATE)),
    "equality_aims": record(aim=choice(*EqualityAim.Aim.values), is_ticked=nullable(TRUTH), text=LONG),
    "ticks": record(group=SHORT, label=SHORT, is_ticked=TRUTH),
    "risks": record(title=SHORT, text=LONG, code=SHORT, mitigations=many(LONG, most=50)),
    "annexes": record(label=SHORT, title=SHORT, page_from=_PAGE, page_to=_PAGE, note=LONG),
    "background_papers": record(title=SHORT, where=SHORT),
    "consultees": record(department=SHORT, post=SHORT),
    "contacts": record(post=SHORT, reports_to=SHORT),
}
REPORTS = many(
    record(
        key=KEY,
        timetable=record(paper=KEY, council=nullable(SLUG)),
        stage=nullable(record(body=SLUG, step=whole(1))),
        title=SHORT,
        author=SHORT,
        **{name: many(row, most=300) for name, row in _PARTS.items()},
    ),
    most=100,
)


def register():
    register_section("reports", export_reports, load_reports, REPORTS, check_reports)


def export_reports(plan, papers) -> list[dict]:
    """Every report of the papers' timetables, in the papers' order."""
    reports = Report.objects.filter(timetable__paper__in=papers).select_related(
        "timetable__paper", "timetable__council", "stage__body"
    )
    order = {paper.pk: place for place, paper in enumerate(papers)}
    return [_export(report) for report in sorted(reports, key=lambda r: (order[r.timetable.paper_id], r.pk))]


def _export(report) -> dict:
    timetable, stage = report.timetable, report.stage
    return {
        **compose_report(report),
        "timetable": {
            "paper": str(timetable.paper.key),
            "council": timetable.council.slug if timetable.council else None,
        },
        "stage": {"body": stage.body.slug, "step": stage.step} if stage else None,
    }


def load_reports(value, importing) -> None:
    for data in value:
        place, at = data["timetable"], data["stage"]
        timetable = Timetable.objects.get(paper__key=place["paper"], council__slug=place["council"])
        stage = Stage.objects.get(timetable=timetable, body__slug=at["body"], step=at["step"]) if at else None
        load_report(data, timetable=timetable, stage=stage, by=importing.by)


def check_reports(value, data, faults) -> None:
    """Each report names a timetable and a stage of the same file, and its key stands once."""
    timetables = {(t["paper"], t["council"]): t for t in data["record"].get("timetables", [])}
    seen = set()
    for number, report in enumerate(value):
        path = f"record.reports[{number}]"
        if report["key"] in seen:
            faults.add(f"{path}.key", "This key stands twice: give each report its own.")
        seen.add(report["key"])
        timetable = timetables.get((report["timetable"]["paper"], report["timetable"]["council"]))
        if timetable is None:
            faults.add(f"{path}.timetable", "No timetable of this file is for that paper and council.")
        elif report["stage"] and not _has_stage(timetable, report["stage"]):
            faults.add(f"{path}.stage", f"The timetable has no stage of “{report['stage']['body']}” at that step.")


def _has_stage(timetable, wanted) -> bool:
    return any((stage["body"], stage["step"]) == (wanted["body"], wanted["step"]) for stage in timetable["stages"])
