"""Draft minutes go round by mail: to who speaks for the board's organisations, and to the partnership's officers."""

from governance.dates.clear_days import spell
from governance.models import MinutesEdition
from partnerships.access import Role
from partnerships.mail import rows
from partnerships.mail.kinds import MailKind
from partnerships.models import RoleAssignment

KIND = MailKind(
    "minutes", "Draft minutes of the board", "Minutes of a meeting are sent round before they are approved."
)
READERS = (Role.PARTNER_LEAD, Role.OFFICER, Role.ADMINISTRATOR)


def tell_the_board(edition: MinutesEdition) -> int:
    """Call inside the verb's transaction; how many are told, but not the one who sends them."""
    minutes, meeting = edition.minutes, edition.minutes.meeting
    roles = RoleAssignment.objects.current().filter(
        partnership=meeting.body.partnership_id, role__in=READERS, user__is_active=True
    )
    people = {role.user for role in roles.select_related("user")} - {edition.made_by}
    day, address = spell(meeting.on), rows.full_address(minutes.get_absolute_url())
    text = (
        f"The draft minutes of {meeting.body.name} of {day} are written.\n\n"
        f"Please read them, and tell the officers what is not right before the next meeting:\n{address}\n"
    )
    subject = f"Draft minutes: {meeting.body.name}, {day}"
    key = f"minutes-{minutes.pk}-{edition.number}"
    return sum(rows.write(person, kind=KIND.name, key=key, subject=subject, text=text) for person in people)
