"""Publishing a meeting's pack: every step at once, one file whose bytes stay, and nothing half."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from governance.models import DecisionNotice, FrontSheet, Pack, PackPart, PrivateMeeting, Stage, StagePack
from governance.packs.agenda import add_item, agenda_of
from governance.packs.contents import Contents, contents_of
from governance.packs.editions import ask_for_draft
from governance.packs.fronts import front_facts, front_html, lacking_on_front, supplement_html
from governance.packs.joining import make
from governance.packs.publishing import publish_pack, reasons_not_to_publish_pack
from governance.packs.supplements import key_decisions_in
from governance.stages.lifecycle import publish_papers, submit
from partnerships.verbs import Refused
from plans.models import Rendering
from tests.factories import make_meeting, make_report, make_user
from tests.governance.packs.test_agenda import pdf_of
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.pdf_reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    make_report(timetable, stage=stage)
    submit(stage, by=clerk)
    return stage


@pytest.fixture
def meeting(stage):
    return stage.current_date.meeting


@pytest.fixture
def published(meeting, clerk):
    return publish_pack(meeting, by=clerk, chosen=signed_later(meeting))


def signed_later(meeting):
    return {stage.pk: {"reason": "Finance follows."} for stage in Stage.objects.filter(dates__meeting=meeting)}


def bytes_of(pack):
    with default_storage.open(pack.file.name) as file:
        return file.read()


def test_every_step_is_published_at_once(published, stage):
    stage.refresh_from_db()

    assert stage.state == Stage.State.PUBLISHED
    assert stage.version.is_public
    assert published.name == f"cabinet-{published.meeting.on.isoformat()}-pack"
    assert not StagePack.objects.filter(stage=stage, is_open=True).exists()


def test_the_pack_holds_front_report_and_text_under_one_sequence(published, stage):
    make(published.pk)
    pack = Pack.objects.get(pk=published.pk)
    content = bytes_of(pack)
    parts = [(part.kind, part.item, part.first) for part in pack.parts.all()]

    assert (pack.making, pack.error, pack.size) == ("ready", "", len(content))
    assert [kind for kind, _, _ in parts] == ["front", "report", "plan"]
    assert parts[1][1:] == ("1", pack.parts.get(kind="front").last + 1)
    assert pack.parts.last().last == pack.total == len(Reading(content).texts)
    assert faults(content) == []
    assert Reading(content).part == "1"
    assert Reading(content).texts[-1].endswith(f"Item 1 · Page {pack.total}")
    assert "Published on" in Reading(content).texts[0]


def test_a_paper_by_itself_bears_the_numbers_that_it_has_in_the_pack(client, published, meeting, clerk):
    make(published.pk)
    text = Pack.objects.get(pk=published.pk).parts.last()
    answer = client.get(reverse("governance:pack_part", args=[meeting.pk, published.name, text.position]))
    content = b"".join(answer.streaming_content)
    words = Reading(content).texts
    with pikepdf.open(io.BytesIO(content)) as pdf:
        labels = [page.label for page in pdf.pages]

    assert (len(words), labels) == (text.pages, [str(number) for number in range(text.first, text.last + 1)])
    assert words[0].endswith(f"Item 1 · Page {text.first}")
    assert (faults(content), Reading(content).part) == ([], "1")
    assert hashlib.sha256(content).hexdigest() == text.sha256


def test_the_address_serves_the_bytes_that_were_published(client, published, stage):
    make(published.pk)
    pack = Pack.objects.get(pk=published.pk)
    before = bytes_of(pack)
    stage.paper.partnership.name = "Another name"
    stage.paper.partnership.save()
    make(published.pk)

    answer = client.get(pack.get_absolute_url())
    served = b"".join(answer.streaming_content)

    assert served == before
    assert hashlib.sha256(served).hexdigest() == pack.sha256
    assert f'filename="{pack.filename}"' in answer["Content-Disposition"]


def test_a_pack_that_is_not_made_yet_says_how_far_it_is(client, published):
    assert client.get(published.get_absolute_url()).status_code == 202


def test_a_pack_is_published_once(published, meeting, clerk):
    with pytest.raises(Refused) as refusal:
        publish_pack(meeting, by=clerk)

    assert refusal.value.reasons == ["The pack of this meeting is published already, and stays as it is."]


def test_a_pack_without_papers_is_not_published(timetable, clerk):
    meeting = timetable.stages.get(body__kind="full_council").current_date.meeting

    assert reasons_not_to_publish_pack(meeting, by=clerk) == [
        "There is no paper to publish yet: submit a text to this meeting, or add an item with its paper."
    ]


def test_a_paper_that_cannot_be_drawn_names_itself_and_stops_publication(meeting, clerk):
    draft = ask_for_draft(meeting, by=clerk)
    Rendering.objects.filter(kind="part", version__isnull=False).update(state="failed", error="Too long.", attempts=5)
    make(draft.pk)

    draft.refresh_from_db()
    title = draft.parts.get(kind="plan").title
    assert draft.error == f"Item 1, “{title}”, could not be drawn. Too long."
    assert reasons_not_to_publish_pack(meeting, by=clerk) == [draft.error]


def test_publishing_stops_as_a_whole_where_one_step_cannot_be_published(meeting, stage, clerk):
    with pytest.raises(Refused, match="signed"):
        publish_pack(meeting, by=clerk)

    stage.refresh_from_db()
    assert (stage.state, Pack.objects.count()) == (Stage.State.SUBMITTED, 0)


def test_a_council_that_leads_no_partnership_has_packs_too():
    meeting = make_meeting()
    add_item(meeting, by=make_user("site_administrator"), title="Minutes", content=pdf_of(), file_name="m.pdf")
    pack = publish_pack(meeting, by=make_user("site_administrator"))
    make(pack.pk)

    assert Pack.objects.get(pk=pack.pk).making == "ready"


def test_what_is_missing_is_told_to_the_clerk_and_not_printed(meeting):
    assert lacking_on_front(meeting) == [
        f"The front sheet does not say {words}."
        for words in (
            "the time of the meeting", "the place of the meeting", "its members", "its quorum",
            "whom to ask, also for other formats",
        )
    ]  # fmt: skip


def test_the_front_of_a_full_council_is_its_summons(timetable):
    meeting = timetable.stages.get(body__kind="full_council").current_date.meeting
    FrontSheet.objects.create(body=meeting.body, summoned_by="Chief Executive")
    html = front_html(front_facts(meeting, []), [], length=1, note=[])

    assert "you are summoned to attend this meeting, to transact the business below.<br>Chief Executive" in html
    assert "who summons the council" not in str(lacking_on_front(meeting))


def test_the_front_tells_the_notices_of_an_item_in_private(meeting, stage, clerk):
    given = {"intended_on": date(2027, 3, 1), "further_on": date(2027, 3, 30)}
    answered = {"representations": "It is public money.", "response": "Prices would be told."}
    row = PrivateMeeting(stage=stage, recorded_by=clerk, matter="Grants", reasons="Paragraph 3.", **given, **answered)
    row.save()

    assert front_facts(meeting, [Contents(item) for item in agenda_of(meeting)])["notices"] == [
        "Item 1 is to be taken in private, for these reasons: Paragraph 3.",
        "Item 1: notice of the intention to take it in private was given on Monday 1 March 2027.",
        "Item 1: further notice was given on Tuesday 30 March 2027.",
        "Item 1: representations that it should be public: It is public money.",
        "Item 1: the response to them: Prices would be told.",
    ]


def test_a_key_decision_stands_on_agendas_with_its_place_in_the_forward_plan(client, meeting, stage, clerk):
    stage.is_key_decision = True
    stage.save()
    told = {"matter": "The plan", "decision_maker": "Cabinet", "decided_when": "April 2027", "available_from": "Desk"}
    DecisionNotice(stage=stage, recorded_by=clerk, given_on=date(2027, 3, 1), later_documents="Ask.", **told).save()
    pack = ask_for_draft(meeting, by=clerk)
    papers = [{"key": "p", "title": "Paper", "pages": 1}] * pack.front_facts["items"][0]["papers"]
    of_supplement = {"key_decisions": key_decisions_in(contents_of(agenda_of(meeting), by=clerk)), "number": 1}
    printed = [
        front_html(pack.front_facts, papers, length=1, note=[]),
        supplement_html(pack.front_facts | of_supplement, papers, first=2, length=1),
    ]
    client.force_login(clerk)
    shown = [
        client.get(page).content.decode()
        for page in (reverse("governance:pack_page", args=[meeting.pk]), meeting.get_absolute_url())
    ]
    words, address = "in the forward plan since Monday 1 March 2027", stage.timetable.council.slug + "/forward-plan/"

    assert [f"<strong>Key decision</strong>: {words}" in each and f"{address}</a>" in each for each in printed] == [
        True
    ] * 2
    assert [f'{address}">{words}</a>' in each for each in shown] == [True] * 2


def test_a_paper_without_tags_is_named_on_the_front(meeting, clerk):
    add_item(meeting, by=clerk, title="Contract", content=pdf_of(3), file_name="contract.pdf")
    pack = ask_for_draft(meeting, by=clerk)

    assert pack.note == [{"title": "Contract", "item": "2"}]
    assert pack.parts.get(kind="paper").tags == PackPart.Tags.COARSE


def test_packs_that_were_published_for_a_step_keep_address_and_bytes(client, stage, meeting, clerk):
    publish_papers(stage, by=clerk, reason="Finance follows.")
    old = StagePack.objects.get(stage=stage, is_open=True)
    Rendering.objects.filter(pk=old.rendering_id or 0).update(state="done")

    publish_pack(meeting, by=clerk)

    assert StagePack.objects.get(stage=stage, is_open=True).pk == old.pk
    assert client.get(old.get_absolute_url()).status_code in (200, 202)


@pytest.mark.parametrize(("role", "status"), [("clerk", 200), ("member", 403), (None, 302)])
def test_the_clerks_page_is_the_clerks(client, meeting, timetable, role, status):
    if role:
        client.force_login(make_user(role, timetable.council), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("governance:pack_page", args=[meeting.pk])).status_code == status


def test_a_clerk_publishes_with_the_reason_that_is_asked_for(client, meeting, stage, clerk):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    form = {f"step-{stage.pk}-report": "edition", f"step-{stage.pk}-reason": "Finance follows."}

    answer = client.post(reverse("governance:pack_publish", args=[meeting.pk]), form)

    assert answer["Location"] == reverse("governance:pack_page", args=[meeting.pk])
    assert Pack.objects.get().state == Pack.State.PUBLISHED
