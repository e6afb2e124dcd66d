from django.db import models

from partnerships.history import RowHistory
from plans.models import Paper
from plans.models.rows import Part


class ActionPlan(models.Model):
    """The action plan of one paper: whether its rows are known, and the classes its actions may have."""

    paper = models.OneToOneField(Paper, models.CASCADE, related_name="action_plan")
    rows_known = models.BooleanField("the actions are known", default=True)
    reference = models.CharField(
        "where the actions are", max_length=300, blank=True, help_text="For example: annex, pages 8–17."
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    def __str__(self):
        return f"Action plan of “{self.paper}”"

    def access_place(self):
        return self.paper.access_place()


class ActionClass(Part):
    """A class of the plan's own scheme, such as Prevent, Protect, Pursue, Prepare: an open taxonomy."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="taxonomy")
    code = models.CharField("code", max_length=30)
    label = models.CharField("label", max_length=100)

    history = RowHistory()

    class Meta(Part.Meta):
        verbose_name = "type of action"
        verbose_name_plural = "types of action"

    def __str__(self):
        return self.label
