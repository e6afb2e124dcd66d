from django.db import models

from partnerships.access import Place
from partnerships.history import RowHistory
from partnerships.models import Organisation


class UrgentSubmission(models.Model):
    """When an executive submitted its report on the urgent decisions of a year to its council: SI 2012/2089 reg 19.

    One row a council and year; what was decided after that day asks for a later one, and the history keeps each.
    """

    council = models.ForeignKey(Organisation, models.PROTECT, related_name="urgent_submissions")
    year = models.PositiveSmallIntegerField()
    submitted_on = models.DateField("submitted to the council on", null=True, blank=True)

    history = RowHistory()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "year"], name="urgent_submission_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(submitted_on=None) | models.Q(submitted_on__year__gte=models.F("year")),
                name="urgent_submission_not_before_its_year",
            ),
        ]

    def __str__(self):
        return f"Report on urgent decisions of {self.year}, {self.council}"

    def access_place(self):
        return Place(councils=frozenset({self.council_id}))
