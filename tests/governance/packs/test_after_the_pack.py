"""What happens to a meeting after its pack went out: it moves, two clerks are at it, a late paper is mended."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.meetings.verbs import cancel_meeting, move_meeting
from governance.models import Pack, Supplement
from governance.packs.adding import add_and_publish
from governance.packs.agenda import add_item, agenda_of, change_item, move_item, remove_item
from governance.packs.contents import contents_of
from governance.packs.forms import PublishForm
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack, steps_to_ask_about
from governance.packs.supplements import name_of_paper, publish_supplement, since_pack, standing_packs
from governance.packs.telling import KIND, changes, tell
from governance.packs.withdrawing import withdraw
from governance.reporting.editions import freeze_edition
from governance.stages.lifecycle import submit
from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail
from partnerships.verbs import Refused
from tests.days import in_days
from tests.factories import make_meeting, make_report, make_user
from tests.governance.packs.exempt import CLOSED
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
OPEN = {"openness": "open"}


def ready(pack):
    """As the worker leaves it; no page is drawn."""
    Pack.objects.filter(pk=pack.pk).update(making="ready", sha256="0" * 64, total=4, pages=4, size=1)
    pack.refresh_from_db()
    return pack


@pytest.fixture
def meeting(meeting, stage, clerk, request):
    if "report" in request.fixturenames:
        request.getfixturevalue("report")
    submit(stage, by=clerk)
    return meeting


@pytest.fixture
def pack(meeting, stage, clerk):
    return ready(publish_pack(meeting, by=clerk, chosen={stage.pk: {"reason": "Finance follows."}}))


def moved(meeting, clerk):
    return move_meeting(meeting, by=clerk, on=in_days(400), reason="Snow.", place="Village hall")


def late(meeting, clerk, **more):
    add_item(meeting, by=clerk, title="Late report", content=pdf_of(1), file_name="late.pdf")
    return publish_supplement(meeting, by=clerk, reason="late", **more)


def test_the_edition_of_a_meeting_that_moved_says_where_it_is_now(pack, meeting, clerk):
    now = moved(meeting, clerk)

    edition = late(now, clerk).pack

    facts = [(each.front_facts["date"], each.front_facts["place"]) for each in (pack, edition)]
    assert facts == [(meeting.on.isoformat(), meeting.place), (now.on.isoformat(), "Village hall")]
    assert (edition.edition, edition.front_facts["published"]) == (1, pack.front_facts["published"])


def titles(contents):
    return [paper.title for each in contents for paper in each.papers]


def test_what_the_pack_does_not_hold_is_new_or_was_withdrawn(meeting, clerk):
    add_item(meeting, by=clerk, title="Contract", content=pdf_of(2), file_name="c.pdf")
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, **CLOSED)
    before = since_pack(meeting, by=clerk)
    publish_pack(meeting, by=clerk)
    for pack in standing_packs(meeting).values():
        ready(pack)
    elsewhere = make_meeting(meeting.body)
    add_item(elsewhere, by=clerk, title="Elsewhere", content=pdf_of(3), file_name="e.pdf")
    withdraw(ready(publish_pack(elsewhere, by=clerk)), by=clerk, because="Not yet.")
    after = since_pack(meeting, by=clerk)
    add_item(meeting, by=clerk, title="Elsewhere", content=pdf_of(3), file_name="e.pdf")
    supplement = late(meeting, clerk)
    withdraw(supplement.pack, by=clerk, because="It names a child.")

    since = since_pack(meeting, by=clerk)

    first = titles(contents_of(agenda_of(meeting)[:2], by=clerk))
    assert [titles(each.added) for each in (before, after, since)] == [first, [], []]
    assert [titles(each.withdrawn) for each in (before, after, since)] == [[], [], ["Elsewhere", "Late report"]]
    standing = {(pack.variant, pack.edition) for pack in standing_packs(meeting).values()}
    assert standing == {("full", 0), ("open", 0)}
    again = [name_of_paper(since.withdrawn[1].papers[0])]
    assert (titles(since.chosen(again)), since.chosen([])) == (["Late report"], [])


def test_the_agenda_of_a_published_pack_stays_as_it_is_printed(meeting, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="m.pdf")
    pack = publish_pack(meeting, by=clerk)
    add_item(meeting, by=clerk, title="Late report", content=pdf_of(2), file_name="late.pdf")
    first, minutes, extra = agenda_of(meeting)

    for verb in (
        lambda: change_item(meeting, minutes, by=clerk, title="Old minutes"),
        lambda: remove_item(meeting, minutes, by=clerk),
        lambda: move_item(meeting, extra, by=clerk, up=True),
        lambda: move_item(meeting, first, by=clerk, up=False),
    ):
        with pytest.raises(Refused, match="its agenda stays as it is printed there"):
            verb()
    change_item(meeting, extra, by=clerk, title="Later report")
    remove_item(meeting, agenda_of(meeting)[2], by=clerk)
    withdraw(pack, by=clerk, because="It names a child.")
    remove_item(meeting, minutes, by=clerk)
    assert [item.title for item in agenda_of(meeting)] == [first.title]


def test_what_is_in_the_open_pack_is_kept_from_nobody_until_it_is_withdrawn(meeting, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="m.pdf")
    add_item(meeting, by=clerk, title="Contract", content=pdf_of(2), file_name="c.pdf")
    set_openness(meeting, agenda_of(meeting)[2], "paper", by=clerk, **CLOSED)
    pack = publish_pack(meeting, by=clerk)
    add_item(meeting, by=clerk, title="Late report", content=pdf_of(3), file_name="late.pdf")
    _, minutes, contract, extra = agenda_of(meeting)

    with pytest.raises(Refused, match="Withdraw the pack first"):
        set_openness(meeting, minutes, "paper", by=clerk, **CLOSED)
    for item in (contract, extra):
        set_openness(meeting, item, "paper", by=clerk, **CLOSED | {"paragraphs": [5]})
    withdraw(pack, by=clerk, because="It names a child.")
    set_openness(meeting, minutes, "paper", by=clerk, **CLOSED)

    assert [item.closed["paper"].paragraphs for item in agenda_of(meeting)[1:]] == [CLOSED["paragraphs"], [5], [5]]


@pytest.fixture
def report(stage, clerk):
    return make_report(stage.timetable, stage=stage)


UNSIGNED = {"reason": "Finance follows."}


def reports_in(pack):
    return list(pack.parts.filter(kind="report").values_list("edition__number", flat=True))


def test_a_report_that_was_wrong_is_mended_and_published_again(report, pack, meeting, stage, clerk):
    assert [*map(str, steps_to_ask_about(agenda_of(meeting)))] == []
    withdraw(pack, by=clerk, because="A wrong figure.")
    report.title = "The right title"
    report.save()
    as_it_was = [item.stage.pk for item in steps_to_ask_about(agenda_of(meeting))]

    left = publish_pack(meeting, by=clerk)
    withdraw(left, by=clerk, because="Still wrong.")
    with pytest.raises(Refused, match="Say why the papers are published before"):
        publish_pack(meeting, by=clerk, chosen={stage.pk: {"report": "now"}})
    mended = publish_pack(meeting, by=clerk, chosen={stage.pk: {"report": "now", **UNSIGNED}})

    assert (as_it_was, reports_in(pack), reports_in(left), reports_in(mended)) == ([stage.pk], [1], [1], [2])
    assert mended.parts.get(kind="report").title == "Report: The right title"


def test_a_newer_report_comes_in_a_supplement_and_is_paper_enough(as_clerk, report, pack, meeting, stage):
    report.title = "The right title"
    report.save()
    address, step = reverse("governance:supplement", args=[meeting.pk]), f"step-{stage.pk}"
    form = as_clerk.get(address).context["steps"][0][1]
    typed = {"reason": "replaced", "replaces": "2", **OPEN, f"{step}-reason": "Finance follows."}

    without = as_clerk.post(address, typed | {f"{step}-report": "none"})
    as_clerk.post(address, typed | {f"{step}-report": "now"})

    assert form.fields["report"].choices == [
        ("none", "Leave it as it is public"), ("now", "The report as it stands now, which becomes version 2"),
    ]  # fmt: skip
    assert (form.fields["report"].initial, form.unsigned) == ("none", [])
    assert without.context["form"].errors == {"file": ["Add the paper: the pack holds everything else already."]}
    assert reports_in(Supplement.objects.get().pack) == [1, 2]


def test_a_version_that_was_made_later_is_offered_as_it_is(report, pack, meeting, stage, clerk):
    report.title = "The right title"
    report.save()
    freeze_edition(report, stage, by=clerk)

    form = PublishForm(stage=agenda_of(meeting)[0].stage)

    assert form.fields["report"].choices == [
        ("none", "Leave it as it is public"), ("edition", f"The report to {stage.body.name}, version 2"),
    ]  # fmt: skip


@pytest.fixture
def councillor(stage):
    user = make_user(Role.MEMBER, stage.body.council)
    user.role_assignments.update(bodies=[stage.body.slug])
    return user


def test_the_pack_of_a_meeting_that_moved_is_told_and_withdrawn_for_its_new_day(councillor, pack, meeting, clerk):
    now = moved(meeting, clerk)
    type(meeting).objects.filter(pk=meeting.pk).update(on=in_days(-1))
    pack = Pack.objects.get()

    tell(pack)
    withdraw(pack, by=clerk, because="It names a child.")

    assert list(Mail.objects.filter(kind=KIND).order_by("pk").values_list("subject", flat=True)) == [
        f"The pack is published: {now}", f"Withdrawn: the pack for {now}",
    ]  # fmt: skip


def test_the_days_mail_names_the_day_to_which_a_meeting_moved(councillor, pack, meeting, clerk):
    choose(councillor, KIND, Choice.DIGEST)
    now = moved(meeting, clerk)

    (change,) = changes(councillor, pack.published_at, pack.published_at + timedelta(days=1))

    assert change.title == f"The pack is published: {now}"


def test_comments_that_are_written_anew_under_their_title_are_another_paper(pack, meeting, clerk):
    paper = {"title": "Comments of scrutiny", "number": "1"}

    def publish(words, reason, **said):
        said = {"reason": reason, **said}
        made = add_and_publish(meeting, by=clerk, said=said, paper={**paper, "words": words}, openness=OPEN, chosen={})
        Supplement.objects.filter(pk=made.pk).update(making="ready", sha256="1" * 64, first=5, last=6)
        ready(made.pack)
        return made

    first = publish("Name the parks.", "comments")
    second = publish("Name the parks and the woods.", "replaced", replaces="4")

    assert [[part.title for part in each.own_parts()[1:]] for each in (first, second)] == [[paper["title"]]] * 2
    with pytest.raises(Refused, match="There is no paper that the pack does not hold already"):
        publish_supplement(meeting, by=clerk, reason="late")


def test_pages_that_are_replaced_are_written_shortly_and_not_too_many(pack, meeting, clerk):
    with pytest.raises(Refused, match="Name the pages in fewer stretches"):
        late(meeting, clerk, replaces=",".join(["1", "3"] * 10))

    assert publish_supplement(meeting, by=clerk, reason="late", replaces="1,2, 4").replaces == "1, 2, 4"


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk, backend=BACKEND)
    return client


def test_who_publishes_a_pack_that_somebody_else_just_published_is_told(as_clerk, pack, meeting):
    answer = as_clerk.post(reverse("governance:pack_publish", args=[meeting.pk]), follow=True)

    assert answer.redirect_chain[0][0] == reverse("governance:supplement", args=[meeting.pk])
    assert "The pack of this meeting is published already" in str(next(iter(answer.context["messages"])))


def test_who_withdraws_a_pack_that_somebody_else_just_withdrew_is_told(as_clerk, pack, meeting, clerk):
    withdraw(pack, by=clerk, because="It names a child.")
    address = reverse("governance:pack_withdraw", args=[meeting.pk, pack.name])

    answer = as_clerk.post(address, {"because": "It names a child."})

    assert (answer.status_code, answer.context["reasons"]) == (200, ["It is not public: there is nothing to withdraw."])


def test_what_was_typed_of_a_supplement_stays_while_the_pack_is_put_together(as_clerk, pack, meeting, clerk):
    late(meeting, clerk)
    typed = {"reason": "late", "late_because": "The figures came on Monday.", **OPEN}

    answer = as_clerk.post(reverse("governance:supplement", args=[meeting.pk]), typed)

    page = answer.content.decode()
    assert "The PDF of the pack is still being put together" in page
    assert "The figures came on Monday." in page


def test_what_was_typed_of_an_item_stays_where_the_meeting_was_cancelled_meanwhile(as_clerk, meeting, clerk):
    item = reverse("governance:pack_item_add", args=[meeting.pk])
    cancel_meeting(meeting, by=clerk, reason="Snow.")

    empty, typed = (
        answer.content.decode() for answer in (as_clerk.get(item), as_clerk.post(item, {"title": "Minutes"}))
    )

    assert all("This meeting does not take place on this day any more." in page for page in (empty, typed))
    assert ('value="Minutes"' in typed, 'name="title"' in empty) == (True, False)
