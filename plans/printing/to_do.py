"""PDFs that were given up, as a task of those who may ask for them again."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.models import Partnership
from partnerships.tasks import Task
from plans.models import Rendering
from plans.models.papers import with_owner

MOST = 20


def given_up(user, on: date) -> list[Task]:
    """One for each PDF that is tried no more and that no newer one has replaced: of texts for those who write them, of
    packs for the council's clerks too."""
    roles = [role for role in user.roles_held() if Permission.WRITE_REPORT in PERMISSIONS_OF_ROLE[role.role]]
    places = {role.partnership_id for role in roles if role.partnership_id}
    led = Partnership.objects.filter(lead_councils__in={role.council_id for role in roles if role.council_id})
    if not roles:
        return []
    newer = Rendering.objects.filter(kind=OuterRef("kind"), paper=OuterRef("paper"), pk__gt=OuterRef("pk"))
    failed = Rendering.objects.filter(~Exists(newer.filter(state=Rendering.State.DONE))).given_up()
    own = Q(paper__partnership__in=places) | Q(paper__partnership__in=led, kind=Rendering.Kind.PACK)
    failed = failed.filter(own).defer("inputs").select_related(*with_owner("paper"))
    return [
        Task(
            f"Ask again for the PDF of “{row.paper.title}” ({row.get_kind_display().lower()})",
            reverse("plans:rendering", args=[row.pk]),
            detail="It could not be made",
            weight=40,
        )
        for row in failed[:MOST]
    ]
