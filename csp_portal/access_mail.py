"""Mail about signing in, in the portal's own words and as rows like all other mail; the library sends none itself.

Who asks for a new password learns nothing about the address, neither from the answer nor from how long it takes: an
address that is not known costs the same steps, and keeps no row.
"""

import secrets

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from partnerships.mail.kinds import ACCESS
from partnerships.models import Mail, User
from partnerships.site_address import full_address

SUBJECT = "Choose a new password"
#: The library's notice → what it tells.
NOTICES = {
    "account/email/password_changed": "Your password was changed",
    "account/email/password_set": "A password was set for your account",
    "account/email/password_reset": "Your password was changed",
    "mfa/email/totp_activated": "Two-step sign-in was turned on",
    "mfa/email/totp_deactivated": "Two-step sign-in was turned off",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account",
    "socialaccount/email/account_connected": "Your council account now opens your account here",
    "socialaccount/email/account_disconnected": "Your council account no longer opens your account here",
}


@transaction.atomic
def ask_for_password(email: str, user: User | None) -> None:
    """Write how to choose a new password, in place of what waits for the same person; ``user``: whose address it is."""
    user = user if user and not user.is_system else None
    person = user or User(pk=0, email=email, name=email)
    mail = Mail.objects.create(
        kind=ACCESS,
        key=f"password:{secrets.token_hex(8)}",
        to=user,
        address="" if user else email,
        subject=SUBJECT,
        text=render_to_string("account/mail/password.txt", {"person": person, "address": _address(person)}),
    )
    earlier = Mail.objects.unsent().filter(kind=ACCESS, key__startswith="password:", to=person.pk).exclude(pk=mail.pk)
    stale = earlier if user else Mail.objects.filter(pk=mail.pk)
    stale.delete()


def _address(person):
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
    return full_address(path)


def tell(user: User, notice: str) -> None:
    """One sentence about a change of how somebody signs in; a notice without words of ours is not written."""
    if notice in NOTICES:
        text = render_to_string(
            "account/mail/notice.txt", {"person": user, "what": NOTICES[notice], "address": full_address("/")}
        )
        Mail.objects.create(
            kind=ACCESS, key=f"notice:{secrets.token_hex(8)}", to=user, subject=NOTICES[notice], text=text
        )
