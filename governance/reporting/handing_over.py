"""Sign-offs that wait for one person by name: they go to a colleague who signs at the same council."""

from collections.abc import Iterator
from functools import partial

from django.utils import timezone

from governance.models import SignOffRequest
from governance.reporting import sign_off
from governance.reporting.tasks import TITLE
from partnerships.access import Permission, may, not_allowed
from partnerships.models import User
from partnerships.people.handing_over import InName, register_in_name
from partnerships.verbs import require


def register():
    register_in_name(requests_of)


def requests_of(user: User) -> Iterator[InName]:
    for request in sign_off.open_requests(timezone.localdate()).filter(person=user):
        title = TITLE.format(heading=request.heading, report=request.report.title)
        place, council = request.report.paper.partnership, request.report.timetable.council
        yield InName(title, request.get_absolute_url(), place, partial(hand_on, request), council)


def reasons_not_to_hand_on(request: SignOffRequest, *, to: User, by: User) -> list[str]:
    if by != request.person and (reasons := not_allowed(by, Permission.WRITE_REPORT, request)):
        return reasons
    if not may(to, Permission.SIGN_OFF, request):
        council = request.report.timetable.council
        return [f"{to} does not sign for {council}: give the role of a signing officer there first."]
    return []


def hand_on(request: SignOffRequest, *, to: User, by: User, reason: str) -> None:
    """Ask this person instead of the one who was asked by name; post and day stay. Call inside a transaction."""
    require(reasons_not_to_hand_on(request, to=to, by=by))
    sign_off.give_to(request, to=to, by=by, reason=reason)
