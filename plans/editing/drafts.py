"""What was typed and not yet saved: kept beside the row, never in its history, one draft for each person and form."""

from django.utils import timezone

from plans.models import Draft

#: Never kept: they belong to one request.
NOT_TYPED = {"csrfmiddlewaretoken", "structure", "draft_form", "draft_revision"}
LONGEST = 2 * 1024 * 1024  # characters of one draft


class TooLong(ValueError):
    """More was typed than a draft may hold."""


def form_of(row) -> str:
    """The name under which a row's form keeps its drafts: ``block:12``, or ``priority:new:3`` for one not yet saved."""
    return f"{row._meta.model_name}:{row.pk or f'new:{row.paper_id}'}"


def typed(post) -> dict[str, list[str]]:
    """The fields of a POST that a person typed, as plain data."""
    return {name: post.getlist(name) for name in post if name not in NOT_TYPED}


def keep(user, form: str, fields: dict[str, list[str]], *, revision: int = 0) -> Draft:
    """Keep what was typed; the draft of the same person and form is replaced."""
    if sum(len(value) for values in fields.values() for value in values) > LONGEST:
        raise TooLong("This is more text than a draft can hold.")
    draft, _ = Draft.objects.update_or_create(
        user=user, form=form, defaults={"fields": fields, "revision": revision, "saved_at": timezone.now()}
    )
    return draft


def kept(user, form: str) -> Draft | None:
    return Draft.objects.filter(user=user, form=form).first()


def discard(user, form: str) -> None:
    Draft.objects.filter(user=user, form=form).delete()
