"""What scrutiny recommended to the made-up council's partnership: one answered and followed up, one that is waiting."""

from datetime import date, timedelta

from governance.models import Recommendation
from governance.scrutiny.tracking import answer, ask_authorities, follow_up
from partnerships.models import Membership, User
from plans.models import Plan

MADE_BY = "Communities Scrutiny Committee"
DONE = "That the partnership publish its performance against the plan’s measures each quarter"
WAITING = "That each responsible authority name the officer who answers for its actions"


def fill_scrutiny(plan: Plan, today: date, *, by: User):
    """On the plan in force; nothing where its recommendations are there already."""
    if not plan.paper.is_standing or Recommendation.objects.filter(paper=plan.paper, text=DONE).exists():
        return
    members = Membership.objects.filter(partnership=plan.partnership)
    members = members.exclude(statutory_kind=Membership.StatutoryKind.NOT_STATUTORY)
    bodies = [each.organisation for each in members.select_related("organisation")[:3]]
    for text, days in ((DONE, 130), (WAITING, 20)):
        made_on = today - timedelta(days=days)
        row = Recommendation(paper=plan.paper, text=text, made_by=MADE_BY, made_on=made_on.isoformat(), is_public=True)
        row._history_user = by
        row.save()
        ask_authorities(row, bodies, by=by)
        if text == DONE:
            _follow(row, made_on, by)


def _follow(row, made_on, by):
    for each in row.answers.all():
        answer(each, by=by, decision="accepted", text="", answered_on=made_on + timedelta(days=24))
    text = "The first two quarters are published on the portal; the third follows when it closes."
    follow_up(row, by=by, text=text, is_implemented=True)
