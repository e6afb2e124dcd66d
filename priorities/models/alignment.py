from django.db import models

from partnerships.history import RowHistory
from partnerships.models import Organisation
from plans.models.rows import PaperRow, Part


class StrategyAim(PaperRow):
    """An aim of a wider strategy, with what each partner's own plan contributes to it."""

    title = models.CharField("aim", max_length=200)
    text = models.TextField("what the aim asks for", blank=True)
    priorities = models.JSONField("keys of the priorities it bears on", default=list, blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        verbose_name = "aim of a strategy"
        verbose_name_plural = "aims of a strategy"

    def __str__(self):
        return self.title


class AlignmentEntry(Part):
    """One cell of the alignment matrix: a partner's contributions to an aim."""

    aim = models.ForeignKey(StrategyAim, models.CASCADE, related_name="entries")
    partner = models.CharField("partner", max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    contributions = models.JSONField("contributions", default=list, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        verbose_name_plural = "alignment entries"

    def __str__(self):
        return f"{self.partner}: {'; '.join(self.contributions)}"
