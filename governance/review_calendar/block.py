"""The block of a plan that says what is done when to keep it under review."""

from plans.document.kinds import BlockKind, register
from plans.document.schemas import many, needed, record, text


@register
class ReviewCalendar(BlockKind):
    name = "review_calendar"
    label = "Review calendar"
    help = "What is done when to keep the plan under review: activities through the year."
    counted = {"rows": ("step", "steps")}
    form_path = "governance.review_calendar.forms.ReviewCalendarForm"
    schema = record(
        rows=many(
            record(
                number=text(10),
                activity=needed(text(500)),
                when=text(200),
                months=many({"type": "integer", "minimum": 1, "maximum": 12}, most=12),
            ),
            most=60,
        )
    )

    def empty(self):
        return {"rows": []}

    def clean(self, data):
        rows = super().clean(data)["rows"]
        return {"rows": [{**row, "months": list(dict.fromkeys(row["months"]))} for row in rows]}
