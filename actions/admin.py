"""Rows of this room in Django's admin, to look at in rare cases: they are written on their own pages, with a reason."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from actions.models import (
    Action,
    AddedAction,
    BoardAsk,
    BudgetSpend,
    DateChange,
    FinishNote,
    FundingLine,
    Grant,
    GrantReturn,
    Project,
    ProjectBudget,
    RatingLabel,
    ReportChallenge,
    ReportingCalendar,
    ReportingPeriod,
    Return,
    ReturnEvidence,
    ReturnFile,
    ReturnLink,
    Risk,
    RiskScale,
    RiskView,
)
from plans.rows.admin import SeenAdmin

admin.site.register([Action, FundingLine, Risk, Project], SeenAdmin)


class DeliveryAdmin(SimpleHistoryAdmin):
    """Seen here with its history: what is delivered is told, challenged and closed on its own pages."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


admin.site.register(
    [
        *(
            ReportingCalendar,
            ReportingPeriod,
            Return,
            ReturnEvidence,
            ReturnFile,
            BoardAsk,
            ReportChallenge,
            ReturnLink,
        ),
        *(AddedAction, FinishNote, DateChange, RatingLabel),
        *(RiskScale, RiskView),
        *(Grant, GrantReturn, ProjectBudget, BudgetSpend),
    ],
    DeliveryAdmin,
)
