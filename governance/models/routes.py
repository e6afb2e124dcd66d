from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from governance.dates.bodies import BodyKind
from governance.dates.stages import StageRole
from partnerships.access import Place
from partnerships.history import RowHistory
from partnerships.models import Organisation


class RouteTemplate(models.Model):
    """A council's own way through its committees, kept for next time. Ready ones: ``timetables/routes.py``."""

    council = models.ForeignKey(Organisation, models.CASCADE, related_name="routes")
    name = models.CharField("name", max_length=100)
    description = models.CharField("when it is used", max_length=300, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "name"],
                name="route_name_once_per_council",
                violation_error_message="The council has a route with this name already.",
            )
        ]

    def __str__(self):
        return self.name

    def access_place(self):
        return Place(councils=frozenset({self.council_id}))


class RouteStep(models.Model):
    """One stop on a route: which kind of body does what; several may share a step, and a leg may be optional."""

    template = models.ForeignKey(RouteTemplate, models.CASCADE, related_name="steps")
    step = models.PositiveSmallIntegerField("step")
    position = models.PositiveSmallIntegerField(default=0)
    body_kind = models.CharField("kind of committee or board", max_length=30, choices=BodyKind.choices)
    role = models.CharField("role", max_length=20, choices=StageRole.choices)
    is_optional = models.BooleanField("optional", default=False)
    title = models.CharField("what for", max_length=200, blank=True)
    gap_days = models.PositiveSmallIntegerField(
        "at least so many working days after the step before", default=0, validators=[MaxValueValidator(200)]
    )
    consultation_weeks = models.PositiveSmallIntegerField(
        "consultation before its papers, in weeks", default=0, validators=[MaxValueValidator(26)]
    )

    history = RowHistory()

    class Meta:
        ordering = ["step", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(body_kind__in=BodyKind.values), name="route_step_body_kind_known"),
            models.CheckConstraint(condition=Q(role__in=StageRole.values), name="route_step_role_known"),
        ]

    def __str__(self):
        return f"{self.step}. {self.get_body_kind_display()}"
