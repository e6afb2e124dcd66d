from .alignment import AIMS
from .base import Names, Noun, PartKind
from .indicators import INDICATORS
from .priorities import PRIORITIES, THEMES

__all__ = ["AIMS", "INDICATORS", "PRIORITIES", "THEMES", "Names", "Noun", "PartKind"]
