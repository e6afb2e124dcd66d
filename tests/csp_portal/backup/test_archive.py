"""What is no whole backup of this portal is refused before anything is stored."""

import zipfile

import pytest
from django.db import connection

from csp_portal.backup import NotBackedUp, NotPutBack, archive, put_back, take, thin_out
from csp_portal.backup.archive import Manifest
from csp_portal.backup.databases import PostgreSQL, database

MADE_AT = "2026-11-28T03:00:00+00:00"


def manifest(**values):
    usual = {"made_at": MADE_AT, "database": database().name, "version": "16", "migrations": [], "tables": {}}
    return Manifest(**usual | values)


def backup(folder, said):
    path = folder / "portal.zip"
    with zipfile.ZipFile(path, "w") as written:
        archive.close(written, said)
    return path


def refusal(path):
    with pytest.raises(NotPutBack) as refused:
        put_back(path)
    return str(refused.value)


def test_a_file_that_was_cut_off_is_refused(tmp_path):
    path = backup(tmp_path, manifest())
    path.write_bytes(path.read_bytes()[:-30])

    assert refusal(path) == f"{path} is not a backup of this portal, or was cut off: take another one."


def test_a_zip_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("letter.txt", "Dear all")

    assert refusal(path) == f"{path} is not a backup of this portal, or was cut off: take another one."


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert refusal(tmp_path / "none.zip") == f"{tmp_path}/none.zip cannot be read: No such file or directory."


def test_a_backup_of_another_kind_of_database_is_refused(tmp_path):
    path = backup(tmp_path, manifest(database="Another"))

    assert refusal(path) == f"The backup is of Another and this portal uses {database().name}: set DATABASE_URL."


def test_a_backup_of_a_newer_release_is_refused(tmp_path):
    path = backup(tmp_path, manifest(migrations=["plans.9999_later"]))

    assert refusal(path) == (
        "The backup was taken by a newer release of the portal (it knows plans.9999_later): install that one first."
    )


def test_a_backup_in_a_later_form_is_refused(tmp_path):
    path = backup(tmp_path, manifest(format=2))

    assert refusal(path) == f"{path} was written by another release of the portal: restore it with that one."


@pytest.mark.parametrize(
    ("name", "expected", "sentence"),
    [
        ("files/a.png", "0" * 64, "The backup was changed at files/a.png: take another one."),
        ("files/b.png", "0" * 64, "The backup is damaged at files/b.png: take another one."),
    ],
)
def test_a_part_that_is_not_what_was_put_in_is_refused(tmp_path, name, expected, sentence):
    path = tmp_path / "portal.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("files/a.png", b"a")

    with zipfile.ZipFile(path) as opened, pytest.raises(NotPutBack) as refused:
        archive.extract(opened, name, tmp_path / "out", expected)
    assert str(refused.value) == sentence


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotBackedUp) as refused:
        take(tmp_path / "none")
    assert str(refused.value) == f"There is no folder {tmp_path}/none: make it, readable for the portal's user alone."


def test_the_newest_backups_are_kept_and_nothing_else_is_touched(tmp_path):
    names = [f"portal-202611{day}T030000Z.zip" for day in (27, 28, 26)] + ["portal-by-hand.zip", "notes.txt"]
    for name in names:
        (tmp_path / name).touch()

    gone = thin_out(tmp_path, keep=2)

    assert [path.name for path in gone] == ["portal-20261126T030000Z.zip"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(set(names) - {gone[0].name})


def test_a_tool_of_another_version_than_the_servers_is_not_used(tmp_path, settings, monkeypatch):
    tool = tmp_path / "pg_dump"
    tool.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 11.2'\n")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr(connection, "pg_version", 99_0001, raising=False)
    monkeypatch.setattr(connection, "ensure_connection", lambda: None)
    settings.POSTGRESQL_TOOLS = str(tmp_path)

    with pytest.raises(NotBackedUp) as refused:
        PostgreSQL()._tool("pg_dump")
    assert str(refused.value) == (
        "The server is PostgreSQL 99 and there is no pg_dump of that version here: "
        "run  sudo apt-get install -y postgresql-client-99  or name the folder of its tools in PG_BIN."
    )
