import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.models import ReportHeading
from governance.reporting.headings import FIELDS, IMPLICATIONS, SECTIONS, USUAL, headings_of
from partnerships.access import Role
from partnerships.models import AuditEntry, RoleAssignment
from tests.factories import make_council, make_user

pytestmark = pytest.mark.django_db


def usual(labels):
    return [(label, "") for label in labels]


def test_a_council_without_rows_has_the_usual_headings():
    everything = {"field": usual(FIELDS), "section": usual(SECTIONS), "implication": usual(IMPLICATIONS)}

    assert headings_of(make_council()) == everything
    assert headings_of(None) == everything


def test_a_councils_own_headings_come_in_its_order_with_the_posts_that_sign():
    council = make_council()
    ReportHeading.objects.create(
        council=council, kind="implication", label="Legal", post="Monitoring Officer", position=1
    )
    ReportHeading.objects.create(
        council=council, kind="implication", label="Finance", post="Head of Finance", position=0
    )
    ReportHeading.objects.create(council=make_council(), kind="field", label="Wards")

    found = headings_of(council)

    assert found["implication"] == [("Finance", "Head of Finance"), ("Legal", "Monitoring Officer")]
    assert found["field"] == usual(FIELDS)


def test_headings_take_one_query(django_assert_num_queries):
    council = make_council()

    with django_assert_num_queries(1):
        headings_of(council)


def test_only_an_implication_is_signed():
    heading = ReportHeading(council=make_council(), kind="section", label="Background", post="Head of Finance")

    with pytest.raises(ValidationError) as refused:
        heading.full_clean()

    assert refused.value.messages == ["Only an implication is signed."]


# --- Laid down on the council's page ---------------------------------------------------------------------------


@pytest.fixture
def clerk(client):
    user = make_user(Role.CLERK, make_council())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    user.council = RoleAssignment.objects.get(user=user).council
    return user


def posted(**kinds):
    """A form for each kind: those given, and the usual ones for the others."""
    data = {}
    for kind, usual_labels in USUAL.items():
        rows = kinds.get(kind, [*({"label": label} for label in usual_labels), {"label": "", "ORDER": ""}])
        data |= {f"{kind}-TOTAL_FORMS": len(rows), f"{kind}-INITIAL_FORMS": sum(bool(row["label"]) for row in rows)}
        for n, row in enumerate(rows):
            data |= {f"{kind}-{n}-{name}": value for name, value in {"ORDER": n + 1, **row}.items()}
    return data


def send(client, council, **kinds):
    return client.post(reverse("governance:council_headings", args=[council.slug]), posted(**kinds))


def test_saving_the_page_as_it_is_keeps_the_usual_headings_without_rows(client, clerk):
    assert send(client, clerk.council).status_code == 302
    assert not ReportHeading.objects.exists()


def test_headings_are_added_put_in_order_and_removed(client, clerk):
    rows = [
        {"label": "Legal", "post": "Monitoring Officer", "ORDER": 2},
        {"label": "Finance", "post": "Head of Finance", "ORDER": 1},
        {"label": "Staffing", "post": "", "DELETE": "on"},
    ]
    send(client, clerk.council, implication=rows)
    kept = ReportHeading.objects.get(label="Legal").pk

    send(client, clerk.council, implication=[{"label": "Legal", "post": "Head of Law"}])

    assert headings_of(clerk.council)["implication"] == [("Legal", "Head of Law")]
    assert ReportHeading.objects.get().pk == kept
    assert [entry.details["headings"] for entry in AuditEntry.objects.order_by("pk")] == [
        ["Finance", "Legal"], ["Legal"],
    ]  # fmt: skip


def test_a_heading_twice_is_refused(client, clerk):
    response = send(client, clerk.council, section=[{"label": "Background"}, {"label": "background"}])

    formset = next(each for each in response.context["formsets"] if each.kind == "section")
    assert formset.non_form_errors() == ["“background” stands there more than once."]
    assert not ReportHeading.objects.exists()


def test_taking_all_headings_away_brings_the_usual_ones_back(client, clerk):
    send(client, clerk.council, field=[{"label": "Wards"}])

    send(client, clerk.council, field=[{"label": "Wards", "DELETE": "on"}])

    assert headings_of(clerk.council)["field"] == usual(FIELDS)
