from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from csp_portal.demo_people import PASSWORD
from csp_portal.management.commands.fill_demo import PLANS
from partnerships.models import User
from plans.models import Comment, Endorsement, Plan

pytestmark = pytest.mark.django_db


def fill(**options):
    out = StringIO()
    call_command("fill_demo", stdout=out, **options)
    return out.getvalue().splitlines()


def test_fill_demo_a_second_time_keeps_what_was_edited():
    first = fill()[0]
    plan = Plan.objects.get(slug="medway-2020-24")
    plan.title = "Edited"
    plan.save()
    second = fill()[0]

    assert first == f"{len(PLANS)} plans imported, 0 were there already."
    assert second == f"0 plans imported, {len(PLANS)} were there already."
    assert Plan.objects.get(slug="medway-2020-24").title == "Edited"


def test_fill_demo_refuses_real_data(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="never fills real data"):
        fill()


def test_fill_demo_names_a_file_that_is_missing(tmp_path):
    with pytest.raises(CommandError, match=f"{tmp_path}/thanet-2017-20.json cannot be read"):
        fill(folder=str(tmp_path))
    assert not Plan.objects.exists()


def test_fill_demo_makes_the_people_and_what_they_said_once():
    fill()
    fill()
    plan = Plan.objects.get(slug="anyborough-next")

    assert User.objects.filter(is_system=False).count() == 12
    assert User.objects.get(email="police@anyborough.example").check_password(PASSWORD)
    assert plan.paper.comments.questions().count() == 7
    assert [e.version.number for e in Endorsement.objects.filter(version__paper=plan.paper)] == [1, 2, 3]
    assert {c.author for c in Comment.objects.all()} == {c.history.first().history_user for c in Comment.objects.all()}


def test_fill_demo_leaves_an_account_as_it_is():
    fill()
    user = User.objects.get(email="officer@anyborough.example")
    user.set_password("another one of mine")
    user.save()
    fill()

    user.refresh_from_db()
    assert user.check_password("another one of mine")
