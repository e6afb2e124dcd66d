"""What a person typed before the sign-in had ended, carried through the page to sign in by the browser."""

from django.core import signing

KEY = "kept_post"
SALT = "csp_portal.sign_in.kept"
LONGEST = 512 * 1024  # characters of one sealed post


def take_over(request, sealed: str, user) -> None:
    """Put what was typed into the session of the person whose password has just been proved right, if it is theirs."""
    try:
        held = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return
    if held["owner"] == user.pk:
        request.session[KEY] = held
