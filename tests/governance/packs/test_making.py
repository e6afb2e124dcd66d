"""Packs: what a body gets, who may open it, and that no unpublished word leaks through the sheet of changes."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from governance.meetings.verbs import move_meeting
from governance.models import Stage, StagePack, Timetable
from governance.packs.making import changes_of, lines_of, sweep, want
from governance.stages import lifecycle
from governance.stages.set_apart import set_apart
from partnerships.access import SCOPE_OF_ROLE, Permission, Role, Scope, may
from partnerships.models import User
from plans.models import Rendering
from tests.factories import make_council, make_partnership, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def timetable(clerk):
    return make_timetable(by=clerk)


def rewrite(timetable, words):
    block = timetable.paper.blocks.first()
    block.data = {"html": f"<p>{words}</p>"}
    block.save()


def given(timetable, kind, words, clerk, *, published=False):
    rewrite(timetable, words)
    stage = timetable.stages.get(body__kind=kind)
    lifecycle.submit(stage, by=clerk)
    if published:
        lifecycle.publish_papers(stage, by=clerk)
    return stage


def test_pack_that_nobody_asked_for_is_asked_for_by_the_sweep(timetable, clerk, caplog):
    """The process that submitted was killed between its commit and what comes after it."""
    stage = given(timetable, "scrutiny", "The draft.", clerk)
    odd = StagePack.objects.create(stage=timetable.stages.last(), version=stage.version, is_open=True)
    odd.stage.dates.all().delete()

    figures = [sweep(timezone.now()), sweep(timezone.now())]

    assert [each["asked for"] for each in figures] == [2, 0]
    assert Rendering.objects.filter(kind="pack", state="wanted").count() == 2


def pack_of(stage, *, is_open):
    return StagePack.objects.get(stage=stage, is_open=is_open)


def test_full_pack_shows_what_changed_since_the_body_before(timetable, clerk):
    given(timetable, "scrutiny", "The secret draft.", clerk)
    stage = given(timetable, "executive", "The later text.", clerk)

    pack = pack_of(stage, is_open=False)

    assert pack.previous_body == "Overview and Scrutiny"
    assert "secret" in changes_of(pack)
    assert "Changes since Overview and Scrutiny saw version 1" in changes_of(pack)


def test_open_pack_never_shows_words_of_an_unpublished_version(timetable, clerk):
    given(timetable, "partnership_board", "The public text.", clerk, published=True)
    given(timetable, "scrutiny", "The secret draft.", clerk)
    stage = given(timetable, "executive", "The later text.", clerk, published=True)

    pack = pack_of(stage, is_open=True)

    assert pack.previous_body == "Partnership board"
    assert "secret" not in changes_of(pack)


def test_first_body_is_told_that_it_is_the_first(timetable, clerk):
    stage = given(timetable, "scrutiny", "A text.", clerk)

    assert "This is the first meeting" in changes_of(pack_of(stage, is_open=False))
    assert lines_of(pack_of(stage, is_open=False)) == [
        "Overview and Scrutiny: scrutinises",
        "Meeting on 2 February 2027",
        "Version 1 of “Safer Anyborough”",
    ]


def test_same_text_is_said_to_be_unchanged(timetable, clerk):
    given(timetable, "scrutiny", "A text.", clerk)
    stage = given(timetable, "executive", "A text.", clerk)

    assert "Nothing has changed since Overview and Scrutiny" in changes_of(pack_of(stage, is_open=False))


def test_pack_is_opened_by_everybody_once_papers_are_published_and_by_members_before(client, timetable, clerk):
    stage = given(timetable, "executive", "A text.", clerk)
    full = reverse("governance:pack", args=[pack_of(stage, is_open=False).pk])
    member = make_user(Role.MEMBER, timetable.council)
    stranger = make_user(Role.MEMBER, make_council())

    def status(user, url):
        client.logout()
        if user:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client.get(url).status_code

    assert [status(user, full) for user in (None, stranger, member)] == [404, 404, 202]
    lifecycle.publish_papers(stage, by=clerk)
    open_pack = reverse("governance:pack", args=[pack_of(stage, is_open=True).pk])
    assert [status(user, open_pack) for user in (None, stranger, member)] == [202, 202, 202]
    assert status(None, full) == 404


@pytest.fixture
def stored(timetable, clerk):
    """A full pack whose PDF is ready."""
    pack = pack_of(given(timetable, "executive", "A text.", clerk), is_open=False)
    drawn(want(pack, by=clerk))
    return pack


def drawn(rendering):
    file = default_storage.save("renderings/pack.pdf", ContentFile(b"%PDF-1.7"))
    Rendering.objects.filter(pk=rendering.pk).update(state="done", file=file, sha256="5a" * 32, done_at=timezone.now())


@pytest.mark.parametrize(
    ("role", "at", "status"),
    [(None, "", 404), ("member", "other", 404), ("member", "council", 200), ("reader", "partnership", 200)],
)
def test_full_pack_that_is_ready_is_handed_out_to_those_who_may_only(client, timetable, stored, role, at, status):
    places = {"other": make_council, "council": lambda: timetable.council}
    place = places.get(at, lambda: timetable.paper.partnership)
    if role:
        client.force_login(make_user(role, place()), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.get(stored.get_absolute_url())
    answer.close()

    assert answer.status_code == status
    assert status == 404 or answer["Cache-Control"] == "no-cache, private, no-store"


def roles_of_all_kinds(timetable):
    partnership, lead = timetable.paper.partnership, timetable.paper.partnership.lead_councils.first()
    places = {Scope.PARTNERSHIP: [partnership, make_partnership()], Scope.COUNCIL: [lead, make_council()]}
    return [(role, place) for role, scope in SCOPE_OF_ROLE.items() for place in places.get(scope, [None])]


@pytest.mark.parametrize("is_of_the_board", [False, True])
def test_full_packs_that_a_role_opens_are_those_of_its_permission(timetable, stored, is_of_the_board):
    if is_of_the_board:
        Timetable.objects.update(council=None)
    pack = StagePack.objects.get()
    users = [make_user(role, place) for role, place in roles_of_all_kinds(timetable)]
    opened = [StagePack.objects.that_may_be_opened_by(user.pk).exists() for user in users]

    assert opened == [may(user, Permission.VIEW_PAPERS, pack) for user in users]
    assert {True, False} == set(opened)


def test_full_pack_is_closed_to_who_lost_the_role_or_the_account(client, timetable, stored):
    ended, gone = make_user("member", timetable.council), make_user("member", timetable.council)
    ended.role_assignments.update(ended_at=timezone.now(), ended_by=gone)
    statuses = []
    for user in (ended, gone):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        User.objects.filter(pk=gone.pk).update(is_active=user == ended)
        statuses.append(client.get(stored.get_absolute_url()).status_code)

    assert statuses == [404, 404]


def test_full_pack_opens_to_a_superuser_and_no_number_breaks_it(client, stored):
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    addresses = [stored.get_absolute_url(), reverse("governance:pack", args=[2**63])]

    answers = [client.get(address) for address in addresses]
    answers[0].close()

    assert [answer.status_code for answer in answers] == [200, 404]


def test_full_pack_waits_for_a_second_step_that_a_role_asks_for(client, timetable, stored, settings):
    settings.SECOND_STEP_MAY_WAIT, settings.SECOND_STEP_ROLES = False, ["member"]
    client.force_login(make_user("member", timetable.council), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.get(stored.get_absolute_url())

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_activate_totp"))


def test_full_pack_is_found_by_one_row(client, timetable, stored, django_assert_num_queries):
    member = make_user(Role.MEMBER, timetable.council)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    with django_assert_num_queries(3):  # session, person; and the row with the right to it
        answer = client.get(stored.get_absolute_url())

    answer.close()
    assert answer.status_code == 200


def test_last_good_pack_stands_until_the_next_is_drawn(timetable, stored, clerk):
    before = stored.rendering
    move_meeting(stored.stage.current_date.meeting, by=clerk, on=date(2027, 2, 25), reason="Snow.")

    sweep(timezone.now())
    stored.refresh_from_db()
    assert (stored.rendering, "25 February" in str(stored.wanted.inputs)) == (before, True)
    drawn(stored.wanted)
    sweep(timezone.now())
    stored.refresh_from_db()

    assert "25 February" in str(stored.rendering.inputs)
    assert stored.wanted is None


def test_pack_of_a_meeting_that_was_held_stays_as_it_was(stored):
    assert list(StagePack.objects.of_open_stages()) == [stored]
    Stage.objects.filter(pk=stored.stage_id).update(state="decided")

    assert list(StagePack.objects.of_open_stages()) == []


def test_packs_of_a_stage_are_listed_for_those_who_may_open_them(timetable, clerk):
    stage = given(timetable, "executive", "A text.", clerk, published=True)
    reader = make_user(Role.READER, timetable.paper.partnership)
    stranger = make_user(Role.MEMBER, make_council())

    assert [pack.is_open for pack in stage.packs_for(reader)] == [True, False]
    assert [pack.is_open for pack in stage.packs_for(stranger)] == [True]


def test_a_pack_is_asked_for_after_the_verb_commits(timetable, clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        stage = given(timetable, "executive", "A text.", clerk)
    assert callbacks
    for callback in callbacks[-1:]:
        callback()

    rendering = Rendering.objects.get(kind="pack")
    assert rendering == pack_of(stage, is_open=False).rendering
    assert rendering.inputs["pack"]["title"] == "Pack for Cabinet"


def test_sheet_of_changes_has_identifiers_of_its_own_and_headings_one_level_down():
    html = (
        '<section class="csp-block--level-2" id="a" aria-labelledby="b"><h2 id="b">A</h2><a href="#a">2</a></section>'
    )

    assert set_apart(html) == (
        '<section class="csp-block--level-3" id="changes-a" aria-labelledby="changes-b">'
        '<h3 id="changes-b">A</h3><a href="#changes-a">2</a></section>'
    )
