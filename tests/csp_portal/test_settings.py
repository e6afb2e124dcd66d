import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "plans.council.example",
    "DEFAULT_FROM_EMAIL": "plans@council.example",
    "CONTACT_ADDRESS": "Town Hall, Anyborough",
    "CONTACT_EMAIL": "community.safety@council.example",
    "CONTACT_TELEPHONE": "01632 960001",
    "EMAIL_HOST": "mail.council.example",
}
NAMES = (
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_PATH",
    "SESSION_COOKIE_DOMAIN",
    "DEMO",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "DATA_DIR",
)
READ = (
    f"import json; from django.conf import settings as s; print(json.dumps({{n: str(getattr(s, n)) for n in {NAMES}}}))"
)


def run(tmp_path, *arguments, **environment):
    """A Python of its own with nothing but *environment*, so that no setting of this process leaks in."""
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "csp_portal.settings", "CSP_DATA": str(tmp_path)}
    return subprocess.run([sys.executable, *arguments], env=clean | environment, capture_output=True, text=True)


@pytest.mark.parametrize("name", PRODUCTION)
def test_settings_without_required_value_name_it(tmp_path, name):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    result = run(tmp_path, "manage.py", "check", **environment)

    assert result.returncode == 1
    assert result.stderr.startswith(f"Cannot start: Set {name}: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("HTTPS", "sometimes"),
        ("CSP_DEMO", "maybe"),
        ("EMAIL_PORT", "post"),
        ("LOG_LEVEL", "LOUD"),
        ("ACCESS_LOG", "some"),
        ("PDF_SECONDS", "soon"),
        ("MAIL_KEPT_DAYS", "0"),
        ("DRAFTS_KEPT_DAYS", "for ever"),
        ("FILE_STORAGE_OPTIONS", "{"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://localhost/plans"),
        ("CLAMD", "clamd.council.example"),
        ("SITE_ADDRESS", "plans.council.example"),
        ("SITE_ADDRESS", "https://plans.council.example/portal"),
        ("SITE_ADDRESS", "https://somebody@plans.council.example"),
    ],
)
def test_settings_with_bad_value_name_it_in_one_line(tmp_path, name, value):
    result = run(tmp_path, "manage.py", "check", **PRODUCTION | {name: value})

    assert result.returncode == 1
    assert result.stderr.startswith("Cannot start: ")
    assert name in result.stderr
    assert "Traceback" not in result.stderr


def test_settings_with_short_secret_key_are_refused(tmp_path):
    result = run(tmp_path, "manage.py", "check", **PRODUCTION | {"SECRET_KEY": "short"})

    assert result.stderr == "Cannot start: SECRET_KEY has fewer than 50 characters: choose a longer random text.\n"


def test_deploy_check_with_production_settings_is_clean(tmp_path):
    result = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)

    assert (result.returncode, result.stdout) == (0, "System check identified no issues (1 silenced).\n"), result.stderr


def test_production_settings_are_secure(tmp_path):
    values = json.loads(run(tmp_path, "-c", READ, **PRODUCTION).stdout)

    assert values == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": "None",
        "DEMO": "False",
        "SECURE_SSL_REDIRECT": "True",
        "SESSION_COOKIE_SECURE": "True",
        "DATA_DIR": str(tmp_path),
    }


def test_portal_without_certificates_is_one_switch(tmp_path):
    values = json.loads(run(tmp_path, "-c", READ, **PRODUCTION | {"HTTPS": "0"}).stdout)

    assert (values["SESSION_COOKIE_NAME"], values["CSRF_COOKIE_NAME"]) == ("sessionid", "csrftoken")
    assert (values["SECURE_SSL_REDIRECT"], values["SESSION_COOKIE_SECURE"]) == ("False", "False")


def test_readme_names_every_setting():
    code = "".join((ROOT / "csp_portal" / name).read_text() for name in ("settings.py", "environment.py"))
    read = set(re.findall(r'(?:env|self)\.\w+\(\s*(?:(?:env|self)\.\w+,\s*)?"([A-Z_]+)"', code))
    written = (ROOT / "README.md").read_text()

    assert {"EMAIL_HOST", "HTTPS", "CLAMD"} <= read
    assert sorted(name for name in read if not re.search(rf"\b{name}\b", written)) == []


READ_ADDRESS = "from django.conf import settings; print(settings.SITE_ADDRESS)"


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        (PRODUCTION, "https://plans.council.example"),
        (PRODUCTION | {"HTTPS": "0"}, "http://plans.council.example"),
        (PRODUCTION | {"SITE_ADDRESS": "https://safer.council.example:8443/"}, "https://safer.council.example:8443"),
        ({"CSP_DEMO": "1"}, "http://127.0.0.1:8000"),
        ({"CSP_DEMO": "1", "SITE_ADDRESS": "http://[::1]:8123"}, "http://[::1]:8123"),
    ],
)
def test_address_of_the_site_is_given_or_follows_from_the_hosts(tmp_path, environment, address):
    assert run(tmp_path, "-c", READ_ADDRESS, **environment).stdout == f"{address}\n"


@pytest.mark.parametrize("host", ["*", ".council.example"])
def test_host_that_is_no_address_asks_for_the_sites(tmp_path, host):
    result = run(tmp_path, "manage.py", "check", **PRODUCTION | {"ALLOWED_HOSTS": host})

    assert result.stderr == (
        "Cannot start: Set SITE_ADDRESS: the address of the portal, such as https://plans.example.gov.uk "
        f"(ALLOWED_HOSTS begins with “{host}”, which is none).\n"
    )


def test_demo_keeps_its_own_secret_key(tmp_path):
    run(tmp_path, "-c", READ, CSP_DEMO="1")
    first = (tmp_path / "secret_key").read_text()
    run(tmp_path, "-c", READ, CSP_DEMO="1")

    assert (tmp_path / "secret_key").read_text() == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
