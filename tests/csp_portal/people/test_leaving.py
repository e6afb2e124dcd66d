"""Somebody goes: roles end, and what waits for the person by name goes to a colleague, all of it or nothing."""

import pytest

from csp_portal.people.erasing import reasons_not_to_erase
from csp_portal.people.forms import LeaveForm
from csp_portal.people.leaving import leave, reasons_not_to_leave
from governance.reporting.sign_off import ask
from partnerships.access import Role
from partnerships.models import AuditEntry, Mail, User
from partnerships.people.forms import EndRoleForm
from partnerships.people.handing_over import in_name_of
from partnerships.people.verbs import end_role
from partnerships.verbs import Refused
from plans.discussion.assigning import assign
from plans.discussion.verbs import comment
from tests.factories import give_role, make_partnership, make_plan, make_report, make_user

pytestmark = pytest.mark.django_db
WHY = "Leaves on 31 March"


@pytest.fixture
def admin():
    return make_user(Role.SITE_ADMINISTRATOR)


@pytest.fixture
def asked():
    report = make_report()
    lawyer = make_user(Role.SIGNING_OFFICER, report.timetable.council, name="Lee Lawyer")
    officer = make_user(Role.OFFICER, report.paper.partnership)
    return ask(report.implications.get(heading="Legal"), by=officer, post="Head of Legal", person=lawyer)


def roles(user):
    return [role.role for role in user.role_assignments.current()]


def test_what_waits_by_name_goes_to_the_colleague(admin, asked):
    lawyer, next_one = asked.person, make_user()

    left = leave(lawyer, by=admin, to=next_one, roles=lawyer.role_assignments.all(), reason=WHY)

    asked.refresh_from_db()
    lawyer.refresh_from_db()
    assert (left.roles, left.given, left.handed_over, asked.person) == (1, 1, 1, next_one)
    assert (roles(lawyer), roles(next_one), lawyer.is_active) == ([], [Role.SIGNING_OFFICER], False)
    assert Mail.objects.filter(to=next_one).get().subject == "To sign: Legal"
    assert AuditEntry.objects.filter(event="sign-off handed on").get().reason == WHY
    assert AuditEntry.objects.get(event="person left").details == {"handed_over": 1}
    assert lawyer.history.first().history_change_reason == WHY


def test_whom_nothing_waits_for_leaves_without_a_colleague(admin):
    officer = make_user(Role.OFFICER, make_partnership())
    leave(officer, by=admin, reason="An earlier one")
    User.objects.filter(pk=officer.pk).update(is_active=True)
    back = give_role(officer, Role.READER, make_partnership())

    left = leave(User.objects.get(pk=officer.pk), by=admin, reason=WHY)

    back.refresh_from_db()
    assert (left.roles, left.given, left.handed_over, back.ended_by) == (1, 0, 0, admin)
    assert [entry.reason for entry in AuditEntry.objects.filter(event="role ended").order_by("pk")] == [
        "An earlier one", WHY
    ]  # fmt: skip


def test_colleague_who_may_not_sign_is_refused_and_nothing_ends(admin, asked):
    lawyer, stranger = asked.person, make_user()

    with pytest.raises(Refused, match="give the role of a signing officer there first"):
        leave(lawyer, by=admin, to=stranger, reason=WHY)

    assert (len(in_name_of(lawyer)), roles(lawyer)) == (1, [Role.SIGNING_OFFICER])


def test_nobody_goes_while_something_waits_by_name(admin, asked):
    assert reasons_not_to_leave(asked.person, by=admin) == [
        "Choose who takes over what stands in the name of Lee Lawyer."
    ]
    assert reasons_not_to_erase(asked.person, by=admin) == [
        "Something still waits for Lee Lawyer by name: hand it over first."
    ]


def test_nobody_closes_their_own_account(admin):
    assert reasons_not_to_leave(admin, by=admin) == [
        "You cannot close your own account: another site administrator does."
    ]
    assert reasons_not_to_leave(make_user(Role.SITE_ADMINISTRATOR), by=admin) == []


def test_who_closes_whose_account(admin):
    chair, gone = make_user(Role.ADMINISTRATOR, make_partnership(), name="Ann Chair"), make_user(is_active=False)

    assert reasons_not_to_leave(gone, by=chair) == ["Only a site administrator ends all roles of a person at once."]
    assert reasons_not_to_leave(gone, by=admin) == [f"{gone} no longer has access."]
    assert reasons_not_to_leave(User.objects.system("import"), by=admin) == ["Imported no longer has access."]
    with pytest.raises(Refused) as refused:
        leave(chair, by=admin, reason=" ")
    place = chair.role_assignments.get().partnership
    told = f"Ann Chair is the only administrator of {place}: hand that role to somebody."
    assert refused.value.reasons == [told, "Say why the person goes."]


def test_other_administrators_are_those_of_that_partnership_who_can_sign_in(admin):
    place, other = make_partnership(), make_partnership()
    chair = make_user(Role.ADMINISTRATOR, place)
    make_user(Role.ADMINISTRATOR, other)
    make_user(Role.ADMINISTRATOR, place, is_active=False)
    before = len(reasons_not_to_leave(chair, by=admin))
    second = make_user(Role.ADMINISTRATOR, place)
    with_two = reasons_not_to_leave(chair, by=admin)
    end_role(second.role_assignments.get(), by=admin)

    assert (before, with_two, len(reasons_not_to_leave(chair, by=admin))) == (1, [], 1)
    make_user(Role.ADMINISTRATOR, place)
    end_role(chair.role_assignments.get(), by=admin)
    assert reasons_not_to_leave(chair, by=admin) == []


def test_only_administrator_hands_the_role_on(admin):
    partnership = make_report().paper.partnership
    chair, next_one = make_user(Role.ADMINISTRATOR, partnership), make_user(Role.READER, partnership)
    before = reasons_not_to_leave(chair, by=admin)

    leave(chair, by=admin, to=next_one, roles=chair.role_assignments.all(), reason=WHY)

    assert before == [f"{chair} is the only administrator of {partnership}: hand that role to somebody."]
    assert sorted(roles(next_one)) == [Role.ADMINISTRATOR, Role.READER]


def test_end_of_one_role_hands_over_what_waits_at_that_partnership(asked):
    place, lawyer = asked.report.paper.partnership, asked.person
    chair, role = make_user(Role.ADMINISTRATOR, place), give_role(lawyer, Role.READER, place)
    next_one = make_user(Role.SIGNING_OFFICER, asked.report.timetable.council)

    elsewhere = in_name_of(lawyer, make_partnership())
    end_role(role, by=chair, to=next_one, reason=WHY)

    asked.refresh_from_db()
    assert (elsewhere, asked.person, roles(next_one)) == ([], next_one, [Role.READER, Role.SIGNING_OFFICER])


def test_page_shows_what_waits_and_asks_who_gets_the_roles(client, admin, asked):
    client.force_login(admin)
    url = f"/workspace/people/{asked.person.pk}/leave/"

    page = client.get(url)
    errors = client.post(url, {"roles": [asked.person.role_assignments.get().pk], "reason": WHY}).context["form"].errors

    assert [thing.title for thing in page.context["things"]] == [f"Sign “Legal” in “{asked.report.title}”"]
    assert errors == {"to": ["Choose who gets these roles."]}


def test_colleagues_of_one_name_are_told_apart_where_one_takes_over(admin, asked):
    role = asked.person.role_assignments.get()
    for number in range(2):
        make_user(Role.CLERK, role.council, name="Jo Ward", email=f"jo{number}@x.example")
    make_user(Role.CLERK, role.council, name="Al Lone")

    told = [
        [label for _, label in form.fields["to"].choices]
        for form in (LeaveForm(person=asked.person), EndRoleForm(role=role))
    ]

    assert told[1][1:] == ["Al Lone", "Jo Ward (jo0@x.example)", "Jo Ward (jo1@x.example)"]
    assert set(told[1][1:]) <= set(told[0])


# --- One role ends -----------------------------------------------------------------------------------------------


def test_what_waits_for_a_signing_officer_goes_on_when_the_role_at_the_council_ends(client, admin, asked):
    role = asked.person.role_assignments.get()
    colleague = make_user(Role.MEMBER, role.council)
    client.force_login(admin)
    address = f"/workspace/councils/{role.council.slug}/people/{role.pk}/end/"

    assert [thing.title for thing in client.get(address).context["things"]] == [
        "Sign “Legal” in “Community safety plan”"
    ]
    client.post(address, {"to": colleague.pk, "reason": WHY})

    asked.refresh_from_db()
    assert (asked.person, roles(asked.person), roles(role.user)) == (colleague, [Role.MEMBER, Role.SIGNING_OFFICER], [])


def test_a_comment_that_was_given_to_an_officer_goes_to_the_colleague(admin):
    paper = make_plan(blocks=("Our area",)).paper
    officer, colleague = (make_user(Role.OFFICER, paper.partnership) for _ in range(2))
    question = comment(paper, paper.blocks.get().key, by=colleague, text="Which area?")
    assign(question, by=colleague, to=officer)
    answered = comment(paper, paper.blocks.get().key, by=colleague, text="Which year?", assigned_to=officer)
    comment(paper, None, by=officer, text="This one.", parent=answered)
    waiting = in_name_of(officer)

    end_role(officer.role_assignments.get(), by=admin, to=colleague)

    question.refresh_from_db()
    assert question.assigned_to == colleague
    assert [thing.title for thing in waiting] == [f"Deal with a comment of {colleague} on “{paper.title}”"]
