"""Handing out the files of a meeting's packs and supplements: found with the right to them in one question.

Everything else about a file (that it is not there yet, that it was withdrawn) is asked by ``public_views``.
"""

from dataclasses import dataclass
from functools import cache

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from governance.models import Pack, Supplement, Variant
from partnerships.access import Permission, Role
from partnerships.models import RoleAssignment, User

#: Stand in the question for what is asked; no key is negative, and no name has a space.
_MEETING, _PERSON, _NAME = -1, -2, " "


@dataclass(frozen=True)
class StoredFile:
    pk: int
    name: str
    sha256: str
    is_open: bool
    may_sit: bool  # who reads it may have a place on the body: what they have is kept for them


def stored_file(model: type[Pack] | type[Supplement], user: User, meeting: int, name: str) -> StoredFile | None:
    """A published file that is ready and that the person may open; None where more has to be asked."""
    if meeting > models.BigIntegerField.MAX_BIGINT:  # no database takes it as a key
        return None
    sql, params = _question(model, is_of_all=user.is_active and user.is_superuser)
    person = user.pk if user.is_authenticated and user.is_active else 0
    asked = {_MEETING: meeting, _PERSON: person, _NAME: name}
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked.get(param, param) for param in params])
        row = cursor.fetchone()
    return StoredFile(*row[:3], is_open=row[3] == Variant.OPEN, may_sit=bool(row[4])) if row else None


@cache
def _question(model, *, is_of_all: bool) -> tuple[str, tuple]:
    """The SQL with its parameters: put together once, it costs more than asking."""
    rows = model.objects.published().filter(making=Pack.Making.READY, meeting=_MEETING, name=_NAME)
    rows = rows if is_of_all else that_may_be_opened_by(rows, _PERSON)
    member = RoleAssignment.objects.current().filter(user=_PERSON, role=Role.MEMBER)
    placed = User.objects.filter(pk=_PERSON, appointments__body=OuterRef("meeting__body"))
    rows = rows.annotate(may_sit=Exists(member) | Exists(placed)).order_by()
    return rows.values_list("pk", "file", "sha256", "variant", "may_sit").query.sql_with_params()


def that_may_be_opened_by(rows, person: int):
    """Open ones, and full ones that a role of the person with this key reaches: what ``may`` finds from the place of
    the meeting's body, inside the question; whether the account is active, and of a superuser, the caller knows."""
    roles = RoleAssignment.objects.of_granting(person, Permission.VIEW_PAPERS).order_by()
    council, partnership = OuterRef("meeting__body__council"), OuterRef("meeting__body__partnership")
    reached = Exists(roles.filter(Q(partnership=None, council=None) | Q(partnership=partnership) | Q(council=council)))
    of_a_joint_one = Exists(roles.filter(council__joint_bodies=OuterRef("meeting__body")))
    of_a_lead = Exists(roles.filter(council__led_partnerships=partnership))
    is_joint = Q(meeting__body__council__isnull=False) & of_a_joint_one
    return rows.filter(Q(variant=Variant.OPEN) | reached | is_joint | of_a_lead)
