from django.db import models

from partnerships.history import RowHistory
from partnerships.models import LinkToken, Organisation

from .periods import ReportingPeriod


class ReturnLink(LinkToken):
    """Lets one person answer for one organisation in one period, without an account, until the period closes."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="links")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    history = RowHistory(excluded_fields=["digest"])

    class Meta(LinkToken.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Link of {self.person} for {self.organisation}, {self.period}"

    def access_place(self):
        return self.period.access_place()
