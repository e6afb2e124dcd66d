from collections import Counter
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format

from governance.dates.bodies import BodyKind
from governance.dates.notice import EXECUTIVE_KINDS
from partnerships.access import Place
from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership
from partnerships.models.organisations import COUNCIL_KINDS
from partnerships.wording import and_words


class BodyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Bodies are public facts."""
        return self

    def managed_by(self, user):
        """Bodies of the councils and partnerships in which the person works."""
        if not user.is_authenticated:
            return self.none()
        if user.has_site_role():
            return self
        councils = user.council_ids()
        return self.filter(
            Q(council__in=councils)
            | Q(also_of__in=councils)
            | Q(partnership__in=user.partnership_ids())
            | Q(partnership__lead_councils__in=councils)
        ).distinct()

    def open_to(self, partnership):
        """Bodies to which a paper of this partnership may go."""
        councils = partnership.lead_councils.all()
        own = Q(partnership=partnership) | Q(council__in=councils) | Q(also_of__in=councils)
        return self.filter(own).distinct()

    def meeting_on(self, day):
        """Those that have not come to their end by a day."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=day), is_disbanded=False)

    def of_council(self, council):
        """Its own, and the committees that it has together with others."""
        return self.filter(Q(council=council) | Q(also_of=council)).distinct()


class Body(models.Model):
    """A body that meets: of a council, or of a partnership. Its former names are rows of their own."""

    slug = models.SlugField("short name in addresses", max_length=80)
    name = models.CharField("name", max_length=200)
    kind = models.CharField("kind", max_length=30, choices=BodyKind.choices)
    council = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="bodies")
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="bodies")
    quorum = models.PositiveSmallIntegerField(
        "quorum", null=True, blank=True, help_text="How many with a vote have to be there. Empty: not recorded."
    )
    also_of = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="joint_bodies",
        limit_choices_to={"kind__in": COUNCIL_KINDS},
        verbose_name="also of these councils",
        help_text="Of a joint committee: the other councils. Their clerks keep its meetings too.",
    )
    part_of = models.CharField(
        "part of a wider board", max_length=200, blank=True, help_text="Such as the Local Strategic Partnership."
    )
    is_disbanded = models.BooleanField("no longer meets", default=False, help_text="Where its last day is not known.")
    last_day = models.DateField("last day", null=True, blank=True, editable=False)
    ended_because = models.TextField("why it ends", blank=True, editable=False)
    goes_on_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="took_over_from",
        verbose_name="committee or board that takes its work over",
    )  # fmt: skip

    history = RowHistory(m2m_fields=[also_of])
    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="body_kind_known"),
            models.CheckConstraint(
                condition=Q(council=None) ^ Q(partnership=None),
                name="body_of_a_council_or_a_partnership",
                violation_error_message="A committee or board belongs to a council or to a partnership.",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None, ended_because="", goes_on_in=None)
                | (Q(last_day__isnull=False) & ~Q(ended_because="")),
                name="body_ends_on_a_day_with_the_reason",
            ),
            models.UniqueConstraint(
                fields=["council", "slug"],
                condition=Q(council__isnull=False),
                name="body_slug_once_per_council",
                violation_error_message="The council has a committee or board with this short name already.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                condition=Q(partnership__isnull=False),
                name="body_slug_once_per_partnership",
                violation_error_message="The partnership has a board with this short name already.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("governance:body", args=[self.pk])

    @property
    def is_executive(self):
        """It takes key decisions, of which notice is given and which may be called in."""
        return self.kind in EXECUTIVE_KINDS

    def get_book_url(self):
        """Of a partnership's own board: its minutes and its log of actions."""
        return reverse("governance:board_book", args=[self.pk])

    @property
    def owner(self):
        return self.council or self.partnership

    @property
    def owners(self) -> str:
        """Whose it is, in words: all councils of a joint committee. Reads prefetched ``also_of``."""
        return and_words(str(each) for each in (self.owner, *self.also_of.all()))

    @property
    def whose(self) -> str:
        """The same, and the board that it is part of."""
        return self.owners + (f", part of {self.part_of}" if self.part_of else "")

    @property
    def meets_for_several(self) -> bool:
        """What it does once counts for each council: a partnership's own board, a joint committee."""
        return self.partnership_id is not None or self.also_of.exists()

    def name_on(self, day):
        """What the body was called on a day; None gives today's name. Reads prefetched ``former_names``."""
        if day is None:
            return self.name
        former = sorted((old for old in self.former_names.all() if old.until >= day), key=lambda old: old.until)
        return former[0].name if former else self.name

    def has_ended(self, on):
        return self.is_disbanded or (self.last_day is not None and self.last_day < on)

    @property
    def end_words(self) -> str:
        """When it ends or ended, and who takes its work over; empty where it goes on. The same before and after."""
        if self.last_day is None:
            return ""
        onto = f"; {self.goes_on_in.name} takes its work over" if self.goes_on_in else ""
        return f"The last day of {self.name} is {date_format(self.last_day, 'l j F Y')}{onto}."

    def access_place(self):
        if self.council_id:
            return Place(councils=frozenset({self.council_id, *self.also_of.values_list("pk", flat=True)}))
        return self.partnership.access_place()


def told_apart(bodies: Iterable[Body]) -> dict[int, str]:
    """What a list to choose from calls each body, by its key: its name, with its owner where others share the name."""
    known = {body.pk: body for body in bodies}
    names = Counter(body.name.casefold() for body in known.values())
    return {
        key: body.name if names[body.name.casefold()] == 1 else f"{body.name}, {body.whose}"
        for key, body in known.items()
    }


class BodyTitle(models.Model):
    """Words by which files of meetings name a body, as a person told once."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="titles")
    words = models.CharField("words in files of meetings", max_length=200)

    history = RowHistory()

    class Meta:
        ordering = ["words"]
        constraints = [models.UniqueConstraint(fields=["body", "words"], name="body_title_once")]

    def __str__(self):
        return self.words


class BodyName(models.Model):
    """A former name of a body and the last day on which it bore it."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="former_names")
    name = models.CharField("former name", max_length=200)
    until = models.DateField("last day of this name")

    history = RowHistory()

    class Meta:
        ordering = ["until"]
        constraints = [models.UniqueConstraint(fields=["body", "until"], name="one_name_until_a_day")]

    def __str__(self):
        return f"{self.name} (until {self.until})"
