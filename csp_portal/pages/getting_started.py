"""What a partnership or a council still needs before its people can work: each line leads to its form."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from governance.models import Body, CouncilSettings, Meeting
from partnerships import fetching
from partnerships.access import Permission, Role, may, requires
from partnerships.identity.views import CHANGED, LOOKED_AT
from partnerships.memberships.standard import standard_seats
from partnerships.models import AuditEntry, Invitation, Organisation, Partnership, PrivacyStatement, RoleAssignment
from partnerships.wording import and_words

DONE, WAITING, MISSING = "Done", "Invited", "To do"
COLOURS = {WAITING: "yellow", MISSING: "blue"}
WORKING = (Role.ADMINISTRATOR, Role.OFFICER)


@dataclass(frozen=True)
class SetUpStep:
    """One line of the list, as components/task_list.html draws it; without an address somebody else does it."""

    title: str
    url: str
    status: str
    hint: str = ""

    @property
    def colour(self) -> str:
        return COLOURS.get(self.status, "")


def _state(done, waiting=False) -> str:
    return DONE if done else WAITING if waiting else MISSING


def steps_of_partnership(partnership: Partnership, user) -> list[SetUpStep]:
    today, slug = timezone.localdate(), [partnership.slug]
    councils = list(partnership.lead_councils.all())
    bodies = Body.objects.open_to(partnership).meeting_on(today)
    without = [each for each in [partnership, *councils] if not bodies.filter(**_owner(each)).exists()]
    unseated = [each.name or each.called for each in standard_seats(partnership, today) if not each.sits]
    looked = AuditEntry.objects.filter(partnership=partnership, event__in=(CHANGED, LOOKED_AT))
    coming = Meeting.objects.standing().from_day(today).filter(body__in=bodies)
    is_site = user.has_site_role()
    return [
        SetUpStep(
            "Areas and lead councils", reverse("partnerships:set_up", args=slug) if is_site else "",
            _state(partnership.areas.exists() and councils), "" if is_site else "A site administrator changes them.",
        ),
        SetUpStep(
            "Responsible authorities", reverse("partnerships:authorities", args=slug), _state(not unseated),
            f"Not at the table: {and_words(unseated)}" if unseated else "",
        ),
        SetUpStep(
            "Somebody who writes the plan", reverse("partnerships:invite", args=slug),
            _people({"partnership": partnership}, WORKING), "An officer or administrator of the partnership.",
        ),
        *(_clerk_step(council, user) for council in councils),
        SetUpStep(
            "Committees and boards", reverse("governance:usual_bodies", args=slug), _state(not without),
            f"None yet of {and_words(map(str, without))}" if without else "",
        ),
        SetUpStep("Meetings to come", reverse("governance:bodies"), _state(coming.exists())),
        SetUpStep("Name, logo and colours", reverse("partnerships:settings", args=slug), _state(looked.exists())),
        SetUpStep("The first plan", reverse("plans:start", args=slug), _state(partnership.plans.exists())),
    ]  # fmt: skip


def steps_of_council(council: Organisation, user) -> list[SetUpStep]:
    slug, bodies = [council.slug], Body.objects.filter(council=council).meeting_on(timezone.localdate())
    coming = Meeting.objects.standing().from_day(timezone.localdate()).filter(body__in=bodies)
    return [
        _clerk_step(council, user),
        SetUpStep("Committees", reverse("governance:bodies"), _state(bodies.exists())),
        SetUpStep("Meetings to come", reverse("governance:bodies"), _state(coming.exists())),
        SetUpStep(
            "Notice, calendar and closure days", reverse("governance:council_settings", args=slug),
            _state(CouncilSettings.objects.filter(council=council).exists()), "Check them and save them once.",
        ),
        SetUpStep(
            "Privacy statement", reverse("pages:council_privacy", args=slug),
            _state(PrivacyStatement.objects.filter(council=council).exists()),
        ),
        SetUpStep(
            "Councillors", reverse("people:invite_sheet", args=slug), _people({"council": council}, [Role.MEMBER]),
            "From a sheet, with the committees they sit on.",
        ),
    ]  # fmt: skip


def _owner(place) -> dict:
    return {"partnership" if isinstance(place, Partnership) else "council": place}


def _people(at: dict, roles) -> str:
    held = RoleAssignment.objects.current().filter(**at, role__in=roles, user__is_active=True)
    invited = Invitation.objects.open(timezone.now()).filter(**at, role__in=roles)
    return _state(held.exists(), invited.exists())


def _clerk_step(council, user) -> SetUpStep:
    url = reverse("partnerships:council_invite", args=[council.slug])
    is_allowed = may(user, Permission.MANAGE_COUNCIL, council)
    return SetUpStep(f"A clerk of {council}", url if is_allowed else "", _people({"council": council}, [Role.CLERK]))


def _show(request, place, steps):
    done = sum(step.status == DONE for step in steps)
    context = {"place": place, "steps": steps, "done": done, "section": "tasks"}
    return render(request, "pages/getting_started.html", context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def of_partnership(request, partnership):
    return _show(request, partnership, steps_of_partnership(partnership, request.user))


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council)
def of_council(request, council):
    return _show(request, council, steps_of_council(council, request.user))
