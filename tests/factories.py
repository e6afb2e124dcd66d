"""Small factories: each makes one believable row, every argument optional, nothing random."""

from datetime import date, timedelta
from itertools import count

from governance.models import Body, Implication, Meeting, Report, Stage, StageDate, Timetable
from partnerships.access import SCOPE_OF_ROLE, Role, Scope
from partnerships.models import Membership, Organisation, Partnership, RoleAssignment, User
from plans.models import Addendum, Block, Paper, Plan, PlanYear, StrategicAssessment

_numbers = count(1)


def make_organisation(name="Anyborough Police", kind="police", **fields):
    number = next(_numbers)
    return Organisation.objects.create(name=name, kind=kind, **{"slug": f"organisation-{number}", **fields})


def make_council(name="Anyborough Council", **fields):
    return make_organisation(name, kind=fields.pop("kind", "unitary"), **fields)


def make_partnership(name="Anyborough Community Safety Partnership", *, council=None, **fields):
    number = next(_numbers)
    partnership = Partnership.objects.create(name=name, **{"slug": f"partnership-{number}", **fields})
    partnership.lead_councils.add(council or make_council())
    return partnership


def make_user(role=None, at=None, *, organisation=None, password=None, **fields):
    """A person with one role at a partnership, a council or (for a site role) everywhere; ``password``: if any."""
    number = next(_numbers)
    user = User(**{"email": f"person{number}@example.org", "name": f"Person {number}"} | fields)
    user.set_password(password)  # None: nobody signs in with one
    user.save()
    if role:
        give_role(user, role, at, organisation=organisation)
    return user


def give_role(user, role, at=None, *, organisation=None):
    scope = SCOPE_OF_ROLE[Role(role)]
    place = {Scope.PARTNERSHIP: {"partnership": at}, Scope.COUNCIL: {"council": at}, Scope.SITE: {}}[scope]
    if role == Role.PARTNER_LEAD and organisation is None:
        organisation = make_organisation()
    user.__dict__.pop("_roles_held", None)
    return RoleAssignment.objects.create(user=user, role=role, organisation=organisation, **place)


def make_paper(partnership=None, kind="plan", state="drafting", **fields):
    return Paper.objects.create(partnership=partnership or make_partnership(), kind=kind, state=state, **fields)


def make_plan(partnership=None, *, state="drafting", blocks=("Our area", "Our priorities"), **fields):
    """A plan whose paper holds one rich-text block for each heading in ``blocks``."""
    number = next(_numbers)
    paper = make_paper(partnership, state=state)
    values = {
        "slug": f"plan-{number}",
        "title": "Safer Anyborough",
        "starts_on": date(2026, 4, 1),
        "ends_on": date(2029, 3, 31),
        **fields,
    }
    plan = Plan.objects.create(partnership=paper.partnership, paper=paper, **values)
    for position, heading in enumerate(blocks):
        make_block(paper, heading=heading, position=position)
    return plan


def make_block(paper, kind="rich_text", **fields):
    values = {"heading": "Our area", "data": {"html": "<p>Anyborough is a place.</p>"}, **fields}
    return Block.objects.create(paper=paper, kind=kind, **values)


def make_year(plan, starts_on=None, ends_on=None, **fields):
    starts_on = starts_on or plan.starts_on
    ends_on = ends_on or date(starts_on.year + 1, 3, 31)
    paper = make_paper(plan.partnership, kind="year", **fields)
    return PlanYear.objects.create(plan=plan, starts_on=starts_on, ends_on=ends_on, paper=paper)


def make_addendum(plan, number=1, *, dated_on=date(2027, 1, 5), subject="Flooding", **fields):
    paper = make_paper(plan.partnership, kind="addendum", **fields)
    return Addendum.objects.create(plan=plan, number=number, dated_on=dated_on, subject=subject, paper=paper)


def make_assessment(partnership=None, **fields):
    number = next(_numbers)
    paper = make_paper(partnership, kind="assessment")
    values = {
        "slug": f"assessment-{number}",
        "title": "Strategic assessment",
        "starts_on": date(2024, 10, 1),
        "ends_on": date(2025, 9, 30),
        **fields,
    }
    return StrategicAssessment.objects.create(partnership=paper.partnership, paper=paper, **values)


def make_membership(partnership, organisation=None, **fields):
    values = {"statutory_kind": "police", "designation": "responsible", **fields}
    organisation = organisation or make_organisation()
    return Membership.objects.create(partnership=partnership, organisation=organisation, **values)


def make_body(council=None, kind="executive", *, name="Cabinet", **fields):
    """A body of a council, or of the partnership given as ``partnership=``."""
    owner = {} if "partnership" in fields else {"council": council or make_council()}
    return Body.objects.create(kind=kind, name=name, **{"slug": f"body-{next(_numbers)}", **owner, **fields})


def make_meeting(body=None, on=date(2027, 2, 10), **fields):
    return Meeting.objects.create(body=body or make_body(), on=on, **fields)


ROUTE = (
    ("partnership_board", "prepare"),
    ("scrutiny", "scrutinise"),
    ("executive", "recommend"),
    ("full_council", "decide"),
)
BODY_NAMES = {"scrutiny": "Overview and Scrutiny", "executive": "Cabinet", "full_council": "Full Council"}


#: First meeting of a timetable whose bodies have all met: what they decided can be recorded.
MET = date(2026, 1, 13)


def make_timetable(paper=None, *, council=None, route=ROUTE, start=date(2027, 1, 12), by=None):
    """A timetable over a route's stages, three weeks apart, each with its body and meeting."""
    paper = paper or make_plan().paper
    council = council or paper.partnership.lead_councils.first()
    timetable = Timetable.objects.create(paper=paper, council=council, route="District with an executive")
    by = by or make_user("site_administrator")
    for number, (kind, role) in enumerate(route):
        of_partnership = kind == "partnership_board"
        name = BODY_NAMES.get(kind, kind.replace("_", " ").capitalize())
        body = make_body(council, kind, name=name, **({"partnership": paper.partnership} if of_partnership else {}))
        stage = Stage.objects.create(timetable=timetable, step=number + 1, body=body, role=role)
        meeting = make_meeting(body, start + timedelta(weeks=3 * number))
        StageDate.objects.create(stage=stage, standing="planned", meeting=meeting, said_by=by)
    return timetable


HEADINGS = {"Legal": "The council must adopt a plan.", "Finance": "Met from the budget."}


def make_report(timetable=None, *, stage=None, author="Community Safety Manager", implications=HEADINGS, **fields):
    """A committee report; ``implications={"Legal": "None."}`` gives it headings with their texts."""
    timetable = timetable or make_timetable()
    stage = stage or timetable.stages.order_by("step").first()
    fields = {"title": "Community safety plan", **fields}
    report = Report.objects.create(timetable=timetable, stage=stage, author=author, **fields)
    for position, (heading, text) in enumerate(implications.items()):
        post = f"Head of {heading}"
        Implication.objects.create(report=report, position=position, heading=heading, text=text, post=post)
    return report
