from django.db import models

from partnerships.history import RowHistory
from plans.models.rows import PaperRow


class Project(PaperRow):
    """A project, with the priorities it serves (by key and title) and what came of it."""

    title = models.CharField("project", max_length=200)
    text = models.TextField("what it does", blank=True)
    period = models.CharField("period", max_length=100, blank=True)
    outcome = models.TextField("what came of it", blank=True)
    priorities = models.JSONField("priorities", default=list, blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        pass

    def __str__(self):
        return self.title
