"""URLs of sections and of the rows they list: one pattern for each verb, each declaring who may open it."""

from functools import wraps

from django.urls import path
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from plans.editing import row_history_views as history
from plans.editing import row_views as rows
from plans.editing import section_views as sections
from plans.papers import fetching

PAPER = "workspace/papers/<uuid:key>/"


def section_paths(section, view=sections.show) -> list:
    """The section's page and the pages of its nouns."""
    page = requires(Permission.VIEW_DRAFT, fetch=fetching.paper)(_bound(view, section=section))
    found = [path(f"{PAPER}{section.path}/", page, name=section.url_name.partition(":")[2])]
    for noun in section.nouns:
        found += row_paths(noun)
    return found


def row_paths(noun) -> list:
    every, one = f"{PAPER}{noun.path}/", f"{PAPER}{noun.path}/<uuid:row>/"
    fetch = fetching.row_of(noun)

    def at(route, view, verb, *, fetch=fetch, permission=noun.permission, post_only=False):
        guarded = requires(permission, fetch=fetch)(_bound(view, noun=noun))
        return path(route, _posted(guarded) if post_only else guarded, name=f"{noun.name}_{verb}")

    return [
        at(f"{every}add/", rows.add, "add", fetch=fetching.paper),
        at(one, rows.edit, "edit"),
        at(f"{one}move/", rows.move, "move", post_only=True),
        at(f"{one}remove/", rows.remove, "remove"),
        at(f"{one}put-back/", rows.put_back, "put_back", post_only=True),
        at(f"{one}history/", history.history, "history", permission=Permission.VIEW_HISTORY),
        at(f"{one}history/<int:record>/restore/", history.restore, "restore"),
    ]


def _bound(view, **fixed):
    """The view with its noun or section; named and documented as the view."""

    @wraps(view)
    def bound(request, obj, **rest):
        return view(request, obj, **rest, **fixed)

    return bound


def _posted(view):
    posted = require_POST(view)
    posted.access = view.access
    return posted
