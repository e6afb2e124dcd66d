from django.db import models

from partnerships.history import RowHistory
from partnerships.models import LinkToken, Organisation, Partnership


class FigureLink(LinkToken):
    """Lets one person give the figures of one organisation at a partnership, without an account, until a day."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    history = RowHistory(excluded_fields=["digest"])

    class Meta(LinkToken.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Link of {self.person} for the figures of {self.organisation}"

    def access_place(self):
        return self.partnership.access_place()
