"""PDFs that were given up, as a task of those who may ask for them again."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.urls import reverse

from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.models import Partnership
from partnerships.tasks import Task
from plans.models import Rendering
from plans.models.papers import with_owner

MOST = 20
K = Rendering.Kind
#: What a council's clerks ask for again as its partnerships' officers do; the texts are the officers' own.
OF_CLERKS = (K.PACK, K.REPORT, K.PART, K.MINUTES)


def given_up(user, on: date) -> list[Task]:
    """One for each PDF that is tried no more and that no newer one has replaced: of texts for those who write them, of
    packs, reports and minutes for the council's clerks too."""
    roles = [role for role in user.roles_held() if Permission.WRITE_REPORT in PERMISSIONS_OF_ROLE[role.role]]
    places = {role.partnership_id for role in roles if role.partnership_id}
    led = Partnership.objects.filter(lead_councils__in={role.council_id for role in roles if role.council_id})
    if not roles:
        return []
    failed = _with_heads().given_up().exclude(Exists(_newer().filter(state=Rendering.State.DONE)))
    failed = failed.filter(Q(place__in=places) | Q(place__in=led, kind__in=OF_CLERKS))
    rows = failed.defer("inputs").select_related("partnership", *with_owner("paper"))
    return [_task(row) for row in rows.exclude(Exists(_newer().given_up()))[:MOST]]


def _with_heads():
    """Reports, minutes and sheets of one owner are told apart by what stands over them; a text has no such head."""
    head = {name: Coalesce(KT(f"inputs__report__{name}"), Value("", TextField())) for name in ("title", "caption")}
    place = Coalesce("partnership", "paper__partnership")
    return Rendering.objects.annotate(**head, place=place, of_paper=Coalesce("paper", Value(0)))


def _newer():
    same = {name: OuterRef(name) for name in ("kind", "place", "of_paper", "title", "caption")}
    return _with_heads().filter(pk__gt=OuterRef("pk"), **same)


def _task(row: Rendering) -> Task:
    what = f"{row.title}, {row.caption}".removesuffix(", ") if row.title else row.paper.title
    title = f"Ask again for the PDF of “{what}” ({row.get_kind_display().lower()})"
    return Task(title, reverse("plans:rendering", args=[row.pk]), detail="It could not be made", weight=40)
