"""A person is erased, and then looked for in every column of every table, every stored file and every mail."""

import gzip
import json
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from csp_portal.people.erasing import erase, is_erased, reasons_not_to_erase, survey
from governance.feeds.addresses import make_address
from partnerships.access import Role
from partnerships.history import acting_as
from partnerships.models import AuditEntry, Mail, RoleAssignment, User, audit
from partnerships.people.verbs import accept, invite
from partnerships.verbs import Refused
from plans.discussion.verbs import comment
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.editing.drafts import form_of, keep
from plans.models import Attachment, Comment, Import, RememberedWords, RenderedText, Rendering, TakeOut, Version
from plans.papers.versions import freeze
from tests.factories import make_council, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
#: What is looked for is the same on each database; what it is looked for in, and how it is written anew, is not.
both = pytest.mark.both("json")
NAME, ADDRESS = "Siobhan O'Quillfeather", "s.quillfeather@anyborough.gov.uk"
PASSWORD = "three random words"


@pytest.fixture
def admin():
    return make_user(Role.SITE_ADMINISTRATOR, name="Site Administrator")


@pytest.fixture
def paper():
    return make_plan().paper


@pytest.fixture
def person(paper, client):
    """An officer who has been at work: invited, signed in, wrote, commented, made a version, got mail, was named."""
    partnership = paper.partnership
    chair = make_user(Role.ADMINISTRATOR, partnership, name="Ann Other")
    invitation = invite(partnership, by=chair, email=ADDRESS, name=NAME, role=Role.OFFICER)
    user = accept(invitation, name=NAME, password=PASSWORD)
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    block = paper.blocks.first()
    comment(paper, block.key, by=user, text="I shall ask.")
    comment(paper, block.key, by=chair, text=f"Thank you, {NAME.upper()} ({ADDRESS}).")
    freeze(paper, by=user, purpose=Version.Purpose.CONSULTATION, frozen_for="partners")
    values = {"heading": "Contacts", "level": 1, "data": {"html": f"<p>Write to {NAME} at {ADDRESS}.</p>"}}
    editing.save(CHAPTERS, block, values, by=chair, revision=block.revision, reason=f"{NAME} asked for it")
    keep(user, form_of(block), {"heading": ["Not saved"]}, revision=block.revision)
    Mail.objects.create(kind="reminder", key="1", to=user, subject="Due", text=f"Dear {NAME}")
    Mail.objects.create(kind="reminder", key="2", to=chair, subject=f"{NAME} commented", text=f"{ADDRESS} wrote")
    audit("settings changed", partnership, by=user, reason=f"As {NAME} said", fields=[ADDRESS])
    with acting_as(user):
        user.post = "Community Safety Manager"
        user.save()
    return user


def everything_kept():
    """(table, column, text) of every value of every table, as the database holds it."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table, columns = model._meta.db_table, [field.column for field in model._meta.local_concrete_fields]
            quoted = ", ".join(map(connection.ops.quote_name, columns))
            cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield from ((table, column, str(value)) for column, value in zip(columns, row, strict=True))


def places_of(*words):
    return sorted(
        {(table, column) for table, column, text in everything_kept() if any(w in text.casefold() for w in words)}
    )


@both
def test_person_is_found_nowhere_after_being_erased(person, admin):
    before = places_of("quillfeather")

    erase(person, by=admin, reason="Asked for it in writing")

    assert len(before) > 15
    assert places_of("quillfeather") == []
    files = [file for file in Path(settings.DATA_DIR, "media").rglob("*") if file.is_file()]
    assert [file for file in files if b"uillfeather" in file.read_bytes()] == []


@pytest.fixture
def named_in_files(person, paper, tmp_path, settings):
    """What was made with the name in it, and what came in with it: (row, its file) of each."""
    settings.MEDIA_ROOT = tmp_path
    content, about = f"Name,E-mail\n{NAME},{ADDRESS}".encode(), {"partnership": paper.partnership}
    cells = {"sheets": [{"name": "", "rows": [{"cells": [{"words": NAME}]}]}]}
    brought_in = {"state": "brought_in", "brought_in_by": person, "brought_in_at": timezone.now()}
    common = {"uploaded_by": person, "reading": cells, **brought_in, **about}
    meetings = Import.of(content, name="meetings.csv", subject="meetings", **common)
    taken = TakeOut(asked_by=person, state="done", ended_at=timezone.now(), **about)
    taken.file.save("everything.zip", ContentFile(content), save=False)
    minutes = Rendering(
        kind="minutes", inputs={"report": {"title": "Minutes", "html": NAME}}, state="done", asked_by=person, **about
    )
    minutes.file.save("minutes.pdf", ContentFile(content), save=False)
    for each in (meetings, taken, minutes):
        each.save()
    RenderedText.objects.create(key="k", html=NAME, packed=gzip.compress(NAME.encode()))
    Mail.objects.create(kind="invitation", key="9", address=ADDRESS.upper(), subject="Come", text="Once more")
    return meetings, taken, minutes


@both
def test_files_with_the_name_go_and_what_a_text_was_made_of_is_told(
    person, admin, named_in_files, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        done = erase(person, by=admin, reason="Asked for it in writing")

    left = [type(row).objects.filter(pk=row.pk).exists() for row in named_in_files]
    kept = [row.file.storage.exists(row.file.name) for row in named_in_files]
    assert (left, kept) == ([True, False, False],) * 2
    assert (RenderedText.objects.count(), Mail.objects.filter(to=None).count()) == (0, 0)
    assert done.sealed == [("Imports: files as they came", 1)]


def test_a_download_goes_although_no_text_names_the_person_and_one_under_way_begins_again(
    admin, paper, tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path
    officer = make_user(Role.OFFICER, paper.partnership, name=NAME)
    taken = TakeOut(asked_by=admin, partnership=paper.partnership, state="done", ended_at=timezone.now())
    taken.file.save("everything.zip", ContentFile(b"by Siobhan"), save=False)
    taken.save()
    about = {"partnership": paper.partnership, "asked_by": admin, "claimed_by": "a worker"}
    zip_ = TakeOut.objects.create(state="making", **about)
    drawn = Rendering.objects.create(kind="draft", state="rendering", started_at=timezone.now(), **about)

    erase(officer, by=admin, reason="Asked for it in writing")

    made_again = [type(row).objects.get(pk=row.pk) for row in (zip_, drawn)]
    assert list(TakeOut.objects.all()) == [zip_]
    assert [(row.state, row.claimed_by) for row in made_again] == [("wanted", "")] * 2


def test_portrait_goes_with_its_name(person, admin, paper, tmp_path, settings, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    portrait = Attachment.store(paper, content=b"pixels", name="s.jpg", content_type="image/jpeg", by=admin)
    signed = {
        "post": "Chair", "html": "<p>Welcome.</p>", "name": NAME, "consented_on": "2026-09-21",
        "portrait": {"sha256": portrait.sha256, "content_type": "image/jpeg"},
    }  # fmt: skip
    block = paper.blocks.create(kind="foreword", heading="Foreword", data=signed, position=99)

    with django_capture_on_commit_callbacks(execute=True):
        erase(person, by=admin, reason="Asked for it in writing")

    block.refresh_from_db()
    assert block.data == {"post": "Chair", "html": "<p>Welcome.</p>"}
    assert {json.dumps(each.data) for each in block.history.all()} == {json.dumps(block.data)}
    assert (Attachment.objects.count(), [*tmp_path.rglob("*.jpg")]) == (0, [])


@both
def test_versions_still_prove_themselves_and_acts_keep_their_author(person, admin, paper, capsys):
    erase(person, by=admin, reason="Asked for it in writing")

    call_command("verify_versions")
    version, first = Version.objects.get(), Comment.objects.order_by("pk").first()
    words = f"Community Safety Manager (left, no. {person.pk})"
    assert [str(version.frozen_by), str(first.author), first.text] == [words, words, "I shall ask."]
    assert AuditEntry.objects.filter(by=person).count() > 1


def test_erased_person_is_out_of_everything(person, admin, client):
    address = make_address(person)
    User.objects.filter(pk=person.pk).update(is_staff=True, is_superuser=True)
    person.refresh_from_db()

    erase(person, by=admin, reason="Asked for it in writing")

    person.refresh_from_db()
    assert (is_erased(person), person.is_active, person.has_usable_password()) == (True, False, False)
    assert RoleAssignment.objects.current().filter(user=person).count() == 0
    assert client.get("/workspace/").status_code == 302
    address.refresh_from_db()
    assert (address.revoked_by, person.is_staff, person.is_superuser, person.last_login) == (admin, False, False, None)


def test_erasing_is_written_down_without_the_name(person, admin):
    erase(person, by=admin, reason="Asked for it in writing")

    entry = AuditEntry.objects.get(event="person erased")
    assert (entry.by, entry.reason, entry.details["deleted"]["Mails"]) == (admin, "Asked for it in writing", 2)


def test_preview_says_what_goes_and_what_stays_and_changes_nothing(person, admin):
    before = places_of("quillfeather")

    shown = survey(person)

    assert dict(shown.deleted)["Drafts"] == 1
    assert dict(shown.rewritten)["Comments: comment"] == 1
    assert dict(shown.acts)["Versions"] == 1
    assert places_of("quillfeather") == before


def test_what_was_decided_upon_is_sealed_and_told(person, admin, paper):
    freeze(paper, by=person, purpose=Version.Purpose.CONSULTATION, frozen_for="partners")

    done = erase(person, by=admin, reason="Asked for it in writing")

    call_command("verify_versions")
    assert done.sealed == [("Versions: canonical", 1)]


def test_other_spellings_go_too(person, admin, paper):
    comment(paper, paper.blocks.first().key, by=admin, text="S. O'Quillfeather rang.")

    erase(person, by=admin, reason="Asked for it in writing", also=["S. O'Quillfeather"])

    assert places_of("quillfeather") == []


def test_earlier_names_and_addresses_go_too(person, admin):
    """Married, moved to another domain, or invited as colleagues knew her."""
    with acting_as(admin):
        person.name, person.email = "Siobhan Nowsurname", "siobhan@newborough.gov.uk"
        person.save()
    Mail.objects.create(
        kind="reminder", key="3", to=admin, subject="O’Quillfeather, Siobhan", text="Nowsurname, Siobhan"
    )

    for words in (NAME, NAME.upper(), "O’Quillfeather, Siobhan"):
        RememberedWords.objects.create(partnership=person.role_assignments.get().partnership, sort="body", words=words)
    for address in (ADDRESS, "siobhan@newborough.gov.uk"):
        EmailAddress.objects.create(user=person, email=address)
        Mail.objects.create(kind="invitation", key="9", address=address, subject="Come", text="Once more")

    erase(person, by=admin, reason="Asked for it in writing")

    words = f"Community Safety Manager (left, no. {person.pk})"
    assert places_of("quillfeather", "nowsurname", "siobhan@") == []
    assert sorted(each.words for each in RememberedWords.objects.all()) == [words, f"{words} 2", f"{words} 3"]


def test_address_within_the_address_of_a_page_goes_too(person, admin):
    audit("settings changed", admin, by=admin, page=f"/people/?words={ADDRESS.replace('@', '%40')}")

    erase(person, by=admin, reason="Asked for it in writing")

    assert places_of("quillfeather") == []


def test_a_file_of_councillors_that_names_the_person_goes_at_once(person, admin):
    rows = [{"number": 2, "cells": [{"words": NAME}, {"words": ADDRESS}]}]
    told = {"uploaded_by": admin, "council": make_council(), "subject": "councillor"}
    naming = Import.of(NAME.encode(), name="councillors.csv", reading={"sheets": [{"rows": rows}]}, **told)
    other = Import.of(b"Ann Other", name="others.csv", reading={"sheets": []}, **told)
    for each in (naming, other):
        each.save()

    before = survey(person)
    erase(person, by=admin, reason="Asked to be erased")

    assert ("Imports", 1) in before.deleted
    assert [place for place, _ in before.rewritten if place.startswith("Imports")] == []
    assert list(Import.objects.all()) == [other]
    assert not naming.file.storage.exists(naming.file.name)


@both
def test_namesake_keeps_the_name(person, admin):
    namesake = make_user(name=NAME)

    erase(person, by=admin, reason="Asked for it in writing")

    namesake.refresh_from_db()
    assert (namesake.name, places_of(ADDRESS)) == (NAME, [])
    assert AuditEntry.objects.filter(subject__icontains="quillfeather").count() == 0


def test_name_that_is_a_post_is_left_in_texts(admin, paper):
    officer = make_user(Role.OFFICER, paper.partnership, name="Chair")
    told = comment(paper, paper.blocks.first().key, by=admin, text="The Chair signs.")

    erase(officer, by=admin, reason="Asked for it in writing")

    told.refresh_from_db()
    assert (told.text, User.objects.filter(name="Chair").count()) == ("The Chair signs.", 0)


@pytest.mark.parametrize("reason", ["", f"{NAME} left"])
def test_reason_is_asked_for_and_names_nobody(person, admin, reason):
    with pytest.raises(Refused):
        erase(person, by=admin, reason=reason)

    assert User.objects.filter(email=ADDRESS).exists()


def test_who_may_not_be_erased(admin):
    only = make_user(Role.ADMINISTRATOR, make_partnership("Anyborough"), name="Only One")

    assert reasons_not_to_erase(only, by=admin) == [
        "Only One is the only administrator of Anyborough: invite another one first."
    ]
    assert reasons_not_to_erase(admin, by=admin) == ["You cannot erase yourself: another site administrator does."]
    assert reasons_not_to_erase(admin, by=only) == ["Only a site administrator erases a person."]
    assert reasons_not_to_erase(User.objects.system("import"), by=admin) == [
        "This is the portal itself, and no person."
    ]
