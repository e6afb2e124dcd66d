"""Reading settings from the environment: a wrong or missing value is named before anything starts."""

import re
import secrets
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

ADDRESS = re.compile(r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?/?", re.IGNORECASE | re.ASCII)
SCANNER = re.compile(r"/.+|(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}", re.IGNORECASE | re.ASCII)
DEMO_ADDRESS = "http://127.0.0.1:8000"
#: Way to reach those who run the site → what it is called, and the demo's.
CONTACT = {
    "address": ("postal address", "Community Safety Team, Town Hall, Market Square, Anyborough"),
    "email": ("e-mail address", "community.safety@anyborough.example"),
    "telephone": ("telephone number", "01632 960001"),
}
#: What is not kept for ever → its setting, the unit it counts in, and how many are usual.
KEPT_FOR = {
    "sessions": ("SESSION_HOURS", "hours", 12),
    "drafts": ("DRAFTS_KEPT_DAYS", "days", 90),
    "imports": ("IMPORTS_KEPT_DAYS", "days", 7),
    "mail": ("MAIL_KEPT_DAYS", "days", 365),
    "invitations": ("INVITATIONS_KEPT_DAYS", "days", 90),
    "take_outs": ("TAKE_OUTS_KEPT_DAYS", "days", 7),
}


class Environment(Env):
    """``environs.Env`` that knows which values only the demonstration may leave out."""

    def __init__(self):
        super().__init__()
        self.demo = self.bool("CSP_DEMO", False)
        #: Off only where the portal is tried out on a machine or network without certificates.
        self.https = not self.demo and self.bool("HTTPS", True)

    def required(self, parse, name, *, demo, meaning):
        """Read *name* with *parse*; in the demo fall back on *demo*, elsewhere refuse to start without it."""
        value = parse(name, None)
        if value:
            return value
        if self.demo:
            return demo
        raise ImproperlyConfigured(f"Set {name}: {meaning}. (Only with CSP_DEMO=1 it may be left out.)")

    def number(self, name, usual, *, least):
        """A whole number that is not below *least*."""
        value = self.int(name, usual)
        if value < least:
            raise ImproperlyConfigured(f"{name} is {value}: it is {least} or more.")
        return value

    def secret_key(self, folder):
        """The key that signs sessions; the demo makes its own once and keeps it in its data *folder*."""
        key = self.str("SECRET_KEY", "")
        if not key and self.demo:
            return _kept_secret_key(Path(folder) / "secret_key")
        if not key:
            raise ImproperlyConfigured(
                "Set SECRET_KEY: a long random text that stays the same. (Only with CSP_DEMO=1 it may be left out.)"
            )
        if len(key) < 50:
            raise ImproperlyConfigured("SECRET_KEY has fewer than 50 characters: choose a longer random text.")
        return key

    def site_address(self, hosts):
        """Where people open the portal, for the links of a mail that no request writes: scheme and host, no path."""
        address = self.str("SITE_ADDRESS", "")
        if not address and self.demo:
            return DEMO_ADDRESS
        given = address or f"{'https' if self.https else 'http'}://{hosts[0]}"
        if not ADDRESS.fullmatch(given):
            what = f"“{address}” is not one" if address else f"ALLOWED_HOSTS begins with “{hosts[0]}”, which is none"
            raise ImproperlyConfigured(
                f"Set SITE_ADDRESS: the address of the portal, such as https://plans.example.gov.uk ({what})."
            )
        return given.removesuffix("/")

    def scanner(self):
        """Where clamd, the virus scanner, listens: ``host:port``, the path of its socket, or nothing."""
        place = self.str("CLAMD", "")
        if place and not SCANNER.fullmatch(place):
            raise ImproperlyConfigured(
                f"Set CLAMD to host:port, such as clamd.example:3310, or to the path of a socket: “{place}” is neither."
            )
        return place

    def kept_for(self):
        """What is not kept for ever → for how long; the privacy page tells it."""
        return {
            what: timedelta(**{unit: self.int(name, usual, validate=validate.Range(min=1))})
            for what, (name, unit, usual) in KEPT_FOR.items()
        }

    def contact(self):
        """How people reach those who run the site: the law asks every public site for it (SI 2018/952, reg 8)."""
        return {
            way: self.required(
                self.str, f"CONTACT_{way.upper()}", demo=demo, meaning=f"the {name} of those who run the site"
            )
            for way, (name, demo) in CONTACT.items()
        }


def _kept_secret_key(file):
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()
