from .actions import Action, ActionLead, ActionPartner, Activity
from .funding import Allocation, FundingLine
from .moves import DateChange, FinishNote
from .period_reports import PeriodReport
from .periods import ReportingCalendar, ReportingPeriod
from .plans import ActionClass, ActionPlan
from .projects import Project
from .return_links import ReturnLink
from .returns import BoardAsk, ReportChallenge, Return, ReturnEvidence
from .risks import Mitigation, Risk
from .scales import RatingLabel
from .served import ActionArea, ActionIndicator, ActionPriority

__all__ = [
    "Action",
    "ActionArea",
    "ActionClass",
    "ActionIndicator",
    "ActionLead",
    "ActionPartner",
    "ActionPlan",
    "ActionPriority",
    "Activity",
    "Allocation",
    "BoardAsk",
    "DateChange",
    "FinishNote",
    "FundingLine",
    "Mitigation",
    "PeriodReport",
    "Project",
    "RatingLabel",
    "ReportChallenge",
    "ReportingCalendar",
    "ReportingPeriod",
    "Return",
    "ReturnEvidence",
    "ReturnLink",
    "Risk",
]
