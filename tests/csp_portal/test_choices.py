"""What no list offers, sent all the same: each field of choices says so, and none breaks over it."""

import copy
from importlib import import_module

import pytest
from django import forms
from django.core.exceptions import ValidationError

from csp_portal.settings import ROOT_URLCONF
from partnerships.models import User

import_module(ROOT_URLCONF)

SENT = [str(10**30), str(2**63), "-1", "x", "a\x00b"]


def subclasses(cls):
    for each in cls.__subclasses__():
        yield each
        yield from subclasses(each)


def fields_of_choices():
    """Of all our forms: (form and name, field)."""
    ours = {each for each in subclasses(forms.BaseForm) if not each.__module__.startswith("django")}
    return {
        f"{form.__module__}.{form.__qualname__}.{name}": field
        for form in ours
        for name, field in form.base_fields.items()
        if isinstance(field, forms.ChoiceField)
    }


def is_refused(field, sent):
    field = copy.deepcopy(field)
    if isinstance(field, forms.ModelChoiceField) and field.queryset is None:  # its form sets it
        field.queryset = User.objects.all()
    is_several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    try:
        field.clean([sent] if is_several else sent)
    except ValidationError:
        return True
    return False


@pytest.mark.django_db
def test_what_no_list_offers_is_refused_by_every_field_of_choices():
    fields = fields_of_choices()

    assert len(fields) > 100
    assert [(name, sent) for name, field in fields.items() for sent in SENT if not is_refused(field, sent)] == []
