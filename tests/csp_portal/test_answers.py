"""What goes with each answer: headers, packing, tags, a line in the log; and the answer while the database is away."""

import gzip
import json
import logging

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from csp_portal import csp_reports
from csp_portal.access_log import ExpectedFilter
from csp_portal.csp_reports import LONGEST, EachMinute
from csp_portal.errors import means_outage
from csp_portal.headers import PERMISSIONS_POLICY
from csp_portal.middleware import ReferenceFilter
from partnerships.access import Role
from tests.csp_portal.test_settings import run
from tests.factories import make_user

pytestmark = pytest.mark.django_db
REPORTS = "/csp-reports/"


def test_every_answer_refuses_what_no_page_needs_and_says_where_to_report(client):
    answers = [client.get("/"), client.get("/nowhere/"), client.get("/healthz")]

    assert {answer["Permissions-Policy"] for answer in answers} == {PERMISSIONS_POLICY}
    assert "camera=(), " in PERMISSIONS_POLICY
    assert "bluetooth" not in PERMISSIONS_POLICY  # browsers do not know it here, and complain on every page
    assert {answer["Reporting-Endpoints"] for answer in answers} == {f'csp="{REPORTS}"'}
    assert {"report-uri /csp-reports/", "report-to csp"} <= set(answers[0]["Content-Security-Policy"].split("; "))


def test_what_somebody_signed_in_gets_is_kept_by_nobody_on_the_way(client):
    for_everybody = client.get("/meetings/calendar.ics")
    client.force_login(make_user(Role.SITE_ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")

    page, file = client.get(reverse("pages:tasks")), client.get(reverse("people:access_file"))

    assert for_everybody["Cache-Control"] == "no-cache"
    assert (page["Cache-Control"], file["Cache-Control"]) == ("private, no-cache", "private, no-store")


# --- Packed, and known again ------------------------------------------------------------------------------------------


def test_page_is_packed_and_known_again(client):
    plain, packed = client.get("/"), client.get("/", headers={"Accept-Encoding": "gzip"})
    again = client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]})

    assert (packed["Content-Encoding"], gzip.decompress(packed.content)) == ("gzip", plain.content)
    assert len(packed.content) < len(plain.content) / 2
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert (again.status_code, again.content) == (304, b"")


def test_packed_page_has_no_telling_length(client):
    lengths = {len(client.get("/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(30)}

    assert len(lengths) > 5


@pytest.mark.parametrize(("content_type", "is_packed"), [("text/html", True), ("application/pdf", False)])
@pytest.mark.urls("tests.csp_portal.gallery")
def test_what_is_packed_already_is_left_alone(client, content_type, is_packed):
    response = client.get("/typed/", {"type": content_type}, headers={"Accept-Encoding": "gzip"})

    assert response.has_header("Content-Encoding") == is_packed


# --- Without a database -----------------------------------------------------------------------------------------------


class Lost(Exception):
    def __init__(self, pgcode):
        self.pgcode = pgcode


def fault_of(kind, words, pgcode=None):
    fault = kind(words)
    fault.__cause__ = Lost(pgcode)
    return fault


@pytest.mark.parametrize(
    ("vendor", "fault", "is_outage"),
    [
        ("postgresql", fault_of(OperationalError, "server closed the connection unexpectedly"), True),
        ("postgresql", fault_of(OperationalError, "terminating connection", "57P01"), True),
        ("postgresql", fault_of(OperationalError, "too many clients", "53300"), True),
        ("postgresql", fault_of(InterfaceError, "connection already closed"), True),
        ("postgresql", fault_of(OperationalError, "canceling statement due to statement timeout", "57014"), False),
        ("sqlite", OperationalError("database is locked"), True),
        ("sqlite", OperationalError("unable to open database file"), True),
        ("sqlite", OperationalError("no such column: x"), False),
        ("sqlite", ValueError("locked"), False),
        ("sqlite", None, False),
    ],
)
def test_outage_is_told_from_a_fault_of_ours(monkeypatch, vendor, fault, is_outage):
    monkeypatch.setattr("csp_portal.errors.connection.vendor", vendor)

    assert means_outage(fault) == is_outage


@pytest.mark.urls("tests.csp_portal.gallery")
def test_outage_is_answered_with_when_to_come_back():
    response = Client(raise_request_exception=False).get("/away/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "The portal is not available just now" in response.content.decode()


ASK = """
import django; from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # none collected
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"host": "localhost"})
for path in ("/", "/accounts/login/", "/healthz"):
    answer = client.get(path)
    print(answer.status_code, answer["Retry-After"])
"""


def test_portal_without_its_database_says_when_to_come_back_in_a_line_each(tmp_path):
    """A process that starts while the database is away answers too, and its log is no heap of traces."""
    away = {"CSP_DEMO": "1", "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "ACCESS_LOG": "0"}
    asked = run(tmp_path, "-c", ASK, **away)

    assert asked.stdout == "503 30\n" * 3, asked.stderr
    assert "Traceback" not in asked.stderr
    assert len([line for line in asked.stderr.splitlines() if " ERROR " in line]) == 3


# --- The log ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(caplog):
    """The portal's own lines and Django's, as they stand in the log."""
    caplog.handler.addFilter(ReferenceFilter())
    caplog.handler.addFilter(ExpectedFilter())
    loggers = [logging.getLogger(name) for name in ("csp_portal.access_log", "django", "csp_portal.csp_reports")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
        logger.propagate = True
    yield lambda: [(r.levelname, r.reference, r.getMessage().split(" ms")[0].rsplit(" ", 1)[0]) for r in caplog.records]
    for logger, (level, propagate) in zip(loggers, before, strict=True):
        logger.setLevel(level)
        logger.propagate = propagate


@pytest.mark.parametrize(
    ("path", "headers", "words"),
    [
        ("/nowhere/%0Aforged", {}, "GET /nowhere/\\nforged 404"),
        ("/healthz", {"host": "elsewhere.example"}, ""),
        ("/invitations/abcdefgh/", {}, "GET /invitations/<str:token>/ 404"),
        ("/?q=%00", {}, "GET / 400"),
    ],
)
def test_refusal_is_one_line_with_its_reference_and_no_secret(client, log, path, headers, words):
    response = client.get(path, headers=headers)
    lines = [line for line in log() if line[0] != "INFO"]

    assert lines == ([("WARNING", response["X-Reference"], words)] if words else lines)
    assert len(lines) <= 1
    assert "abcdefgh" not in str(lines)


def test_line_of_a_bad_host_says_which(client, log, caplog):
    client.get("/", headers={"host": "elsewhere.example"})

    assert len(log()) == 1
    assert "Invalid HTTP_HOST header: 'elsewhere.example'." in caplog.records[0].getMessage()
    assert caplog.records[0].exc_info is None


def test_line_of_a_page_tells_who_asked_by_number(client, log, caplog):
    user = make_user()
    client.force_login(user)
    response = client.get("/workspace/mail/?token=secret")

    assert log() == [("INFO", response["X-Reference"], "GET /workspace/mail/ 200")]
    assert caplog.records[0].getMessage().endswith(f" ms person {user.pk}")


def test_what_machines_ask_all_day_has_no_line(client, log):
    client.get("/healthz")
    client.get("/metrics")

    assert log() == []


@pytest.mark.urls("tests.csp_portal.gallery")
def test_outage_is_one_line_without_a_trace(log, caplog):
    Client(raise_request_exception=False).get("/away/")

    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("ERROR", None), ("INFO", None)]


# --- Reports of browsers ----------------------------------------------------------------------------------------------


def report(client, body, **more):
    data = body if isinstance(body, str) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(REPORTS, data, content_type="application/csp-report", **more)


OLD = {"csp-report": {"effective-directive": "img-src", "blocked-uri": "https://spy.example/a.png?who=me",
                      "document-uri": "https://plans.example/invitations/abcdefgh/"}}  # fmt: skip
NEW = [{"type": "csp-violation", "body": {"effectiveDirective": "script-src", "blockedURL": "inline\nforged",
                                          "documentURL": "https://plans.example/nowhere/"}}]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (OLD, "The browser refused https://spy.example/a.png (img-src) on invitations/<str:token>/"),
        (NEW, "The browser refused inline\\nforged (script-src) on an unknown page"),
    ],
)
def test_refusal_of_a_browser_is_a_line_without_secrets(client, log, caplog, monkeypatch, body, line):
    monkeypatch.setattr(csp_reports, "told", EachMinute(20))
    response = report(client, body)

    assert response.status_code == 204
    assert [r.getMessage() for r in caplog.records if r.name == "csp_portal.csp_reports"] == [line]


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("{", 400), ("[" * 9000, 400), ("x" * (LONGEST + 1), 413), ("[1, {}]", 204), ("7", 204), ("{}", 204)],
)
def test_what_is_no_report_says_nothing(client, log, caplog, body, status):
    assert report(client, body).status_code == status
    assert [r for r in caplog.records if r.name == "csp_portal.csp_reports"] == []


def test_form_is_no_report(client):
    assert client.post(REPORTS, {"csp-report": "x"}).status_code == 400


def test_flood_of_reports_does_not_drown_the_log(client, log, caplog, monkeypatch):
    monkeypatch.setattr(csp_reports, "told", EachMinute(3))
    for _ in range(5):
        report(client, OLD)
    minute = EachMinute(1)

    assert len([r for r in caplog.records if r.name == "csp_portal.csp_reports"]) == 3
    assert [minute.allows(now) for now in (100, 101, 159, 160)] == [True, False, False, True]


def test_report_is_taken_by_post_only(client):
    assert client.get(reverse("csp_reports")).status_code == 405
