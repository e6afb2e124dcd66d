"""Timetables in an interchange file's record; the bodies that they name are in ``body_interchange``."""

from governance.dates.stages import STILL_OPEN, StageState
from governance.models import (
    Meeting,
    Outcome,
    OutcomeKind,
    Stage,
    StageDate,
    StagePack,
    StageRole,
    Timetable,
)
from governance.stages.dating import join_sittings
from governance.stages.interchange import STAGE_KEYS, check_stage, export_stage, load_stage
from governance.timetables.body_names import BODY_NAME, bodies_in, bodies_of, names_in, names_of
from partnerships.reasons import LONGEST
from plans.document.schemas import (
    DATE,
    KEY,
    PARTIAL_DATE,
    SLUG,
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
from plans.interchange import register_section
from plans.interchange.faults import brief, join
from plans.interchange.shapes import RowShape
from plans.interchange.wanted import meant
from plans.models import Version

WITH_VERSION = (StageState.SUBMITTED, StageState.PUBLISHED)

_COUNT = nullable({**whole(), "maximum": 32_767})
OUTCOME = RowShape(
    Outcome,
    {
        "kind": choice(*OutcomeKind.values),
        "resolution": text(5_000),
        "reasons": text(5_000),
        "alternatives": text(5_000),
        "conditions": text(5_000),
        "votes_for": _COUNT,
        "votes_against": _COUNT,
        "votes_abstained": _COUNT,
        "mover": text(),
        "seconder": text(),
        "minute_reference": text(100),
        "link": text(500),
        "was_quorate": nullable(TRUTH),
        "delegated_to": text(),
        "delegated_with": text(),
        "delegated_until": nullable(DATE),
    },
)
STAGE_DATE = RowShape(
    StageDate,
    {
        "standing": choice(*StageDate.Standing.values, default=StageDate.Standing.PLANNED),
        "is_by": truth(False),
        "is_confirmed": truth(False),
        "reason": text(LONGEST),
        "source": text(300),
    },
)
STAGE = RowShape(
    Stage,
    {
        "step": {**whole(1), "maximum": 99},
        "role": choice(*StageRole.values),
        "is_role_recorded": truth(True),
        "is_optional": truth(False),
        "title": text(),
        "state": choice(*Stage.State.values, default=Stage.State.PLANNED),
        "is_key_decision": nullable(TRUTH),
        "is_open_to_call_in": nullable(TRUTH),
        "note": text(2_000),
    },
)
_STAGE = STAGE.schema(
    body=BODY_NAME,
    dates=many(STAGE_DATE.schema(on=needed(PARTIAL_DATE)), most=50),
    version=nullable(whole(1)),
    outcome=nullable(OUTCOME.schema()),
    **STAGE_KEYS,
)
TIMETABLES = many(record(paper=KEY, council=nullable(SLUG), route=text(100), stages=many(_STAGE, most=100)), most=100)


def register():
    register_section("timetables", export_timetables, load_timetables, TIMETABLES, check_timetables)


# --- Out -----------------------------------------------------------------------------------------------------


def export_timetables(plan, papers) -> list[dict]:
    timetables = Timetable.objects.filter(paper__in=papers).order_by("pk").select_related("paper", "council")
    names = names_of(bodies_of(plan, papers))
    return [
        {
            "paper": str(timetable.paper.key),
            "council": timetable.council.slug if timetable.council else None,
            "route": timetable.route,
            "stages": [_stage(stage, names) for stage in timetable.stages_with_facts()],
        }
        for timetable in timetables
    ]


def _stage(stage, names) -> dict:
    return {
        **STAGE.data(stage),
        "body": names[stage.body_id],
        "dates": [STAGE_DATE.data(day) | {"on": day.on} for day in stage.dates.all()],
        "version": stage.version.number if stage.version else None,
        "outcome": stage.outcome and OUTCOME.data(stage.outcome),
        **export_stage(stage),
    }


# --- Rules without the database ------------------------------------------------------------------------------


def check_timetables(timetables, data, faults):
    bodies = names_in(data["record"]["bodies"])
    versions = {paper["key"]: {each["number"] for each in paper["versions"]} for paper in data["record"]["papers"]}
    seen = set()
    for index, timetable in enumerate(timetables):
        path = f"record.timetables[{index}]"
        if timetable["paper"] not in versions:
            faults.add(join(path, "paper"), "No paper of this file has this key.")
        if (timetable["paper"], timetable["council"]) in seen:
            faults.add(path, "A council has one timetable for a paper, and there are two.")
        seen.add((timetable["paper"], timetable["council"]))
        steps = [stage["step"] for stage in timetable["stages"]]
        if steps != sorted(steps):
            faults.add(join(path, "stages"), "Stages stand in the order of their steps.")
        for number, stage in enumerate(timetable["stages"]):
            _check_stage(join(path, "stages", number), stage, bodies, versions.get(timetable["paper"], set()), faults)


def _check_stage(path, stage, bodies, versions, faults):
    if stage["body"] not in bodies:
        hint = meant(stage["body"], bodies)
        faults.add(join(path, "body"), f"The file has no body {brief(stage['body'])}{hint}.")
    if stage["version"] is not None and stage["version"] not in versions:
        faults.add(join(path, "version"), f"The paper has no version {stage['version']}.")
    if stage["state"] in WITH_VERSION and stage["version"] is None:
        faults.add(join(path, "version"), "A stage that was submitted to names the version it was given.")
    if stage["outcome"] and stage["state"] in STILL_OPEN:
        faults.add(join(path, "outcome"), "A stage with an outcome is decided, deferred or withdrawn.")
    if stage["state"] == StageState.DECIDED and not stage["outcome"]:
        faults.add(join(path, "outcome"), "A decided stage has an outcome, if only “not_recorded”.")
    check_stage(path, stage, faults)


# --- In ------------------------------------------------------------------------------------------------------


def load_timetables(timetables, importing):
    bodies = bodies_in(importing)
    for index, given in enumerate(timetables):
        path = f"record.timetables[{index}]"
        council = importing.organisation(given["council"])
        if council and not council.is_council:
            importing.fault(join(path, "council"), f"{council} is not a council.")
        timetable = Timetable(paper=importing.papers[given["paper"]], council=council, route=given["route"])
        if importing.save(path, timetable).pk:
            for number, stage in enumerate(given["stages"]):
                _load_stage(join(path, "stages", number), timetable, stage, number, bodies, importing)


def _load_stage(path, timetable, given, position, bodies, importing):
    version = importing.version(str(timetable.paper.key), given["version"])
    stage = STAGE.row(given, timetable=timetable, body=bodies[given["body"]], position=position, version=version)
    stage.amended_version = _amended_version(timetable.paper, given)
    if not importing.save(path, stage).pk:
        return
    for number, day in enumerate(given["dates"]):
        _load_date(join(path, "dates", number), stage, day, number == len(given["dates"]) - 1, importing)
    join_sittings(stage, by=importing.by)
    if given["state"] in WITH_VERSION:
        StagePack.objects.add(stage, is_open=False)
    if given["state"] == StageState.PUBLISHED and version.is_public:
        StagePack.objects.add(stage, is_open=True)
    if given["outcome"]:
        importing.save(join(path, "outcome"), OUTCOME.row(given["outcome"], stage=stage, recorded_by=importing.by))
    load_stage(path, stage, given, importing)


def _amended_version(paper, given):
    """The text adopted after amendments, where the file's adoption names another version than the one submitted."""
    if given["role"] != StageRole.DECIDE or not given["outcome"]:
        return None
    adoption = paper.adoptions.standing().select_related("version").first()
    is_amended = (
        adoption and adoption.version.purpose == Version.Purpose.AMENDED and adoption.version.number != given["version"]
    )
    return adoption.version if is_amended and not OutcomeKind(given["outcome"]["kind"]).means.is_final else None


def _load_date(path, stage, given, is_last, importing):
    """The date that stands is a meeting's, so that it is listed, and so is a sitting that was adjourned; other earlier
    ones stay as they were stated."""
    whole_day = len(given["on"]) == 10 and not given["is_by"]
    meeting = None
    if whole_day and (is_last or given["standing"] == StageDate.Standing.ADJOURNED):
        there = stage.body.meetings.standing().filter(on=given["on"]).first()
        meeting = there or Meeting.objects.create(body=stage.body, on=given["on"])
    stated_on = "" if meeting else given["on"]
    importing.save(
        path,
        STAGE_DATE.row(given, stage=stage, meeting=meeting, stated_on=stated_on, said_by=importing.by),
    )
