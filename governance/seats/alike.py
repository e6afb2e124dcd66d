"""Whether somebody who is named on a committee without an account has the name of somebody with one."""

from collections.abc import Iterable

from governance.models import Appointment, Body

#: How names are addressed, which tells nobody apart.
TITLES = {"cllr", "councillor", "mr", "mrs", "ms", "miss", "mx", "dr", "alderman", "alderwoman"}


def plain_name(name: str) -> str:
    """Without titles, stops and the size of letters: “Cllr. Ann Lee” is “ann lee”."""
    return " ".join(word for word in name.casefold().replace(".", " ").split() if word not in TITLES)


def named_alike(bodies: Iterable[Body], name: str) -> list[Appointment]:
    """Places on these bodies that somebody of this name has without an account."""
    rows = Appointment.objects.filter(body__in=bodies, user=None).exclude(held_by="").select_related("body")
    wanted = plain_name(name)
    return [each for each in rows if wanted and plain_name(each.held_by) == wanted]
