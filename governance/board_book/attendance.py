"""Who had a seat on the day of a meeting, and whether enough of them came."""

from datetime import date

from governance.models import Attendance, Body, Minutes
from partnerships.models import Membership

CAME = (Attendance.Presence.PRESENT, Attendance.Presence.SUBSTITUTE)


def seats_of_the_day(body: Body, day: date) -> list[Attendance]:
    """A line for each organisation that was a member of the board's partnership, with the post that held its seat; one
    line too where it was a member as two authorities, with a vote where it had one as either."""
    posts, lines = {}, {}
    for seat in body.seats.with_turns():
        for turn in seat.turns.all():
            if turn.is_held_on(day):
                posts[turn.organisation_id] = turn.held_by
    members = Membership.objects.filter(partnership=body.partnership_id).in_force(day).select_related("organisation")
    for member in members:
        line = lines.setdefault(
            member.organisation_id,
            Attendance(
                position=len(lines),
                organisation=member.organisation,
                post=posts.get(member.organisation_id, ""),
                has_vote=member.has_vote,
            ),
        )
        line.has_vote = line.has_vote or member.has_vote
    return list(lines.values())


def quorum_words(minutes: Minutes) -> str:
    """ "5 of 7 with a vote were there. The quorum of 4 was met." Where it is not recorded who has a vote all count."""
    voting = [row for row in minutes.attendance.all() if row.organisation_id and row.has_vote is not False]
    if all(row.presence == Attendance.Presence.NOT_RECORDED for row in voting):
        return "Who was there is not recorded."
    came, quorum = sum(row.presence in CAME for row in voting), minutes.meeting.body.quorum
    counted = f"{came} of {len(voting)} with a vote {'was' if came == 1 else 'were'} there."
    if quorum is None:
        return f"{counted} The board’s quorum is not recorded."
    return f"{counted} The quorum of {quorum} was {'met' if came >= quorum else 'not met'}."
