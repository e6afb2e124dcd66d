"""The kinds of block whose rows this room owns; importing the package registers them."""

from . import action_plan, funding, projects, risks

__all__ = ["action_plan", "funding", "projects", "risks"]
