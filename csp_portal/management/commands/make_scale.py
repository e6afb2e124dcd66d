"""``manage.py make_scale --partnerships N``: a data set of national size, as copies of the made-up partnership."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from csp_portal.demo.meetings import fill_meetings
from csp_portal.demo.redate import redate
from csp_portal.demo.scale import copy_partnership
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from partnerships.history import acting_as
from partnerships.models import Partnership, User
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Plan

TEMPLATE = "anyborough"
MADE_UP = ("anyborough-current", "anyborough-next")
AT_ONCE = 40
MOST = 999


class Command(BaseCommand):
    help = (
        "Fill the database with copies of the made-up partnership, for benchmarks; a second run adds what is missing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--partnerships", type=int, required=True, help="how many there shall be in all")

    def handle(self, *, partnerships, **options):
        if not 1 <= partnerships <= MOST:
            raise CommandError(f"Ask for 1 to {MOST} partnerships.", returncode=2)
        by = User.objects.system("scale")
        template = self.template(by)
        there = set(Partnership.objects.filter(slug__startswith=f"{TEMPLATE}-").values_list("slug", flat=True))
        numbers = [n for n in range(1, MOST + 1) if f"{TEMPLATE}-{n:03d}" not in there]
        wanted = numbers[: max(0, partnerships - Partnership.objects.count())]
        rows = 0
        for start in range(0, len(wanted), AT_ONCE):
            rows += copy_partnership(template, wanted[start : start + AT_ONCE], by=by)
        self.stdout.write(f"{Partnership.objects.count()} partnerships ({rows:,} rows written now).")

    @transaction.atomic
    def template(self, by):
        for name in MADE_UP:
            data = read_fixture(FOLDER / f"{name}.json")
            if not Plan.objects.filter(slug=data["record"]["plan"]["slug"]).exists():
                import_plan(redate(whole_file(data), timezone.localdate()), by=by)
        with acting_as(by):
            fill_meetings(timezone.localdate())
        return Partnership.objects.get(slug=TEMPLATE)
