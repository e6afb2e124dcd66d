from .alignment import AIMS
from .indicators import INDICATORS
from .priorities import PRIORITIES, THEMES

__all__ = ["AIMS", "INDICATORS", "PRIORITIES", "THEMES"]
