from django.db import models

from partnerships.history import RowHistory
from plans.models.rows import PaperRow, Part


class Risk(PaperRow):
    """What could go wrong; its code is the council's own rating, explained by the placement's key (if there is one)."""

    title = models.CharField("risk", max_length=200)
    text = models.TextField("description", blank=True)
    code = models.CharField("rating", max_length=20, blank=True)
    owner_post = models.CharField("owner's post", max_length=200, blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        pass

    def __str__(self):
        return self.title


class Mitigation(Part):
    """Something done to avoid a risk or to soften it."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="mitigations")
    text = models.TextField("what is done")

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return self.text[:80]
