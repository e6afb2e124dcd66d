"""The columns of a timetable's sheet: what a file may change of a step, and what it only tells."""

from dataclasses import dataclass
from dataclasses import field as of_class

from django import forms

from governance.dates.stages import StageRole
from plans.forms.fields import BoundDateField, LineField
from plans.papers.record import words as day_in_words
from plans.rows.columns import ChoiceColumn, Column, FieldColumn
from plans.rows.data import day as whole_day

TOLD_TRUTHS = {"yes": "Yes", "no": "No", "": "Not recorded"}
NO_ROLE = "Role not recorded"
TOLD = ("step", "body", "of", "state", "publish_by", "version", "outcome", "resolution")


@dataclass(frozen=True)
class MeetsColumn(Column):
    """A day as far as it is known, or “by” one."""

    def read(self, item, known):
        on, is_by = item[self.name]["on"], item[self.name]["is_by"]
        if len(on) == 10 and not is_by:
            return f"{whole_day(on):%d/%m/%Y}"
        return f"by {day_in_words(on)}" if is_by and on else day_in_words(on)

    def put(self, item, text, known):
        found = BoundDateField().clean(text.strip())
        item[self.name] = {"on": found.on, "is_by": found.is_by}


@dataclass(frozen=True)
class SaidColumn(ChoiceColumn):
    """Where nothing is recorded, that is said."""

    def read(self, item, known):
        return self.words(known)[item[self.name]]


@dataclass(frozen=True)
class ToldColumn(FieldColumn):
    """What stands on other pages; a file may hold anything there."""

    is_told: bool = True
    field: forms.Field = of_class(default_factory=LineField)

    def put(self, item, text, known):
        item[self.name] = text


_NEEDED = LineField(required=True, error_messages={"required": "Enter the committee or board."})
COLUMNS = (
    ToldColumn("step", "Step", "narrow"),
    ToldColumn("body", "Committee or board", also=("committee", "board", "body"), field=_NEEDED),
    ToldColumn("of", "Of"),
    SaidColumn("role", "Role", of=lambda known: {**dict(StageRole.choices), "": NO_ROLE}, nothing=""),
    FieldColumn("title", "What for", "wide", field=LineField()),
    MeetsColumn("meets_on", "Meets on", "narrow", also=("meeting date", "date of the meeting")),
    FieldColumn("reason", "Reason for a new date", "wide", also=("reason",), field=LineField(most=2000)),
    ChoiceColumn("is_confirmed", "Date confirmed", of=lambda known: {"yes": "Yes", "no": "No"}, nothing="no"),
    ToldColumn("state", "State"),
    ToldColumn("publish_by", "Publish by", "narrow"),
    ToldColumn("version", "Version", "narrow"),
    SaidColumn("is_key_decision", "Key decision", of=lambda known: TOLD_TRUTHS, nothing=""),
    SaidColumn("is_open_to_call_in", "Open to call-in", of=lambda known: TOLD_TRUTHS, nothing=""),
    ToldColumn("outcome", "Outcome"),
    ToldColumn("resolution", "Resolution", "wide"),
)  # fmt: skip


def blank() -> dict:
    return {
        **dict.fromkeys(("key", "role", "title", "reason", "is_key_decision", "is_open_to_call_in", *TOLD), ""),
        "is_confirmed": "no",
        "meets_on": {"on": "", "is_by": False},
    }
