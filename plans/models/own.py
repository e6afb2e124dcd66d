"""Of a joint partnership: what belongs to one of its councils alone."""

from django.db import models

from partnerships.models import Organisation


def own_council_field(noun: str, short: str = "") -> models.ForeignKey:
    """``noun``: what it is, as in “whose own plan it is”; ``short``: how the help repeats it."""
    return models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=f"whose own {noun} it is",
        help_text=f"In a joint partnership: the one council whose own {short}it is; empty: everybody’s.",
    )
