"""Who may do what: one enumeration of permissions, roles as data, two decorators.

A view fetches through ``visible_to(user)`` (a stranger gets 404), then asks for one permission
(a person without it gets 403). Every view carries an ``access`` attribute; ``tests/test_access.py``
walks every URL as every role.
"""

import inspect
from dataclasses import dataclass, field
from enum import Enum
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.views.decorators.http import require_safe


class Permission(Enum):
    """One permission for each verb; the label completes "you may not …"."""

    VIEW_PARTNERSHIP = "view this partnership's workspace"
    MANAGE_PEOPLE = "manage this partnership's people"
    MANAGE_PARTNERSHIP = "change this partnership's settings"
    START_PLAN = "start a plan"
    EDIT_PAPER = "edit this text"
    VIEW_DRAFT = "read drafts"
    COMMENT = "comment on drafts"
    RESOLVE_COMMENT = "resolve comments"
    ENDORSE = "endorse a version for an organisation"
    FREEZE = "make a version"
    WITHDRAW_PLAN = "withdraw a plan"
    VIEW_HISTORY = "read the history"
    REPORT_ACTION = "report on actions"
    MANAGE_ACTIONS = "manage the action plan"
    MANAGE_MEASURES = "manage measures"
    ENTER_VALUE = "enter figures"
    MANAGE_MEETINGS = "manage committees, boards and meetings"
    KEEP_BOARD_BOOK = "keep the minutes and actions of this board"
    BUILD_TIMETABLE = "build a timetable"
    SUBMIT = "submit to a meeting"
    PUBLISH = "publish papers"
    RECORD_OUTCOME = "record an outcome"
    CORRECT_OUTCOME = "correct an outcome"
    WRITE_REPORT = "write a committee report"
    SIGN_OFF = "sign a heading of a report"
    VIEW_PAPERS = "read papers before they are public"
    SCRUTINISE = "record scrutiny recommendations"
    MANAGE_COUNCIL = "change this council's settings"
    RECORD_DUTY = "record how duties are met"
    MANAGE_PERIOD = "manage the reporting periods"
    CHALLENGE_REPORT = "challenge a report on an action"
    AGREE_RATING = "agree a rating"
    READ_PERFORMANCE = "read performance reports"
    PUBLISH_PERFORMANCE = "publish a performance report"
    REPORT_SPEND = "report what was spent"
    SEND_GRANT_RETURN = "send a return to a funder"
    CONFIRM_RECOMMENDATION = "confirm that a recommendation is implemented"


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", "Partnership administrator"
    OFFICER = "officer", "Community safety officer"
    PARTNER_LEAD = "partner_lead", "Partner lead"
    SCRUTINY = "scrutiny", "Scrutiny"
    READER = "reader", "Reader"
    CLERK = "clerk", "Committee clerk"
    SIGNING_OFFICER = "signing_officer", "Signing officer"
    MEMBER = "member", "Councillor"
    SITE_ADMINISTRATOR = "site_administrator", "Site administrator"


class Scope(models.TextChoices):
    PARTNERSHIP = "partnership", "a partnership"
    COUNCIL = "council", "a council"
    SITE = "site", "the whole site"


SCOPE_OF_ROLE = {
    Role.ADMINISTRATOR: Scope.PARTNERSHIP,
    Role.OFFICER: Scope.PARTNERSHIP,
    Role.PARTNER_LEAD: Scope.PARTNERSHIP,
    Role.SCRUTINY: Scope.PARTNERSHIP,
    Role.READER: Scope.PARTNERSHIP,
    Role.CLERK: Scope.COUNCIL,
    Role.SIGNING_OFFICER: Scope.COUNCIL,
    Role.MEMBER: Scope.COUNCIL,
    Role.SITE_ADMINISTRATOR: Scope.SITE,
}

#: What a role is for, in the words of those who give it and of the mail that invites to it.
ABOUT_ROLE = {
    Role.OFFICER: "writes plans and runs the partnership's work",
    Role.PARTNER_LEAD: "comments, endorses and reports for one organisation",
    Role.SCRUTINY: "holds the partnership to its plan",
    Role.READER: "reads papers before they are public",
    Role.ADMINISTRATOR: "everything an officer does, and settings",
    Role.CLERK: "keeps committees, meetings and timetables, publishes papers and records outcomes",
    Role.SIGNING_OFFICER: "signs the headings of committee reports that are asked for",
    Role.MEMBER: "reads papers and packs of the council’s meetings",
    Role.SITE_ADMINISTRATOR: "sets the whole portal up, and may do everything in it",
}

P = Permission
_READS = frozenset({P.VIEW_PARTNERSHIP, P.VIEW_PAPERS, P.READ_PERFORMANCE})
_READS_DRAFTS = _READS | {P.VIEW_DRAFT, P.VIEW_HISTORY}
_OFFICER = _READS_DRAFTS | {
    P.START_PLAN,
    P.EDIT_PAPER,
    P.COMMENT,
    P.RESOLVE_COMMENT,
    P.FREEZE,
    P.MANAGE_ACTIONS,
    P.REPORT_ACTION,
    P.MANAGE_MEASURES,
    P.ENTER_VALUE,
    P.WRITE_REPORT,
    P.MANAGE_PEOPLE,
    P.WITHDRAW_PLAN,
    P.KEEP_BOARD_BOOK,
    P.RECORD_DUTY,
    P.MANAGE_PERIOD,
    P.CHALLENGE_REPORT,
    P.AGREE_RATING,
    P.REPORT_SPEND,
    P.SEND_GRANT_RETURN,
}
_CLERK = _READS_DRAFTS | {
    P.MANAGE_MEETINGS,
    P.KEEP_BOARD_BOOK,
    P.BUILD_TIMETABLE,
    P.SUBMIT,
    P.PUBLISH,
    P.RECORD_OUTCOME,
    P.CORRECT_OUTCOME,
    P.WRITE_REPORT,
    P.MANAGE_COUNCIL,
}

PERMISSIONS_OF_ROLE: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: _OFFICER
    | {P.MANAGE_PARTNERSHIP, P.ENDORSE, P.BUILD_TIMETABLE, P.SUBMIT, P.PUBLISH_PERFORMANCE},
    Role.OFFICER: _OFFICER,
    Role.PARTNER_LEAD: _READS_DRAFTS | {P.COMMENT, P.ENDORSE, P.REPORT_ACTION, P.ENTER_VALUE, P.REPORT_SPEND},
    Role.SCRUTINY: _READS | {P.SCRUTINISE, P.CONFIRM_RECOMMENDATION},
    Role.READER: _READS,
    Role.CLERK: _CLERK,
    Role.SIGNING_OFFICER: _READS_DRAFTS | {P.SIGN_OFF, P.COMMENT, P.SEND_GRANT_RETURN},
    Role.MEMBER: _READS,
    Role.SITE_ADMINISTRATOR: frozenset(Permission),
}


@dataclass(frozen=True)
class Place:
    """Where an object lives, for the purpose of roles: one partnership, some councils, or both.

    ``councils`` may be read when they are first asked for: roles at partnerships do without them.
    """

    partnerships: frozenset[int] = field(default_factory=frozenset)
    councils: frozenset[int] = field(default_factory=frozenset)


def permissions_of(user, obj) -> frozenset[Permission]:
    """All that ``user`` may do with ``obj``. ``obj.access_place()`` says where it lives."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Permission)
    place = obj.access_place()
    granted: set[Permission] = set()
    for role in user.roles_held():
        if role.reaches(place):
            granted |= PERMISSIONS_OF_ROLE[role.role]
    return frozenset(granted)


def may(user, permission: Permission, obj) -> bool:
    return permission in permissions_of(user, obj)


def not_allowed(user, permission: Permission, obj) -> list[str]:
    """Why not, in words, for a verb's reasons; the portal itself may do what it is told to."""
    return [] if user.is_system or may(user, permission, obj) else [f"Your roles do not let you {permission.value}."]


def holds_anywhere(user, permissions) -> bool:
    """Whether any role of the person grants one of these: without one, nothing needs to be read."""
    held = (PERMISSIONS_OF_ROLE[role.role] for role in user.roles_held())
    return user.is_superuser or any(permissions & granted for granted in held)


@dataclass(frozen=True)
class Access:
    """What a view declares about itself; read by the test that walks every URL."""

    kind: str  # "public", "link", "signed-in", "site" or "permission"
    permission: Permission | None = None


def public(view):
    """Everyone may read this page, and nothing is sent to it; the view itself shows only public versions."""
    return public_form(require_safe(view))


def public_form(view):
    """Everyone may open this page and send what it asks for; the view itself looks at what came."""
    view = login_not_required(view)
    view.access = Access("public")
    return view


def signed_in(view):
    """Any signed-in person; the view itself fetches only what is visible to that person."""
    view.access = Access("signed-in")
    return view


def by_link(view):
    """Whoever holds the link that a mail brought, and nobody else, whatever their role: the view itself looks at it."""
    view = login_not_required(view)
    view.access = Access("link")
    return view


def for_site(view):
    """Site administrators only; to everybody else there is no such page."""

    @wraps(view)
    def guarded(request, **kwargs):
        if not request.user.has_site_role():
            raise Http404
        return view(request, **kwargs)

    guarded.access = Access("site")
    return guarded


def requires(permission: Permission, *, fetch):
    """Fetch an object as this user (404 for a stranger), then ask for one permission (403).

    ``fetch(user, **kwargs)`` takes the URL arguments that its signature names and returns the object;
    the view is called as ``view(request, obj, **remaining_arguments)``.
    """
    wanted = [name for name in inspect.signature(fetch).parameters if name != "user"]

    def decorate(view):
        @wraps(view)
        def guarded(request, **kwargs):
            obj = fetch(request.user, **{name: kwargs.pop(name) for name in wanted})
            if not may(request.user, permission, obj):
                raise PermissionDenied(f"Your roles do not let you {permission.value}.")
            return view(request, obj, **kwargs)

        guarded.access = Access("permission", permission)
        return guarded

    return decorate
