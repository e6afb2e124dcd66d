"""The history that rows keep."""

from django.db import models
from django.db.models.signals import class_prepared

from partnerships.history import RowHistory
from partnerships.models import Partnership


def test_history_of_a_class_that_is_there_listens_to_no_other_class():
    listening = {receiver.__self__.cls for _, receiver, *_ in class_prepared.receivers if _is_of_rows(receiver)}

    assert Partnership.history.model._meta.model_name == "historicalpartnership"
    assert {each for each in listening if issubclass(each, models.Model) and not each._meta.abstract} == set()


def _is_of_rows(receiver) -> bool:
    return isinstance(getattr(receiver, "__self__", None), RowHistory)
