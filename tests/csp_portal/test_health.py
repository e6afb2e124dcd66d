import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_healthz_with_database_is_ok(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_healthz_without_database_says_so(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})


@pytest.mark.django_db
def test_healthz_by_post_is_refused(client):
    assert client.post("/healthz").status_code == 405
