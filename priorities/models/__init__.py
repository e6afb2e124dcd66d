from .alignment import AlignmentEntry, StrategyAim
from .indicators import Indicator, Reading
from .priorities import AreaOfFocus, CrossCuttingTheme, Priority, PriorityFinding, PriorityLineage
from .rows import PaperRow, Part

__all__ = [
    "AlignmentEntry",
    "AreaOfFocus",
    "CrossCuttingTheme",
    "Indicator",
    "PaperRow",
    "Part",
    "Priority",
    "PriorityFinding",
    "PriorityLineage",
    "Reading",
    "StrategyAim",
]
