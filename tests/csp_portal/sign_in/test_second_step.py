import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ImproperlyConfigured
from lxml.html import fromstring

from csp_portal.sign_in.second_step import check_roles
from partnerships.access import Role
from tests.factories import make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db
SET_UP = "/accounts/2fa/totp/activate/"


@pytest.fixture
def earnest(settings):
    """Not the demonstration: nothing waits."""
    settings.SECOND_STEP_MAY_WAIT = False
    settings.SECOND_STEP_ROLES = ["clerk"]


def person(kind):
    if kind == "staff":
        return make_user(is_staff=True)
    if kind == "superuser":
        return make_user(is_superuser=True)
    at = {"clerk": make_council, "officer": make_partnership}.get(kind, lambda: None)()
    return make_user(Role(kind), at)


def visit(client, kind, url="/workspace/"):
    client.force_login(person(kind))
    response = client.get(url)
    return response.url if response.status_code == 302 else response.status_code


@pytest.mark.parametrize("kind", ["staff", "superuser", "site_administrator", "clerk"])
def test_who_needs_a_second_step_is_led_to_set_it_up(client, earnest, kind):
    assert visit(client, kind) == SET_UP


def test_officer_is_asked_only_where_the_setting_says_so(client, earnest, settings):
    first = visit(client, "officer")
    settings.SECOND_STEP_ROLES = ["officer"]

    assert (first, visit(client, "officer")) == (200, SET_UP)


@pytest.mark.parametrize("url", ["/admin/", "/admin/partnerships/user/", "/", "/accounts/password/change/"])
def test_nothing_else_opens_until_then(client, earnest, url):
    assert visit(client, "superuser", url) == SET_UP


@pytest.mark.parametrize("url", ["/privacy/", "/accounts/2fa/"])
def test_statements_and_the_setting_up_open(client, earnest, url):
    assert visit(client, "superuser", url) == 200


@pytest.mark.parametrize(("kinds", "opens"), [(["totp", "recovery_codes"], True), (["recovery_codes"], False)])
def test_who_has_set_it_up_goes_on(client, earnest, kinds, opens):
    user = person("staff")
    for kind in kinds:
        Authenticator.objects.create(user=user, type=kind, data={})
    client.force_login(user)

    assert client.get("/admin/").status_code == (200 if opens else 302)


def test_second_step_waits_in_the_demonstration(client):
    assert visit(client, "superuser") == 200


@pytest.mark.parametrize(("kind", "may"), [("superuser", False), ("officer", True)])
def test_who_needs_it_cannot_turn_it_off(earnest, kind, may):
    step = Authenticator.objects.create(user=person(kind), type="totp", data={})

    assert get_adapter().can_delete_authenticator(step) is may


def test_a_role_that_nobody_has_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="TWO_STEP_ROLES names “clark”"):
        check_roles(["clerk", "clark"])


@pytest.mark.parametrize(
    ("url", "heading"),
    [
        ("/accounts/2fa/", "Two-step sign-in"),
        (SET_UP, "Set up two-step sign-in"),
        ("/accounts/reauthenticate/", "Confirm that it is you"),
        ("/accounts/password/change/", "Choose a new password"),
        ("/accounts/password/reset/key/1-used/", "This link is no longer good"),
        ("/accounts/password/reset/key/done/", "Your password is changed"),
        ("/accounts/inactive/", "This account is closed"),
        ("/accounts/3rdparty/", "Your council’s account"),
        ("/accounts/3rdparty/login/error/", "Your council’s sign-in did not answer"),
        ("/accounts/3rdparty/login/cancelled/", "You are not signed in"),
    ],
)
def test_pages_of_the_sign_in_speak_the_portals_words(client, url, heading):
    has_password = "reauth" in url or "change" in url
    user = make_user(Role.OFFICER, make_partnership(), password="three random words" if has_password else None)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(url).content.decode()

    assert f">{heading}</h1>" in page
    assert [word for word in ("Two-Factor", "Third-Party", "placeholder=", "Token") if word in page] == []


@pytest.fixture
def stepped(client):
    """A person who has a second step and has just confirmed it."""
    user = make_user(Role.OFFICER, make_partnership(), password="three random words")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/reauthenticate/", {"password": "three random words"})
    return user


@pytest.mark.parametrize(
    ("url", "heading", "button"),
    [
        ("/accounts/2fa/recovery-codes/", "Recovery codes", "Download the codes"),
        ("/accounts/2fa/recovery-codes/generate/", "Make new recovery codes", "Make new codes"),
        ("/accounts/2fa/totp/deactivate/", "Turn two-step sign-in off?", "Turn it off"),
        ("/accounts/2fa/reauthenticate/", "Confirm that it is you", "Confirm"),
    ],
)
def test_pages_behind_the_second_step_speak_them_too(client, stepped, url, heading, button):
    page = client.get(url).content.decode()

    assert f">{heading}</h1>" in page
    assert f">{button}</" in page
    assert "Authenticator App" not in page and "Are you sure" not in page


@pytest.mark.parametrize(
    ("url", "asked"), [("/accounts/reauthenticate/", "password"), ("/accounts/2fa/reauthenticate/", "code")]
)
def test_each_page_that_asks_who_it_is_sends_its_answer_to_itself_and_leads_on(client, stepped, url, asked):
    page = fromstring(client.get(f"{url}?next=/workspace/").content)

    [form] = [form for form in page.forms if asked in form.fields]

    assert (form.get("action"), form.fields["next"]) == (url, "/workspace/")


def test_figures_that_are_not_good_are_told_apart_from_good_ones(client, stepped):
    refused = client.post("/accounts/2fa/reauthenticate/", {"code": "000000"})

    assert refused.context["form"].errors == {
        "code": ["These are not the figures that are good now. Wait until the app shows the next ones."]
    }


def test_recovery_codes_are_shown_and_made_anew(client, stepped):
    before = client.get("/accounts/2fa/recovery-codes/")
    client.post("/accounts/2fa/recovery-codes/generate/")
    after = client.get("/accounts/2fa/recovery-codes/")

    assert before.content.decode().count("<li><code>") == 10
    assert not set(before.context["unused_codes"]) & set(after.context["unused_codes"])
