import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.reasons import LONGEST, ReasonForm
from tests.factories import make_partnership, make_user


def words(number):
    return ("Because " * number)[:number].strip().ljust(number, ".")


def test_what_is_too_long_is_refused_and_shown_again_whole():
    form = ReasonForm({"reason": words(LONGEST + 1)})

    assert form.errors["reason"] == [f"Shorten it to {LONGEST} characters at most: it has {LONGEST + 1}."]
    assert words(LONGEST + 1) in str(form["reason"])


def test_the_longest_reason_is_taken_and_browsers_cut_nothing():
    form = ReasonForm({"reason": words(LONGEST)}, help_text="Shown to the public.")

    assert (form.is_valid(), form.cleaned_data) == (True, {"reason": words(LONGEST)})
    assert form["reason"].help_text == "Shown to the public. At most 2,000 characters."
    assert "maxlength" not in str(form["reason"])


@pytest.mark.django_db
def test_role_ended_with_a_long_reason_keeps_it_whole(client):
    partnership = make_partnership()
    client.force_login(make_user(Role.ADMINISTRATOR, partnership))
    role = make_user(Role.READER, partnership).role_assignments.get()

    client.post(reverse("partnerships:end_role", args=[partnership.slug, role.pk]), {"reason": words(LONGEST)})

    assert role.history.first().history_change_reason == words(LONGEST)
    assert AuditEntry.objects.about(role).get(event="role ended").reason == words(LONGEST)


def test_no_column_that_holds_a_reason_has_an_end():
    wanted = ("reason", "history_change_reason")
    columns = [
        (model.__name__, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name in wanted or field.name.endswith("_because")
        if not isinstance(field, models.TextField) and not field.choices
    ]

    assert columns == []
