"""Reading settings from the environment: a wrong or missing value is named before anything starts."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env


class Environment(Env):
    """``environs.Env`` that knows which values only the demonstration may leave out."""

    def __init__(self):
        super().__init__()
        self.demo = self.bool("CSP_DEMO", False)

    def required(self, parse, name, *, demo, meaning):
        """Read *name* with *parse*; in the demo fall back on *demo*, elsewhere refuse to start without it."""
        value = parse(name, None)
        if value:
            return value
        if self.demo:
            return demo
        raise ImproperlyConfigured(f"Set {name}: {meaning}. (Only with CSP_DEMO=1 it may be left out.)")

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


def _kept_secret_key(file):
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()
