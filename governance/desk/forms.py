from django import forms
from django.utils.functional import cached_property

from governance.desk.due import LABELS, Due, What
from governance.models import Timetable


class DeskFilterForm(forms.Form):
    """What of the desk is shown; only what is there can be chosen."""

    council = forms.ChoiceField(label="Council", required=False)
    plan = forms.ChoiceField(label="Plan", required=False)
    kind = forms.ChoiceField(label="What", required=False)
    overdue = forms.BooleanField(label="Only what is overdue", required=False)

    def __init__(self, *args, boards, **kwargs):
        super().__init__(*args, **kwargs)
        councils = {board.timetable.council_id: board.timetable.council for board in boards if board.timetable.council}
        self.fields["council"].choices = [("", "Every council"), *((pk, each.name) for pk, each in councils.items())]
        plans = [(board.timetable.pk, _plan_words(board.timetable, councils)) for board in boards]
        self.fields["plan"].choices = [("", "Every plan"), *plans]
        self.fields["kind"].choices = [("", "Everything"), *((what.value, LABELS[what]) for what in What)]
        if len(councils) < 2:
            del self.fields["council"]
        if len(boards) < 2:
            del self.fields["plan"]

    @cached_property
    def wanted(self) -> dict:
        """What was chosen; nothing where nothing, or nothing that is there, was asked for."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name: value for name, value in chosen.items() if value}

    @property
    def is_of_a_plan(self) -> bool:
        """Whether only what belongs to a plan, or to a council's plans, is asked for."""
        return bool(self.wanted.get("council") or self.wanted.get("plan"))

    def is_wanted(self, timetable: Timetable) -> bool:
        is_of_council = self.wanted.get("council") in (None, str(timetable.council_id))
        return is_of_council and self.wanted.get("plan") in (None, str(timetable.pk))

    def narrowed(self, rows: list[Due]) -> list[Due]:
        found = [row for row in rows if self.wanted.get("kind") in (None, row.what)]
        return [row for row in found if row.is_overdue] if self.wanted.get("overdue") else found


def _plan_words(timetable, councils) -> str:
    whose = timetable.council.name if timetable.council and len(councils) > 1 else timetable.paper.partnership.name
    return f"{timetable.paper.title} ({whose})"
