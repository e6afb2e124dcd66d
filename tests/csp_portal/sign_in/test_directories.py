import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from csp_portal.sign_in.directories import origins, read_directories

ONE = {
    "id": "anyborough", "name": "Anyborough account", "server_url": "https://login.example/anyborough/v2.0",
    "client_id": "portal", "secret": "secret", "domains": ["Anyborough.gov.uk"], "trusts_addresses": True,
}  # fmt: skip


def read(monkeypatch, given):
    monkeypatch.setenv("OIDC_PROVIDERS", json.dumps(given))
    return read_directories(Env())


def test_each_council_has_its_directory(monkeypatch):
    other = {**ONE, "id": "otherton", "domains": ["otherton.gov.uk"], "trusts_addresses": False}

    apps = read(monkeypatch, [ONE, other])

    assert [(app["provider_id"], app["settings"]["domains"], app["settings"]["trusts_addresses"]) for app in apps] == [
        ("anyborough", ["anyborough.gov.uk"], True),
        ("otherton", ["otherton.gov.uk"], False),
    ]
    assert origins(apps) == ["https://login.example"]


def test_one_directory_may_be_named_by_variables_of_its_own(monkeypatch):
    for name, value in {"SERVER_URL": "https://login.example", "CLIENT_ID": "a", "CLIENT_SECRET": "b"}.items():
        monkeypatch.setenv(f"OIDC_{name}", value)

    [app] = read_directories(Env())

    assert (app["provider_id"], app["settings"]["domains"]) == ("council", [])


def test_without_a_directory_there_is_none():
    assert read_directories(Env()) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"id": "anyborough"}, "is a JSON list"),
        ([{**ONE, "name": ""}], "“anyborough”: give its name."),
        ([{**ONE, "domain": "x"}], "“domain” is not known."),
        ([{**ONE, "domains": ["@anyborough.gov.uk"]}], "without @"),
        ([{**ONE, "domains": []}], "name its domains"),
        ([ONE, {**ONE, "id": "other", "domains": [], "trusts_addresses": False}], "name its domains"),
        ([{**ONE, "trusts_addresses": "yes"}], "true or false"),
        ([{**ONE, "id": "Any Borough"}], "small letters"),
        ([ONE, ONE], "two directories with the same id"),
    ],
)
def test_wrong_directories_are_named(monkeypatch, given, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        read(monkeypatch, given)
