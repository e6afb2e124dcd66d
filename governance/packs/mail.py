"""The mail that says which pages a supplement brings to whoever answers for a plan in it, once its files are there.

Those who sit on the body are told of the further edition of their pack (``telling``).
"""

from django.urls import reverse

from governance.dates.clear_days import spell
from governance.meetings.councillors import sitting_on
from governance.meetings.mail import ROLES
from governance.models import PackPart, Supplement
from partnerships.access import Role
from partnerships.mail import rows
from partnerships.mail.kinds import OR_NOT, MailKind, register_mail_kind
from partnerships.models import RoleAssignment, User

KIND = MailKind(
    "supplement",
    "Supplements to packs",
    "Papers follow the pack of a meeting that has a plan of yours on its agenda.",
    choices=OR_NOT,
)


def register():
    register_mail_kind(KIND)


def tell_of(supplement: Supplement) -> int:
    """Whoever answers for a plan in the pack, or scrutinises it. Words of the open one."""
    meeting, number = supplement.meeting, supplement.number
    subject = f"Supplement {number} for {meeting.body.name} on {spell(meeting.on)}"
    text, key = _text(supplement), f"{meeting.uid}:{number}"
    people = concerned(supplement) - {supplement.published_by}
    ordered = sorted(people, key=lambda person: person.pk)
    return sum(rows.write(person, kind=KIND.name, key=key, subject=subject, text=text) for person in ordered)


def concerned(supplement: Supplement) -> set[User]:
    parts = PackPart.objects.filter(pack=supplement.pack_id, agenda_item__stage__isnull=False)
    plans = parts.values("agenda_item__stage__timetable__paper__partnership")
    roles = RoleAssignment.objects.current().filter(user__is_active=True)
    of_plans = roles.filter(role__in=[*ROLES, Role.SCRUTINY], partnership__in=plans).select_related("user")
    sitting = sitting_on(supplement.meeting.body, supplement.meeting.on)
    return {role.user for role in of_plans} - {each.user for each in sitting}


def _text(supplement):
    meeting = supplement.meeting
    why = supplement.get_reason_display()
    if supplement.replaces:
        why += f" (pages {supplement.replaces} of the pack)"
    lines = [f"{meeting.body.name} meets on {spell(meeting.on)}. Supplement {supplement.number} is published. {why}."]
    if supplement.late_because:
        lines.append(supplement.late_because)
    if supplement.urgent_because:
        lines.append(f"{supplement.chair} agreed to take the item as urgent: {supplement.urgent_because}")
    return "\n\n".join([*lines, _pages(supplement), _where(supplement)]) + "\n"


def _pages(supplement):
    return "\n".join(
        f"- Page{'s' if part.first != part.last else ''} {part.numbers}: item {part.item}, {part.title}"
        for part in supplement.own_parts().exclude(kind=PackPart.Kind.FRONT)
    )


def _where(supplement):
    told = {
        "The supplement": supplement.get_absolute_url(),
        "The whole pack with it": supplement.pack.get_absolute_url(),
        "The meeting": reverse("governance:meeting", args=[supplement.meeting_id]),
    }
    return "\n".join(f"{what}: {rows.full_address(address)}" for what, address in told.items())
