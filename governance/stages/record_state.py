"""The rows behind what governance adds to a paper's Record (``governance.stages.record``)."""

from governance.meetings.published_packs import of_plan
from governance.models import (
    MOVED_ON,
    Answer,
    BankHoliday,
    Body,
    BodyName,
    CallIn,
    ClosureDay,
    CouncilSettings,
    DecisionNotice,
    Declaration,
    Meeting,
    NoticeRule,
    Outcome,
    Pack,
    PrivateMeeting,
    RequiredReport,
    Stage,
    StageDate,
    Timetable,
)
from plans.papers.record_state import columns, register_state_questions

OF_COUNCILS = (CouncilSettings, ClosureDay, NoticeRule)


def register():
    register_state_questions(
        _stages, _dates, _outcomes, _former_names, _holidays, _packs, *map(_laid_down, OF_COUNCILS)
    )


def _stages(paper):
    beside = {"timetable": Timetable, "body": Body, "answer": Answer, "call_in": CallIn, "notice": DecisionNotice}
    # of what its documents tell (governance.forward_plan.on_plans)
    beside |= {"private_meeting": PrivateMeeting, "required_report": RequiredReport, "declarations": Declaration}
    joined = (columns(model, f"{name}__") for name, model in beside.items())
    of_council = ("timetable__council__name", "timetable__council__slug")
    names = [*columns(Stage), *of_council, *(name for each in joined for name in each)]
    return Stage.objects.filter(timetable__paper=paper).order_by("pk", "declarations").values_list(*names)


def _dates(paper):
    moved = ("meeting__successor", "meeting__successor__successor", f"meeting__{MOVED_ON}")
    moved += ("meeting__successor__cancelled_at", "meeting__successor__successor__cancelled_at")
    beside = ("meeting__body__name", *moved, "meeting__minutes__published_at")
    meeting = [*columns(Meeting, "meeting__"), *beside]
    found = StageDate.objects.filter(stage__timetable__paper=paper).order_by("pk")
    return found.values_list(*columns(StageDate), *meeting)


def _outcomes(paper):
    return Outcome.objects.filter(stage__timetable__paper=paper).order_by("pk").values_list(*columns(Outcome))


def _packs(paper):
    """Packs that held the text, with all that the page tells of their meetings."""
    known = ("name", "state", "published_at", "pages")
    names = ["meeting__on", "meeting__body__name", *columns(BodyName, "meeting__body__former_names__")]
    names += [*known, *(f"meeting__supplements__{name}" for name in known)]
    packs = Pack.objects.filter(of_plan(paper)).exclude(state=Pack.State.DRAFT)
    return packs.order_by("pk", "meeting__supplements").values_list("pk", *names).distinct()


def _former_names(paper):
    bodies = Stage.objects.filter(timetable__paper=paper).order_by().values("body")
    return BodyName.objects.filter(body__in=bodies).order_by("pk").values_list(*columns(BodyName))


def _holidays(_paper):
    return BankHoliday.objects.order_by("pk").values_list(*columns(BankHoliday))


def _laid_down(model):
    """What the councils of its timetables have laid down about time."""

    def rows(paper):
        councils = Timetable.objects.filter(paper=paper).order_by().values("council")
        return model.objects.filter(council__in=councils).order_by("pk").values_list(*columns(model))

    return rows
