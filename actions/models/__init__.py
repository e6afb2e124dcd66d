from .actions import Action, ActionLead, ActionPartner, Activity
from .added_actions import AddedAction
from .budgets import BudgetProfile, BudgetSpend, ProjectBudget
from .carried import CarryDecision
from .county import CountySharing
from .funding import Allocation, FundingLine
from .grants import Grant, GrantCell, GrantCondition, GrantCost, GrantInstalment, GrantReturn
from .moves import DateChange, FinishNote
from .period_reports import PeriodReport
from .periods import ReportingCalendar, ReportingPeriod
from .plans import ActionClass, ActionPlan
from .projects import Project
from .return_links import ReturnLink
from .returns import BoardAsk, ReportChallenge, Return, ReturnEvidence, ReturnFile
from .risk_views import RiskScale, RiskView
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
    "AddedAction",
    "Allocation",
    "BoardAsk",
    "BudgetProfile",
    "BudgetSpend",
    "CarryDecision",
    "CountySharing",
    "DateChange",
    "FinishNote",
    "FundingLine",
    "Grant",
    "GrantCell",
    "GrantCondition",
    "GrantCost",
    "GrantInstalment",
    "GrantReturn",
    "Mitigation",
    "PeriodReport",
    "Project",
    "ProjectBudget",
    "RatingLabel",
    "ReportChallenge",
    "ReportingCalendar",
    "ReportingPeriod",
    "Return",
    "ReturnEvidence",
    "ReturnFile",
    "ReturnLink",
    "Risk",
    "RiskScale",
    "RiskView",
]
