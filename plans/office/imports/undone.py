"""What is said of a file that there is nothing to take back of."""

from django.utils import timezone

from plans.models import Import


def not_there_to_undo(found: Import) -> str:
    """Of a file that was taken back already, by whom; a second time changes nothing."""
    if found.state != Import.State.UNDONE:
        return "This file was not brought in."
    return f"{found.undone_by} took this file back already, {timezone.localtime(found.undone_at):%-d %B %Y, %H:%M}."
