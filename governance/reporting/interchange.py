"""Reports in an interchange file: ``record.reports``."""

from governance.models import Report, Timetable
from governance.reporting import edition_interchange
from governance.reporting.annexes import source_values
from governance.reporting.edition_interchange import PLACE, place_of
from governance.reporting.reports import PARTS, SHORT, compose_report
from governance.timetables.body_names import bodies_in, bodies_of, names_of
from plans.document.schemas import KEY, SLUG, many, needed, nullable, record
from plans.interchange import register_section
from plans.interchange.faults import brief, join

_TEXT = {"key": KEY, "title": needed(SHORT), "author": SHORT} | {
    part.name: many(record(part.more_keys, **part.fields), most=300) for part in PARTS.values()
}
REPORTS = many(
    record(
        timetable=record(paper=KEY, council=nullable(SLUG)),
        stage=PLACE,
        **_TEXT,
        **edition_interchange.keys(record(**_TEXT)),
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
    order, names = {paper.pk: place for place, paper in enumerate(papers)}, names_of(bodies_of(plan, papers))
    return [_export(report, names) for report in sorted(reports, key=lambda r: (order[r.timetable.paper_id], r.pk))]


def _export(report, names) -> dict:
    timetable, composed = report.timetable, compose_report(report)
    return {
        **composed,
        "timetable": {
            "paper": str(timetable.paper.key),
            "council": timetable.council.slug if timetable.council else None,
        },
        "stage": place_of(report.stage, names),
        **edition_interchange.export_further(report, composed, names),
    }


def load_reports(value, importing) -> None:
    bodies = bodies_in(importing)
    for number, data in enumerate(value):
        path, place = f"record.reports[{number}]", data["timetable"]
        timetable = Timetable.objects.get(paper__key=place["paper"], council__slug=place["council"])
        stages = _finder(timetable, bodies)
        edition_interchange.load_files(path, data["files"], timetable.paper, importing)
        if _has_sources(path, data, timetable.paper, importing):
            report = load_report(path, data, timetable, stages(data["stage"]), importing)
            importing.found.refuse()
            edition_interchange.load_further(path, data, report, stages, importing)


def load_report(path: str, data: dict, timetable, stage, importing) -> Report:
    """Rows for one report and its parts, each checked."""
    facts = {name: data[name] for name in ("key", "title", "author")}
    report = importing.save(path, Report(timetable=timetable, stage=stage, **facts))
    importing.found.refuse()
    for part in PARTS.values():
        for position, values in enumerate(data[part.name]):
            importing.save(join(path, part.name, position), part.row(report, position, values))
    return report


def _finder(timetable, bodies):
    """A stage by its place; None for None."""
    known = {(stage.body_id, stage.step): stage for stage in timetable.stages.select_related("body", "timetable")}
    return lambda at: known.get((bodies[at["body"]].pk, at["step"])) if at else None


def _has_sources(path, data, paper, importing) -> bool:
    """Every annex's version and file is there."""
    found = [source_values(annex, paper) for annex in data["annexes"]]
    lost = [
        number for number, values in enumerate(found) if None in (values.get("version", 0), values.get("attachment", 0))
    ]
    for number in lost:
        importing.fault(join(path, "annexes", number), "The version or file of this annex is not in this file.")
    return not lost


def check_reports(value, data, faults) -> None:
    """Each report names a timetable and a stage of the same file, and its key stands once."""
    timetables = {(t["paper"], t["council"]): t for t in data["record"]["timetables"]}
    versions = {paper["key"]: {each["number"] for each in paper["versions"]} for paper in data["record"]["papers"]}
    seen = set()
    for number, report in enumerate(value):
        path = f"record.reports[{number}]"
        if report["key"] in seen:
            faults.add(f"{path}.key", "This key stands twice: give each report its own.")
        seen.add(report["key"])
        timetable = timetables.get((report["timetable"]["paper"], report["timetable"]["council"]))
        if timetable is None:
            faults.add(f"{path}.timetable", "No timetable of this file is for that paper and council.")
            continue
        for where, stage in _stages_named(path, report):
            if stage and not _has_stage(timetable, stage):
                faults.add(where, f"The timetable has no stage of “{stage['body']}” at that step.")
        for index, edition in enumerate(report["editions"]):
            if edition["version"] not in {None, *versions[timetable["paper"]]}:
                faults.add(f"{path}.editions[{index}].version", f"The paper has no version {edition['version']}.")
        _check_sources(path, report, faults)
        _check_files(path, report, faults)


def _stages_named(path, report):
    yield f"{path}.stage", report["stage"]
    for name in ("editions", "sign_offs"):
        for index, row in enumerate(report[name]):
            yield f"{path}.{name}[{index}].stage", row["stage"]


def _check_sources(path, report, faults):
    """An annex says what it is, and gives what that needs and nothing else."""
    needs = {"": set(), "given": set(), "version": {"version"}, "file": {"file", "pages"}}
    for index, annex in enumerate(report["annexes"]):
        if set(annex) & {"version", "file", "pages"} != needs[annex.get("source", "")]:
            faults.add(f"{path}.annexes[{index}]", "An annex names a version, a file with its pages, or neither.")


def _check_files(path, report, faults):
    """Every file of a report is shown, under its name."""
    names = {file["sha256"]: file["name"] for file in report["files"]}
    shown = edition_interchange.files_named(report, *(each["content"]["report"] for each in report["editions"]))
    for index, file in enumerate(report["files"]):
        if file["sha256"] not in shown:
            faults.add(f"{path}.files[{index}]", "No annex of this report shows this file.")
    for index, annex in enumerate(report["annexes"]):
        file = annex.get("file")
        if file and names.get(file["sha256"], file["name"]) != file["name"]:
            faults.add(f"{path}.annexes[{index}].file.name", f"The file is called {brief(names[file['sha256']])} here.")


def _has_stage(timetable, wanted) -> bool:
    return any((stage["body"], stage["step"]) == (wanted["body"], wanted["step"]) for stage in timetable["stages"])
