from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from partnerships.history import RowHistory
from partnerships.models import Partnership, User


class CountySharingQuerySet(models.QuerySet):
    def holding(self):
        """Begun and not ended, by districts that have been in the county group ever since: one that left and came back
        is asked anew."""
        since = Partnership.history.filter(id=OuterRef("partnership"), history_date__gt=OuterRef("began_at"))
        left = since.filter(Q(county_parent=None) | ~Q(county_parent=OuterRef("county")))
        return self.filter(~Exists(left), ended_at=None, partnership__county_parent=F("county"))


class CountySharing(models.Model):
    """A district lets its county group read the board's copies of its closed periods, until it ends that."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="shared_with")
    county = models.ForeignKey(Partnership, models.PROTECT, related_name="shared_by", verbose_name="county group")
    began_at = models.DateTimeField(editable=False)
    began_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()
    objects = CountySharingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "county"], condition=Q(ended_at=None), name="shared_once_with_a_county"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="sharing_ended_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.partnership} with {self.county}"

    def access_place(self):
        return self.partnership.access_place()
