"""``manage.py fill_demo``: the plans of ``fixtures/`` and the people of the made-up councils.

Idempotent: a plan, an account or a comment that is there is left as it is, edited or not.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from csp_portal.demo.board_book import fill_board_book
from csp_portal.demo.county import fill_county
from csp_portal.demo.county_plans import county_plans
from csp_portal.demo.delivery import fill_delivery
from csp_portal.demo.duties import fill_duties
from csp_portal.demo.look import fill_look
from csp_portal.demo.measures import fill_measures
from csp_portal.demo.meetings import fill_meetings
from csp_portal.demo.people import PASSWORD, ask_for_sign_offs, discuss, make_people, say_about_privacy
from csp_portal.demo.redate import redate
from csp_portal.demo.scrutiny import fill_scrutiny
from csp_portal.demo.suggestions import suggest_changes
from partnerships.history import acting_as
from partnerships.models import User
from plans.interchange import NotImported, import_plan
from plans.interchange.load import whole_file
from plans.interchange.parsing import read
from plans.models import Plan

FOLDER = settings.BASE_DIR / "fixtures"
#: In this order: a plan comes after the one it succeeds.
PLANS = (
    "thanet-2017-20",
    "tunbridge-wells-2017-18",
    "medway-2020-24",
    "thanet-2020-23",
    "kent-2011-14",
    "anyborough-current",
    "anyborough-next",
    "saltmarsh-and-highwold",
)
PEOPLE = "demo-people"
#: Who sets the year's reporting up, and that of the districts of a county.
OFFICER, OFFICER_OF_DISTRICTS = "officer@anyborough.example", "districts@mereshire.example"


class Command(BaseCommand):
    help = "Fill the demonstration from fixtures/; what is there already is left as it is."

    def add_arguments(self, parser):
        parser.add_argument("--folder", default=str(FOLDER), help="where the interchange files are")

    @transaction.atomic
    def handle(self, *, folder, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration never fills real data: set CSP_DEMO=1.", returncode=2)
        by = User.objects.system("import")
        today = timezone.localdate()
        files = {name: read_fixture(Path(folder) / f"{name}.json") for name in (*PLANS, PEOPLE)}
        plans = {f"fixtures/{name}.json": files[name] for name in PLANS}
        plans |= {each["documents"]["plan"]["title"]: each for each in county_plans(today)}
        imported = [plan for name, data in plans.items() if (plan := self.fill(name, data, today, by=by))]
        with acting_as(by):
            fill_meetings(today)
            fill_measures(today, by=by)
            fill_board_book(today, by=by)
        people = files[PEOPLE]
        accounts = make_people(people["people"], by=by)
        with acting_as(by):
            fill_look(today, by=next(user for user in accounts if user.is_superuser))
        say_about_privacy(people["privacy_statements"], by=by)
        fill_county(today, by=User.objects.get(email=OFFICER_OF_DISTRICTS))
        with acting_as(by):
            fill_duties(today, by=by)
        for plan in imported:
            said = people["discussion"].get(plan.slug)
            if said:
                discuss(plan, said["comments"], said["endorsements"])
                suggest_changes(plan, said["suggestions"])
            ask_for_sign_offs(plan, people["sign_offs"].get(plan.slug, []), today)
            if plan.partnership.is_made_up:
                officer = User.objects.get(email=OFFICER)
                if fill_delivery(plan, by=officer):
                    fill_scrutiny(plan, today, by=officer)
        self.stdout.write(f"{len(imported)} plans imported, {len(plans) - len(imported)} were there already.")
        self.print_accounts(accounts)

    def fill(self, name, data, today, *, by):
        if Plan.objects.filter(slug=data["record"]["plan"]["slug"]).exists():
            return None
        try:
            return import_plan(redate(whole_file(data), today), by=by)
        except NotImported as refusal:
            raise CommandError(f"{name} was not imported:\n{refusal}", returncode=2) from None

    def print_accounts(self, accounts):
        self.stdout.write(f"Demo accounts of the made-up councils. Password of all: {PASSWORD}")
        longest = max(len(user.email) for user in accounts)
        for user in accounts:
            self.stdout.write(f"  {user.email:<{longest}}  {user.name}")


def read_fixture(path: Path) -> dict:
    """Plain data of one file of the demonstration. Raises ``CommandError`` when it is missing or broken."""
    try:
        return read(path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from None
    except NotImported as refusal:
        raise CommandError(f"{path}: {refusal}", returncode=2) from None
