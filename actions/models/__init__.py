from .actions import Action, ActionLead, ActionPartner, Activity
from .funding import Allocation, FundingLine
from .plans import ActionClass, ActionPlan
from .projects import Project
from .risks import Mitigation, Risk
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
    "FundingLine",
    "Mitigation",
    "Project",
    "Risk",
]
