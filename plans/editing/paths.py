"""URLs of what is edited and of sections: one pattern for each verb, each declaring who may open it."""

from functools import wraps

from django.urls import path
from django.utils.module_loading import import_string
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from plans.editing import form_views, history_views, placing_views, section_views, table_views
from plans.papers import fetching
from plans.papers.urls import PAPER


def section_paths(section, view=section_views.show) -> list:
    """The section's page and the pages of its nouns."""
    page = requires(Permission.VIEW_DRAFT, fetch=fetching.paper)(_bound(view, section=section))
    found = [path(f"{PAPER}{section.path}/", page, name=section.url_name.partition(":")[2])]
    for noun in section.nouns:
        add = requires(noun.permission, fetch=fetching.paper)(_bound(form_views.add, edited=noun))
        found += [path(f"{PAPER}{noun.path}/add/", add, name=f"{noun.name}_add"), *paths_of(noun, history_views.of_row)]
        found += table_paths(noun)
    return found


def table_paths(noun) -> list:
    """The page of the noun's rows as a table, and where its lines are saved."""
    if not noun.table_path:
        return []
    table, fetch = import_string(noun.table_path), fetching.paper
    page = requires(Permission.VIEW_DRAFT, fetch=fetch)(_bound(table_views.show, table=table))
    saving = requires(noun.permission, fetch=fetch)(_bound(table_views.save, table=table))
    return [
        path(f"{PAPER}{noun.path}/table/", page, name=f"{noun.name}_table"),
        path(f"{PAPER}{noun.path}/table/lines/", saving, name=f"{noun.name}_lines"),
    ]


def paths_of(edited, history) -> list:
    """The pages of one chapter or row."""
    one, fetch = f"{PAPER}{edited.path}/<uuid:row>/", fetching.row_of(edited)

    def at(route, view, verb, *, permission=edited.permission, post_only=False):
        bound = _bound(view, edited=edited)
        guarded = requires(permission, fetch=fetch)(require_POST(bound) if post_only else bound)
        return path(f"{one}{route}", guarded, name=f"{edited.name}_{verb}")

    return [
        at("", form_views.edit, "edit"),
        at("move/", placing_views.move, "move", post_only=True),
        at("remove/", placing_views.remove, "remove"),
        at("put-back/", placing_views.put_back, "put_back", post_only=True),
        at("history/", history, "history", permission=Permission.VIEW_HISTORY),
        at("history/<int:record>/restore/", history_views.restore, "restore"),
    ]


def _bound(view, **fixed):
    """The view with what it edits or lists; named and documented as the view."""

    @wraps(view)
    def bound(request, obj, **rest):
        return view(request, obj, **rest, **fixed)

    return bound
