"""Two councils of one partnership, each with chapters, priorities and plans of its own."""

from datetime import date

import pytest
from django.urls import reverse

from governance.timetables.councils import councils_to_choose, councils_without_timetable
from partnerships.access import Role
from plans.document.compose import compose, compose_block
from plans.document.kinds import kind_named
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.interchange import export_plan, import_plan
from plans.models import Plan, Publication, Version
from plans.papers.in_force import plans_in_force
from plans.papers.versions import freeze, publish
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_block, make_plan, make_timetable, make_user
from tests.interchange_files import COUNCIL, check_faults, joint_file, short
from tests.plans.joint import NORTH, SOUTH, joint_document, make_joint_partnership, priority

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


@pytest.fixture
def joint():
    return make_joint_partnership()


@pytest.fixture
def officer(client, joint):
    user = make_user(Role.OFFICER, joint[0])
    client.force_login(user)
    return user


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_chapter_is_made_one_councils_own_in_its_form(client, joint, officer):
    partnership, _, south = joint
    block = make_block(make_plan(partnership).paper)
    url = CHAPTERS.url("edit", block)

    labels = [label for _, label in client.get(url).context["form"].fields["council_id"].choices]
    given = {"heading": "The coast", "level": "1", "council_id": south.pk, "html": "<p>Sea.</p>", "revision": 1}
    client.post(url, given)

    block.refresh_from_db()
    assert labels == ["Of the whole partnership", "North Council only", "South Council only"]
    assert (block.council, block.history.first().council) == (south, south)
    assert compose_block(block)["council"] == SOUTH
    assert "<strong>South Council only</strong>" in text_of(client.get(reverse("plans:paper", args=[block.paper.key])))


def test_where_one_council_leads_nobody_is_asked(client, officer):
    single = make_plan().paper
    block, site = make_block(single), make_user(Role.SITE_ADMINISTRATOR)
    form = kind_named(block.kind).form_class(block=block, paper=single, user=site)

    assert "council_id" not in form.fields


def test_whose_a_chapter_is_can_be_taken_back(joint, officer):
    partnership, north, _ = joint
    block = make_block(make_plan(partnership).paper, council=north)
    data = {name: value for name, value in CHAPTERS.data(block).items() if name != "council_id"}

    editing.save(CHAPTERS, block, data, by=officer, revision=1)

    assert block.council is None
    assert [data.get("council_id") for _, data in CHAPTERS.history(block)] == [None, north.pk]


def test_a_priority_is_one_councils_own_in_form_table_and_history(client, joint, officer):
    partnership, _, south = joint
    paper = make_plan(partnership).paper
    PRIORITIES.load(paper, [priority(1, "The coast", council=SOUTH), priority(2, "Violence")], by=officer)
    row = Priority.objects.get(title="The coast")

    form = client.get(PRIORITIES.url("edit", row)).context["form"]
    table = text_of(client.get(PRIORITIES.address("table", paper)))

    assert (row.council, form["own_council"].value()) == (south, south.pk)
    assert PRIORITIES.summary(PRIORITIES.data(row)).startswith("South Council only · ")
    assert "<td>South Council</td>" in table
    editing.save(PRIORITIES, row, priority(1, "The coast"), by=officer, revision=1, reason="Of both")
    assert Priority.objects.get(title="The coast").council is None


def test_the_public_reads_the_text_of_one_council(client, joint, officer):
    partnership, north, south = joint
    paper = make_plan(partnership).paper
    make_block(paper, heading="Our area", position=0)
    make_block(paper, heading="Our coast", position=1, council=south)
    make_block(paper, heading="Our fields", position=2, council=north)
    version = freeze(paper, by=officer, purpose=Version.Purpose.ADOPTION)
    publish(version, by=officer, basis=Publication.Basis.ADOPTION)
    url = reverse("plans:detail", args=[paper.plan.slug])

    whole, of_north, of_other = (text_of(client.get(url + asked)) for asked in ("", "?council=north", "?council=x"))

    assert 'href="?council=north">For North Council' in whole and "South Council only" in whole
    assert "Our fields" in of_north and "Our area" in of_north and "Our coast" not in of_north
    assert "Our coast" in of_other


def test_what_is_one_councils_own_travels(joint):
    by = make_user(Role.SITE_ADMINISTRATOR)
    joint[0].delete()
    data = joint_file(joint_document(), [NORTH, SOUTH])

    plan = import_plan(data, by=by)

    assert [block["council"] for block in compose(plan.paper)["blocks"] if "council" in block] == [SOUTH, NORTH]
    assert export_plan(plan) == short(data)


def test_what_is_the_own_of_a_council_that_does_not_lead_is_a_fault():
    data = joint_file(joint_document(), [NORTH, COUNCIL])

    assert [fault for fault in check_faults(data) if "lead council" in fault] == [
        "documents.plan.blocks[1].council: “south” is not a lead council of the partnership.",
        "documents.plan.blocks[4].data.priorities[1].council: “south” is not a lead council of the partnership.",
    ]


def test_a_plan_of_one_council_goes_to_that_council_alone(joint):
    partnership, north, _ = joint
    plan = make_plan(partnership, council=north)

    assert [name for _, name in councils_to_choose(plan.paper)] == ["North Council", "North and South itself"]
    make_timetable(plan.paper, council=north, start=date(2026, 5, 11))
    assert councils_without_timetable(plan.paper, list(plan.paper.timetables.prefetch_related("stages"))) == []


def test_a_plan_is_started_as_one_councils_own(client, joint, officer):
    _, north, _ = joint
    given = {"title": "Safe North", "starts_on": "1 April 2029", "ends_on": "31 March 2032", "kind": "partnership_plan"}

    client.post(reverse("plans:start", args=["both"]), given | {"carry_from": "", "council": north.pk})

    plan = Plan.objects.get()
    assert (plan.council, compose(plan.paper)["identity"]["council"]) == (north, NORTH)


def test_each_council_has_its_plan_in_force(client, joint):
    partnership, north, south = joint
    plans = [
        make_plan(partnership, state="adopted", title=title, council=council)
        for title, council in (("Safe South", south), ("Safe North", north), ("Safe together", None))
    ]

    standing = plans_in_force(Plan.objects.all(), date(2026, 6, 1))

    assert standing == {partnership.pk: [plans[2], plans[1], plans[0]]}
