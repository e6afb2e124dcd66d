"""The plans of ``fixtures/``: each comes out of the portal as it went in, all of them in one database."""

import json

import pytest

from csp_portal.management.commands.fill_demo import FOLDER, PLANS
from partnerships.models import User
from plans.interchange import export_plan, import_plan
from plans.interchange.faults import differences
from plans.papers.versions import verify_all

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


def fixture(name):
    data = json.loads((FOLDER / f"{name}.json").read_text())
    data["format"].pop("relative_to", None)
    return data


def test_fixtures_come_out_as_they_went_in_all_in_one_database():
    by = User.objects.system("import")
    plans = {name: import_plan(fixture(name), by=by) for name in PLANS}

    assert [(name, found) for name in PLANS for found in differences(export_plan(plans[name]), fixture(name))] == []
    assert list(verify_all()) == []


def test_every_plan_in_the_folder_is_filled():
    assert {path.stem for path in FOLDER.glob("*.json")} - {"demo-people"} == set(PLANS)
