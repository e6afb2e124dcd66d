"""Every address × every role × GET and POST, with a stranger's data present, against what each view declares."""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client, override_settings
from django.urls import resolve, reverse

from actions.models import ReportingPeriod
from governance.forward_plan import urgent_tasks
from partnerships.access import PERMISSIONS_OF_ROLE, SCOPE_OF_ROLE, Permission, Role, Scope
from partnerships.mail.reminders import everybody, sources
from partnerships.models import User
from partnerships.tasks import tasks_for
from tests.addresses import KEYWORDS, own_addresses
from tests.answering import read_to_its_end
from tests.days import today
from tests.sizes import FULL
from tests.world import kept_world

pytestmark = pytest.mark.django_db
ADDRESSES = list(own_addresses())
BY_KIND = {
    kind: [a for a in ADDRESSES if a.access.kind == kind]
    for kind in ("public", "link", "signed-in", "site", "permission")
}
METHODS = ("get", "post")
SIGN_IN = "sign-in page"
BACKEND = "django.contrib.auth.backends.ModelBackend"

#: What a view answers to somebody who may open it; a GET or an empty POST never breaks it.
GOOD = {"get": {200, 202, 302, 405}, "post": {200, 202, 302, 400, 405, 409}}
#: Not found although the world is rich: the partnership has no logo, and nobody asks with the token of a monitor.
NOT_THERE = {"partnerships:logo", "metrics"}
#: Public addresses that the world fills with what is not public yet: found by those who read our drafts only.
NOT_PUBLIC_YET = {"plans:image"}
#: Whoever holds the address may send something to it; whatever else is public is only read.
PUBLIC_FORMS = {"first_start", "csp_reports", "partnerships:accept_invitation", "partnerships:mail_stop"}
#: Owned by a council or a body of it: people of the partnership alone do not come across the address at all.
OF_A_COUNCIL = {
    "governance:councillors_bring_in", "governance:councillors_sheet",
    "plans:list", "plans:list_undo", "plans:list_wrong", "plans:list_original",
    "pages:council_privacy", "pages:council_getting_started", "people:invite_sheet",
    "partnerships:council_people", "partnerships:council_invite", "partnerships:council_end_role",
    "partnerships:council_send_again", "partnerships:council_withdraw",
    "governance:report_template", "governance:report_template_file", "governance:report_template_remove",
    "governance:council_settings", "governance:body", "governance:body_edit", "governance:body_rename",
    "governance:body_end",
    "governance:meeting_create", "governance:meeting_edit", "governance:meeting_move", "governance:meeting_cancel",
    "governance:meeting_adjourn", "governance:meeting_reconvene",
    "governance:seat_create", "governance:seat_edit", "governance:seat_remove",
    "governance:forward_plan", "governance:forward_plan_file", "governance:urgent_submitted",
    "governance:pack_page", "governance:pack_draft", "governance:draft_pack", "governance:pack_front",
    "governance:pack_publish", "governance:pack_item_add", "governance:pack_item", "governance:pack_item_move",
    "governance:pack_openness", "governance:supplement", "governance:pack_withdraw",
    "governance:pack_report_add", "governance:appointment_create", "governance:appointment_edit",
    "governance:appointment_remove",
    "governance:body_import", "governance:body_template", "governance:council_import", "governance:council_template",
    "governance:council_headings", "governance:routes", "governance:route_copy", "governance:route_edit",
    "governance:route_remove",
}  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_world(django_db_blocker) as world:
        for address in BY_KIND["public"]:  # what is made once for whoever asks first is there
            read_to_its_end(Client().get(address.url(world)))
        yield world


@pytest.fixture(scope="module")
def clients(world):
    """One signed-in client for each person, and one for nobody."""
    people = [*world.people.values(), *world.strangers.values()]
    signed_in = {user: Client() for user in people}
    for user, client in signed_in.items():
        client.force_login(user, backend=BACKEND)
    with override_settings(ROOT_URLCONF="tests.bare_errors"):
        yield {None: Client(), **signed_in}


@pytest.fixture
def ask(clients):
    """A function that sends one request as a person and takes back what it changed: status, or ``SIGN_IN``. Whatever
    opens to somebody says to caches whose it is."""

    def send(method, url, user=None):
        with transaction.atomic():
            response = read_to_its_end(getattr(clients[user], method)(url))
            transaction.set_rollback(True)
        assert not user or response.status_code != 200 or response.headers.get("Cache-Control"), url
        if response.status_code == 302 and response["Location"].startswith(resolve_url(settings.LOGIN_URL)):
            return SIGN_IN
        return response.status_code

    return send


def some_of(people, address):
    """Of those whom one line lets in or refuses alike: two, other ones at each address; all in ``make test-all``.

    So everybody asks at many addresses, and each address is asked by more than one.
    """
    if FULL or len(people) < 3:
        return people
    names = sorted(people, key=str)
    first = ADDRESSES.index(address) % len(names)
    return {name: people[name] for name in (names[first], names[first - 1])}


def openers(people, method, address):
    """Of those whom an address lets in: a page as the people who see least and most of it."""
    return farthest_apart(people) if method == "get" else some_of(people, address)


def farthest_apart(people):
    """Of each scope whoever holds fewest permissions and whoever holds most; everybody in ``make test-all``.

    A page asks for one permission at a time: between the two of them, each answer of each question is seen.
    """
    if FULL:
        return people
    chosen = {}
    for scope in Scope:
        held = sorted((len(PERMISSIONS_OF_ROLE[role]), role) for role in people if SCOPE_OF_ROLE[role] == scope)
        chosen |= {role: people[role] for _, role in (*held[:1], *held[-1:])}
    return chosen


def named(addresses):
    return pytest.mark.parametrize("address", addresses, ids=lambda address: address.name)


def test_table_names_no_address_that_is_gone():
    assert set(KEYWORDS) - {address.name for address in ADDRESSES} == set()


@named(BY_KIND["public"])
@pytest.mark.parametrize("method", METHODS)
def test_public_address_opens_for_everybody(address, method, world, ask):
    url = address.url(world)
    good = GOOD[method] | ({404} if address.name in NOT_THERE else set())
    good_for_others = {404, 405} if address.name in NOT_PUBLIC_YET else good
    strangers = {f"stranger {role}": user for role, user in world.strangers.items()}

    ours = dict(world.people)
    if address.name in NOT_PUBLIC_YET:
        outside = [role for role in ours if Permission.VIEW_DRAFT not in PERMISSIONS_OF_ROLE[role]]
        strangers |= {role: ours.pop(role) for role in outside}
    else:
        strangers = some_of(strangers, address)

    others = {"nobody": None, **strangers}
    ours = openers(ours, method, address)
    assert {name: got for name, user in ours.items() if (got := ask(method, url, user)) not in good} == {}
    assert {name: got for name, user in others.items() if (got := ask(method, url, user)) not in good_for_others} == {}


def test_nothing_is_sent_to_public_addresses_but_to_those_known(world, ask):
    answers = {address.name: ask("post", address.url(world)) for address in BY_KIND["public"]}

    assert {name for name, status in answers.items() if status != 405} == PUBLIC_FORMS


@named(BY_KIND["link"])
@pytest.mark.parametrize("method", METHODS)
def test_address_of_a_link_opens_for_whoever_holds_the_link(address, method, world, ask):
    url, holder = address.url(world), Client()
    with override_settings(ROOT_URLCONF="tests.bare_errors"), transaction.atomic():
        holder.post(reverse("actions:link", args=[world.link.secret]))
        holder.post(reverse("priorities:figures_link", args=[world.figures_link.secret]))
        assert getattr(holder, method)(url).status_code in GOOD[method]
        transaction.set_rollback(True)
    if address.name not in ("actions:link", "priorities:figures_link"):  # its secret stands in its address
        others = {None: None, **some_of(world.people, address), **some_of(world.strangers, address)}
        assert {name: got for name, user in others.items() if (got := ask(method, url, user)) != 404} == {}


def test_no_public_page_sets_a_cookie_but_one_with_a_form(world, clients):
    """What nobody signed in asks for can be kept by a cache, as the privacy page promises."""
    answers = {address.name: read_to_its_end(clients[None].get(address.url(world))) for address in BY_KIND["public"]}

    with_cookies = {name: answer for name, answer in answers.items() if answer.cookies}
    assert [name for name, answer in with_cookies.items() if b"csrfmiddlewaretoken" not in answer.content] == []


@named(BY_KIND["signed-in"])
@pytest.mark.parametrize("method", METHODS)
def test_signed_in_address_asks_only_for_signing_in(address, method, world, ask):
    url = address.url(world)
    strangers = {f"stranger {role}": user for role, user in world.strangers.items()}
    people = openers(world.people, method, address) | some_of(strangers, address)

    assert ask(method, url) == SIGN_IN
    assert {name: got for name, user in people.items() if (got := ask(method, url, user)) not in GOOD[method]} == {}


@named(BY_KIND["site"])
@pytest.mark.parametrize("method", METHODS)
def test_address_of_the_site_opens_for_its_administrators_only(address, method, world, ask):
    url = address.url(world)
    others = {role: user for role, user in world.people.items() if role != Role.SITE_ADMINISTRATOR}
    others |= {f"stranger {role}": user for role, user in world.strangers.items()}

    assert ask(method, url) == SIGN_IN
    assert ask(method, url, world.people[Role.SITE_ADMINISTRATOR]) in GOOD[method]
    assert {name: got for name, user in others.items() if (got := ask(method, url, user)) != 404} == {}


@named(BY_KIND["permission"])
@pytest.mark.parametrize("method", METHODS)
def test_address_with_permission_is_closed_to_strangers(address, method, world, ask):
    url = address.url(world)
    hidden = {404, 405}  # "not by this method" says nothing of what is there

    at_home = {role: user for role, user in world.strangers.items() if is_allowed(address, role)}
    others = {role: user for role, user in world.strangers.items() if role not in at_home}
    people = at_home | some_of(others, address)  # who may do it where they belong is the danger

    assert ask(method, url) == SIGN_IN
    assert {role: got for role, user in people.items() if (got := ask(method, url, user)) not in hidden} == {}


@named(BY_KIND["permission"])
@pytest.mark.parametrize("method", METHODS)
def test_address_with_permission_opens_for_exactly_its_roles(address, method, world, ask):
    url = address.url(world)
    wrong = {}
    allowed = {role: user for role, user in world.people.items() if is_allowed(address, role)}
    others = {role: user for role, user in world.people.items() if role not in allowed}
    for role, user in (openers(allowed, method, address) | some_of(others, address)).items():
        got, expected = ask(method, url, user), _expected(address, method, role)
        if got not in expected:
            wrong[role] = (got, expected)

    assert wrong == {}


def _expected(address, method, role):
    if is_foreign(address, role):
        return {403, 404, 405}
    return GOOD[method] if is_allowed(address, role) else {403, 405}


def is_foreign(address, role):
    return address.name in OF_A_COUNCIL and SCOPE_OF_ROLE[role] == Scope.PARTNERSHIP


def is_allowed(address, role):
    return address.access.permission in PERMISSIONS_OF_ROLE[role] and not is_foreign(address, role)


# --- Pages that others wrote ------------------------------------------------------------------------------------


def test_number_that_no_row_can_have_leads_nowhere(world, ask):
    by, number = world.people[Role.SITE_ADMINISTRATOR], 10**20
    numbered = [(each, names) for each in ADDRESSES if (names := re.findall(r"<int:(\w+)>", each.route))]

    answers = {
        each.name: ask("get", reverse(each.name, kwargs=KEYWORDS[each.name](world) | dict.fromkeys(names, number)), by)
        for each, names in numbered
    }

    assert {name: status for name, status in answers.items() if status != 404} == {}


@pytest.mark.parametrize(
    "name", ["admin:index", "admin:partnerships_user_changelist", "admin:governance_body_changelist"]
)
def test_admin_opens_for_staff_only(name, world, ask, client):
    url = reverse(name)
    client.force_login(User.objects.get(email="admin@anyborough.example"), backend=BACKEND)

    assert {ask("get", url, user) for user in (*world.people.values(), *world.strangers.values())} == {302}
    assert client.get(url).status_code == 200


ENTRANCE = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done")
OWN_ACCOUNT = ("account_change_password", "mfa_index", "mfa_activate_totp", "socialaccount_connections")


@pytest.mark.parametrize("name", ENTRANCE)
def test_entrance_is_open_to_everybody(name, ask):
    assert ask("get", reverse(name)) == 200


@pytest.mark.parametrize("name", OWN_ACCOUNT)
def test_own_account_asks_for_signing_in(name, world, ask):
    assert ask("get", reverse(name)) == SIGN_IN
    assert ask("get", reverse(name), world.people[Role.READER]) in (200, 302)


# --- What people are told to do ---------------------------------------------------------------------------------------


def test_whoever_is_reminded_can_open_the_page_that_the_mail_leads_to(world, clients):
    """Of each source, page and role one person."""
    found = {}
    for thing in reminded(world):
        for person in everybody(thing):
            roles = frozenset(role.role for role in person.roles_held())
            found.setdefault((thing.kind, resolve(thing.url).view_name, roles), (person, thing))
    shut = [
        (kind, name, sorted(roles), status)
        for (kind, name, roles), (person, thing) in found.items()
        if (status := opened(person, path_of(thing, person), clients)) != 200
    ]
    assert shut == []
    assert {kind for kind, _, _ in found} == KINDS_OF_REMINDERS


#: A mail of each is asked for by something in the world.
KINDS_OF_REMINDERS = {
    "stage", "sign-off", "recommendation", "undo", "duty", "board_action", "report", "report_challenge", "grant_return",
    "risk_review", "period_close", "required_report", "urgent_report", "minutes_due", "value",
}  # fmt: skip


def test_whoever_has_a_task_can_open_its_page(world, clients):
    """Of each role and kind of page one."""
    found = {}
    for role, person in world.people.items():
        for task in tasks_for(person, today()):
            found.setdefault((str(role), resolve(urlsplit(task.url).path).view_name), (person, task))
    shut = [key for key, (person, task) in found.items() if opened(person, task.url, clients) != 200]
    assert shut == []


def reminded(world):
    """Today, while the leads of the period that runs are asked, and at the end of the year of an urgent decision."""
    after = ReportingPeriod.objects.asking().latest("due_on").due_on + timedelta(days=1)
    for on in (today(), after):
        for source in sources():
            yield from source(on)
    yield from urgent_tasks.reminders_on(date(world.urgent_decision.day.year, 12, 1))


def path_of(thing, person):
    """As the mail has it: a contact's own link, a page of those who do it, or of those who wait."""
    return urlsplit(thing.address_for(person)).path if thing.address_for else thing.page_for(person).url


def opened(person, url, clients) -> int:
    client = clients.get(person) or Client()
    if person not in clients:
        client.force_login(person, backend=BACKEND)
    with transaction.atomic():
        response = read_to_its_end(client.get(url))
        transaction.set_rollback(True)
    return response.status_code
