"""Bodies and timetables in and out of interchange files."""

from copy import deepcopy

import pytest

from governance.models import Body, Meeting, Outcome, Recommendation, Stage, StageDate
from partnerships.models import Organisation
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Plan
from tests.factories import make_user
from tests.interchange_files import (
    COUNCIL,
    PARTNERSHIP,
    assembled,
    at,
    check_faults,
    key,
    make_document,
    recorded,
    rich_text,
    short,
    version,
)

pytestmark = pytest.mark.django_db

OUTCOME = {
    "kind": "supported", "resolution": "That the recommendation be supported.", "conditions": "", "votes_for": 7,
    "votes_against": 0, "votes_abstained": None, "mover": "Portfolio holder", "seconder": "", "minute_reference": "12",
    "link": "https://example.org/minutes",
}  # fmt: skip


def body(slug, kind, *, partnership=None):
    council = None if partnership else COUNCIL["slug"]
    named = {"slug": slug, "name": slug.capitalize(), "kind": kind, "titles": []}
    return named | {"council": council, "partnership": partnership}


def day(on, standing="planned", **fields):
    return {"on": on, "standing": standing, "is_by": False, "is_confirmed": False, "reason": "", **fields}


def stage(step, slug, role, *dates, **fields):
    values = {
        "step": step, "body": slug, "role": role, "is_optional": False, "title": "", "dates": list(dates),
        "state": "planned", "version": None, "is_key_decision": None, "is_open_to_call_in": None, "note": "",
        "outcome": None,
    }  # fmt: skip
    return values | fields


def make_file(*stages, state="in_approval", adoption=None, versions=None, blocks=None):
    plan = make_document(blocks=blocks or [rich_text()])
    papers = [recorded(plan, state, versions=versions or [version(1, public=False)], adoption=adoption)]
    data = assembled(plan, papers=papers)
    kinds = {"board": "partnership_board", "cabinet": "executive", "council": "full_council"}
    named = dict.fromkeys(each["body"] for each in stages)
    data["record"]["bodies"] = [
        body(slug, kinds[slug], partnership=PARTNERSHIP["slug"] if slug == "board" else None) for slug in named
    ]
    timetable = {"paper": plan["key"], "council": COUNCIL["slug"], "route": "Anyborough 2026", "stages": list(stages)}
    data["record"]["timetables"] = [timetable]
    return data


STAGES = (
    stage(1, "board", "prepare", day("2025-12"), state="decided", outcome={**OUTCOME, "kind": "not_recorded"}),
    stage(2, "cabinet", "recommend", day("2026-01-20"), day("2026-02-03", "revised", reason="Snow."), is_optional=True,
          state="decided", version=1, is_key_decision=True, is_open_to_call_in=False, note="Quiet.", outcome=OUTCOME),
    stage(3, "council", "decide", day("2026-03", is_by=True), version=1, state="submitted"),
    stage(3, "cabinet", "note", day("")),
)  # fmt: skip


@pytest.mark.both("interchange")
def test_export_of_import_is_the_same_file():
    data = make_file(*STAGES)

    import_plan(deepcopy(data), by=make_user("site_administrator"))

    assert export_plan(Plan.objects.get()) == short(data)


@pytest.mark.both("interchange")
def test_import_lists_the_meeting_of_the_date_that_stands_and_of_no_other():
    import_plan(make_file(*STAGES), by=make_user("site_administrator"))

    assert [str(meeting.on) for meeting in Meeting.objects.all()] == ["2026-02-03"]
    cabinet = Stage.objects.get(step=2)
    assert [each.on for each in cabinet.dates.all()] == ["2026-01-20", "2026-02-03"]


@pytest.mark.both("interchange")
def test_import_lists_both_sittings_of_a_meeting_that_was_adjourned():
    dates = day("2026-03-17", "adjourned", reason="No quorum."), day("2026-03-24", "revised")
    given = make_file(stage(1, "council", "decide", *dates, version=1, state="submitted"))

    import_plan(deepcopy(given), by=make_user("site_administrator"))

    first, later = Meeting.objects.order_by("on")
    assert (later.first_sitting, first.adjourned_because) == (first, "No quorum.")
    assert export_plan(Plan.objects.get()) == short(given)


def test_import_remembers_which_text_was_adopted_after_amendments():
    versions = [version(1), version(2, purpose="amended")]
    council = stage(
        1, "council", "decide", day("2026-03-03", "held"), state="decided", version=1,
        outcome={**OUTCOME, "kind": "adopted_with_amendments"},
    )  # fmt: skip
    data = make_file(
        council, state="adopted", versions=versions,
        adoption={"version": 2, "on": "2026-03-03", "body": "Council"},
    )  # fmt: skip

    import_plan(deepcopy(data), by=make_user("site_administrator"))

    assert Stage.objects.get().amended_version.number == 2
    assert export_plan(Plan.objects.get()) == short(data)


FAULTS = {
    "a body of nobody": (
        lambda record: record["bodies"][1].update(council=None),
        ["record.bodies[1]: A committee or board belongs to a council or to a partnership, and not to both."],
    ),
    "an unknown body": (
        lambda record: record["timetables"][0]["stages"][3].update(body="elsewhere"),
        ["record.timetables[0].stages[3].body: The file has no body “elsewhere”."],
    ),
    "an unknown version": (
        lambda record: record["timetables"][0]["stages"][1].update(version=9),
        ["record.timetables[0].stages[1].version: The paper has no version 9."],
    ),
    "submitted without a version": (
        lambda record: record["timetables"][0]["stages"][2].update(version=None),
        ["record.timetables[0].stages[2].version: A stage that was submitted to names the version it was given."],
    ),
    "an outcome before the decision": (
        lambda record: record["timetables"][0]["stages"][1].update(state="published"),
        ["record.timetables[0].stages[1].outcome: A stage with an outcome is decided, deferred or withdrawn."],
    ),
    "a decision without an outcome": (
        lambda record: record["timetables"][0]["stages"][1].update(outcome=None),
        ["record.timetables[0].stages[1].outcome: A decided stage has an outcome, if only “not_recorded”."],
    ),
    "steps going down": (
        lambda record: record["timetables"][0]["stages"][0].update(step=4),
        ["record.timetables[0].stages: Stages stand in the order of their steps."],
    ),
    "another paper": (
        lambda record: record["timetables"][0].update(paper=key(77)),
        None,
    ),
    "an impossible date": (
        lambda record: record["timetables"][0]["stages"][0]["dates"][0].update(on="2026-02-30"),
        None,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_import_refuses_what_does_not_fit_together(name):
    data = make_file(*deepcopy(STAGES))
    change, sentences = FAULTS[name]
    change(data["record"])

    with pytest.raises(NotImported) as refused:
        import_plan(data, by=make_user("site_administrator"))
    if sentences:
        assert [str(fault) for fault in refused.value.faults] == sentences
    else:
        assert refused.value.faults
    assert not Body.objects.exists()


def test_the_least_that_a_file_can_say_of_a_timetable_gets_the_defaults():
    data = make_file(stage(1, "council", "decide"))
    data["record"]["bodies"][0].pop("partnership")
    data["record"]["timetables"] = [{"paper": key(), "stages": [{"step": 1, "body": "council", "role": "decide"}]}]
    import_plan(data, by=make_user("site_administrator"))

    loaded = Stage.objects.get()
    assert (loaded.timetable.council, loaded.timetable.route) == (None, "")
    assert (loaded.state, loaded.is_optional, loaded.title, loaded.note) == ("planned", False, "", "")
    assert (loaded.version, loaded.is_key_decision, loaded.is_open_to_call_in, loaded.outcome) == (None,) * 4
    assert export_plan(Plan.objects.get())["record"]["timetables"] == data["record"]["timetables"]


def test_the_least_that_a_file_can_say_of_a_date_and_an_outcome_gets_the_defaults():
    decided = {"state": "decided", "dates": [{"on": "2026-03-03"}], "outcome": {"kind": "noted"}}
    data = make_file({"step": 1, "body": "council", "role": "note", **decided})
    import_plan(data, by=make_user("site_administrator"))

    day, outcome = StageDate.objects.get(), Outcome.objects.get()
    assert (day.standing, day.is_by, day.is_confirmed, day.reason) == ("planned", False, False, "")
    assert (outcome.resolution, outcome.votes_for, outcome.delegated_to, outcome.delegated_until) == (
        "",
        None,
        "",
        None,
    )
    assert export_plan(Plan.objects.get())["record"]["timetables"][0]["stages"] == [
        {"step": 1, "body": "council", "role": "note", **decided}
    ]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *(("record.bodies[0]", name) for name in ("slug", "name", "kind")),
        *(("record.timetables[0]", name) for name in ("paper",)),
        *(("record.timetables[0].stages[1]", name) for name in ("step", "body", "role")),
        ("record.timetables[0].stages[1].dates[0]", "on"),
        ("record.timetables[0].stages[1].outcome", "kind"),
    ],
)
def test_a_key_without_default_is_asked_for(place, name):
    data = make_file(*deepcopy(STAGES))
    del at(data, place)[name]

    assert check_faults(data) == [f"{place}: “{name}” is missing."]


WRONG = {
    "a list for a body": ("bodies[0].kind", [], "“[]” is none of "),
    "a text for a step": ("timetables[0].stages[0].step", "1", "This must be a whole number, not “1”."),
    "no step": ("timetables[0].stages[0].step", 0, "“0” is too small: it must be 1 or more."),
    "a number for a route": ("timetables[0].route", 7, "This must be a text, not “7”."),
    "a word for yes or no": ("timetables[0].stages[1].is_optional", "yes", "This must be true or false, not “yes”."),
    "a role that nobody knows": ("timetables[0].stages[1].role", "vote", "“vote” is none of "),
    "an outcome that nobody knows": ("timetables[0].stages[1].outcome.kind", "vetoed", "“vetoed” is none of "),
    "votes in words": (
        "timetables[0].stages[1].outcome.votes_for",
        "seven",
        "This must be a whole number, not “seven”.",
    ),
    "a day that is none": ("timetables[0].stages[1].dates[0].on", "2026-02-30", "“2026-02-30” is not a possible"),
}


@pytest.mark.parametrize(("where", "value", "sentence"), WRONG.values(), ids=WRONG)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(where, value, sentence):
    data = make_file(*deepcopy(STAGES))
    place, _, name = where.rpartition(".")
    at(data["record"], place)[name] = value

    (fault,) = check_faults(data)
    assert fault.startswith(f"record.{where}: {sentence}")


def test_import_refuses_a_timetable_of_what_is_no_council():
    data = make_file(*deepcopy(STAGES))
    police = {"slug": "police", "name": "Police", "kind": "police"}
    data["record"]["organisations"].append(police)
    data["record"]["timetables"][0]["council"] = "police"

    with pytest.raises(NotImported) as refused:
        import_plan(data, by=make_user("site_administrator"))
    assert "record.timetables[0].council: Police is not a council." in map(str, refused.value.faults)


def test_import_refuses_a_body_that_is_here_and_says_something_else():
    by = make_user("site_administrator")
    import_plan(make_file(*STAGES), by=by)
    other = make_file(*STAGES)
    plan = other["documents"]["plan"]
    for was, now in ((plan["key"], key(50)), (rich_text()["key"], key(51))):
        plan["key"] = now if plan["key"] == was else plan["key"]
    other["record"]["papers"][0]["key"] = other["record"]["timetables"][0]["paper"] = plan["key"]
    plan["identity"]["slug"] = other["record"]["plan"]["slug"] = "another"
    other["record"]["bodies"][1]["name"] = "The Executive"

    with pytest.raises(NotImported) as refused:
        import_plan(other, by=by)
    assert [str(fault) for fault in refused.value.faults] == [
        "record.bodies[1].name: The portal has “Cabinet” here, the file says “The Executive”."
    ]


def test_words_of_files_of_meetings_go_along_and_come_to_those_a_body_has():
    data = make_file(*STAGES)
    data["record"]["bodies"][1]["titles"] = ["CAB", "Cabinet (Executive)"]
    council = Organisation.objects.create(**{name: COUNCIL[name] for name in ("slug", "name", "kind")})
    cabinet = Body.objects.create(slug="cabinet", name="Cabinet", kind="executive", council=council)
    cabinet.titles.create(words="The Cabinet")

    plan = import_plan(data, by=make_user("site_administrator"))

    words = ["CAB", "Cabinet (Executive)", "The Cabinet"]
    assert [title.words for title in cabinet.titles.all()] == words
    assert export_plan(plan)["record"]["bodies"][1]["titles"] == words


def test_scrutiny_and_review_blocks_come_out_as_they_went_in():
    scrutiny = {
        "key": key(200), "kind": "scrutiny", "level": 1, "heading": "Scrutiny",
        "data": {"recommendations": [{
            "key": key(201), "text": "Light the underpass.", "made_by": "Scrutiny", "made_on": "2026-01",
            "addressee": "The partnership", "response": "", "responded_on": "", "state": "open",
        }]},
    }  # fmt: skip
    review = {
        "key": key(202), "kind": "review_calendar", "level": 1, "heading": "Review",
        "data": {"rows": [{"number": "1", "activity": "Survey", "when": "January", "months": [1]}]},
    }  # fmt: skip
    approval = {"key": key(203), "kind": "approval_timetable", "level": 2, "heading": "Approval", "data": {}}
    data = make_file(*STAGES, blocks=[scrutiny, review, approval])

    plan = import_plan(deepcopy(data), by=make_user("site_administrator"))

    assert export_plan(plan) == short(data)
    assert Recommendation.objects.get().text == "Light the underpass."
    assert [warning.sentence for warning in plan.import_warnings] == [
        "No response is recorded to: Light the underpass."
    ]
