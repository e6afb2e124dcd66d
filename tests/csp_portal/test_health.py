"""What those who run the portal see of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, InterfaceError, connection

from csp_portal import health
from csp_portal.health import standing
from partnerships.mail.rows import write
from partnerships.models import Mail, SweepRun, User
from partnerships.sweeps import sweep_all
from plans.models import Rendering
from tests.factories import make_paper, make_user

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
NOTHING = {
    "status": "ok", "worker": "never seen", "swept_at": None, "sweeps_failed": [], "pdfs_wanted": 0,
    "oldest_pdf_wanted_at": None, "pdfs_given_up": 0, "mails_unsent": 0, "oldest_mail_unsent_at": None,
}  # fmt: skip


@pytest.mark.django_db
def test_healthz_with_database_is_ok(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, NOTHING)


@pytest.mark.parametrize("fault", [DatabaseError, InterfaceError])
def test_healthz_without_database_says_so(client, monkeypatch, fault):
    def refuse():
        raise fault

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})
    assert response["Retry-After"] == "30"


@pytest.mark.django_db
def test_healthz_by_post_is_refused(client):
    assert client.post("/healthz").status_code == 405


@pytest.fixture
def work(db):
    """A PDF that waits for two hours, one that was given up, a mail of yesterday; swept three minutes ago."""
    user, paper = make_user(), make_paper()
    values = {"kind": "draft", "paper": paper, "asked_by": user}
    Rendering.objects.create(inputs_sha256="1", asked_at=NOW - timedelta(hours=2), **values)
    Rendering.objects.create(inputs_sha256="2", asked_at=NOW, **values)
    Rendering.objects.create(inputs_sha256="3", state="failed", attempts=5, **values)
    write(user, kind="reminder", key="1", subject="Due", text="It is due.")
    Mail.objects.update(written_at=NOW - timedelta(days=1))
    left = make_user()
    write(left, kind="reminder", key="2", subject="Due", text="It is due.")
    User.objects.filter(pk=left.pk).update(is_active=False)
    SweepRun.objects.note(NOW - timedelta(minutes=3), ["mail"])


def test_standing_tells_what_waits_since_when(work):
    assert standing(NOW) == {
        "status": "ok", "worker": "ok", "swept_at": "2027-03-10T11:57:00+00:00", "sweeps_failed": ["mail"],
        "pdfs_wanted": 2, "oldest_pdf_wanted_at": "2027-03-10T10:00:00+00:00", "pdfs_given_up": 1,
        "mails_unsent": 1, "oldest_mail_unsent_at": "2027-03-09T12:00:00+00:00",
    }  # fmt: skip
    assert standing(NOW + timedelta(minutes=3))["worker"] == "late"


def test_sweep_leaves_its_time_and_what_failed(db, monkeypatch):
    def broken(now, everything):
        raise ValueError("broken")

    monkeypatch.setattr("partnerships.sweeps._SWEEPS", {"one": broken, "other": lambda now, everything: {"done": 1}})
    figures = [sweep_all(NOW - timedelta(minutes=1)), sweep_all(NOW)]

    assert figures == [{"other: done": 1}] * 2
    assert [(run.at, run.failed) for run in SweepRun.objects.all()] == [(NOW, ["one"])]


def test_metrics_are_for_whoever_has_the_token(client, work, settings, monkeypatch):
    monkeypatch.setattr(health.timezone, "now", lambda: NOW)
    settings.METRICS_TOKEN = "a long random text"
    answers = [
        client.get("/metrics", headers={"Authorization": a}) for a in ("", "Bearer x", "Bearer a long random text")
    ]
    settings.METRICS_TOKEN = ""

    lines = answers[-1].content.decode().splitlines()
    assert [answer.status_code for answer in answers] == [404, 404, 200]
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    assert [line for line in lines if not line.startswith("#")] == [
        "portal_seconds_since_sweep 180", "portal_sweeps_failed 1", "portal_pdfs_wanted 2",
        "portal_oldest_pdf_wanted_seconds 7200", "portal_pdfs_given_up 1", "portal_mails_unsent 1",
        "portal_oldest_mail_unsent_seconds 86400", "portal_tasks_ready 0",
    ]  # fmt: skip
