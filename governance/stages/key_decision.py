"""What agendas say of a key decision: since when the forward plan names it, and where that is to be read."""

from django.urls import reverse

from governance.dates.clear_days import spell
from governance.models import Stage
from partnerships.site_address import full_address


def key_decision_of(stage: Stage | None) -> dict | None:
    """``since`` and ``address``, empty where no notice was given; None for what is no key decision. Drawn by
    ``governance/stages/key_decision.html``, on pages and on paper."""
    if not (stage and stage.is_key_decision):
        return None
    notice = stage.standing_notice
    if notice is None:
        return {"since": "", "address": ""}
    address = reverse("governance:public_forward_plan", args=[stage.timetable.council.slug])
    since = "in the forward plan since" if notice.basis == notice.Basis.NOTICE else "notice at shorter time given on"
    return {"since": f"{since} {spell(notice.given_on)}", "address": full_address(address)}
