from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import User
from plans.models import Paper


class CarryDecision(models.Model):
    """What becomes of one row of a year in the next text: it goes on, it is done, or it stays behind with a reason.

    The row keeps its key in the next text; where it came from and when it was first due is told by that.
    """

    class Kind(models.TextChoices):
        ACTION = "action", "Action"
        RISK = "risk", "Risk"
        INDICATOR = "indicator", "Measure"

    class Choice(models.TextChoices):
        CARRY_ON = "carry_on", "Carry on"
        DONE = "done", "Done"
        LEFT = "left", "Closed, not completed"

        @property
        def colour(self) -> str:
            return {"carry_on": "blue", "done": "green"}.get(self.value, "grey")

    source = models.ForeignKey(Paper, models.CASCADE, related_name="carried_from", verbose_name="text of the year")
    into = models.ForeignKey(Paper, models.CASCADE, related_name="carried_into", verbose_name="next text")
    kind = models.CharField("kind", max_length=10, choices=Kind)
    row_key = models.UUIDField("row", editable=False)
    title = models.CharField("title", max_length=300)
    choice = models.CharField("what becomes of it", max_length=10, choices=Choice)
    reason = models.TextField("reason", max_length=2_000, blank=True)
    said_at = models.DateTimeField(editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "into", "kind", "row_key"], name="row_carried_once_into_a_text"),
            models.CheckConstraint(condition=Q(kind__in=["action", "risk", "indicator"]), name="carried_kind_known"),
            models.CheckConstraint(condition=Q(choice__in=["carry_on", "done", "left"]), name="carried_choice_known"),
            models.CheckConstraint(
                condition=~Q(choice="left") | ~Q(reason=""),
                name="left_behind_with_a_reason",
                violation_error_message="Say why it is not carried on.",
            ),
        ]

    def __str__(self):
        return self.title

    def access_place(self):
        return self.source.access_place()

    @property
    def choice_colour(self):
        return self.Choice(self.choice).colour
