"""The PDFs of public addresses: there before anybody asks, the last good one until the next, found by one row."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django_tasks_db.models import DBTaskResult

from partnerships.access import Role
from partnerships.models import audit
from plans.models import Adoption, Download, Rendering
from plans.papers import lifecycle
from plans.papers.versions import freeze, publish
from plans.printing import renderings
from plans.printing.making import make
from plans.printing.sweeping import sweep
from tests.days import in_days
from tests.factories import make_addendum, make_plan, make_user

pytestmark = pytest.mark.django_db
S, U = Rendering.State, Rendering.Urgency
ADOPTED_ON = date(2026, 4, 1)


@pytest.fixture
def plan():
    return make_plan(title="Safer Anyborough", blocks=("Our area",), state="in_approval")


@pytest.fixture
def by(plan):
    return make_user("site_administrator")


def adopt(paper, by, *, on=ADOPTED_ON):
    version = freeze(paper, by=by, purpose="submission")
    lifecycle.adopt(paper, version, by=by, on=on, body="Full Council")
    return version


@pytest.fixture
def in_force(plan, by, django_capture_on_commit_callbacks):
    """An adopted plan whose PDF was drawn."""
    with django_capture_on_commit_callbacks(execute=True):
        adopt(plan.paper, by)
    draw()
    return plan


def draw():
    """What the worker does: one task after the other, as the queue has them."""
    for task in DBTaskResult.objects.ready():
        make(task.args_kwargs["args"][0])
        task.delete()


def ask(client, address, **headers):
    """An answer that was read to its end, which closes its file; closing it would close the test’s database too."""
    response = client.get(address, headers=headers)
    response.file = b"".join(response) if response.streaming else b""
    return response


def rename(plan, by):
    plan.partnership.name = "Safer Anyborough Partnership"
    plan.partnership.save()
    return audit("renamed", plan.partnership, by=by, partnership=plan.partnership)


def of(plan):
    return Download.objects.of_plan(plan.slug).select_related("ready", "wanted").get()


def test_the_plan_in_force_is_drawn_without_being_asked_for(in_force, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = ask(client, reverse("plans:pdf", args=[in_force.slug]))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == f'inline; filename="{in_force.slug}.pdf"'
    assert response["Cache-Control"] == "no-cache, public"
    assert response.file[:5] == b"%PDF-"


@pytest.mark.parametrize("name", ["version_pdf", "paper_version_pdf"])
def test_a_public_version_is_found_by_one_row_too(in_force, client, django_assert_num_queries, name):
    key = in_force.slug if name == "version_pdf" else in_force.paper.key
    address = reverse(f"plans:{name}", args=[key, 1])
    with django_assert_num_queries(1):
        response = ask(client, address)
    tag = {"If-None-Match": response["ETag"]}

    with django_assert_num_queries(1):
        assert client.get(address, headers=tag).status_code == 304
    name = in_force.slug if name == "version_pdf" else slugify(in_force.title)
    assert response["Content-Disposition"] == f'inline; filename="{name}-version-1.pdf"'


def test_the_last_good_file_is_handed_out_until_the_next_is_ready(in_force, by, client):
    address, first = reverse("plans:pdf", args=[in_force.slug]), of(in_force).ready
    entry = rename(in_force, by)
    sweep(entry.at)
    waiting = ask(client, address)
    wanted = of(in_force).wanted
    draw()
    after = ask(client, address)

    assert (waiting.status_code, waiting["ETag"]) == (200, f'"{first.sha256}"')
    assert wanted != first
    assert after["ETag"] == f'"{Rendering.objects.get(pk=wanted.pk).sha256}"'


def test_a_failure_leaves_the_last_good_file(in_force, by, client):
    first = of(in_force).ready
    sweep(rename(in_force, by).at)
    Rendering.objects.filter(pk=of(in_force).wanted_id).update(inputs={})
    draw()
    response = ask(client, reverse("plans:pdf", args=[in_force.slug]))

    assert Rendering.objects.get(pk=of(in_force).wanted_id).state == S.FAILED
    assert (response.status_code, response["ETag"]) == (200, f'"{first.sha256}"')


def test_an_adopted_addendum_makes_the_plan_as_amended_anew(in_force, by, django_capture_on_commit_callbacks):
    addendum = make_addendum(in_force, dated_on=date(2026, 6, 1), state="in_approval")
    with django_capture_on_commit_callbacks(execute=True):
        adopt(addendum.paper, by, on=date(2026, 6, 1))

    wanted = of(in_force).wanted
    assert (wanted.kind, wanted.urgency, wanted.state) == ("amended", U.NOW, S.WANTED)
    draw()
    assert of(in_force).ready == wanted


def test_the_day_an_addendum_takes_effect_the_plan_is_drawn_with_it(in_force, by):
    tomorrow = in_days(1)
    addendum = make_addendum(in_force, dated_on=tomorrow, state="in_approval")
    adopt(addendum.paper, by, on=tomorrow)
    sweep(timezone.now())
    assert of(in_force).wanted.kind == "version"

    sweep(timezone.now() + timedelta(days=1))

    assert (of(in_force).wanted.kind, of(in_force).read_on) == ("amended", tomorrow)


def test_a_plan_of_which_nothing_is_public_any_more_is_not_handed_out(in_force, client):
    Adoption.objects.update(undone_at=timezone.now(), undone_by=make_user())
    in_force.paper.versions.get().publication.delete()
    sweep(timezone.now(), everything=True)

    assert client.get(reverse("plans:pdf", args=[in_force.slug])).status_code == 404


def test_what_people_wait_for_is_drawn_before_the_rest(in_force, by, django_capture_on_commit_callbacks):
    officer = make_user(Role.OFFICER, in_force.partnership)
    with django_capture_on_commit_callbacks(execute=True):
        later = freeze(in_force.paper, by=by, purpose="submission")
    sweep(rename(in_force, by).at)
    with django_capture_on_commit_callbacks(execute=True):
        draft = renderings.want_draft(in_force.paper, by=officer, on=ADOPTED_ON)
    order = [Rendering.objects.get(pk=task.args_kwargs["args"][0]) for task in DBTaskResult.objects.ready()]

    assert [(each.kind, each.urgency) for each in order] == [
        ("version", U.NOW),
        ("draft", U.NOW),
        ("version", U.SOON),
    ]
    assert (order[0], order[1], order[2].version) == (of(in_force).wanted, draft, later)


def test_whoever_waits_at_a_page_is_served_before_the_others(plan, by, client, django_capture_on_commit_callbacks):
    first, second = (freeze(plan.paper, by=by, purpose="submission") for _ in "ab")
    with django_capture_on_commit_callbacks(execute=True):
        publish(first, by=by, basis="papers")
        publish(second, by=by, basis="papers")
    page = reverse("plans:version_pdf", args=[plan.slug, 1])
    before = Rendering.objects.get(version=first).urgency
    with django_capture_on_commit_callbacks(execute=True):
        client.get(page)

    assert (before, Rendering.objects.get(version=first).urgency) == (U.LATER, U.NOW)
    assert DBTaskResult.objects.filter(priority=U.NOW).last().args_kwargs["args"] == [
        Rendering.objects.get(version=first).pk
    ]


def test_a_drawing_that_nothing_wants_any_more_is_struck_off(in_force, by):
    sweep(rename(in_force, by).at)
    overtaken = of(in_force).wanted
    in_force.partnership.name = "Safer Still"
    in_force.partnership.save()
    sweep(timezone.now(), everything=True)

    assert not Rendering.objects.filter(pk=overtaken.pk).exists()
    make(overtaken.pk)  # its task is still in the queue and does no harm
    assert Rendering.objects.filter(state=S.WANTED).get() == of(in_force).wanted


def test_a_version_is_not_drawn_for_the_workspace_when_it_is_public(plan, by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        version = freeze(plan.paper, by=by, purpose="submission")
    with django_capture_on_commit_callbacks(execute=True):
        publish(version, by=by, basis="papers")

    assert [row.inputs["record"]["public"] for row in Rendering.objects.all()] == [True]
