"""History pages: the list, two states word by word, an earlier text put back."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Finding, Publication
from plans.papers.starting import start_plan
from plans.papers.versions import freeze, publish
from tests.factories import make_assessment, make_plan, make_user

pytestmark = pytest.mark.django_db
PERIOD = {"starts_on": date(2029, 4, 1), "ends_on": date(2032, 3, 31)}


@pytest.fixture
def plan():
    return make_plan(blocks=("Our area",))


@pytest.fixture
def officer(client, plan):
    user = make_user(Role.OFFICER, plan.partnership, name="Community Safety Officer")
    client.force_login(user)
    return user


@pytest.fixture
def block(plan, officer):
    block = plan.paper.blocks.get()
    change(block, officer, "Anyborough is a lively place.", "More lively")
    return block


def change(block, officer, words, reason=""):
    current = Block.objects.get(pk=block.pk)
    data = {"heading": "Our area", "level": 1, "data": {"html": f"<p>{words}</p>"}}
    editing.save(CHAPTERS, current, data, by=officer, revision=current.revision, reason=reason)


def address(name, block, *more):
    return reverse(f"plans:{name}", args=[block.paper.key, block.key, *more])


def test_history_says_who_what_and_why(client, block):
    words = client.get(reverse("plans:paper_history", args=[block.paper.key])).content.decode()

    assert "Community Safety Officer" in words
    assert "More lively" in words


def test_a_version_in_the_history_leads_to_its_text(client, officer, block):
    version = freeze(block.paper, by=officer, purpose="consultation")
    publish(version, by=officer, basis=Publication.Basis.PAPERS)

    changes = client.get(reverse("plans:paper_history", args=[block.paper.key])).context["changes"]

    url = reverse("plans:paper_version", args=[block.paper.key, 1])
    assert [(each.verb, each.url) for each in changes[:2]] == [("Version published", url), ("Version made", url)]


def test_lines_of_one_act_unfold(client, plan, officer):
    paper = start_plan(plan.partnership, by=officer, title="Safer still", **PERIOD).paper

    page = client.get(reverse("plans:paper_history", args=[paper.key]))

    [line] = [each for each in page.context["changes"] if each.run]
    assert (line.why, len(line.run)) == ("From the standard outline", paper.blocks.count())
    assert f"Show all {len(line.run)}" in page.content.decode()


def test_history_leads_from_each_change_to_its_chapter(client, block):
    words = client.get(reverse("plans:paper_history", args=[block.paper.key])).content.decode()

    assert words.count(f"{reverse('plans:write', args=[block.paper.key])}#w-{block.key}") == len(block.history.all())


@pytest.mark.parametrize("changes", [1, 3])
def test_history_asks_the_database_as_often_for_any_number_of_changes(
    client, officer, block, changes, django_assert_num_queries
):
    for number in range(changes):
        change(block, officer, str(number))

    with django_assert_num_queries(13):
        client.get(reverse("plans:paper_history", args=[block.paper.key]))


def test_compare_marks_words_whatever_the_order_asked_for(client, block):
    newest, oldest = block.history.values_list("history_id", flat=True)

    pages = [
        client.get(address("block_compare", block), {"from": a, "to": b})
        for a, b in ((oldest, newest), (newest, oldest))
    ]

    assert [(p.context["before"].pk, p.context["after"].pk) for p in pages] == [(oldest, newest)] * 2
    assert "<ins>" in pages[0].context["change"].html
    assert "lively" in pages[0].context["change"].html


@pytest.mark.parametrize("query", [{}, {"from": "x", "to": "1"}, {"from": "999999", "to": "999999"}])
def test_compare_of_states_that_do_not_exist_is_not_found(client, block, query):
    assert client.get(address("block_compare", block), query).status_code == 404


def test_compare_does_not_show_the_states_of_another_block(client, block):
    other = make_plan().paper.blocks.first().history.first()
    newest = block.history.first()

    assert client.get(address("block_compare", block), {"from": other.pk, "to": newest.pk}).status_code == 404


def test_restore_puts_an_earlier_text_back_with_a_reason(client, block):
    oldest = block.history.last()

    refused = client.post(address("block_restore", block, oldest.pk), {"reason": "", "revision": "2"})
    client.post(address("block_restore", block, oldest.pk), {"reason": "It said more", "revision": "2"})

    assert refused.context["form"].errors == {"reason": ["Enter a reason."]}
    assert Block.objects.get(pk=block.pk).data == oldest.data
    assert block.history.first().history_change_reason == "It said more"


def test_restore_after_somebody_saved_again_changes_nothing(client, officer, block):
    oldest = block.history.last()
    change(block, officer, "Newer still.")

    client.post(address("block_restore", block, oldest.pk), {"reason": "It said more", "revision": "2"})

    assert Block.objects.get(pk=block.pk).data == {"html": "<p>Newer still.</p>"}


def test_history_of_any_row_field_by_field(client):
    paper = make_assessment().paper
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    finding = Finding.objects.create(paper=paper, title="Thefts rise")
    finding.title = "Thefts fall"
    finding.save()

    page = client.get(reverse("plans:row_history", args=["plans.finding", finding.pk]))

    assert [(f.before, f.after) for f in page.context["changes"][0].fields] == [("Thefts rise", "Thefts fall")]


def test_history_of_a_deleted_row_can_still_be_read(client):
    paper = make_assessment().paper
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    finding = Finding.objects.create(paper=paper, title="Thefts rise")
    number = finding.pk
    finding.delete()

    page = client.get(reverse("plans:row_history", args=["plans.finding", number]))

    assert [change.verb for change in page.context["changes"]] == ["Deleted", "Added"]


@pytest.mark.parametrize("label", ["plans.finding", "partnerships.user", "nothing.here"])
def test_history_of_a_strangers_row_is_not_found(client, officer, label):
    finding = Finding.objects.create(paper=make_assessment().paper, title="Thefts rise")

    assert client.get(reverse("plans:row_history", args=[label, finding.pk])).status_code == 404


def test_reader_has_no_history(client, block):
    client.force_login(make_user(Role.READER, block.paper.partnership))

    assert client.get(address("block_history", block)).status_code == 403
