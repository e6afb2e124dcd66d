"""What every page about one paper shows around its content: title, status, tabs, the way back."""

from django.shortcuts import render
from django.urls import reverse

from partnerships.access import Permission, permissions_of
from plans.models import Paper

TABS = (
    ("write", "Write", Permission.EDIT_PAPER),
    ("paper", "Chapters", Permission.VIEW_DRAFT),
    ("paper_read", "Read and comment", Permission.VIEW_DRAFT),
    ("paper_preview", "Preview", Permission.VIEW_DRAFT),
    ("endorsements", "Versions and partners", Permission.VIEW_DRAFT),
    ("paper_history", "History", Permission.VIEW_HISTORY),
)


def tabs_of(paper: Paper, held, current: str) -> list[dict]:
    """The pages of one paper that the person may open."""
    return [
        {
            "text": text,
            "url": reverse(f"plans:{name}", args=[paper.key]),
            "is_current": name == current,
        }
        for name, text, permission in TABS
        if permission in held
    ]


def paper_page(request, template: str, paper: Paper, *, tab: str = "", status: int = 200, **context):
    """Render a page about a paper inside its frame."""
    held = permissions_of(request.user, paper)
    plan = paper.parent_plan
    frame = {
        "paper": paper,
        "owner": paper.owner,
        "plan": plan,
        "partnership": paper.partnership,
        "state": {"text": paper.get_state_display(), "colour": paper.state_colour},
        "tabs": tabs_of(paper, held, tab),
        "can_edit": not paper.reasons_not_to_edit(request.user),
        "section": "tasks",
    }
    return render(request, template, frame | context, status=status)
