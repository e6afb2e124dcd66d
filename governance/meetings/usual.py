"""The committees and boards that most partnerships and councils have, offered as a set to tick."""

from dataclasses import dataclass

from django import forms
from django.db import transaction

from governance.dates.bodies import BodyKind
from governance.meetings.forms import free_slug
from governance.models import Body
from partnerships.access import Permission, may
from partnerships.models import Organisation, Partnership, audit

OF_PARTNERSHIPS = ((BodyKind.PARTNERSHIP_BOARD, "Community Safety Partnership Board"),)
OF_COUNCILS = (
    (BodyKind.EXECUTIVE, "Cabinet"),
    (BodyKind.SCRUTINY, "Overview and Scrutiny Committee"),
    (BodyKind.FULL_COUNCIL, "Full Council"),
)


@dataclass(frozen=True)
class UsualBody:
    owner: Partnership | Organisation
    kind: BodyKind
    name: str

    @property
    def ownership(self) -> dict:
        return {"partnership" if isinstance(self.owner, Partnership) else "council": self.owner}


def usual_bodies(partnership: Partnership, *, user) -> list[UsualBody]:
    """Those of a kind that the partnership or its lead councils do not have yet, where the person may add them."""
    owners = [(partnership, OF_PARTNERSHIPS), *((each, OF_COUNCILS) for each in partnership.lead_councils.all())]
    offered = [
        UsualBody(owner, kind, name)
        for owner, usual in owners
        if may(user, Permission.MANAGE_MEETINGS, owner)
        for kind, name in usual
    ]
    return [each for each in offered if not Body.objects.filter(kind=each.kind, **each.ownership).exists()]


class UsualBodiesForm(forms.Form):
    def __init__(self, *args, offered: list[UsualBody], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.needed_when = {f"name_{number}": "needed with its tick" for number in range(len(offered))}
        for number, body in enumerate(offered):
            label = f"{body.owner}: {body.kind.label}"
            self.fields[f"take_{number}"] = forms.BooleanField(label=label, required=False, initial=True)
            self.fields[f"name_{number}"] = forms.CharField(
                label=f"What {body.owner} calls it", max_length=200, required=False, initial=body.name
            )

    @property
    def pairs(self):
        return [(self[f"take_{number}"], self[f"name_{number}"]) for number in range(len(self.offered))]

    def clean(self):
        cleaned = super().clean()
        for number in range(len(self.offered)):
            if cleaned.get(f"take_{number}") and not cleaned.get(f"name_{number}"):
                self.add_error(f"name_{number}", "Name it, or untick it.")
        return cleaned

    @property
    def chosen(self) -> list[tuple[UsualBody, str]]:
        data = self.cleaned_data
        return [(b, data[f"name_{number}"]) for number, b in enumerate(self.offered) if data[f"take_{number}"]]


@transaction.atomic
def add_bodies(chosen: list[tuple[UsualBody, str]], *, by) -> int:
    for usual, name in chosen:
        body = Body(name=name, kind=usual.kind, slug=free_slug(name, usual.ownership), **usual.ownership)
        body._history_user = by
        body.full_clean()
        body.save()
        audit("body added", body, by=by, council=body.council, partnership=body.partnership)
    return len(chosen)
