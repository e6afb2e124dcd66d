from django.db import models

from partnerships.history import RowHistory
from partnerships.models import LinkToken, Organisation

from .periods import ReportingPeriod


class ReturnLink(LinkToken):
    """Lets one person answer for one organisation in one period, without an account, until the period closes.

    ``code_…``: the six figures that were sent for it last, where its text asks for them.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="links")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    code_digest = models.CharField(max_length=64, blank=True, editable=False)
    code_until = models.DateTimeField(null=True, blank=True, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    history = RowHistory(excluded_fields=["digest", "code_digest", "code_until", "code_tries"])

    class Meta(LinkToken.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Link of {self.person} for {self.organisation}, {self.period}"

    def access_place(self):
        return self.period.access_place()
