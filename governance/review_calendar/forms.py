"""Form of the review calendar (see ``plans.forms`` for what a view may ask of it)."""

from calendar import month_name

from django import forms

from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField


class ReviewItem(ItemForm):
    number = LineField(most=10, width="5", help_text="As it stands in the plan, such as 1 or 2a.")
    activity = ParagraphField(most=500, rows=2, required=True, error_messages={"required": "Enter what is done."})
    when = LineField(help_text="In words, such as “Every January”.")
    months = forms.TypedMultipleChoiceField(
        label="Months",
        coerce=int,
        choices=[(n, month_name[n]) for n in range(1, 13)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick the months in which it falls; none for what is done all year.",
    )


class ReviewCalendarForm(BlockForm):
    repeats = (Repeat("rows", ReviewItem, "Activities", "activity", most=60, fresh=1),)
