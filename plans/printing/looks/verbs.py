"""Choosing how printed texts look."""

from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.models import Organisation, User, audit
from partnerships.verbs import require
from plans.models import LookPicture, PartnerLogo, PrintedLook

CHANGED = "printed look changed"


@transaction.atomic
def choose(
    look: PrintedLook, *, cover: LookPicture | None, logos: dict[Organisation, LookPicture], by: User
) -> PrintedLook:
    """Keep a look with its cover and the logos of partners. Texts that were drawn keep the one they have."""
    require(not_allowed(by, Permission.MANAGE_PARTNERSHIP, look.partnership))
    look.cover, look._history_user = cover, by
    look.save()
    kept = {logo.organisation: logo for logo in look.logos.select_related("organisation")}
    for organisation, logo in kept.items():
        if organisation not in logos:
            logo._history_user = by
            logo.delete()
    for organisation, picture in logos.items():
        logo = kept.get(organisation) or PartnerLogo(look=look, organisation=organisation)
        if logo.picture_id != picture.pk:
            logo.picture, logo._history_user = picture, by
            logo.save()
    audit(CHANGED, look, by=by, partnership=look.partnership)
    return look
