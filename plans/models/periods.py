"""The days that a text speaks for, and whether they are recorded or only its years."""

from django.db import models

from partnerships.days.periods import period_words


class Period(models.Model):
    """First and last day. Of a text that was brought in, often the years alone are known: the days are then those
    that the portal works with, and nobody is told them as if they were recorded."""

    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    years_only = models.BooleanField("only the years are recorded", default=False)

    class Meta:
        abstract = True

    @property
    def period(self):
        return self.starts_on, self.ends_on

    @property
    def period_words(self) -> str:
        return period_words(*self.period, years_only=self.years_only)
