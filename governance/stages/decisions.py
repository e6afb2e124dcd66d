"""What an outcome means for the paper: adoption of exactly what was submitted, waiting, or a return to drafting."""

from datetime import date

from governance.dates.stages import CallInResult
from governance.models import OutcomeKind, Stage, StageDate, StageRole, Timetable
from governance.timetables.councils import councils_without_timetable, missing_words
from partnerships.wording import and_words
from plans.models import Adoption, Paper, Version
from plans.papers import lifecycle as papers
from plans.papers.record import at


def meeting_words(stage: Stage) -> str:
    """ "Cabinet, on 13 April 2017": for whom and when a Version is frozen."""
    current = stage.current_date
    on = current.on if current else ""
    return f"{stage.body.name}, {at(on)}" if on else stage.body.name


def forget(obj):
    """Drop prefetched rows, so that what was just written is read again."""
    obj.__dict__.pop("_prefetched_objects_cache", None)


def warnings_about(stage: Stage, kind: str) -> list[str]:
    """What to look at when a decision is recorded out of the ordinary; nothing here blocks."""
    earlier = stage.timetable.stages.still_open().filter(step__lt=stage.step, is_optional=False)
    warnings = []
    for each in earlier.select_related("body").prefetch_related("dates__meeting"):
        when = f" ({each.current_date.in_words})" if each.current_date and each.current_date.on else ""
        warnings.append(f"{each.body}{when} comes earlier on the route and has no outcome recorded.")
    if stage.version is None and OutcomeKind(kind).means.is_recorded:
        warnings.append(f"No version was submitted to {stage.body}: the record cannot say what it saw.")
    return warnings


# --- Effects -------------------------------------------------------------------------------------------------


def apply(stage: Stage, outcome, *, by) -> tuple[Adoption | None, list[str]]:
    """Carry an outcome over to the paper. Returns the adoption if there is one, and what is still awaited."""
    paper = stage.paper
    means = outcome.means
    if means.sends_back and paper.state == Paper.State.IN_APPROVAL:
        reason = f"{outcome.get_kind_display()} by {meeting_words(stage)}"
        papers.refer_back(paper, by=by, reason=reason)
        back = come_back(stage, by=by, reason=reason) if means.comes_back else []
        return None, [f"“{paper.title}” is in drafting again.", *back]
    if not stage.is_deciding:
        return None, []
    if means.is_final and lacks_facts(standing_adoption(paper)):
        return complete_adoption(stage), []
    if means.is_final or has_adopted(stage):
        return settle(stage, by=by)
    if means.waits_for_text:
        return None, ["The paper stays in approval until the final text is entered and adopted from this timetable."]
    if means.waits_for_answer:
        return None, ["The paper stays in approval until the answer to the decision in principle is recorded."]
    return None, []


def settle(stage: Stage, *, by) -> tuple[Adoption | None, list[str]]:
    """Adopt the paper when every deciding council has; until then say how many have."""
    Paper.objects.select_for_update().get(pk=stage.timetable.paper_id)  # two councils' last decisions: one sees both
    forget(stage)
    deciding = deciding_timetables(stage.paper)
    adopted = [each for each in map(adopting_stage, deciding) if each and not is_overturned(each)]
    missing = councils_without_timetable(stage.paper, list(stage.paper.timetables.prefetch_related("stages")))
    if len(adopted) < len(deciding) + len(missing):
        return None, _waiting(len(adopted), len(deciding), missing)
    texts = {adopted_version(each).sha256 for each in adopted}
    if len(texts) > 1:
        return None, ["The councils adopted different texts, so none is adopted: one text must go to all of them."]
    on, within = _adopted_when(adopted)
    version, body = adopted_version(stage), _adopting_bodies(adopted)
    return papers.adopt(stage.paper, version, by=by, on=on, within=within, body=body), []


def _adopted_when(stages: list[Stage]) -> tuple[date | None, str]:
    """The last of their days; else the month or the year, as far as it is known of all. “By” a day is no day."""
    dates = [each.current_date for each in stages]
    known = [each.on for each in dates if each and each.on and not each.is_by]
    if not known or len(known) < len(stages):
        return None, ""
    exact = min(len(on) for on in known)
    return (max(each.day for each in dates), "") if exact == len("2017-04-26") else (None, max(known)[:exact])


def text_adopted_then(stage: Stage, kind: str) -> dict[str, Version]:
    """Of a text whose status was not recorded the one version that stands is what was adopted: nobody submits it now.

    What to set of the stage when such a decision is found; nothing where a version was given to it.
    """
    means, paper = OutcomeKind(kind).means, stage.paper
    if stage.version_id or not (stage.is_deciding and means.adopts and paper.state == Paper.State.NOT_RECORDED):
        return {}
    stands = paper.versions.order_by("-number").first()
    return {"version": stands, "amended_version": stands if means.waits_for_text else None} if stands else {}


def _waiting(adopted, deciding, missing):
    told = [f"Adopted by {adopted} of {deciding + len(missing)}: the paper is adopted when all have."]
    if missing:
        told.append(f"{missing_words(missing)}: build it. A council that does not decide takes note on its timetable.")
    return told


def lacks_facts(adoption: Adoption | None) -> bool:
    """An adoption that was imported without its body or its day: minutes found later may fill the gap."""
    return adoption is not None and not (adoption.body and adoption.adopted_on)


def complete_adoption(stage: Stage) -> Adoption:
    """Give an adoption the body and the day that were not recorded; what is recorded stays."""
    adoption = standing_adoption(stage.paper)
    forget(stage)
    adoption.body = adoption.body or stage.body.name_on(stage.day)
    if adoption.adopted_on is None and stage.day:
        adoption.adopted_on, adoption.adopted_in = stage.day, ""
    adoption._change_reason = f"recorded at {stage.body.name}"
    adoption.save()
    return adoption


def redate_adoption(stage: Stage, *, reason: str):
    """A corrected date of the adopting meeting is the day of adoption too."""
    adoption = standing_adoption(stage.paper)
    forget(stage)
    if adoption is None or not has_adopted(stage):
        return
    on, within = _adopted_when([each for each in map(adopting_stage, deciding_timetables(stage.paper)) if each])
    if (adoption.adopted_on, adoption.adopted_in) != (on, within):
        adoption.adopted_on, adoption.adopted_in, adoption._change_reason = on, within, reason
        adoption.save()


def _adopting_bodies(stages: list[Stage]) -> str:
    """As the adoption names them: each of several with its council, and no more than the field holds."""
    if len(stages) == 1:
        return stages[0].body.name
    councils = [(each.body.name, each.timetable.council) for each in stages]
    words = and_words(f"{body} of {council}" if council else body for body, council in councils)
    return words if len(words) <= 200 else f"all {len(stages)} deciding councils"


def deciding_timetables(paper) -> list[Timetable]:
    """The paper's timetables on which some body decides."""
    return list(paper.timetables.filter(stages__role=StageRole.DECIDE).distinct().select_related("council"))


def adopting_stage(timetable: Timetable) -> Stage | None:
    """The stage at which this council adopted, when nothing that decides is still to come."""
    stages = [each for each in timetable.stages_with_facts() if each.is_deciding]
    if any(each.is_open and not each.is_optional for each in stages):
        return None
    return next((each for each in reversed(stages) if has_adopted(each)), None)


def has_adopted(stage: Stage) -> bool:
    """The stage's decision is final: adopted as submitted, or as amended and frozen once more."""
    outcome, answer = stage.outcome, stage.standing_answer
    if outcome is None or not stage.is_deciding:
        return False
    if awaits_text(stage):
        return stage.amended_version_id is not None
    return outcome.means.is_final or (outcome.means.waits_for_answer and bool(answer and answer.makes_final))


def is_overturned(stage: Stage) -> bool:
    """Its decision was called in and went back, or to Full Council: it takes no effect, whatever it adopted."""
    call_in = stage.standing_call_in
    return call_in is not None and call_in.result in (CallInResult.SENT_BACK, CallInResult.TO_COUNCIL)


def adoption_by(stage: Stage) -> Adoption | None:
    """The adoption that stands on the stage's decision; after one that was called in the body may have adopted anew."""
    if not has_adopted(stage) or (is_overturned(stage) and any(map(has_adopted, _after(stage)))):
        return None
    return standing_adoption(stage.paper)


def _after(stage: Stage) -> list[Stage]:
    here = (stage.step, stage.position)
    return [each for each in stage.timetable.stages_with_facts() if (each.step, each.position) > here]


def awaits_text(stage: Stage) -> bool:
    """What stands is a decision whose text is final only once it is entered and frozen."""
    outcome, answer = stage.outcome, stage.standing_answer
    if outcome is None or not stage.is_deciding:
        return False
    is_answered = outcome.means.waits_for_answer and bool(answer and answer.makes_final)
    return outcome.means.waits_for_text or (is_answered and answer.with_amendments)


def adopted_version(stage: Stage) -> Version:
    """The amended text only where the outcome that stands is one that amended it."""
    return stage.amended_version if awaits_text(stage) else stage.version


def standing_adoption(paper) -> Adoption | None:
    return paper.adoptions.standing().first()


def come_back(stage: Stage, *, by, reason: str) -> list[str]:
    """The body has it again: a new stage there, unless one is still to come. Returns what to look at."""
    if stage.timetable.stages.still_open().filter(body=stage.body, step__gte=stage.step).exists():
        return []
    later = follow_on(stage, by=by, reason=reason)
    StageDate.objects.create(stage=later, standing=StageDate.Standing.PLANNED, reason=reason, said_by=by)
    return [f"A new stage at {stage.body} follows on the timetable: say to which meeting."]


def follow_on(stage: Stage, *, by, reason, meeting=None) -> Stage:
    """A new stage at the same body in place of one that was deferred."""
    later = Stage.objects.create(
        timetable=stage.timetable, step=stage.step, position=stage.position + 1, body=stage.body, role=stage.role,
        is_optional=stage.is_optional, title=stage.title, is_key_decision=stage.is_key_decision,
        is_open_to_call_in=stage.is_open_to_call_in,
    )  # fmt: skip
    if meeting:
        day = StageDate(stage=later, standing=StageDate.Standing.PLANNED, meeting=meeting, reason=reason, said_by=by)
        day.full_clean()
        day.save()
    return later
