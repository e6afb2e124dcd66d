"""What is kept of a year beside the texts, among everything that a partnership takes out."""

from collections.abc import Iterator
from functools import partial

from actions.models import (
    Action,
    AddedAction,
    BoardAsk,
    BudgetProfile,
    BudgetSpend,
    CarryDecision,
    CountySharing,
    DateChange,
    Grant,
    GrantCell,
    GrantCondition,
    GrantCost,
    GrantInstalment,
    GrantReturn,
    ProjectBudget,
    ReportChallenge,
    ReportingPeriod,
    Return,
    ReturnEvidence,
    ReturnFile,
    Risk,
    RiskView,
)
from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership, stored_file
from plans.taking_out.row_sheets import sheet_of, workbook_of

HEADING = "Reporting and money"


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    """Reports that were sent, and what was asked and decided about them; none of it is public as rows."""
    if not with_drafts:
        return
    for name, words, read in (("reporting", "Reports of leads, what was asked and decided", reporting_workbook),
                              ("money", "Grants, budgets and what was spent", money_workbook)):  # fmt: skip
        yield TakenFile(HEADING, f"year/{name}.xlsx", f"{words}, Excel", partial(read, partnership))
    files = ReturnFile.objects.filter(report__period__calendar__paper__partnership=partnership, removed_at=None)
    for file in files.order_by("pk"):
        name = f"year/evidence/{file.pk:05d}-{file.name}"
        yield TakenFile(HEADING, name, f"Evidence: {file.title}", partial(stored_file, file.file.name))


def reporting_workbook(partnership: Partnership) -> bytes | None:
    of_paper, of_report = "calendar__paper__partnership", "report__period__calendar__paper__partnership"
    sent = Return.objects.received().filter(**{f"period__{of_paper}": partnership})
    asked = {of_report: partnership, "report__in": sent}
    action, risk = _titles(partnership)
    return workbook_of(
        f"{partnership.name}: reporting",
        partnership.name,
        [
            sheet_of("Periods", ReportingPeriod.objects.filter(**{of_paper: partnership}), _text),
            sheet_of("Reports", sent.order_by("period", "pk"), ("Action", lambda row: action(row.action_key)),
                     without=("action_key",)),
            sheet_of("Asked of the board", BoardAsk.objects.filter(**asked), _action_of_report(action)),
            sheet_of("Challenges", ReportChallenge.objects.filter(**asked), _action_of_report(action)),
            sheet_of("Evidence", ReturnEvidence.objects.filter(**asked), _action_of_report(action)),
            sheet_of("New dates", DateChange.objects.filter(paper__partnership=partnership),
                     ("Action", lambda row: action(row.action_key)), without=("action_key",)),
            sheet_of("Added in the year", AddedAction.objects.filter(paper__partnership=partnership),
                     without=("came_from",)),
            sheet_of("Carried forward", CarryDecision.objects.filter(source__partnership=partnership),
                     without=("row_key",)),
            sheet_of("Shared with the county", CountySharing.objects.filter(partnership=partnership)),
            sheet_of("Risks", RiskView.objects.filter(**{f"period__{of_paper}": partnership}),
                     ("Risk", lambda row: risk(row.risk_key)), without=("risk_key",)),
        ],
    )  # fmt: skip


def money_workbook(partnership: Partnership) -> bytes | None:
    grants, of_grant = Grant.objects.filter(partnership=partnership), {"grant__partnership": partnership}
    of_budget = {"budget__grant__partnership": partnership}
    parts = (("Years and areas", GrantCell), ("Costs", GrantCost), ("Conditions", GrantCondition),
             ("Instalments", GrantInstalment), ("Returns to funders", GrantReturn))  # fmt: skip
    return workbook_of(
        f"{partnership.name}: money of the year",
        partnership.name,
        [
            sheet_of("Grants", grants),
            *(sheet_of(name, model.objects.filter(**of_grant)) for name, model in parts),
            sheet_of("Projects", ProjectBudget.objects.filter(**of_grant), without=("action_keys",)),
            sheet_of("Planned", BudgetProfile.objects.filter(**of_budget)),
            sheet_of("Spent", BudgetSpend.objects.filter(**of_budget)),
        ],
    )


_text = ("Text", lambda period: period.calendar.paper.title)


def _action_of_report(action):
    return ("Action", lambda row: action(row.report.action_key))


def _titles(partnership):
    """What actions and risks are called, by their keys: in the newest text that names them."""
    own = {"paper__partnership": partnership}
    found = [*Action.objects.filter(**own).order_by("pk"), *AddedAction.objects.filter(**own)]
    actions = {row.key: row.title for row in found}
    risks = {row.key: str(row) for row in Risk.objects.filter(**own).order_by("pk")}
    return (lambda key: actions.get(key, "")), (lambda key: risks.get(key, ""))
