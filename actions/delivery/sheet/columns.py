"""The columns of the sheet on which an organisation answers: each is a field of the page's cards, in words."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from actions.delivery.returns.forms import ReturnForm
from plans.office.lines.cells import plain_lines
from plans.office.sheets import clean
from plans.office.workbooks import MOST_LETTERS, CellOut

#: Field of the form, width, and the head where the form's own label is none.
FIELDS = (
    ("nil_because", "usual", "Nothing to report because"), ("progress", "wide", ""), ("reported", "narrow", "Rating"),
    ("reported_because", "usual", ""), ("expected_on", "narrow", "Expected finish"),
    ("slip_reason", "usual", ""), ("slip_words", "usual", ""), ("new_date", "narrow", "New date asked of the board"),
    ("new_date_because", "usual", ""), ("finished_on", "narrow", ""), ("stopped_because", "usual", ""),
    ("next_steps", "wide", ""), ("output_1", "usual", ""), ("output_2", "usual", ""), ("spend", "narrow", ""),
    ("ask", "usual", ""), ("ask_of_whom", "usual", ""), ("ask_by_when", "narrow", "Needed by"),
)  # fmt: skip
DAYS = ("expected_on", "new_date", "finished_on", "ask_by_when")
CHOICES = ("nil_because", "reported", "slip_reason")


@dataclass(frozen=True)
class AnswerColumn:
    """One field as a column, by the form of any of the cards."""

    name: str
    head: str
    width: str
    choices: tuple[tuple[str, str], ...] = ()

    def out(self, value) -> CellOut:
        """What a cell says of a field's value."""
        if value in (None, ""):
            return ""
        if self.choices:
            return dict(self.choices).get(str(value), str(value))
        return value if isinstance(value, date) else str(value)

    def words(self, value) -> str:
        """The same as it is read again."""
        told = self.out(value)
        if isinstance(told, date):
            return f"{told:%d/%m/%Y}"
        return plain_lines(str(clean(told))[:MOST_LETTERS])

    def value(self, words: str) -> str:
        """What the form is given; a choice is known by its words, or by its letter alone."""
        if not self.choices or not words:
            return words
        sought = words.casefold()
        for value, label in self.choices:
            if sought in (value.casefold(), label.casefold()):
                return value
        offered = ", ".join(f"“{label}”" for _, label in self.choices)
        raise ValidationError(f"“{words}” is not among the choices: {offered}.")


def columns_of(form: ReturnForm) -> list[AnswerColumn]:
    return [
        AnswerColumn(name, head or form.fields[name].label, width, _choices(form, name)) for name, width, head in FIELDS
    ]


def _choices(form, name):
    if name not in CHOICES:
        return ()
    return tuple((value, str(label)) for value, label in form.fields[name].choices if value)
