"""List pages ask a fixed number of questions of the database: the same at one row and at three, and under twenty."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.duties.verbs import record_evidence
from governance.forward_plan import notices as key_notices
from governance.models.duty_table import BY_ID
from partnerships.access import Role
from plans.discussion.verbs import comment
from plans.models import Publication, Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze, publish
from tests.days import in_days, today
from tests.factories import (
    give_role,
    make_block,
    make_body,
    make_council,
    make_meeting,
    make_membership,
    make_organisation,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
    make_year,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]
MOST = 20
#: Still over it, whatever the number of rows: My tasks and the desk gather every room's tasks and a whole calendar.
#: A plan's page asks for the HTML that was made of its text, which saves half of the page's time; a duty is worked out
#: of all that a partnership has, each kind of it read by one question. The forward plan names who sits on committees.
OVER = {"desk", "duty", "forward plan", "tasks", "tasks of a clerk", "versions"}


def adopted_plan(partnership, officer, n):
    starts_on = date(today().year - 3 * n, 4, 1) - timedelta(days=365)
    plan = make_plan(partnership, starts_on=starts_on, ends_on=starts_on + timedelta(days=1095), title=f"Plan {n}")
    version = freeze(plan.paper, by=officer, purpose=Version.Purpose.SUBMISSION)
    administrator = make_user(Role.SITE_ADMINISTRATOR)
    send_for_approval(plan.paper, by=administrator)
    adopt(plan.paper, version, by=administrator, on=starts_on, body="Full Council")
    return plan


class Place:
    """A partnership to whose lists a test adds one row at a time."""

    def __init__(self):
        self.council = make_council(name="Anyborough Council")
        self.partnership = make_partnership(council=self.council)
        self.officer = make_user(Role.OFFICER, self.partnership)
        self.administrator = make_user(Role.ADMINISTRATOR, self.partnership)
        self.clerk = make_user(Role.CLERK, self.council)
        self.plan = make_plan(self.partnership, blocks=("Our area",))
        self.timetable = make_timetable(self.plan.paper, council=self.council)
        self.body = make_body(self.council)
        self.n = 0

    def add(self, what):
        self.n += 1
        getattr(self, f"add_{what}")()

    def add_partnership(self):
        adopted_plan(make_partnership(name=f"Partnership {self.n}"), self.officer, 0)

    def add_plan(self):
        adopted_plan(self.partnership, self.officer, self.n)

    def add_version(self):
        version = freeze(self.plan.paper, by=self.officer, purpose=Version.Purpose.SUBMISSION)
        publish(version, by=self.officer, basis=Publication.Basis.PAPERS)

    def add_block(self):
        block = make_block(self.plan.paper, heading=f"Chapter {self.n}", position=self.n)
        comment(self.plan.paper, block.key, by=self.officer, text="Is this right?")

    def add_draft(self):
        make_year(make_plan(self.partnership, title=f"Draft {self.n}"))

    def add_meeting(self):
        body = make_body(self.council, name=f"Committee {self.n}", kind="committee")
        make_meeting(body, in_days(10 * self.n))

    def add_body_meeting(self):
        for days in (10 * self.n, -10 * self.n):
            make_meeting(self.body, in_days(days))

    def add_timetable(self):
        make_timetable(make_plan(self.partnership, title=f"Draft {self.n}").paper, council=self.council)

    def add_deciding_council(self):
        other = make_council(name=f"Council {self.n}")
        self.partnership.lead_councils.add(other)
        make_timetable(self.plan.paper, council=other)

    def add_key_decision(self):
        """One of which no notice is given, and one of which it is."""
        for title in (f"Draft {self.n}", f"Noticed {self.n}"):
            timetable = make_timetable(make_plan(self.partnership, title=title).paper, council=self.council)
            stage = timetable.stages.get(body__kind="executive")
            stage.is_key_decision = True
            stage.save()
        key_notices.give(
            stage, by=self.clerk, given_on=today(), matter=title, decision_maker="Cabinet", decided_when="In spring",
            available_from="Town Hall", later_documents="Ask us.",
        )  # fmt: skip

    def add_person(self):
        person = make_user(Role.READER, self.partnership)
        give_role(person, Role.PARTNER_LEAD, self.partnership, organisation=make_organisation(f"Body {self.n}"))

    def add_evidence(self):
        on = in_days(-self.n)
        record_evidence(self.partnership, BY_ID["FIS-4"], by=self.officer, on=on, note=f"Protocol {self.n}")

    def add_membership(self):
        make_membership(self.partnership, make_organisation(f"Police {self.n}"))


def page(name, **named):
    return lambda place: reverse(name, kwargs={key: value(place) for key, value in named.items()})


def slug(place):
    return place.partnership.slug


def council(place):
    return place.council.slug


def paper(place):
    return place.plan.paper.key


#: page → who opens it, what is added, how many queries at one row and at three.
LISTS = {
    "home": (page("pages:home"), None, "partnership", 4),
    "search": (lambda place: "/?q=Anyborough", None, "partnership", 8),
    "partnership": (page("pages:partnership", slug=slug), None, "plan", 16),
    "members of a partnership": (page("pages:partnership", slug=slug), None, "membership", 14),
    "versions": (page("plans:detail", slug=lambda place: place.plan.slug), "officer", "version", 26),
    "meetings": (page("governance:meetings"), None, "meeting", 6),
    "calendar": (page("governance:meetings_calendar"), None, "meeting", 9),
    "tasks": (page("pages:tasks"), "officer", "draft", 58),
    "tasks of a clerk": (page("pages:tasks"), "clerk", "timetable", 35),
    "writing": (page("plans:write", key=paper), "officer", "block", 19),
    "paper": (page("plans:paper", key=paper), "officer", "block", 15),
    "read and comment": (page("plans:paper_read", key=paper), "officer", "block", 13),
    "history": (page("plans:paper_history", key=paper), "officer", "block", 12),
    "timetables": (page("governance:timetables"), "clerk", "timetable", 11),
    "timetable": (page("governance:timetable", pk=lambda place: place.timetable.pk), "clerk", "version", 18),
    "desk": (page("governance:desk"), "clerk", "timetable", 35),
    "forward plan": (page("governance:forward_plan", slug=council), "clerk", "key_decision", 20),
    "public forward plan": (page("governance:public_forward_plan", slug=council), None, "key_decision", 6),
    "on time": (page("governance:paper_on_time", key=paper), "clerk", "deciding_council", 19),
    "bodies": (page("governance:bodies"), "clerk", "meeting", 8),
    "body": (page("governance:body", pk=lambda place: place.body.pk), "clerk", "body_meeting", 19),
    "people": (page("partnerships:people", slug=slug), "administrator", "person", 8),
    "memberships": (page("partnerships:memberships", slug=slug), "administrator", "membership", 7),
    "organisations": (page("partnerships:organisations", slug=slug), "administrator", "membership", 7),
    "duties": (page("governance:duties", slug=slug), "officer", "evidence", 18),
    "duty": (page("governance:duty", slug=slug, duty=lambda place: "fis-4"), "officer", "evidence", 20),
}


def count(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries), "\n".join(query["sql"][:300] for query in queries)


@pytest.mark.parametrize("name", LISTS)
def test_list_asks_the_same_at_one_row_and_at_three(name, client):
    address, role, what, expected = LISTS[name]
    place = Place()
    place.add(what)
    if role:
        client.force_login(getattr(place, role), backend="django.contrib.auth.backends.ModelBackend")
    client.get(address(place))  # what a process asks once, such as settings and system users
    at_one, _ = count(client, address(place))
    place.add(what)
    place.add(what)
    at_three, sql = count(client, address(place))

    assert (at_one, at_three) == (expected, expected), sql
    assert (expected >= MOST) == (name in OVER)
