"""Addresses that leave the portal, in mail, feeds and calendars: they begin with SITE_ADDRESS, whatever host some
request named. A calendar program keeps what it was given for years."""

from django.conf import settings


def full_address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"
