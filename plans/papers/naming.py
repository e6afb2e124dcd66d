"""The draft is saved under a name, to be compared with later, and deleted when nobody needs it any more."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.limits import sentences_of
from partnerships.models import audit
from partnerships.verbs import Refused, require
from plans.document.compose import compose
from plans.models import NamedText, Paper

MOST = 50


class NameForm(forms.Form):
    name = forms.CharField(
        label="Save the draft under a name",
        max_length=NamedText._meta.get_field("name").max_length,
        help_text="Such as “Before the board’s comments”. It is not a version, and only people in the workspace see "
        "it.",
    )


def reasons_not_to_save(paper: Paper, *, by) -> list[str]:
    """Why ``by`` may not keep the draft under a name; empty: allowed."""
    reasons = paper.reasons_not_to_edit(by)
    if not reasons and paper.named_texts.count() >= MOST:
        reasons.append(f"At most {MOST} texts are kept under a name: delete one first.")
    return reasons


@transaction.atomic
def save_text(paper: Paper, *, by, name: str) -> NamedText:
    """Keep the draft as it stands now."""
    require(reasons_not_to_save(paper, by=by))
    made = NamedText(paper=paper, name=" ".join(name.split()), composed=compose(paper), saved_by=by)
    made._history_user = by
    try:
        made.full_clean()
    except ValidationError as error:
        raise Refused(sentences_of(error)) from error
    made.save()
    return made


@transaction.atomic
def delete_text(named: NamedText, *, by) -> None:
    require(not_allowed(by, Permission.EDIT_PAPER, named))
    audit("saved text deleted", named.paper, by=by, partnership=named.paper.partnership, name=named.name)
    named._history_user = by
    named.delete()
