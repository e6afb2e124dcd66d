from django.shortcuts import get_object_or_404
from django.utils import timezone

from plans.models import TakeOut


def taken_out(user, key):
    """What is kept no more is not found."""
    kept = TakeOut.objects.visible_to(user).kept(timezone.now())
    return get_object_or_404(kept.select_related("partnership"), key=key)
