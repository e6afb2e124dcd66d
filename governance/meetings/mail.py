"""Who is told when a meeting moves or is cancelled, and what the mail says: one for each person, with all plans."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from governance.dates.clear_days import spell
from governance.meetings.councillors import sitting_on
from governance.meetings.effects import Effect, Effects, StageEffect
from governance.models import Meeting, Pack, Stage
from partnerships.access import PERMISSIONS_OF_ROLE, SCOPE_OF_ROLE, Permission, Role, Scope
from partnerships.mail import rows
from partnerships.models import RoleAssignment, User

KIND = "meeting"
RESPONSIBLE = {Permission.BUILD_TIMETABLE, Permission.WRITE_REPORT}
#: Who is told as well, without what it does to deadlines: they have to be there, or to sign before it.
CONCERNED = [Role.SCRUTINY, Role.PARTNER_LEAD, Role.SIGNING_OFFICER]
#: Roles that build timetables or write reports at a partnership or a council; site administrators keep the portal.
ROLES = [
    role
    for role, permissions in PERMISSIONS_OF_ROLE.items()
    if permissions & RESPONSIBLE and SCOPE_OF_ROLE[role] != Scope.SITE
]


def tell(effects: Effects, meeting: Meeting, *, by: User) -> int:
    """Write to all who are responsible for a plan on the meeting, or have to be there, but not to the one who moved it.

    Gives the number.

    ``meeting`` is the row that stands now (or the cancelled one); its identity and sequence make a mail the only one.
    """
    key = f"{meeting.uid}:{meeting.sequence}"
    was, told = spell(effects.meeting.on), 0
    what = f"meets on {spell(effects.on)}, not on {was}" if effects.on else f"does not meet on {was}"
    for person, text in {**_texts_of_concerned(effects, meeting), **_texts_of_responsible(effects, meeting)}.items():
        if person != by:
            told += rows.write(person, kind=KIND, key=key, subject=f"{meeting.body.name} {what}", text=text)
    return told


def tell_of_sitting(adjourned: Meeting, later: Meeting, items: list[Stage], *, by: User, today: date) -> int:
    """Write to those who sit there, and to all who are responsible for an item or concerned with it, when a meeting
    that was adjourned goes on; gives the number. Of a day that is over nobody is told.
    """
    if later.on < today:
        return 0
    plans = tuple(Effect(each, ()) for each in {stage.timetable_id: stage.timetable for stage in items}.values())
    sitting = [each.user for each in sitting_on(later.body, later.on)]
    people = dict.fromkeys([*people_at(plans, [*ROLES, *CONCERNED]), *sitting])
    at = f", {later.starts_at:%H:%M}" if later.starts_at else ""
    told = [
        f"The meeting of {later.body.name} ({later.body.owners}) on {spell(adjourned.on)} was adjourned. It "
        f"continues on {spell(later.on)}{at}{f', {later.place}' if later.place else ''}.\n"
        f"Reason: {adjourned.adjourned_because}",
        "\n".join(["Left for then:", *(f"- {stage.paper.title}" for stage in items)]) if items else "",
        "Its notice and its papers are those of the first sitting.",
        rows.full_address(later.get_absolute_url()),
    ]
    subject, text = f"{later.body.name} continues on {spell(later.on)}", "\n\n".join(filter(None, told)) + "\n"
    key = f"{later.uid}:sitting"
    return sum(rows.write(each, kind=KIND, key=key, subject=subject, text=text) for each in people if each != by)


def _texts_of_responsible(effects, meeting) -> dict[User, str]:
    people = people_at(effects.timetables, ROLES)
    return {person: text_of(effects, found, meeting) for person, found in people.items()}


def _texts_of_concerned(effects, meeting) -> dict[User, str]:
    """Scrutiny, partners and signing officers of the plans on it, and those who sit on the body where a plan is on it
    or they have its pack."""
    texts = {
        person: _short(effects, found, meeting) for person, found in people_at(effects.timetables, CONCERNED).items()
    }
    is_known = effects.timetables or Pack.objects.of(meeting).published().exists()
    sitting = [each.user for each in sitting_on(meeting.body, effects.meeting.on)] if is_known else []
    return {person: _short(effects, effects.timetables, meeting) for person in sitting} | texts


def people_at(found: tuple[Effect, ...], wanted: list[Role]) -> dict[User, list[Effect]]:
    """Each active person with one of the roles at a plan's partnership or council, with their plans (one query)."""
    of_partnership, of_council = defaultdict(list), defaultdict(list)
    for effect in found:
        place = effect.timetable.access_place()
        for known, keys in ((of_partnership, place.partnerships), (of_council, place.councils)):
            for key in keys:
                known[key].append(effect)
    roles = RoleAssignment.objects.current().filter(role__in=wanted, user__is_active=True).select_related("user")
    roles = roles.filter(Q(partnership__in=of_partnership) | Q(council__in=of_council))
    people = defaultdict(dict)
    for role in roles.order_by("user__name", "user_id", "pk"):
        effects = of_partnership[role.partnership_id] if role.partnership_id else of_council[role.council_id]
        people[role.user] |= {effect.timetable.pk: effect for effect in effects}
    return {person: list(effects.values()) for person, effects in people.items()}


def text_of(effects: Effects, found: list[Effect], meeting: Meeting) -> str:
    """The whole mail: what was moved and why, then each plan with old and new dates and what no longer fits."""
    return "\n\n".join([_head(effects, meeting), *(_plan(effect) for effect in found)]) + "\n"


def _short(effects, found, meeting):
    """What was moved and why, which plans were on it, and where it stands now."""
    titles = [f"- {each.timetable.paper.title} ({each.timetable.paper.partnership.name})" for each in found]
    address = rows.full_address(meeting.get_absolute_url())
    agenda = ["\n".join(["On its agenda:", *titles])] if titles else []
    return "\n\n".join([_head(effects, meeting), *agenda, address]) + "\n"


def _head(effects, meeting):
    what = f"is moved to {spell(effects.on)}" if effects.on else "is cancelled"
    return (
        f"The meeting of {meeting.body.name} ({meeting.body.owners}) on {spell(effects.meeting.on)} {what}.\n"
        f"Reason: {meeting.reason}"
    )


def _plan(effect):
    timetable = effect.timetable
    lines = [f"{timetable.paper.title} ({timetable.paper.partnership.name})"]
    lines += [line for stage in effect.stages for line in _stage(stage)]
    lines += [f"- New: {each.sentence} {each.suggestion}" for each in effect.brings]
    lines += [f"- No longer: {each.sentence}" for each in effect.resolves]
    return "\n".join([*lines, rows.full_address(timetable.get_absolute_url())])


def _stage(stage: StageEffect):
    role = f"{stage.stage.body.name} ({stage.stage.get_role_display().lower()})"
    if not stage.moves:
        kept = "its date is confirmed and stays" if stage.stage.current_date.is_confirmed else "its date stays"
        return [f"{role}: {kept}; choose another meeting."]
    if stage.comes_back:
        return [f"{role}: the meeting is back on its confirmed day, {spell(stage.on)}."]
    kept = ", and stays confirmed" if stage.is_confirmed else ""
    lines = [f"{role}: the date moves with the meeting{kept}."]
    for change in stage.changes:
        before, after = (spell(day) if day else "none" for day in (change.before, change.after))
        lines.append(f"- {change.label}: {after}" + (f" (was {before})" if change.is_other else ", as before"))
    return lines
