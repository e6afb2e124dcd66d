"""What pages behind links in mails share. A look changes nothing, as mail scanners follow every link; a button does.

The button puts the secret into a cookie for these pages alone, so that it leaves the address. Whoever is signed in is
not on these pages: the link's own person writes.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from partnerships import cookies
from partnerships.access import by_link
from partnerships.braking import Limit, count, counted_as, place_of_request
from partnerships.models import LinkToken
from partnerships.site_address import full_address

#: Addresses of links that lead nowhere, from one place: beyond it somebody is guessing.
GUESSES = Limit(20, timedelta(minutes=1))


@dataclass(frozen=True)
class MadeLink:
    """A link at the one moment at which its secret is known; ``page`` is the name of its address."""

    link: LinkToken
    secret: str
    page: str

    @property
    def address(self) -> str:
        return full_address(reverse(self.page, args=[self.secret]))


class TooManyGuesses(Exception):
    """Somebody tries address after address."""


def guarded(view):
    """Nobody signed in, nothing kept; of the address other sites learn no more than the portal's name."""

    @wraps(view)
    def shown(request, **kwargs):
        request.user = AnonymousUser()
        try:
            response = view(request, **kwargs)
        except TooManyGuesses:
            response = render(request, "429.html", status=429)
        # Under “no-referrer” browsers send forms from nowhere (Origin: null), and they are refused as forged.
        response["Referrer-Policy"] = "strict-origin"
        return response

    return never_cache(by_link(shown))


def link_of_secret(request, rows, secret: str):
    """The row of ``rows`` whose secret this is; who guesses is counted over all kinds of links."""
    link = rows.of_secret(secret).first()
    if link is None:
        place = counted_as("partnerships.links", place_of_request(request))
        if secret and count([(place, GUESSES)]) is None:
            raise TooManyGuesses
        raise Http404
    return link


def keep(response, name: str, value: str, *, path: str):
    """In a cookie for these pages alone."""
    return cookies.keep(response, name, value, path=path, samesite="Strict")


def gone(request, partnership):
    """Whom to ask, and nothing else."""
    return render(request, "partnerships/link_gone.html", {"partnership": partnership}, status=410)
