"""Who sits on a committee or board, and which offices there are at organisations: seats, each held in turn by posts."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.access import Permission
from partnerships.days.partial import partial_date as words
from partnerships.days.partial import span
from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership, in_workspaces_of

from .bodies import Body
from .partial_dates import partial_date


class SeatQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For those who see the committee or board, or the partnership's workspace."""
        return self.filter(Q(body__in=Body.objects.managed_by(user)) | in_workspaces_of(user))

    def with_turns(self):
        return self.select_related(
            "body__council", "body__partnership", "organisation", "partnership"
        ).prefetch_related("turns__organisation")


class Seat(models.Model):
    """One seat or office. Posts that hold it in turn are its turns: however many they are, the seat counts once."""

    class Capacity(models.TextChoices):
        COUNCILLOR = "councillor", "Councillor"
        STAFF = "staff", "Officer or staff"
        REPRESENTATIVE = "representative", "For an organisation"
        CO_OPTED = "co_opted", "Co-opted"
        OTHER = "other", "Other"

    class Office(models.TextChoices):
        NONE = "", "No office"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        JOINT_CHAIR = "joint_chair", "Joint chair"
        CHAMPION = "champion", "Champion"
        SECRETARY = "secretary", "Secretary"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, editable=False, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="offices")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, editable=False, related_name="offices"
    )
    title = models.CharField(
        "seat or office", max_length=200, help_text="Such as “Domestic abuse champion” or “Seat of the health bodies”."
    )
    capacity = models.CharField("held as", max_length=20, choices=Capacity)
    office = models.CharField("office", max_length=20, choices=Office, blank=True, default="")
    has_vote = models.BooleanField("has a vote", null=True, blank=True)

    history = RowHistory()
    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, organisation=None, partnership=None)
                | Q(body=None, organisation__isnull=False, partnership__isnull=False),
                name="seat_on_a_body_or_at_an_organisation",
                violation_error_message="A seat is on a committee or board, or an office at an organisation.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=["councillor", "staff", "representative", "co_opted", "other"]),
                name="seat_capacity_known",
            ),
            models.CheckConstraint(
                condition=Q(office__in=["", "chair", "vice_chair", "joint_chair", "champion", "secretary"]),
                name="seat_office_known",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.place}"

    def get_absolute_url(self):
        return self.body.get_absolute_url() if self.body else reverse("governance:seats", args=[self.partnership.slug])

    @property
    def place(self):
        return self.body or self.organisation

    def get_edit_url(self):
        return reverse("governance:seat_edit" if self.body_id else "governance:office_edit", args=[self.pk])

    def get_remove_url(self):
        return reverse("governance:seat_remove" if self.body_id else "governance:office_remove", args=[self.pk])

    def access_place(self):
        return (self.body or self.partnership).access_place()

    @property
    def permission(self) -> Permission:
        """What it takes to change it: committees and boards are the clerks', offices the partnership's own affair."""
        return Permission.MANAGE_MEETINGS if self.body_id else Permission.MANAGE_PARTNERSHIP

    def has_ended(self, day: date) -> bool:
        """Everybody who held it has left it."""
        turns = list(self.turns.all())
        return bool(turns) and all(turn.ended_before(day) for turn in turns)


class SeatTurn(models.Model):
    """A post that holds a seat for a time, the days as far as they are known."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    held_by = models.CharField("held by (post)", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name="of", related_name="+"
    )
    starts_on = models.CharField("from", max_length=10, blank=True, validators=[partial_date])
    ends_on = models.CharField("until", max_length=10, blank=True, validators=[partial_date])

    history = RowHistory()

    class Meta:
        ordering = ["seat", "position", "pk"]

    def __str__(self):
        return self.held_by + (f" ({self.organisation})" if self.organisation else "")

    def ended_before(self, day: date) -> bool:
        until = span(self.ends_on)
        return until is not None and until[1] < day

    def is_held_on(self, day: date) -> bool:
        """As far as its days are known: neither over by then nor still to begin."""
        since = span(self.starts_on)
        return not self.ended_before(day) and (since is None or since[0] <= day)

    @property
    def days_words(self) -> str:
        told = [f"{word} {words(on)}" for word, on in (("from", self.starts_on), ("until", self.ends_on)) if on]
        return " ".join(told)


@dataclass(frozen=True)
class SeatsThen:
    """The seats of a day: those that had not ended, those that had, and how many of the first have a vote."""

    standing: list[Seat]
    former: list[Seat]

    @property
    def votes(self) -> int:
        return sum(seat.has_vote is True for seat in self.standing)

    @property
    def words(self) -> str:
        """ "7 seats, 6 with a vote, 1 where that is not recorded"."""
        number, unknown = len(self.standing), sum(seat.has_vote is None for seat in self.standing)
        told = [f"{number} seat{'' if number == 1 else 's'}", f"{self.votes} with a vote"]
        return ", ".join([*told, *([f"{unknown} where that is not recorded"] if unknown else [])])


def seats_then(seats: Iterable[Seat], day: date) -> SeatsThen:
    """Read through ``with_turns``."""
    rows = list(seats)
    return SeatsThen([s for s in rows if not s.has_ended(day)], [s for s in rows if s.has_ended(day)])
