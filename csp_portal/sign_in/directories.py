"""The councils' directories (OpenID Connect) as the environment names them: each vouches for its own addresses."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
ASKED = ("id", "name", "server_url", "client_id", "secret")
KNOWN = {*ASKED, "domains", "trusts_addresses"}
NAME = "OIDC_PROVIDERS"


def read_directories(env) -> list[dict]:
    """The apps of django-allauth, one for each directory. Raises ImproperlyConfigured with what is wrong."""
    given = env.json(NAME, None) or _single(env)
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise ImproperlyConfigured(f"{NAME} is a JSON list of directories, each with {', '.join(ASKED)}.")
    apps = [_app(each, is_alone=len(given) == 1) for each in given]
    identifiers = [app["provider_id"] for app in apps]
    if len(set(identifiers)) < len(identifiers):
        raise ImproperlyConfigured(f"{NAME} names two directories with the same id.")
    return apps


def _single(env) -> list[dict]:
    """One directory in variables of its own."""
    address = env.str("OIDC_SERVER_URL", "")
    if not address:
        return []
    return [
        {
            "id": "council",
            "name": env.str("OIDC_NAME", "your council account"),
            "server_url": address,
            "client_id": env.str("OIDC_CLIENT_ID"),
            "secret": env.str("OIDC_CLIENT_SECRET"),
            "domains": env.list("OIDC_DOMAINS", []),
            "trusts_addresses": env.bool("OIDC_TRUSTS_ADDRESSES", False),
        }
    ]


def _app(given: dict, *, is_alone: bool) -> dict:
    wrong = _faults(given, is_alone=is_alone)
    if wrong:
        raise ImproperlyConfigured(f"{NAME}, directory “{given.get('id', '')}”: {wrong[0]}")
    domains = [domain.lower() for domain in given.get("domains", [])]
    return {
        "provider_id": given["id"],
        "name": given["name"],
        "client_id": given["client_id"],
        "secret": given["secret"],
        "settings": {
            "server_url": given["server_url"],
            "domains": domains,
            "trusts_addresses": given.get("trusts_addresses", False),
        },
    }


def _faults(given, *, is_alone) -> list[str]:
    faults = [f"give its {name}." for name in ASKED if not isinstance(given.get(name), str) or not given[name].strip()]
    faults += [f"“{name}” is not known." for name in given if name not in KNOWN]
    domains = given.get("domains", [])
    if not isinstance(domains, list) or not all(isinstance(d, str) and DOMAIN.fullmatch(d.lower()) for d in domains):
        faults.append("domains is a list such as [“anyborough.gov.uk”], without @.")
    elif not domains and (not is_alone or given.get("trusts_addresses")):
        faults.append("name its domains: a directory vouches for the addresses of its own council only.")
    if not isinstance(given.get("trusts_addresses", False), bool):
        faults.append("trusts_addresses is true or false.")
    if not faults and not IDENTIFIER.fullmatch(given["id"]):
        faults.append("its id has small letters, digits and hyphens only.")
    return faults


def origins(apps) -> list[str]:
    """Where browsers are sent to sign in, for the Content-Security-Policy."""
    parts = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return list(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))
