"""Where a text asks for it: six figures, sent to the link's own address, before its page opens."""

import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare

from actions.delivery.mail_kinds import REPORT_CODE
from actions.models import ReturnLink
from partnerships.braking import Limit, count, counted_as
from partnerships.mail.rows import write
from partnerships.models import audit
from partnerships.verbs import Refused

SALT = "actions.delivery.links.codes"
VALID_FOR = timedelta(minutes=15)
MOST_TRIES = 5
CODES = Limit(5, timedelta(hours=1))
#: A browser that gave the right code is not asked again for so long.
PROVEN_FOR = timedelta(hours=12)
TOO_MANY = "Too many codes were asked for. Wait an hour, or ask whoever sent you the mail."
OVER = "This code is no longer valid. Ask for a new one."


@transaction.atomic
def send_code(link: ReturnLink, at: datetime):
    """A new code; the one before is good no more."""
    if count([(counted_as(SALT, "sent", str(link.pk)), CODES)], at) is None:
        raise Refused([TOO_MANY])
    code = f"{secrets.randbelow(1_000_000):06}"
    now = {"code_digest": _digest(link, code), "code_until": at + VALID_FOR, "code_tries": 0}
    ReturnLink.objects.filter(pk=link.pk).update(**now)
    context = {"link": link, "period": link.period, "code": code, "minutes": VALID_FOR.seconds // 60}
    write(
        link.person,
        kind=REPORT_CODE.name,
        key=f"report-code-{link.pk}-{at:%Y%m%d%H%M%S%f}",
        subject=f"Your code for the report of {link.organisation}",
        text=render_to_string("actions/delivery/mail/code.txt", context),
    )
    audit("report code sent", link, by=link.person, partnership=link.period.paper.partnership)


def check_code(link: ReturnLink, code: str, at: datetime):
    """Refused with what is wrong. Each try is counted before it is looked at, so that none passes beside the others."""
    good = ReturnLink.objects.filter(pk=link.pk, code_until__gte=at, code_tries__lt=MOST_TRIES).exclude(code_digest="")
    if not good.update(code_tries=F("code_tries") + 1):
        raise Refused([OVER])
    link.refresh_from_db(fields=["code_digest"])
    if not constant_time_compare(link.code_digest, _digest(link, "".join(code.split()))):
        audit("report code wrong", link, by=link.person, partnership=link.period.paper.partnership)
        raise Refused(["This is not the code in the newest mail. Look again, or ask for a new one."])
    ReturnLink.objects.filter(pk=link.pk).update(code_digest="", code_until=None)


def _digest(link, code: str) -> str:
    return counted_as(SALT, str(link.pk), code)


def proof_of(link: ReturnLink) -> str:
    """What a browser keeps that has given the right code."""
    return signing.dumps(link.pk, salt=SALT)


def is_proven(link: ReturnLink, proof: str) -> bool:
    """Whether the page may open: no code is asked for, or this browser has given it."""
    if not link.period.calendar.asks_for_code:
        return True
    try:
        return signing.loads(proof, salt=SALT, max_age=PROVEN_FOR) == link.pk
    except signing.BadSignature:
        return False
