"""The workbook of an organisation's actions in a period: what was adopted, grey; what is asked, to be filled in."""

from actions.delivery.returns.forms import ReturnForm
from actions.delivery.returns.sender import Sender
from actions.delivery.scale import RatingScale
from actions.delivery.sheet.columns import columns_of
from plans.office.rows_out import HIDDEN
from plans.office.workbooks import HeadOut, SheetOut, workbook

GREY = [HeadOut("Action", "wide", is_locked=True), HeadOut("Due", "narrow", is_locked=True),
        HeadOut("By its dates", "usual", is_locked=True), HeadOut("Last time", "usual", is_locked=True)]  # fmt: skip
ADVICE = (
    "Each line is an action. Fill in the white columns; the grey ones are there to be read.",
    "Days are written like 31/01/2027. Formulas are not read: type what you mean.",
    "Columns A and B are hidden: by them the portal knows a line again. Lines may be sorted and left out.",
    "Bring the file back on the page from which you got it. You see every change before anything is kept.",
)


def workbook_of_answers(asked, sender: Sender, scale: RatingScale) -> bytes:
    period = sender.period
    sheet = SheetOut(period.name, [], [])
    for each in asked:
        form = ReturnForm(asked=each, scale=scale)
        columns = columns_of(form)
        if not sheet.heads:
            sheet.heads.extend([*HIDDEN, *GREY, *(_head(column) for column in columns)])
        sheet.rows.append(
            [str(each.action.key), str(form.initial["revision"]), *_grey(each), *(_cell(c, form) for c in columns)]
        )
    about = sender.organisation or period.paper.partnership
    return workbook([sheet], title=f"{period.paper.title}: {period.name}", author=str(about), advice=ADVICE)


def _head(column):
    return HeadOut(column.head, column.width, tuple(label for _, label in column.choices))


def _cell(column, form):
    return column.out(form.initial.get(column.name))


def _grey(asked):
    title = " ".join(filter(None, (asked.action.reference, asked.action.title)))
    last = asked.last
    before = f"{last.period.name}: {last.progress or last.get_nil_because_display()}" if last else ""
    return [title, asked.standing().due or "", asked.rating(with_draft=True).sentence, before]
