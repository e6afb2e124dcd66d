from .actions import ACTIONS
from .funding import LINES
from .projects import PROJECTS
from .risks import RISKS

__all__ = ["ACTIONS", "LINES", "PROJECTS", "RISKS"]
