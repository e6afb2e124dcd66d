"""My tasks: what to do, every plan's state at once; the outbox of the demonstration."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.filebased import EmailBackend
from django.urls import reverse
from lxml.html import fromstring

from csp_portal.demo.outbox import read_mails
from csp_portal.pages.plans_at_once import next_meetings, overviews, papers_at_work
from governance.models import Body, Meeting, Stage, StageDate, Timetable
from partnerships.access import Role
from plans.discussion.verbs import comment, endorse
from plans.models import Paper
from plans.papers.versions import freeze, publish
from tests.days import in_days, today
from tests.factories import make_council, make_membership, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
PAGE = "/workspace/"


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


def meet(paper, day, by, *, name="Cabinet", state="planned"):
    timetable, _ = Timetable.objects.get_or_create(paper=paper)
    body = Body.objects.create(slug=f"{name}-{day}", name=name, kind="executive", partnership=paper.partnership)
    meeting = Meeting.objects.create(body=body, on=day)
    stage = Stage.objects.create(timetable=timetable, step=1, body=body, role="decide", state=state)
    StageDate.objects.create(stage=stage, standing="planned", meeting=meeting, said_by=by)
    return stage


def test_somebody_without_tasks_is_told_what_to_do_next(client, officer):
    words = client.get(PAGE).content.decode()

    assert "Nothing is waiting for you" in words
    assert "Start a plan" in words


def test_whoever_has_a_text_to_write_is_led_to_it_and_not_to_another_plan(client, officer, partnership):
    paper = make_plan(partnership, starts_on=in_days(200), ends_on=in_days(1200)).paper

    address, words = client.get(PAGE).context["next_step"]

    assert (address, words) == (reverse("plans:write", args=[paper.key]), f"Write “{paper.title}”")


def test_reader_without_tasks_is_led_to_the_meetings(client, partnership):
    client.force_login(make_user(Role.READER, partnership))

    assert "See the coming meetings" in client.get(PAGE).content.decode()


def test_a_councillor_without_tasks_is_led_to_their_meetings(client, partnership):
    client.force_login(make_user(Role.MEMBER, partnership.lead_councils.get()))

    page = fromstring(client.get(PAGE).content.decode())

    assert page.xpath("//main//a[@href='/workspace/meetings/']/text()")[0].strip() == "My meetings"


def test_the_clerk_of_a_council_that_is_new_is_led_to_what_is_missing(client):
    council = make_council("Millbridge Council", slug="millbridge")
    client.force_login(make_user(Role.CLERK, council))

    step = client.get(PAGE).context["next_step"]

    assert step == ("/workspace/councils/millbridge/getting-started/", "Getting started: Millbridge Council")


def test_open_comments_are_a_task(client, officer, partnership):
    begins = in_days(200)
    plan = make_plan(partnership, starts_on=begins, ends_on=begins + timedelta(days=1000))
    comment(plan.paper, plan.paper.blocks.first().key, by=officer, text="Why?")

    titles = [task.title for task, _ in client.get(PAGE).context["tasks"]]

    assert titles == ["Resolve 1 comment on “Safer Anyborough”"]


def test_overview_counts_comments_endorsements_and_names_the_next_meeting(officer, partnership):
    plan, police = make_plan(partnership), make_organisation()
    make_membership(partnership, police)
    make_membership(partnership, make_organisation("Fire"))
    make_membership(partnership, make_organisation("Helpers"), designation="invited")
    lead = make_user(Role.PARTNER_LEAD, partnership, organisation=police)
    comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    endorse(freeze(plan.paper, by=officer, purpose="consultation"), by=lead, organisation=police)
    meet(plan.paper, in_days(30), officer, name="Council")
    cabinet = meet(plan.paper, in_days(9), officer)
    meet(plan.paper, in_days(-9), officer, name="Scrutiny")

    [overview] = overviews(list(papers_at_work(officer, today())), officer, today())

    assert (overview.comments, overview.endorsed, overview.asked, overview.meeting) == (
        1,
        1,
        2,
        (in_days(9), cabinet),
    )


def test_who_may_write_a_text_is_led_to_where_it_is_written(officer, partnership):
    open_one, adopted = (
        make_plan(partnership),
        make_plan(partnership, state=Paper.State.ADOPTED, ends_on=date(2099, 3, 31)),
    )
    lead = make_user(Role.PARTNER_LEAD, partnership)

    found = {
        user: {each.paper.pk: each.write_url for each in overviews(list(papers_at_work(user, today())), user, today())}
        for user in (officer, lead)
    }

    write = reverse("plans:write", args=[open_one.paper.key])
    assert found[officer] == {open_one.paper_id: write, adopted.paper_id: ""}
    assert found[lead] == {open_one.paper_id: "", adopted.paper_id: ""}


def test_who_reads_no_drafts_is_led_to_public_texts_and_scrutiny_to_its_recommendations(client, partnership):
    plan, scrutiny = make_plan(partnership), make_user(Role.SCRUTINY, partnership)
    site = make_user(Role.SITE_ADMINISTRATOR)
    asks = reverse("governance:scrutiny", args=[plan.paper.key])

    def led():
        [found] = overviews(list(papers_at_work(scrutiny, today())), scrutiny, today())
        return found.url, found.recommendations_url

    before = led()
    publish(freeze(plan.paper, by=site, purpose="consultation"), by=site, basis="papers")

    assert (before, led()) == (("", asks), (reverse("plans:detail", args=[plan.slug]), asks))


def test_endorsement_of_an_earlier_version_does_not_count(officer, partnership):
    plan, police = make_plan(partnership), make_organisation()
    make_membership(partnership, police)
    lead = make_user(Role.PARTNER_LEAD, partnership, organisation=police)
    endorse(freeze(plan.paper, by=officer, purpose="consultation"), by=lead, organisation=police)
    freeze(plan.paper, by=officer, purpose="consultation")

    [overview] = overviews(list(papers_at_work(officer, today())), officer, today())

    assert (overview.endorsed, overview.asked) == (0, 1)


def test_stage_that_is_over_is_not_the_next_meeting(officer, partnership):
    plan = make_plan(partnership)
    meet(plan.paper, in_days(9), officer, state="withdrawn")

    assert next_meetings([plan.paper], today()) == {}


def test_ended_superseded_and_strange_plans_are_left_out(officer, partnership):
    day = today().replace(month=4, day=1)
    kept = make_plan(partnership, state="adopted", ends_on=day.replace(year=day.year + 2))
    long_ago = {"starts_on": day.replace(year=day.year - 6), "ends_on": day.replace(year=day.year - 3)}
    make_plan(partnership, state="adopted", **long_ago)
    make_plan(partnership, state="superseded")
    make_plan(state="drafting")

    assert list(papers_at_work(officer, today())) == [kept.paper]


def test_person_without_drafts_sees_no_counts_of_comments(client, partnership):
    make_plan(partnership)
    client.force_login(make_user(Role.READER, partnership))

    words = client.get(PAGE).content.decode()

    assert "Safer Anyborough" in words
    assert "Open comments" not in words
    assert "/workspace/plans/" not in words


@pytest.mark.parametrize("plans", [1, 3])
def test_page_asks_the_database_as_often_for_any_number_of_plans(
    client, officer, partnership, plans, django_assert_num_queries
):
    for _ in range(plans):
        plan = make_plan(partnership)
        freeze(plan.paper, by=officer, purpose="consultation")

    with django_assert_num_queries(47):
        client.get(PAGE)


def test_plans_come_in_pages(client, officer, partnership):
    for _ in range(11):
        make_plan(partnership)

    assert len(client.get(PAGE).context["overviews"]) == 10
    assert len(client.get(PAGE, {"page": 2}).context["overviews"]) == 1


def test_page_asks_for_a_sign_in(client):
    assert client.get(PAGE).url == f"/accounts/login/?next={PAGE}"


def test_outbox_shows_what_was_sent(client, officer):
    mail.send_mail("Your invitation", "Follow https://portal.example/x", "a@example.org", ["new@example.org"])

    [row] = client.get(reverse("pages:outbox")).context["mails"].rows
    shown = row.record

    assert (shown.to, shown.subject) == ("new@example.org", "Your invitation")
    assert "https://portal.example/x" in shown.body


def test_outbox_is_the_demonstrations_only(client, officer, settings):
    settings.DEMO = False

    assert client.get(reverse("pages:outbox")).status_code == 404


def test_outbox_reads_the_files_of_the_mail_backend(tmp_path):
    backend = EmailBackend(file_path=str(tmp_path))
    for subject in ("First – Ä", "Second"):
        backend.send_messages([mail.EmailMessage(subject, "Words – Ä", "a@example.org", ["b@example.org"])])

    mails = read_mails(tmp_path)

    assert [(each.subject, each.body.strip()) for each in mails] == [
        ("Second", "Words – Ä"),
        ("First – Ä", "Words – Ä"),
    ]
