"""The list of a plan's versions on its public page."""

import pytest

from partnerships.access import Role
from plans.models import Publication
from plans.papers.versions import freeze, publish
from tests.factories import make_plan, make_user
from tests.lists import filter_fields, list_on

pytestmark = pytest.mark.django_db
HEADS = ["Version", "Made", "For", "Public", "Files"]


@pytest.fixture
def plan():
    return make_plan()


def versions(plan, *made_for, public=True):
    by = make_user(Role.OFFICER, plan.partnership)
    for words in made_for:
        version = freeze(plan.paper, by=by, purpose="submission", frozen_for=words)
        if public:
            publish(version, by=by, basis=Publication.Basis.PAPERS)


def page(client, plan, query=""):
    return client.get(plan.get_absolute_url() + query)


def test_newest_stands_first_and_heads_name_each_value(client, plan):
    versions(plan, "Cabinet", "Full Council")

    shown = list_on(page(client, plan), "Versions of this text")

    assert (shown.heads, shown.sorted_by, shown.scopes) == (HEADS, {"Version": "descending"}, {"col", "row"})
    assert shown.labels == [HEADS] * 2
    assert [[row[0], *row[2:]] for row in shown.rows] == [
        ["Version 2", "Full Council", "Yes", "PDF of version 2"],
        ["Version 1", "Cabinet", "Yes", "PDF of version 1"],
    ]


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [("number", [1, 2, 3]), ("-number", [3, 2, 1]), ("made", [1, 2, 3]), ("-made_for", [1, 3, 2])],
)
def test_versions_are_sorted(client, plan, sort, numbers):
    versions(plan, "scrutiny", "Cabinet", "Full Council")

    shown = list_on(page(client, plan, f"?sort={sort}"), "Versions of this text")

    assert shown.column("Version") == [f"Version {number}" for number in numbers]


def test_version_nine_stands_before_version_ten(client, plan):
    versions(plan, *["Cabinet"] * 10)

    assert list_on(page(client, plan, "?sort=number"), "Versions of this text").column("Version")[-1] == "Version 10"


def test_long_list_is_paged_and_narrowed_with_the_day_kept(client, plan):
    versions(plan, *["Cabinet"] * 26, "Scrutiny")
    address = "?as_at=2099-01-01&sort=number"
    whole, narrowed = page(client, plan, f"{address}&page=2"), page(client, plan, f"{address}&words=SCRUT")

    assert filter_fields(whole) == ["words", "purpose", "as_at", "sort"]
    assert len(list_on(whole, "Versions of this text").rows) == 2
    assert list_on(narrowed, "Versions of this text").column("Version") == ["Version 27"]


def test_comparison_offers_every_version_while_the_list_is_narrowed(client, plan):
    versions(plan, "Cabinet", "Scrutiny")

    assert len(page(client, plan, "?words=scrutiny").context["versions"]) == 2


def test_what_is_not_public_is_listed_for_the_partnerships_people_only(client, plan):
    versions(plan, "Cabinet")
    versions(plan, "Scrutiny", public=False)
    stranger = list_on(page(client, plan), "Versions of this text")
    client.force_login(make_user(Role.READER, plan.partnership))

    assert stranger.column("Public") == ["Yes"]
    assert list_on(page(client, plan), "Versions of this text").column("Public") == ["Not public", "Yes"]
