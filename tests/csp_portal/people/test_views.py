"""Pages of a site administrator about people: who has access, the yearly review, erasing somebody."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from csp_portal.people.access_list import administration, as_file, last_review, record_review, review_tasks
from csp_portal.people.leaving import end_all_roles
from partnerships.access import Role
from partnerships.models import AuditEntry, RoleAssignment, User, audit
from tests.days import in_days, today
from tests.factories import give_role, make_partnership, make_user
from tests.lists import list_on

pytestmark = pytest.mark.django_db
PAGE = "/workspace/people/"


@pytest.fixture
def admin(client):
    user = make_user(Role.SITE_ADMINISTRATOR, name="Zoe Admin")
    client.force_login(user)
    return user


@pytest.fixture
def officer(admin):
    user = make_user(name="Jane Doe", email="jane@anyborough.example")
    role = give_role(user, Role.OFFICER, make_partnership("Anyborough"))
    RoleAssignment.objects.filter(pk=role.pk).update(given_by=admin)
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - timedelta(days=200))
    return user


def names(response):
    return [cell.split("  ")[0].rsplit(" ", 1)[0] for cell in list_on(response, "Roles in force").column("Name")]


def test_list_says_who_has_access_by_whom_and_when_they_last_came(client, admin, officer):
    shown = list_on(client.get(PAGE), "Roles in force")

    seen = timezone.localdate(timezone.now() - timedelta(days=200))
    assert shown.rows[0][1:3] == ["Community safety officer", "Anyborough"]
    assert shown.rows[0][4:6] == ["Zoe Admin", f"{seen.day} {seen:%B %Y}"]
    assert shown.column("Last sign-in")[1] == "never" or shown.rows[1][1] == "Site administrator"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=anyborough", ["Jane Doe"]),
        ("role=site_administrator", ["Zoe Admin"]),
        ("seen=long_ago", ["Jane Doe"]),
        ("seen=never", ["Al New"]),
    ],
)
def test_list_is_narrowed(client, admin, officer, query, found):
    make_user(Role.READER, make_partnership("Elsewhere"), name="Al New")
    make_user(Role.READER, make_partnership("Elsewhere"), name="The portal", is_system=True)
    assert names(client.get(f"{PAGE}?{query}")) == found


def test_who_reaches_the_administration_pages_is_listed_whatever_their_roles(admin):
    staff, whole = make_user(name="Al Staff", is_staff=True), make_user(name="Bo Whole", is_superuser=True)
    for more in ({"is_active": False}, {"is_system": True}):
        make_user(is_staff=True, **more)

    assert list(administration()) == [staff, whole]


def test_people_who_left_are_not_on_the_list(client, admin, officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    end_all_roles(make_user(Role.READER, make_partnership()), by=admin, reason="Left")

    assert names(client.get(PAGE)) == ["Zoe Admin"]


def test_list_comes_as_a_file_for_spreadsheets(client, admin, officer):
    User.objects.filter(pk=officer.pk).update(name='=HYPERLINK("x")')

    lines = client.get(f"{PAGE}access.csv?role=officer").content.decode().splitlines()

    assert lines[0] == "Name,E-mail,Role,At,Speaks for,Given on,Given by,Last sign-in"
    assert lines[1].startswith('"\'=HYPERLINK(""x"")",jane@anyborough.example,Community safety officer,Anyborough,,')
    assert len(lines) == 2


def test_each_line_of_the_file_says_since_when_by_whom_and_when_last_seen(admin, officer):
    new = give_role(make_user(name="Al New", email="al@x.example"), Role.READER, make_partnership("Elsewhere"))
    seen, day = (timezone.now() - timedelta(days=200)).date().isoformat(), today().isoformat()

    lines = as_file([RoleAssignment.objects.get(user=officer), new]).splitlines()[1:]

    assert lines == [
        f"Jane Doe,jane@anyborough.example,Community safety officer,Anyborough,,{day},Zoe Admin,{seen}",
        f"Al New,al@x.example,Reader,Elsewhere,,{day},,never",
    ]


def test_file_of_nobody_has_its_heads():
    assert as_file([]) == "Name,E-mail,Role,At,Speaks for,Given on,Given by,Last sign-in\r\n"


def test_review_is_recorded_and_asked_for_again_in_a_year(client, admin, officer):
    User.objects.update(date_joined=timezone.now() - timedelta(days=350))
    before = [task.due for task in review_tasks(admin, today())]

    client.post(f"{PAGE}reviewed/", {"note": "All confirmed"})

    entry = AuditEntry.objects.get(event="access reviewed")
    assert (before, entry.by, entry.reason, entry.details) == (
        [in_days(15)],
        admin,
        "All confirmed",
        {"roles": 2},
    )
    assert review_tasks(admin, today()) == []
    assert [task.due for task in review_tasks(admin, in_days(340))] == [in_days(365)]
    assert review_tasks(officer, today()) == []
    assert review_tasks(officer, in_days(365)) == []


def test_the_last_review_counts_and_is_asked_for_a_month_ahead(admin):
    User.objects.system("import")
    User.objects.filter(is_system=True).update(date_joined=timezone.now() - timedelta(days=900))
    audit("role given", admin, by=admin)
    entries = QuerySet(model=AuditEntry)  # the log's own refuses to change an entry
    for days in (100, 400):
        record_review(by=admin, note=f"{days}")
        entries.filter(reason=f"{days}").update(at=timezone.now() - timedelta(days=days))

    assert last_review().reason == "100"
    asked = [[task.due for task in review_tasks(admin, in_days(days))] for days in (234, 235)]
    assert asked == [[], [in_days(265)]]


def test_a_portal_without_a_review_counts_from_its_first_person(admin):
    User.objects.system("import")
    User.objects.filter(is_system=True).update(date_joined=timezone.now() - timedelta(days=900))
    User.objects.filter(pk=admin.pk).update(date_joined=timezone.now() - timedelta(days=340))

    assert [task.due for task in review_tasks(admin, today())] == [in_days(25)]


def test_a_portal_that_has_just_begun_asks_for_no_review(admin):
    assert review_tasks(admin, today()) == []


def test_person_is_erased_after_a_look_with_reason_and_address(client, admin, officer):
    url = f"{PAGE}{officer.pk}/erase/"
    page = client.post(url, {"look": "yes", "also": "J. Doe", "reason": "Asked"})

    wrong = client.post(url, {"erase": "yes", "reason": "Asked", "confirm": "other@example.org"})
    client.post(url, {"erase": "yes", "reason": "Asked", "also": "J. Doe", "confirm": "Jane@Anyborough.example"})

    officer.refresh_from_db()
    assert page.context["survey"].spellings == ("jane@anyborough.example", "Doe, Jane", "Jane Doe", "J. Doe")
    assert wrong.context["form"].errors == {"confirm": ["This is not the address of Jane Doe."]}
    assert officer.name == f"Community safety officer (left, no. {officer.pk})"


def test_page_to_erase_asks_for_other_spellings_once_and_keeps_what_was_typed(client, admin, officer):
    page = client.post(f"{PAGE}{officer.pk}/erase/", {"look": "yes", "also": "J. Doe", "reason": "Asked"})
    shown = page.content.decode()

    assert (shown.count("ther spellings"), shown.count('name="also"')) == (1, 1)
    assert ('value="J. Doe"' in shown, 'value="Asked"' in shown, page.context["form"].errors) == (True, True, {})


def test_page_to_erase_keeps_no_draft_of_what_is_typed(client, admin, officer):
    """Forms with a long field are kept at every pause, and this one has the name in it."""
    assert "<textarea" not in client.get(f"{PAGE}{officer.pk}/erase/").content.decode()


def test_short_spelling_is_refused(client, admin, officer):
    form = {"erase": "yes", "reason": "Asked", "also": "Jo", "confirm": officer.email}

    errors = client.post(f"{PAGE}{officer.pk}/erase/", form).context["looked"].errors

    assert list(errors) == ["also"]
    assert User.objects.filter(email=officer.email).exists()


def test_page_says_why_somebody_cannot_be_erased(client, admin):
    page = client.get(f"{PAGE}{admin.pk}/erase/").content.decode()

    assert "You cannot erase yourself" in page
    assert "Erase this person" not in page
