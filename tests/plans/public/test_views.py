import hashlib
from datetime import date

import pytest
from django.urls import reverse

from csp_portal.management.commands.fill_demo import FOLDER
from partnerships.models import User
from plans.interchange import import_plan
from plans.models import Adoption, Publication
from plans.papers.versions import freeze, publish
from tests.factories import make_plan, make_user
from tests.words import words_of_page

pytestmark = [pytest.mark.django_db, pytest.mark.both("search")]


@pytest.fixture
def by():
    return User.objects.system("test")


@pytest.fixture
def adopted(by):
    plan = make_plan(slug="safer", starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    version = freeze(plan.paper, by=by, purpose="adoption")
    publish(version, by=by, basis=Publication.Basis.ADOPTION)
    Adoption.objects.create(
        paper=plan.paper, version=version, adopted_on=date(2020, 7, 16), body="Full Council", recorded_by=by
    )
    plan.paper.state = "adopted"
    plan.paper.save()
    return plan


def test_detail_of_a_plan_that_is_only_drafted_is_not_found(client, by):
    plan = make_plan()
    freeze(plan.paper, by=by, purpose="submission")

    assert client.get(plan.get_absolute_url()).status_code == 404


def test_detail_of_a_published_proposal_says_so(client, by):
    plan = make_plan()
    publish(freeze(plan.paper, by=by, purpose="submission"), by=by, basis=Publication.Basis.PAPERS)

    assert "Proposed: not adopted yet" in client.get(plan.get_absolute_url()).content.decode()


def test_detail_says_who_adopted_the_plan_when_and_that_it_ended(client, adopted):
    page = client.get(adopted.get_absolute_url()).content.decode()

    assert "Adopted by Full Council on 16 July 2020; ended 31 March 2023; no later plan recorded." in page


def test_detail_as_at_a_day_before_adoption_says_that_nothing_was_in_force(client, adopted):
    response = client.get(adopted.get_absolute_url(), {"as_at": "2020-07-15"})

    assert "Not in force on 15 July 2020" in response.content.decode()


@pytest.mark.parametrize("typed", ["yesterday", "2020-02-31", "31/03/2021"])
def test_detail_as_at_something_that_is_no_date_shows_today_and_says_how_to_write_one(client, adopted, typed):
    page = client.get(adopted.get_absolute_url(), {"as_at": typed}).content.decode()

    assert "That is not a date this page can read" in page


def test_json_holds_the_document_and_the_public_record_only(client, adopted):
    content = client.get(reverse("plans:json", args=["safer"])).json()

    assert set(content) == {"as_at", "document", "version", "record"}
    assert content["record"]["public"] is True
    assert content["version"]["sha256"] == adopted.paper.versions.get().sha256


def test_version_that_is_not_public_is_not_found_by_strangers_and_shown_to_readers(client, adopted, by):
    freeze(adopted.paper, by=by, purpose="submission")
    address = reverse("plans:version", args=["safer", 2])

    assert client.get(address).status_code == 404

    client.force_login(make_user("officer", make_plan().partnership))
    assert client.get(address).status_code == 404

    client.force_login(make_user("reader", adopted.partnership))
    assert "Not public" in client.get(address).content.decode()


def test_comparison_puts_the_earlier_version_first_whatever_the_order(client, adopted, by):
    block = adopted.paper.blocks.first()
    block.data = {"html": "<p>Anyborough is a town.</p>"}
    block.save()
    publish(freeze(adopted.paper, by=by, purpose="amended"), by=by, basis=Publication.Basis.PAPERS)

    page = client.get(reverse("plans:compare", args=["safer", 2, 1])).content.decode()

    assert "What changed from version 1 to version 2" in page
    assert "1 chapter changed" in page


def test_comparison_with_a_version_that_is_not_public_is_not_found(client, adopted, by):
    freeze(adopted.paper, by=by, purpose="submission")

    assert client.get(reverse("plans:compare", args=["safer", 1, 2])).status_code == 404


def test_document_json_has_the_checksum_of_the_version(client, adopted):
    version = adopted.paper.versions.get()
    response = client.get(reverse("plans:version_json", args=[adopted.paper.key, 1]))

    assert hashlib.sha256(response.content).hexdigest() == version.sha256


@pytest.fixture
def tunbridge_wells(by):
    return import_plan((FOLDER / "tunbridge-wells-2017-18.json").read_bytes(), by=by)


def test_page_of_a_plan_brought_in_names_its_source_and_what_is_not_recorded(client, tunbridge_wells):
    page = words_of_page(client.get(tunbridge_wells.get_absolute_url()).content.decode())
    source = tunbridge_wells.paper.source

    assert f"This text is retold from its source: {source}." in page
    assert "Status not recorded 2017/18 Whether and when it was adopted is not recorded" in page
    assert "1 April 2017" not in page
    assert "Latest figure in its source: 13 of 15 categories" in page
    assert tunbridge_wells.paper.source_note.splitlines()[0] not in page


def test_json_of_a_day_holds_the_record_of_that_day(client, tunbridge_wells):
    address = reverse("plans:json", args=[tunbridge_wells.slug])

    then, now = (client.get(address, {"as_at": day}).json() for day in ("2017-03-01", "2018-05-01"))

    assert (then["as_at"], then["record"]["ended"]) == ("2017-03-01", "")
    assert now["record"]["ended"] == "its years ended in 2018; no later plan recorded"
    assert now["record"]["source"] == tunbridge_wells.paper.source
    assert now["record"]["worked_out"] == ["statutory_kind", "strands"]
    assert "source_note" not in now["record"]


def test_head_of_the_page_says_that_the_plan_is_amended(client, by):
    plan = import_plan((FOLDER / "thanet-2017-20.json").read_bytes(), by=by)
    plan = import_plan((FOLDER / "thanet-2020-23.json").read_bytes(), by=by)

    today, before = (
        words_of_page(client.get(plan.get_absolute_url(), {"as_at": day}).content.decode())
        for day in ("2020-10-14", "2020-10-13")
    )

    assert "is not recorded. As amended by Addendum 1." in today
    assert "As amended by" not in before
