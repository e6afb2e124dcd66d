"""Every address of the workspace of plans, asked for by those who may not come: GET and POST, with the real keys."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion import urls as discussion
from plans.discussion.verbs import comment
from plans.editing import urls as editing
from plans.models import PaperBasis
from plans.papers import urls as papers
from plans.papers.versions import freeze
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
SIGNED_IN = {"draft_save", "draft_discard"}  # each person's own text: no paper is named
PAGES = [*papers.urlpatterns, *editing.urlpatterns, *discussion.urlpatterns]
NAMES = sorted({pattern.name for pattern in PAGES} - SIGNED_IN)
POST_ONLY = {"block_move", "block_put_back", "basis_remove", "comment_settle"}


@pytest.fixture
def plan():
    return make_plan(state="drafting")


@pytest.fixture
def addresses(plan):
    officer = make_user(Role.OFFICER, plan.partnership)
    block, paper = plan.paper.blocks.first(), plan.paper
    freeze(paper, by=officer, purpose="consultation")
    said = comment(paper, block.key, by=officer, text="Why?")
    basis = PaperBasis.objects.create(paper=paper, reference="Elsewhere")
    values = {
        "slug": plan.slug,
        "key": paper.key,
        "block": block.key,
        "number": 1,
        "row": block.key,
        "record": block.history.first().pk,
        "label": "plans.block",
        "pk": None,
    }
    numbers = {"basis_remove": basis.pk, "comment_settle": said.pk, "row_history": block.pk}
    places = {"start", "start_assessment"}
    found = {}
    for pattern in PAGES:
        wanted = pattern.pattern.converters
        own = {**values, "pk": numbers.get(pattern.name)}
        if pattern.name in places:
            own["slug"] = plan.partnership.slug
        found[pattern.name] = reverse(f"plans:{pattern.name}", kwargs={name: own[name] for name in wanted})
    return found


def statuses(client, address):
    return client.get(address).status_code, client.post(address, {"text": "x", "reason": "x"}).status_code


@pytest.mark.parametrize("name", [*NAMES, *sorted(SIGNED_IN)])
def test_nobody_signed_in_is_led_to_the_sign_in_page(client, addresses, name):
    answers = client.get(addresses[name]), client.post(addresses[name])

    assert [answer.status_code for answer in answers] == [302, 302]
    assert all(answer.url.startswith("/accounts/login/?next=") for answer in answers)


@pytest.mark.parametrize("name", NAMES)
def test_stranger_finds_nothing(client, addresses, name):
    client.force_login(make_user(Role.ADMINISTRATOR, make_partnership()))

    assert statuses(client, addresses[name]) == (404, 404)


@pytest.mark.parametrize("role", [Role.READER, Role.SCRUTINY, Role.MEMBER])
@pytest.mark.parametrize("name", NAMES)
def test_those_who_read_papers_only_are_refused(client, addresses, plan, name, role):
    place = plan.partnership.lead_councils.get() if role == Role.MEMBER else plan.partnership
    client.force_login(make_user(role, place))

    assert statuses(client, addresses[name]) == (403, 403)


WRITES = [
    "block_add",
    "block_edit",
    "block_remove",
    "block_move",
    "block_put_back",
    "block_restore",
    "details",
    "withdraw",
    "bases",
    "basis_remove",
    "send_to_partners",
    "start",
    "start_assessment",
    "start_year",
    "start_addendum",
]


@pytest.mark.parametrize("role", [Role.PARTNER_LEAD, Role.CLERK, Role.SIGNING_OFFICER])
@pytest.mark.parametrize("name", WRITES)
def test_those_who_read_drafts_do_not_write(client, addresses, plan, name, role):
    place = plan.partnership if role == Role.PARTNER_LEAD else plan.partnership.lead_councils.get()
    client.force_login(make_user(role, place))

    assert statuses(client, addresses[name]) == (403, 403)


@pytest.mark.parametrize("name", NAMES)
def test_administrator_opens_every_page(client, addresses, plan, name):
    client.force_login(make_user(Role.ADMINISTRATOR, plan.partnership))

    row = plan.paper.blocks.first().history.first().pk
    assert client.get(addresses[name], {"from": row, "to": row}).status_code == (405 if name in POST_ONLY else 200)
