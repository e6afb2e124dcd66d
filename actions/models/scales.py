from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Partnership


class RatingLabel(models.Model):
    """One label of a partnership's own scale; a partnership without any rates by the usual one."""

    class Colour(models.TextChoices):
        BLUE = "blue", "Blue"
        GREEN = "green", "Green"
        AMBER = "amber", "Amber"
        RED = "red", "Red"
        GREY = "grey", "Grey"
        PURPLE = "purple", "Purple"

    class Means(models.TextChoices):
        COMPLETE = "complete", "Complete"
        ON_TRACK = "on_track", "On track"
        AT_RISK = "at_risk", "At risk"
        OFF_TRACK = "off_track", "Off track"
        NOT_STARTED = "not_started", "Not started"
        NOT_RATED = "not_rated", "Not rated"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="rating_labels")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    letter = models.CharField("letter", max_length=3, help_text="What stands in the coloured shape, such as R.")
    label = models.CharField("label", max_length=40)
    colour = models.CharField("colour", max_length=10, choices=Colour)
    definition = models.CharField("definition", max_length=300, help_text="Printed beside the key of every report.")
    means = models.CharField("means", max_length=20, choices=Means)

    history = RowHistory()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "letter"],
                name="rating_letter_once",
                violation_error_message="Another label has this letter already.",
            ),
            models.CheckConstraint(
                condition=Q(colour__in=["blue", "green", "amber", "red", "grey", "purple"]), name="rating_colour_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    means__in=["complete", "on_track", "at_risk", "off_track", "not_started", "not_rated"],
                ),
                name="rating_meaning_known",
            ),
        ]

    def __str__(self):
        return self.label
