from datetime import date, timedelta
from functools import partial

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerships.access import Role
from partnerships.models import audit
from plans.models import Adoption, Download, Rendering
from plans.papers.versions import freeze, publish
from plans.printing import inputs as rendering_inputs
from plans.printing import making, renderings, sweeping
from plans.printing.limits import Limits, applied
from plans.printing.sweeping import sweep
from plans.printing.tasks import render
from plans.printing.to_do import given_up
from tests.days import today
from tests.factories import give_role, make_addendum, make_council, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
S = Rendering.State
ON = date(2026, 11, 21)


@pytest.fixture
def plan():
    return make_plan(make_partnership(), title="Safer Anyborough", blocks=("Our area",))


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def frozen(paper, by, **values):
    return freeze(paper, by=by, purpose=values.pop("purpose", "submission"), **values)


def queued():
    return sorted(task.args_kwargs["args"][0] for task in DBTaskResult.objects.filter(status="READY"))


# --- Asking


def test_freezing_asks_for_the_pdf_after_commit(plan, officer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        version = frozen(plan.paper, officer)
        assert not Rendering.objects.exists()

    rendering = Rendering.objects.get()
    assert (rendering.kind, rendering.version, rendering.state, rendering.asked_by) == (
        "version",
        version,
        S.WANTED,
        officer,
    )
    assert queued() == [rendering.pk]


@pytest.mark.both("locks")
def test_the_same_inputs_find_the_same_rendering(plan, officer):
    version = frozen(plan.paper, officer)

    assert renderings.want_version(version) == renderings.want_version(version)
    assert renderings.want_draft(plan.paper, by=officer, on=ON) == renderings.want_draft(plan.paper, by=officer, on=ON)
    assert Rendering.objects.count() == 2


def test_a_changed_draft_is_another_rendering(plan, officer):
    first = renderings.want_draft(plan.paper, by=officer, on=ON)
    block = plan.paper.blocks.first()
    block.heading = "Our borough"
    block.save()
    second = renderings.want_draft(plan.paper, by=officer, on=ON)

    assert first != second
    assert [r.inputs["document"]["blocks"][0]["heading"] for r in (first, second)] == ["Our area", "Our borough"]


@pytest.mark.parametrize("change", ["record", "brand", "design", "publication"])
def test_what_changes_a_page_is_another_rendering_and_the_older_stays(plan, officer, change, monkeypatch):
    version = frozen(plan.paper, officer)
    first = renderings.want_version(version)
    if change == "record":
        plan.paper.state = "withdrawn"
        plan.paper.save()
    elif change == "brand":
        plan.partnership.colour = "#663399"
        plan.partnership.save()
        version.paper.refresh_from_db()
    elif change == "design":
        monkeypatch.setattr(rendering_inputs, "DESIGN", 99)
    else:
        publish(version, by=officer, basis="papers")
    second = renderings.want_version(type(version).objects.get(pk=version.pk))

    assert first != second
    assert Rendering.objects.count() == 2


def test_a_version_that_is_not_public_is_drawn_under_the_workspaces_record_and_a_public_one_under_the_publics(
    plan, officer
):
    version = frozen(plan.paper, officer)
    before = renderings.want_version(version)
    publish(version, by=officer, basis="papers")
    after = renderings.want_version(type(version).objects.get(pk=version.pk))

    assert (before.inputs["record"]["public"], after.inputs["record"]["public"]) == (False, True)
    before.refresh_from_db()
    assert (before.is_public, after.is_public) == (False, True)


# --- Making


@pytest.mark.both("locks")
def test_a_rendering_is_made_once_and_stored_under_its_hash(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    making.make(rendering.pk)
    making.make(rendering.pk)
    rendering.refresh_from_db()

    assert (rendering.state, rendering.attempts, rendering.error, rendering.claimed_by) == (S.DONE, 1, "", "")
    assert rendering.file.name == f"renderings/{rendering.sha256[:2]}/{rendering.sha256}.pdf"
    with rendering.file.open() as file:
        assert file.read(8) == b"%PDF-1.7"
    assert rendering.pages == 4


def test_rendering_again_gives_the_same_bytes(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    made = []
    for _ in range(2):
        Rendering.objects.update(state=S.WANTED)
        making.make(rendering.pk)
        rendering.refresh_from_db()
        made.append(rendering.sha256)

    assert made[0] == made[1]


@pytest.mark.both("locks")
def test_a_claim_that_was_taken_away_finishes_nothing(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    claimed = making._claim(rendering.pk)
    Rendering.objects.update(started_at=timezone.now() + timedelta(minutes=1))
    making._finish(claimed, state=S.DONE)
    rendering.refresh_from_db()

    assert rendering.state == S.RENDERING
    assert making._claim(rendering.pk) is None


def test_a_failure_is_kept_with_a_plain_message_and_can_be_tried_again(plan, officer, caplog):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(inputs={})
    making.make(rendering.pk)
    rendering.refresh_from_db()

    assert (rendering.state, rendering.error) == (S.FAILED, making.PLAIN_FAULT)
    assert [record.message for record in caplog.records] == [f"Rendering {rendering.pk} failed"]
    assert renderings.try_again(rendering) is True
    assert renderings.try_again(rendering) is False


def test_a_failed_record_leaves_readers_the_last_good_pdf(plan, officer):
    version = frozen(plan.paper, officer)
    publish(version, by=officer, basis="papers")
    good = renderings.want_version(version)
    making.make(good.pk)
    plan.paper.state = "in_approval"
    plan.paper.save()
    version = type(version).objects.get(pk=version.pk)
    assert renderings.want_version(version) != good
    Rendering.objects.exclude(pk=good.pk).update(state=S.FAILED)

    assert renderings.current_version_rendering(version) == good


def test_the_plan_as_amended_is_drawn_with_its_addenda(plan, officer):
    adopt = partial(Adoption.objects.create, recorded_by=officer, adopted_on=date(2026, 4, 1), body="Full Council")
    version = frozen(plan.paper, officer, purpose="adoption")
    publish(version, by=officer, basis="adoption")
    adopt(paper=plan.paper, version=version)
    assert renderings.current_amended_rendering(plan, date(2027, 2, 1)).kind == "version"
    addendum = make_addendum(plan, dated_on=date(2027, 1, 5), state="adopted")
    added = frozen(addendum.paper, officer, purpose="adoption")
    publish(added, by=officer, basis="adoption")
    adopt(paper=addendum.paper, version=added)
    rendering = renderings.current_amended_rendering(plan, date(2027, 2, 1))

    assert rendering.kind == "amended"
    assert [a["sha256"] for a in rendering.inputs["version"]["addenda"]] == [added.sha256]
    assert rendering == renderings.current_amended_rendering(plan, date(2027, 3, 1))
    assert renderings.current_amended_rendering(plan, date(2026, 5, 1)).kind == "version"


def test_a_plan_of_which_nothing_is_public_has_no_pdf(plan, officer):
    frozen(plan.paper, officer)

    assert renderings.current_amended_rendering(plan, ON) is None


# --- Sweeping


def test_a_version_without_a_pdf_is_wanted_and_queued(plan, officer):
    version = frozen(plan.paper, officer)
    found = sweep(timezone.now())

    assert Rendering.objects.get().version == version
    assert (found["wanted"], found["queued"]) == (1, 1)
    assert queued() == [Rendering.objects.get().pk]
    assert sweep(timezone.now())["queued"] == 0


@pytest.mark.both("locks")
def test_a_version_whose_record_changed_is_wanted_anew(plan, officer):
    version = frozen(plan.paper, officer)
    publish(version, by=officer, basis="papers")
    sweep(timezone.now())
    plan.paper.state = "withdrawn"
    plan.paper.save()
    later = timezone.now() + timedelta(hours=2)
    Download.objects.update(read_on=timezone.localdate(later))  # a new day asks for them too
    assert sweep(later)["wanted"] == 0
    entry = audit("withdrawn", plan.paper, by=officer, partnership=plan.partnership)
    assert sweep(entry.at)["wanted"] == 1

    plan.paper.state = "drafting"
    plan.paper.save()
    plan.partnership.name = "Safer Anyborough Partnership"
    plan.partnership.save()
    assert sweep(later, everything=True)["wanted"] == 1


@pytest.mark.both("locks")
def test_a_rendering_of_a_dead_process_is_taken_back(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    making._claim(rendering.pk)
    assert sweep(timezone.now())["taken back"] == 0
    alive = Rendering.objects.get().claimed_by
    Rendering.objects.update(claimed_by=alive.rpartition(":")[0] + ":1")

    assert sweep(timezone.now())["taken back"] == 1
    assert Rendering.objects.get().state == S.WANTED


@pytest.mark.both("locks")
def test_a_rendering_of_another_machine_is_taken_back_after_some_minutes(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    making._claim(rendering.pk)
    Rendering.objects.update(claimed_by="elsewhere:7:1")
    now = Rendering.objects.get().started_at + sweeping.STALE_AFTER

    assert sweep(now - timedelta(seconds=1))["taken back"] == 0
    assert sweep(now)["taken back"] == 1


@pytest.mark.both("locks")
def test_a_rendering_that_kills_its_worker_again_and_again_is_given_up(plan, officer):
    renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(
        state=S.RENDERING, claimed_by="", started_at=timezone.now() - timedelta(days=1), attempts=5
    )
    sweep(timezone.now())

    rendering = Rendering.objects.get()
    assert (rendering.state, rendering.error) == (S.FAILED, sweeping.GAVE_UP)
    sweep(timezone.now())
    assert Rendering.objects.get().state == S.FAILED


def test_a_rendering_that_takes_too_much_is_given_up_at_once(plan, officer, caplog):
    """Too long, or too much memory (``test_limits``): it is the same to who waits for it."""
    rendering = renderings.want_version(frozen(plan.paper, officer))
    with applied(Limits(seconds=0, megabytes=3000)):
        making.make(rendering.pk)
    sweep(timezone.now() + timedelta(days=1))

    rendering.refresh_from_db()
    assert (rendering.state, rendering.error, rendering.attempts) == (S.FAILED, making.TOO_MUCH, 5)
    assert f"Rendering {rendering.pk} was ended: It took " in caplog.text


def test_a_rendering_within_the_limits_is_made(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    with applied(Limits(seconds=120, megabytes=3000)):
        making.make(rendering.pk)

    rendering.refresh_from_db()
    assert (rendering.state, rendering.error) == (S.DONE, "")


@pytest.mark.both("locks")
def test_what_a_worker_left_when_the_database_went_away_is_no_attempt(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    making._claim(rendering.pk)

    assert (sweeping.let_go(), sweeping.let_go()) == (1, 0)
    rendering.refresh_from_db()
    assert (rendering.state, rendering.attempts, rendering.claimed_by) == (S.WANTED, 0, "")


def test_an_outage_while_drawing_is_not_the_texts_fault(plan, officer, monkeypatch):
    rendering = renderings.want_version(frozen(plan.paper, officer))

    def gone(rendering):
        raise OperationalError("gone")

    monkeypatch.setattr(making, "page_of", gone)
    with pytest.raises(OperationalError):
        making.make(rendering.pk)

    assert Rendering.objects.get().state == S.RENDERING


def test_a_queue_with_an_odd_task_does_not_stop_the_sweep(plan, officer):
    renderings.want_version(frozen(plan.paper, officer))
    render.enqueue(1)
    DBTaskResult.objects.update(args_kwargs={"kwargs": {}})

    assert sweep(timezone.now())["queued"] == 1


def test_a_rendering_that_was_given_up_is_a_task_until_it_is_asked_for_again(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(state=S.FAILED, attempts=5, error=making.TOO_MUCH)
    reader = make_user(Role.READER, plan.partnership)
    (task,) = given_up(officer, today())

    assert task.title == f"Ask again for the PDF of “{plan.paper.title}” (a version)"
    assert task.url == reverse("plans:rendering", args=[rendering.pk])
    assert given_up(reader, today()) == []
    rendering.refresh_from_db()
    renderings.try_again(rendering)
    assert given_up(officer, today()) == []


def test_clerks_are_asked_about_packs_alone(plan, officer):
    clerk = make_user(Role.CLERK, plan.partnership.lead_councils.get())
    renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(state=S.FAILED, attempts=5)
    before = given_up(clerk, today())
    Rendering.objects.update(kind="pack")

    assert (before, len(given_up(clerk, today()))) == ([], 1)
    assert given_up(make_user(Role.CLERK, make_council()), today()) == []


def test_a_rendering_that_a_newer_one_replaced_is_no_task(plan, officer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(state=S.FAILED, attempts=5)
    Rendering.objects.create(
        kind=rendering.kind, paper=plan.paper, inputs_sha256="later", state=S.DONE, asked_by=officer
    )

    assert given_up(officer, today()) == []


@pytest.mark.both("locks")
def test_a_failure_is_tried_again_after_some_minutes(plan, officer):
    renderings.want_version(frozen(plan.paper, officer))
    now = timezone.now()
    Rendering.objects.update(state=S.FAILED, started_at=now, attempts=1, error=making.PLAIN_FAULT)

    assert sweep(now)["tried again"] == 0
    assert sweep(now + sweeping.RETRY_AFTER + timedelta(seconds=1))["tried again"] == 1


@pytest.mark.both("locks")
def test_old_tasks_are_tidied_away(plan, officer):
    render.enqueue(1)
    task = DBTaskResult.objects.get()
    task.set_successful(None)

    assert sweep(timezone.now())["tidied"] == 0
    assert sweep(timezone.now() + timedelta(days=15))["tidied"] == 1


# --- Pages


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_asking_for_a_draft_leads_to_its_progress_and_then_to_its_file(plan, officer, signed_in):
    response = signed_in.post(reverse("plans:paper_pdf", args=[plan.paper.key]))
    rendering = Rendering.objects.get()
    page = reverse("plans:rendering", args=[rendering.pk])
    assert (response.status_code, response.url) == (302, page)
    assert rendering.inputs["draft"] == {"on": today().isoformat()}

    waiting = signed_in.get(page).content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    assert f'<a class="govuk-link" href="{page}">See how far it is now</a>' in waiting
    assert signed_in.get(page + "file/").status_code == 404

    making.make(rendering.pk)
    part = signed_in.get(page, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "The PDF is ready: 4 pages" in part
    file = signed_in.get(page + "file/?download=1")
    day = today().isoformat()
    assert file["Content-Disposition"] == f'attachment; filename="safer-anyborough-draft-{day}.pdf"'
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert file["Cache-Control"] == "no-cache, private, no-store"
    assert b"".join(file.streaming_content)[:5] == b"%PDF-"
    file.close()


def test_a_failed_rendering_offers_to_try_again(plan, officer, signed_in):
    rendering = renderings.want_draft(plan.paper, by=officer, on=ON)
    Rendering.objects.update(state=S.FAILED, error=making.PLAIN_FAULT)
    page = reverse("plans:rendering", args=[rendering.pk])

    assert making.PLAIN_FAULT in signed_in.get(page).content.decode()
    signed_in.post(page + "again/")
    assert Rendering.objects.get().state == S.WANTED


@pytest.mark.parametrize("name", ["rendering", "rendering_file", "rendering_again"])
def test_a_stranger_finds_no_rendering(plan, officer, client, name):
    rendering = renderings.want_draft(plan.paper, by=officer, on=ON)
    client.force_login(make_user(Role.OFFICER, make_partnership()), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse(f"plans:{name}", args=[rendering.pk])

    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


def test_a_reader_who_may_not_see_drafts_is_refused(plan, officer, client):
    rendering = renderings.want_draft(plan.paper, by=officer, on=ON)
    reader = make_user()
    give_role(reader, Role.READER, plan.partnership)
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(reverse("plans:paper_pdf", args=[plan.paper.key])).status_code == 403
    assert client.get(reverse("plans:rendering_file", args=[rendering.pk])).status_code == 403


@pytest.fixture
def answer(rf, officer):
    """``pdf_response`` as a page calls it."""
    from django.contrib.auth.models import AnonymousUser

    from plans.printing.response import pdf_response

    def respond(rendering, htmx=False, **headers):
        request = rf.get("/plans/safer/plan.pdf", headers=headers)
        request.user, request.htmx, request.csp_nonce = AnonymousUser(), htmx, ""
        rendering.refresh_from_db()
        return pdf_response(request, rendering, "safer.pdf")

    return respond


def test_a_public_pdf_is_served_inline_with_its_tag(plan, officer, answer):
    version = frozen(plan.paper, officer)
    publish(version, by=officer, basis="papers")
    rendering = renderings.want_version(version)
    making.make(rendering.pk)
    first = answer(rendering)
    first.file_to_stream.close()  # closing the answer would close the test’s database too
    again = answer(rendering, **{"If-None-Match": first["ETag"]})

    assert first["Content-Disposition"] == 'inline; filename="safer.pdf"'
    assert first["Cache-Control"] == "no-cache, public"
    assert first["ETag"] == f'"{rendering.sha256}"'
    assert (again.status_code, again.content) == (304, b"")


def test_a_pdf_that_is_not_there_yet_says_so_and_looks_again(plan, officer, answer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    response = answer(rendering)

    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (202, "5", "no-store")
    assert 'hx-get="/plans/safer/plan.pdf"' in response.content.decode()
    making.make(rendering.pk)
    assert answer(rendering, htmx=True)["HX-Refresh"] == "true"


def test_a_pdf_that_failed_says_so_to_its_reader(plan, officer, answer):
    rendering = renderings.want_version(frozen(plan.paper, officer))
    Rendering.objects.update(state=S.FAILED, error=making.PLAIN_FAULT)
    response = answer(rendering)

    assert response.status_code == 503
    assert "The PDF could not be made" in response.content.decode()


@pytest.mark.parametrize("page", ["pdf", "version_pdf", "paper_version_pdf"])
def test_the_public_downloads_what_is_public(plan, officer, client, page):
    version = frozen(plan.paper, officer)
    arguments = {
        "pdf": [plan.slug],
        "version_pdf": [plan.slug, 1],
        "paper_version_pdf": [plan.paper.key, 1],
    }[page]
    url = reverse(f"plans:{page}", args=arguments)
    assert client.get(url).status_code == 404
    publish(version, by=officer, basis="papers")
    assert client.get(url).status_code == 202
    rendering = Rendering.objects.get()
    making.make(rendering.pk)
    file = client.get(url)

    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file["Cache-Control"] == "no-cache, public"
    file.close()


@pytest.mark.both("locks")
def test_asking_for_a_pdf_again_and_again_makes_no_more_rows(plan, officer, client, django_assert_num_queries):
    version = frozen(plan.paper, officer)
    publish(version, by=officer, basis="papers")
    url = reverse("plans:pdf", args=[plan.slug])
    client.get(url)
    with django_assert_num_queries(25):
        client.get(url)

    assert Rendering.objects.count() == 1


def _minutes(partnership, by, meeting):
    return renderings.want_minutes(
        partnership, by=by, title="Draft minutes: Board", caption=meeting, html="<p>Agreed.</p>", made="2026-11-21"
    )


@pytest.mark.both("json")
def test_minutes_that_were_given_up_are_a_task_of_who_keeps_them(plan, officer, client):
    council = plan.partnership.lead_councils.get()
    clerk, stranger = make_user(Role.CLERK, council), make_user(Role.OFFICER, make_partnership())
    failed = _minutes(plan.partnership, officer, "1 June 2026")
    Rendering.objects.update(state=S.FAILED, attempts=5, error=making.TOO_MUCH)
    other_meeting = _minutes(plan.partnership, officer, "1 September 2026")
    Rendering.objects.filter(pk=other_meeting.pk).update(state=S.DONE)
    on = today()

    titles = {user: [task.title for task in given_up(user, on)] for user in (officer, clerk, stranger)}
    told = ["Ask again for the PDF of “Draft minutes: Board, 1 June 2026” (minutes of a board)"]
    assert titles == {officer: told, clerk: told, stranger: []}
    client.force_login(officer)
    client.post(reverse("plans:rendering_again", args=[failed.pk]))
    assert given_up(officer, on) == []
    client.force_login(stranger)
    assert client.get(reverse("plans:rendering", args=[failed.pk])).status_code == 404


def test_minutes_that_were_drawn_later_are_no_task(plan, officer):
    _minutes(plan.partnership, officer, "1 June 2026")
    Rendering.objects.update(state=S.FAILED, attempts=5, error=making.TOO_MUCH)
    again = renderings.want_minutes(
        plan.partnership, by=officer, title="Draft minutes: Board", caption="1 June 2026", html="<p>More.</p>", made=""
    )
    Rendering.objects.filter(pk=again.pk).update(state=S.DONE)

    assert given_up(officer, today()) == []
