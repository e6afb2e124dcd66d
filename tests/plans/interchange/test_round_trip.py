"""The whole way: what a file says comes out again, and a file that is refused leaves nothing behind."""

from copy import deepcopy
from importlib import import_module

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from partnerships.models import AuditEntry, Organisation, Partnership, User
from plans.document.kinds import known_kinds
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Block, Paper, Plan
from plans.papers.versions import verify_all
from tests.interchange_files import (
    assembled,
    key,
    make_document,
    recorded,
    rich_text,
    short,
    small_file,
    version,
)
from tests.sizes import examples
from tests.strategies import DATA, interchange_files

for room in ("priorities", "actions", "governance"):  # how the data of the other rooms' kinds look
    import_module(f"tests.{room}.strategies")

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


@pytest.fixture
def by():
    return User.objects.system("import")


def faults_of(data, by):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=by)
    return [str(fault) for fault in refusal.value.faults]


def whole_file():
    assessment = make_document("assessment", number=1, blocks=[rich_text(number=101)])
    plan = make_document(
        blocks=[rich_text(), {**rich_text(number=102), "kind": "odd_chapter", "data": {"anything": [1, "two"]}}],
        rests_on=[
            {"paper": assessment["key"], "title": assessment["title"], "note": "Read in the autumn"},
            {"reference": "Assessment of 2024", "note": ""},
        ],
    )
    year = make_document("year", number=2, blocks=[rich_text(number=103)])
    addendum = make_document("addendum", number=3, blocks=[{**rich_text(number=104), "replaces": key(100)}])
    before = {**plan, "blocks": [rich_text("<p>An earlier text.</p>")]}
    papers = [
        recorded(assessment),
        recorded(
            plan,
            "adopted",
            versions=[version(1, document=before), version(2)],
            adoption={"version": 2, "on": "2026-03-18", "body": "Full Council"},
        ),
        recorded(year),
        recorded(addendum),
    ]
    data = assembled(plan, assessments=[assessment], years=[year], addenda=[addendum], papers=papers)
    data["record"]["plan"]["predecessor"] = {
        "slug": "anyborough-2023-26",
        "title": "Safer Anyborough 2023 to 2026",
        "start": "2023-04-01",
        "end": "2026-03-31",
        "note": "",
    }
    return data


def test_export_gives_back_what_was_imported(by):
    data = whole_file()

    assert export_plan(import_plan(data, by=by)) == short(data)


def test_export_gives_back_each_of_two_plans_that_share_an_assessment(by):
    first = whole_file()
    second = deepcopy(first)
    second["documents"] |= {"years": [], "addenda": []}
    second["documents"]["plan"] |= {"key": key(9), "identity": {"slug": "second", "plan_kind": "agreement"}}
    second["record"]["plan"] = {"slug": "second", "predecessor": {"slug": "anyborough-2026-29"}}
    second["record"]["papers"] = [first["record"]["papers"][0], recorded(second["documents"]["plan"])]
    plans = [import_plan(data, by=by) for data in (first, second)]

    assert [export_plan(plan) for plan in plans] == [short(first), short(second)]


def test_files_are_generated_of_every_kind():
    assert set(known_kinds()) == set(DATA)


@given(data=interchange_files(most=6))
@examples(25)
def test_export_gives_back_any_file(data, by):
    with transaction.atomic():
        assert export_plan(import_plan(data, by=by)) == short(data)
        transaction.set_rollback(True)


def test_import_writes_everything_as_the_user_given(by):
    plan = import_plan(whole_file(), by=by)

    histories = [Plan.history, Paper.history, Block.history, Partnership.history, Organisation.history]
    assert {row.history_user for history in histories for row in history.all()} == {by}
    assert AuditEntry.objects.filter(event="plan imported", subject_id=str(plan.pk)).get().by == by


def test_import_freezes_the_versions_into_one_proven_chain(by):
    plan = import_plan(whole_file(), by=by)

    versions = plan.paper.versions.order_by("number")
    assert [(v.number, v.frozen_at.isoformat()[:10], v.is_public) for v in versions] == [
        (1, "2026-02-01", True),
        (2, "2026-02-02", True),
    ]
    assert plan.paper.adoptions.get().version == versions[1]
    assert list(verify_all()) == []


def test_import_that_is_refused_leaves_nothing(by):
    data = whole_file()
    data["documents"]["addenda"][0]["rests_on"] = [{"paper": key(77), "title": "Gone", "note": ""}]

    assert faults_of(data, by) == [
        "documents.addenda[0].rests_on[0].paper: There is no such paper, in this file or in the portal."
    ]
    assert [model.objects.count() for model in (Plan, Paper, Block, Partnership, Organisation)] == [0] * 5


def test_import_refuses_a_slug_that_is_taken(by):
    import_plan(small_file(), by=by)
    again = small_file(key=key(50))

    assert faults_of(again, by) == ["record.plan.slug: There is a plan “anyborough-2026-29” already."]


def by_reference(**fields):
    """A file whose plan is the one that ``whole_file`` knows by reference."""
    period = {"start": "2023-04-01", "end": "2026-03-31"}
    identity = {"slug": "anyborough-2023-26", "plan_kind": "partnership_plan"}
    return small_file(
        **{"key": key(50), "title": "Safer Anyborough 2023 to 2026", "period": period, "identity": identity} | fields
    )


def test_import_brings_in_a_plan_that_was_known_by_reference(by):
    successor = import_plan(whole_file(), by=by)
    plan = import_plan(by_reference(), by=by)

    successor = Plan.objects.get(pk=successor.pk)

    assert export_plan(plan) == short(by_reference())
    assert export_plan(successor)["record"]["plan"]["predecessor"] == {"slug": "anyborough-2023-26"}


def test_import_refuses_another_plan_than_the_one_known_by_reference(by):
    import_plan(whole_file(), by=by)

    assert faults_of(by_reference(title="Another plan"), by) == [
        "documents.plan.title: The portal has “Safer Anyborough 2023 to 2026” here, the file says “Another plan”."
    ]


def test_import_refuses_to_change_a_partnership_that_is_here(by):
    import_plan(small_file(), by=by)
    data = small_file(key=key(50), identity={"slug": "second", "plan_kind": "partnership_plan"})
    data["record"]["partnership"]["website"] = "https://anyborough.example/"

    assert faults_of(data, by) == [
        "record.partnership.website: The portal has “” here, the file says “https://anyborough.example/”."
    ]


def test_import_refuses_a_predecessor_that_is_not_here(by):
    data = small_file()
    data["record"]["plan"]["predecessor"] = {"slug": "before"}

    assert faults_of(data, by) == [
        "record.plan.predecessor: There is no plan “before” yet: import it first."
    ]  # fmt: skip


def test_import_completes_a_county_known_by_name(by):
    data = small_file()
    data["record"]["partnership"]["county_parent"] = {"slug": "shire", "name": "Shire"}
    import_plan(data, by=by)
    county = small_file(key=key(50), identity={"slug": "shire-plan", "plan_kind": "agreement"})
    county["documents"]["plan"]["partnership"] = {"slug": "shire", "name": "Shire"}
    county["record"]["partnership"] |= {"slug": "shire", "name": "Shire", "kind": "county"}
    plan = import_plan(county, by=by)

    assert export_plan(plan) == short(county)
    assert Partnership.objects.get(slug="anyborough").county_parent == plan.partnership


def test_import_cleans_scripts_and_styles(by):
    dirty = '<p style="color:red" onclick="alert(1)">Kept</p><script>alert(2)</script><style>p{}</style>'
    plan = import_plan(small_file(rich_text(dirty)), by=by)

    assert plan.paper.blocks.get().data == {"html": "<p>Kept</p>"}


def test_import_warns_of_an_unusual_period(by):
    plan = import_plan(small_file(period={"start": "2026-04-01", "end": "2036-03-31"}), by=by)

    assert [(w.rule, w.where, w.sentence) for w in plan.import_warnings] == [
        ("FIS-11", "documents.plan.period", "The plan runs for 10.0 years; three are usual, or one, year by year.")
    ]


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from places(item, (*path, step))


def damaged(data, place, value):
    *steps, last = place
    inner = data
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return data


ODD = [None, True, 0, -1, 2**31 - 1, "", "x" * 6000, "2026-02-30", "1900-01-01", [], {}, ["a"], {"a": 1}, "\u00e9 <b>"]


@given(chosen=st.data())
@examples(25)
def test_import_takes_or_refuses_whatever_stands_anywhere(chosen, by):
    data = whole_file()
    place = chosen.draw(st.sampled_from(list(places(data))[1:]))
    damaged(data, place, chosen.draw(st.sampled_from(ODD)))
    with transaction.atomic():
        try:
            export_plan(import_plan(data, by=by))
        except NotImported as refusal:
            assert refusal.faults
        transaction.set_rollback(True)
