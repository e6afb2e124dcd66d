from .actions import Action, ActionPartner, Activity
from .funding import Allocation, FundingLine
from .plans import ActionClass, ActionPlan
from .projects import Project
from .risks import Mitigation, Risk

__all__ = [
    "Action",
    "ActionClass",
    "ActionPartner",
    "ActionPlan",
    "Activity",
    "Allocation",
    "FundingLine",
    "Mitigation",
    "Project",
    "Risk",
]
