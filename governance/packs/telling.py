"""Those who sit on a body are told of its pack: one mail for each meeting and edition, one tap from the file."""

from collections.abc import Iterator
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.meetings.councillors import bodies_sat_on, sitting_on
from governance.meetings.reading import added_pages
from governance.models import Pack, PackPart, Variant
from partnerships.access import Permission, may
from partnerships.mail import rows
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.models import User
from partnerships.site_address import full_address

KIND = "pack"


def register():
    about = "The pack of a meeting of a committee or board on which you sit is published, or added to."
    register_mail_kind(MailKind(KIND, "Packs of your meetings", about))
    register_changes(changes)


def tell(pack: Pack) -> int:
    """Write to those for whom this variant is the one to read; call inside the transaction that makes it ready."""
    meeting, told = pack.meeting.latest, 0
    if not pack.is_published or not meeting.is_standing or meeting.on < timezone.localdate():
        return 0
    key, subject = f"{meeting.uid}:{pack.edition}", f"{_what(pack)}: {meeting}"
    for sitting in sitting_on(meeting.body, meeting.on):
        if _to_read(pack, sitting.user) == pack:
            text = text_of(pack)
            told += rows.write(sitting.user, kind=KIND, key=key, subject=subject, text=text)
    return told


def text_of(pack: Pack) -> str:
    meeting = pack.meeting.latest
    context = {
        "meeting": meeting,
        "pack": pack,
        "what": _what(pack),
        "day": spell(meeting.on),
        "new_pages": _new_pages(pack),
        "why": pack.front_facts["supplements"][-1]["words"] if _supplement(pack) else "",
        "new_papers": pack.parts.filter(supplement__number=_supplement(pack)).exclude(kind=PackPart.Kind.FRONT),
        "items": pack.front_facts.get("items", []),
        "pack_address": full_address(pack.get_absolute_url()),
        "meetings_address": full_address(reverse("governance:my_meetings")),
    }
    return render_to_string("governance/packs/mail.txt", context).strip() + "\n"


def tell_of_withdrawal(pack: Pack, *, by: User, because: str) -> int:
    """Those who were told of it know once that it is withdrawn, and which pack is to be read now."""
    meeting, told = pack.meeting.latest, 0
    if not pack.is_ready or meeting.on < timezone.localdate():
        return 0
    of_variant = {True: [Variant.OPEN, Variant.FULL], False: [Variant.FULL]}[pack.is_open]
    for sitting in sitting_on(meeting.body, meeting.on):
        if sitting.user != by and _variant_for(pack, sitting.user) in of_variant:
            told += rows.write(
                sitting.user, kind=KIND, key=f"{meeting.uid}:{pack.edition}:withdrawn",
                subject=f"Withdrawn: {_named(pack)} for {meeting}", text=_withdrawal(pack, sitting.user, because),
            )  # fmt: skip
    return told


def _withdrawal(pack, user, because):
    now = Pack.objects.of(pack.meeting).published().open_to(may(user, Permission.VIEW_PAPERS, pack))
    now = now.order_by("-edition", "variant").first()
    number = _supplement(pack)
    what = f"Supplement {number} to the pack, with what followed it," if number else "The pack"
    published = spell(timezone.localdate(pack.published_at))
    lines = [f"{what} is withdrawn. It was published on {published}. Reason: {because}"]
    if now:
        lines.append(f"The pack to read now:\n{full_address(now.get_absolute_url())}")
    else:
        lines.append("No pack is published now. You are told when there is one.")
    lines.append(f"All your meetings, and what is new:\n{full_address(reverse('governance:my_meetings'))}")
    return "\n\n".join(lines) + "\n"


def _variant_for(pack, user):
    """The one that the person was told of."""
    has_full = Pack.objects.filter(meeting=pack.meeting, edition=pack.edition, variant=Variant.FULL).exists()
    return Variant.FULL if has_full and may(user, Permission.VIEW_PAPERS, pack) else Variant.OPEN


def changes(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """Packs that were published, for the day's mail of those who want them there."""
    bodies = bodies_sat_on(user, timezone.localdate(until))
    found = Pack.objects.published().filter(published_at__gte=since, published_at__lt=until, meeting__body__in=bodies)
    for pack in found.select_related("meeting__body", "meeting__first_sitting"):
        if _to_read(pack, user) == pack and not _is_followed(pack, found):
            title = f"{_what(pack)}: {pack.meeting.latest}"
            yield Change(KIND, title, pack.get_absolute_url(), pack.published_at, _new_pages(pack))


def _is_followed(pack, found):
    """A further edition of the same day holds it all."""
    return found.of(pack.meeting).filter(edition__gt=pack.edition).exists()


def _named(pack):
    number = _supplement(pack)
    return f"supplement {number}" if number else "the pack"


def _what(pack):
    if number := _supplement(pack):
        return f"Supplement {number} to the pack"
    return "The pack is published again" if pack.edition else "The pack is published"


def _supplement(pack) -> int | None:
    """The number of the supplement that this edition came with; of a pack that was published whole there is none."""
    held = pack.front_facts.get("supplements")
    return held[-1]["number"] if held else None


def _new_pages(pack) -> str:
    before = Pack.objects.of(pack.meeting).published().filter(variant=pack.variant, edition__lt=pack.edition)
    pages = added_pages(before.newest_first().first(), pack) if pack.edition else ""
    return f"New: {pages}." if pages else ""


def _to_read(pack: Pack, user: User) -> Pack:
    """Of the two variants of an edition the one with everything that the person may read."""
    readable = Pack.objects.published().filter(meeting=pack.meeting, edition=pack.edition)
    return readable.open_to(may(user, Permission.VIEW_PAPERS, pack)).order_by("variant").first()
