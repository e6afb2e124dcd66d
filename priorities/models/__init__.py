from .alignment import AlignmentEntry, StrategyAim
from .indicators import Indicator, Reading
from .priorities import AreaOfFocus, CrossCuttingTheme, Priority, PriorityFinding, PriorityLineage

__all__ = [
    "AlignmentEntry",
    "AreaOfFocus",
    "CrossCuttingTheme",
    "Indicator",
    "Priority",
    "PriorityFinding",
    "PriorityLineage",
    "Reading",
    "StrategyAim",
]
