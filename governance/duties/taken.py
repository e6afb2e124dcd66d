"""What was recorded of the partnership's duties, with its files, among everything that is taken out."""

from collections.abc import Iterator
from functools import partial

from governance.models import DutyEvidence, DutyExemption
from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership, stored_file
from plans.taking_out.row_sheets import sheet_of, workbook_of

HEADING = "Duties"


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    if not with_drafts:
        return
    evidence = DutyEvidence.objects.filter(partnership=partnership).order_by("on", "pk")
    exemptions = DutyExemption.objects.filter(partnership=partnership)
    title = f"{partnership.name}: duties"
    sheets = [("Evidence", evidence), ("Not carried", exemptions)]
    if evidence.exists() or exemptions.exists():
        content = partial(lambda: workbook_of(title, partnership.name, [sheet_of(*each) for each in sheets]))
        yield TakenFile(HEADING, "duties/duties.xlsx", "How duties are met, Excel", content)
    for row in evidence.exclude(file=""):
        name = f"duties/{row.pk:05d}-{row.file_name}"
        yield TakenFile(HEADING, name, f"{row.get_duty_display()}: {row.note}", partial(stored_file, row.file.name))
