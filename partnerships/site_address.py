"""Addresses that leave the portal, in mail, feeds and calendars: they begin with SITE_ADDRESS, whatever host some
request named. A calendar program keeps what it was given for years."""

from urllib.parse import urlsplit

from django.conf import settings


def full_address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def own_host() -> str:
    """The name under which this portal is known: with it what a feed calls its entries is the only one in the world."""
    return urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
