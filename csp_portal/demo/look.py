"""How the made-up partnership's plans are printed: all that can be chosen, chosen."""

from datetime import date

from csp_portal.demo.pictures import mark, town
from partnerships.models import Membership, Partnership, User
from plans.models import LookPicture, PrintedLook
from plans.printing.looks.verbs import choose

CREDIT = "Cover: a town that does not exist, drawn for this demonstration"
PNG = "image/png"


def fill_look(today: date, *, by: User) -> int:
    """How many partnerships got a look; those that have one keep it, those of a county the plain one."""
    made_up = Partnership.objects.filter(is_made_up=True, kind=Partnership.Kind.AREA, county_parent=None)
    without = made_up.filter(printed_look=None)
    for partnership in without:
        _fill(partnership, today, by=by)
    return len(without)


def _fill(partnership, today, *, by):
    seats = Membership.objects.in_force(today).filter(partnership=partnership).select_related("organisation")
    organisations = dict.fromkeys(seat.organisation for seat in seats)
    keep = {"partnership": partnership, "content_type": PNG, "by": by}
    logos = {
        each: LookPicture.store(content=mark(number, _initials(each.name)), **keep)
        for number, each in enumerate(organisations)
    }
    look = PrintedLook(partnership=partnership, cover_credit=CREDIT)
    choose(look, cover=LookPicture.store(content=town(), **keep), logos=logos, by=by)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())[:4]
