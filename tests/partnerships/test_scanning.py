import re

import pytest
from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField

from partnerships.fields import UploadField
from partnerships.scanning import NO_ANSWER
from tests.partnerships.clamd import clamd
from tests.test_conventions import room_files


class Send(forms.Form):
    file = UploadField()


def sent(content=b"minutes"):
    return Send({}, {"file": SimpleUploadedFile("minutes.pdf", content)})


def test_without_a_scanner_files_come_in_as_they_are():
    assert sent(b"EICAR").errors == {}


def test_a_file_is_shown_to_the_scanner_whole_and_can_still_be_read(settings):
    content = bytes(range(256)) * 3_000
    with clamd(settings) as server:
        form = sent(content)
        read = form.is_valid() and form.cleaned_data["file"].read()

    assert (server.taken, read) == ([content], content)


def test_a_virus_is_refused_by_name(settings):
    with clamd(settings):
        errors = sent(b"EICAR").errors

    assert errors["file"] == [
        "The virus scanner found “Eicar-Signature” in this file. It was not kept. "
        "Tell your IT service, and send a clean copy."
    ]


TOO_LARGE = "This file is larger than the virus scanner takes. Save it in a smaller size, or split it."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"INSTREAM size limit exceeded. ERROR\0", TOO_LARGE),
        (b"stream: Can't allocate memory ERROR\0", NO_ANSWER),
        (b"\0", NO_ANSWER),
    ],
)
def test_a_scanner_that_cannot_scan_lets_nothing_in(settings, caplog, answer, sentence):
    with clamd(settings, answer=answer):
        errors = sent().errors

    assert errors["file"] == [sentence]


def test_a_scanner_that_is_not_there_lets_nothing_in(settings, caplog, tmp_path):
    for settings.CLAMD in ("127.0.0.1:1", str(tmp_path / "clamd.sock")):
        assert sent().errors["file"] == [NO_ANSWER]


def test_every_file_that_a_form_takes_is_shown_to_the_scanner():
    bare = [path.name for path in room_files() if re.search(r"forms\.(File|Image)Field\(", path.read_text())]

    assert bare == []


@pytest.mark.django_db
def test_no_file_is_taken_by_the_administration(rf, django_user_model):
    taken = []
    for model in admin.site._registry:
        files = {field.name for field in model._meta.fields if isinstance(field, FileField)}
        request = rf.get("/")
        request.user = django_user_model(is_superuser=True, is_staff=True)
        pages = admin.site._registry[model]
        if files and (pages.has_add_permission(request) or pages.has_change_permission(request)):
            taken += files & set(pages.get_form(request).base_fields)

    assert taken == []
