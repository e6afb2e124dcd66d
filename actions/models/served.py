"""What an action serves. Each is named by key, with its title beside it: it may stand in the plan's own paper."""

from django.db import models

from partnerships.history import RowHistory
from plans.models.rows import Part

from .actions import Action


class ServedRow(Part):
    """Base: a row of another table that an action names."""

    key = models.UUIDField()
    title = models.CharField("title", max_length=300)

    class Meta(Part.Meta):
        abstract = True

    def __str__(self):
        return self.title


class ActionPriority(ServedRow):
    """A priority that an action serves; it is listed under the first of them."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="priorities")

    history = RowHistory()

    class Meta(Part.Meta):
        verbose_name_plural = "action priorities"
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="priority_once_per_action")]


class ActionArea(ServedRow):
    """An area of focus that an action serves."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="areas")

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="area_once_per_action")]


class ActionIndicator(ServedRow):
    """An indicator that should tell whether an action worked."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="indicators")

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="indicator_once_per_action")]
