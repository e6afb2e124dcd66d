"""The steps of a text's timetables from the sheet that went out: days, roles, what an item is, by the page's verbs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from governance.dates.checks import compared
from governance.dates.happened import not_held_yet
from governance.dates.stages import OPTIONAL_DECISION, StageRole, StageState
from governance.models import Stage, settings_of, settings_of_each
from governance.stages.dating import set_date
from governance.timetables.stage_facts import dated_facts, first_day
from governance.timetables.step_columns import COLUMNS, TOLD, blank
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import Refused, require
from plans.document.canonical import checksum
from plans.document.schemas import PARTIAL_DATE, choice, record, text, truth
from plans.office.imports.tables import register_roster
from plans.office.lines.matching import LineDeed, PlannedLine
from plans.office.rosters.roster import Roster
from plans.rows.columns import Known
from plans.rows.tables import RowTable

TRUTHS = {"yes": True, "no": False, "": None}
ADD_IT = "The timetable has no such step. Add it on the timetable’s page, then fetch the sheet again."
SAY_WHY = "Say in the column “Reason for a new date” why the date is revised."
DECIDED_ROLE = "Its role is part of what was decided: correct the outcome instead."
NO_DAY = "A date is confirmed once there is one."
HELD = "What was decided was held on its day, which stays confirmed."
#: What a file may change of the item itself, and the field of the stage.
FACTS = ("role", "title", "is_key_decision", "is_open_to_call_in")


class Revised(NamedTuple):
    key: str
    revision: str


def register():
    register_roster(STEPS)


class StepRoster(Roster):
    name = "step"
    label = "Step"
    label_many = "Steps of the timetable"
    article = "a"
    table_path = "governance.timetables.step_roster.TABLE"
    is_known_by_title = False
    advice = (
        "The sheet is the timetable’s own (“As Excel”): a step is recognised by its key, wherever it is sorted to.",
        "A new date needs a reason, as on the page; the day is that of the committee’s meeting where it has one.",
        "Role, what for, key decision and call-in can be changed; all else is for information, and is changed where "
        "it is recorded.",
    )

    def all_data(self, paper):
        return [step_data(stage) for stage in stages_of(paper)]

    def of(self, paper):
        return [Revised(item["key"], revision_of(item)) for item in self.all_data(paper)]

    def load(self, paper, items, *, by, reason=""):
        """Only what differs, each through its verb; a date is said once more, so a slip stays visible."""
        stages = {str(stage.pk): stage for stage in stages_of(paper)}
        for item in items:
            stage = stages[item["key"]]
            before = step_data(stage)
            if any(before[name] != item[name] for name in FACTS):
                change_facts(stage, item, by=by, reason=reason)
            if (before["meets_on"], before["is_confirmed"]) != (item["meets_on"], item["is_confirmed"]):
                _date(stage, item, by=by, reason=item["reason"] or reason)

    def settle(self, old, new):
        if old is None:
            return [ADD_IT]
        new["role"] = new["role"] or old["role"]
        is_decided = old["state"] == StageState.DECIDED.label
        reasons = [DECIDED_ROLE] if is_decided and new["role"] != old["role"] else []
        if new["is_confirmed"] == "yes" and not new["meets_on"]["on"]:
            reasons.append(NO_DAY)
        if is_decided and (old["is_confirmed"], new["is_confirmed"]) == ("yes", "no"):
            reasons.append(HELD)
        if new["meets_on"] == old["meets_on"]:
            new["reason"] = ""
            return reasons
        if is_decided:
            reasons += not_held_yet(new["meets_on"]["on"], timezone.localdate())
        return reasons + ([SAY_WHY] if old["meets_on"]["on"] and not new["reason"] else [])

    def looked_at(self, paper, lines):
        """What the timetable's own rules say of all new days together, and whose meeting each is."""
        right_last = sorted(lines, key=lambda line: line.deed != LineDeed.WRONG)  # a copied line bears its key too
        by_key = {line.item["key"]: line for line in right_last}
        stages = {key: stage for stage in stages_of(paper) if (key := str(stage.pk)) in by_key}
        for key, stage in stages.items():
            if stage.is_optional and _comes_to_decide(stage, by_key[key]):
                _refuse(by_key[key], OPTIONAL_DECISION)
        days = {key: line.item for key, line in by_key.items() if line.is_work}
        moved = {key: stages[key] for key in days if _on(stages[key]) != days[key]["meets_on"]}
        if not moved:
            return lines
        for key, stage in moved.items():
            _say_whose_meeting(by_key[key], stage)
        for key, sentence in _conflicts(paper, {key: days[key]["meets_on"] for key in moved}):
            by_key.get(key, by_key[next(iter(moved))]).line.remarks.append(sentence)
        return lines

    def words(self, item, names):
        known = Known(None, [])
        return [(column.label, column.read(item, known)) for column in TABLE.columns if not column.is_told]

    def schema(self):
        told = {name: text(20_000) for name in TOLD}
        return record(
            key=text(), role=choice("", *StageRole.values), title=text(), reason=text(20_000),
            meets_on=record(on=PARTIAL_DATE, is_by=truth(False)), is_confirmed=choice("yes", "no"),
            is_key_decision=choice(*TRUTHS), is_open_to_call_in=choice(*TRUTHS), **told,
        )  # fmt: skip

    def list_url(self, paper):
        return _page_of(paper, "timetable")

    def addresses(self, paper):
        choose = reverse("governance:steps_bring_in", args=[paper.key])
        return {"choose": choose, "empty_sheet": _page_of(paper, "timetable_sheet")}

    def reasons_not_to_bring_in(self, paper, *, by, reason):
        if reasons := not_allowed(by, Permission.BUILD_TIMETABLE, paper):
            return reasons
        return [] if paper.timetables.exists() else ["This text has no timetable yet: build it first."]


def _page_of(paper, name: str) -> str:
    """Of its timetable, or of the list of them where several councils decide."""
    timetables = list(paper.timetables.values_list("pk", flat=True)[:2])
    if len(timetables) == 1:
        return reverse(f"governance:{name}", args=timetables)
    return reverse("governance:paper_timetables", args=[paper.key])


def stages_of(paper) -> list[Stage]:
    stages = Stage.objects.filter(timetable__paper=paper).select_related("timetable__council", "timetable__paper")
    return list(stages.with_facts().order_by("timetable", "step", "position", "pk"))


def _on(stage) -> dict:
    current = stage.current_date
    return {"on": current.on if current else "", "is_by": bool(current and current.is_by)}


def step_data(stage: Stage, settings=None) -> dict:
    """A step as the sheet tells it."""
    current, outcome = stage.current_date, stage.outcome
    settings = settings or settings_of(stage.timetable.council)
    publish = settings.publish_by(stage.body.kind, stage.noticed_on) if stage.day else None
    return {
        "key": str(stage.pk),
        "step": str(stage.step),
        "body": stage.body.name_on(stage.day),
        "of": str(stage.body.owner),
        "role": stage.role if stage.is_role_recorded else "",
        "title": stage.title,
        "meets_on": _on(stage),
        "is_confirmed": "yes" if current and (current.is_confirmed or current.is_held) else "no",
        "state": stage.get_state_display(),
        "publish_by": f"{publish.day:%d/%m/%Y}" if publish else "",
        "version": str(stage.version.number) if stage.version else "",
        "is_key_decision": _truth(stage.is_key_decision),
        "is_open_to_call_in": _truth(stage.is_open_to_call_in),
        "outcome": outcome.get_kind_display() if outcome else "",
        "resolution": outcome.resolution if outcome else "",
        "reason": "",
    }


def _truth(value: bool | None) -> str:
    return next(word for word, told in TRUTHS.items() if told is value)


def revision_of(item: dict) -> str:
    """Another one where somebody changed what a file may change too."""
    return checksum({name: item[name] for name in (*FACTS, "meets_on", "is_confirmed")})[:12]


@transaction.atomic
def change_facts(stage: Stage, item: dict, *, by, reason: str) -> None:
    require(not_allowed(by, Permission.BUILD_TIMETABLE, stage))
    if item["role"]:
        stage.role, stage.is_role_recorded = item["role"], True
    stage.title = item["title"]
    stage.is_key_decision, stage.is_open_to_call_in = (
        TRUTHS[item[name]] for name in ("is_key_decision", "is_open_to_call_in")
    )
    stage._history_user, stage._change_reason = by, reason
    stage.full_clean()
    stage.save()
    place = {"partnership": stage.paper.partnership, "council": stage.timetable.council}
    audit("stage changed", stage, by=by, reason=reason, fields=list(FACTS), **place)


def _date(stage, item, *, by, reason) -> None:
    on, is_by = item["meets_on"]["on"], item["meets_on"]["is_by"]
    meetings = _meetings(stage, item["meets_on"])
    if len(meetings) > 1:
        raise Refused([_twice(stage)])
    set_date(
        stage, by=by, meeting=meetings[0] if meetings else None, stated="" if meetings else on, is_by=is_by,
        is_confirmed=item["is_confirmed"] == "yes", reason=reason,
    )  # fmt: skip


def _meetings(stage, meets_on) -> list:
    """Those of the body on that day, or the one on which the step stands already."""
    current = stage.current_date
    if current and current.meeting and _on(stage) == meets_on:
        return [current.meeting]
    return list(stage.body.meetings.standing().filter(on=meets_on["on"])) if _is_of_one_day(meets_on) else []


def _is_of_one_day(meets_on) -> bool:
    return len(meets_on["on"]) == 10 and not meets_on["is_by"]


def _twice(stage) -> str:
    return f"{stage.body} meets twice on that day: choose the meeting on the page of the step."


def _comes_to_decide(stage, line: PlannedLine) -> bool:
    return line.is_work and line.item["role"] == StageRole.DECIDE != stage.role


def _refuse(line: PlannedLine, sentence: str) -> None:
    line.deed = LineDeed.WRONG
    line.line.faults.append((f"row {line.line.number}", sentence))


def _say_whose_meeting(line: PlannedLine, stage) -> None:
    meetings = _meetings(stage, line.item["meets_on"])
    if len(meetings) > 1:
        _refuse(line, _twice(stage))
    elif not meetings and _is_of_one_day(line.item["meets_on"]):
        line.line.remarks.append(f"No meeting of {stage.body} is in the calendar on that day: the date alone is kept.")


def _conflicts(paper, moved: dict[str, dict]) -> Iterator[tuple[str, str]]:
    """Of each timetable what the new days bring and what they resolve, with the step where it is mended."""
    timetables = list(paper.timetables.with_stages())
    settings = settings_of_each(timetable.council for timetable in timetables)
    for timetable in timetables:
        before = [dated_facts(stage) for stage in timetable.stages_with_facts()]
        after = [_moved(facts, moved.get(str(facts.key))) for facts in before]
        brings, resolves, _ = compared(before, after, settings[timetable.council_id], first_day(paper))
        for each in brings:
            yield str(each.mended_at), f"Conflict: {each.sentence} {each.suggestion}"
        for each in resolves:
            yield str(each.mended_at), f"Resolved: {each.sentence}"


def _moved(facts, meets_on: dict | None):
    if meets_on is None:
        return facts
    on = date.fromisoformat(meets_on["on"]) if len(meets_on["on"]) == 10 else None
    return replace(facts, on=on, meeting_trouble="")


STEPS = StepRoster()
TABLE = RowTable(STEPS, COLUMNS, blank, signs=frozenset({"meets_on"}))
