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


#: What the page of writing is to those who may comment on an open text and not write it.
TO_SUGGEST = ("write", "Suggest changes", Permission.COMMENT)


def tabs_of(paper: Paper, held, current: str) -> list[dict]:
    """The pages of one paper that the person may open."""
    return [
        {
            "text": text,
            "url": reverse(f"plans:{name}", args=[paper.key]),
            "is_current": name == current,
        }
        for name, text, permission in _tabs(paper, held)
        if permission in held
    ]


def _tabs(paper, held):
    """Of a text that stands nothing is written."""
    if not paper.is_open:
        return TABS[1:]
    return TABS if Permission.EDIT_PAPER in held else (TO_SUGGEST, *TABS[1:])


def ways_to_change(paper: Paper, held) -> list[dict]:
    """What a text that stands is changed by, for those who may start it; its own words are never edited."""
    if not paper.is_standing or Permission.START_PLAN not in held:
        return []
    plan = paper.parent_plan
    if plan is None:
        url = reverse("plans:start_assessment", args=[paper.partnership.slug])
        return [{"text": "Start the next assessment", "url": url}]
    carried = f"{reverse('plans:start', args=[paper.partnership.slug])}?from={plan.slug}"
    return [
        {"text": "Start an annual refresh", "url": reverse("plans:start_year", args=[plan.slug])},
        {"text": "Start an addendum", "url": reverse("plans:start_addendum", args=[plan.slug])},
        {"text": "Carry it forward into a new plan", "url": carried},
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
        "ways": ways_to_change(paper, held),
        "can_edit": not paper.reasons_not_to_edit(request.user),
        "section": "tasks",
    }
    return render(request, template, frame | context, status=status)
