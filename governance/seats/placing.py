"""A councillor's places on committees as plain data, and brought into being: as the role tells them, or with days."""

from governance.meetings.councillors import bodies_to_sit_on
from governance.models import Appointment, Body
from governance.seats.alike import named_alike
from governance.seats.appointing import appoint, take_away
from partnerships.models import Invitation, Organisation, Partnership, RoleAssignment, User, audit
from partnerships.people.bodies import change_committees, register_named, register_seater
from plans.rows.data import day

MEMBER = Appointment.Capacity.MEMBER


def register():
    register_seater(seat_invited)
    register_named(places_under)


def places_under(at: Organisation | Partnership, name: str) -> list[dict]:
    bodies = committees_of(at)
    found = named_alike(bodies.values(), name)
    return in_order([{**data_of(each), "held_by": each.held_by} for each in found], bodies)


def committees_of(at: Organisation | Partnership) -> dict[str, Body]:
    """On which a council’s councillors or a partnership’s people can sit, by short name."""
    is_council = isinstance(at, Organisation)
    bodies = Body.objects.of_council(at) if is_council else Body.objects.filter(partnership=at)
    return {body.slug: body for body in bodies.filter(slug__in=bodies_to_sit_on(at))}


def place(body: str, capacity: str = MEMBER, starts_on: str | None = None, ends_on: str | None = None) -> dict:
    return {"body": body, "capacity": str(capacity), "starts_on": starts_on, "ends_on": ends_on}


def is_plain(place: dict) -> bool:
    """A councillor like the others, for as long as the role is held: the role says so."""
    return place["capacity"] == MEMBER and not (place["starts_on"] or place["ends_on"])


def places_of(role: RoleAssignment, appointments: list[Appointment], bodies: dict[str, Body]) -> list[dict]:
    """In the order of the committees' names; ``appointments`` are those of the person."""
    told = {each.body.slug: data_of(each) for each in appointments if bodies.get(each.body.slug) == each.body}
    told |= {slug: place(slug) for slug in role.bodies if slug in bodies and slug not in told}
    return in_order(told.values(), bodies)


def in_order(places, bodies: dict[str, Body]) -> list[dict]:
    return sorted(places, key=lambda each: (bodies[each["body"]].name, each["body"]))


def data_of(appointment) -> dict:
    days = (value and value.isoformat() for value in (appointment.starts_on, appointment.ends_on))
    return place(appointment.body.slug, appointment.capacity, *days)


def give_places(role: RoleAssignment, places: list[dict], *, by, reason: str) -> None:
    """Where the councillor sits from now on: what is not named any more was never so. Call inside a verb."""
    bodies = committees_of(role.council)
    standing = {each.body.slug: each for each in role.user.appointments.filter(body__in=bodies.values())}
    wanted = {each["body"]: each for each in places}
    for slug in set(standing) - set(wanted):
        standing[slug]._change_reason = reason
        take_away(standing[slug], by=by)
    for slug, each in wanted.items():
        appointment = standing.get(slug) or Appointment(user=role.user, body=bodies[slug])
        if (appointment.pk or not is_plain(each)) and (appointment.pk is None or data_of(appointment) != each):
            appoint(filled(appointment, each, reason), by=by)
    by_role = [slug for slug in role.bodies if slug in wanted or slug not in bodies]
    by_role += [slug for slug, each in wanted.items() if is_plain(each) and slug not in {*by_role, *standing}]
    if by_role != role.bodies:
        change_committees(role, by_role, by=by, reason=reason)


def filled(appointment: Appointment, place: dict, reason: str) -> Appointment:
    appointment.capacity = place["capacity"]
    appointment.starts_on, appointment.ends_on = day(place["starts_on"]), day(place["ends_on"])
    appointment._change_reason = reason
    return appointment


def seat_invited(person: User, invitation: Invitation) -> None:
    """Whoever accepts sits there as it was told when the invitation was written; a committee that is gone is left. A
    place that the person had by name becomes theirs as it stands now."""
    bodies = committees_of(invitation.place) if invitation.sits_as else {}
    there = set(person.appointments.filter(body__in=bodies.values()).values_list("body__slug", flat=True))
    for each in invitation.sits_as:
        if each["body"] in bodies and each["body"] not in there:
            _seat(person, bodies[each["body"]], each, invitation)


def _seat(person, body, place, invitation) -> None:
    held_by, appointment = place.get("held_by"), None
    if held_by:
        appointment = Appointment.objects.filter(body=body, user=None, held_by=held_by).first()
        if appointment is None and is_plain(place):  # nobody is named there any more, and a role says the rest
            return
    event = "place on a body changed" if appointment else "place on a body given"
    appointment = appointment or filled(Appointment(body=body), place, "As the invitation said")
    appointment.user, appointment.held_by = person, ""
    appointment._history_user, appointment._change_reason = invitation.invited_by, "As the invitation said"
    appointment.save()
    what = {"capacity": appointment.capacity, "days": appointment.days_words}
    audit(event, appointment, by=invitation.invited_by, council=body.council, partnership=body.partnership, **what)
