from .alignment import AlignmentEntry, StrategyAim
from .figure_links import FigureLink
from .files import CountingRule, FigureFile, FileSort, NameInFiles
from .indicators import Indicator, Reading
from .measures import Measure, MeasureDefinition, Rebase
from .priorities import AreaOfFocus, CrossCuttingTheme, Priority, PriorityFinding, PriorityLineage
from .values import Comparator, ComparatorPoint, MeasureValue, Population, TargetPoint

__all__ = [
    "AlignmentEntry",
    "AreaOfFocus",
    "Comparator",
    "ComparatorPoint",
    "CountingRule",
    "CrossCuttingTheme",
    "FigureFile",
    "FigureLink",
    "FileSort",
    "Indicator",
    "Measure",
    "MeasureDefinition",
    "MeasureValue",
    "NameInFiles",
    "Population",
    "Priority",
    "PriorityFinding",
    "PriorityLineage",
    "Reading",
    "Rebase",
    "StrategyAim",
    "TargetPoint",
]
