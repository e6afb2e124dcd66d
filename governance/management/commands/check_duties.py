"""``check_duties [--partnership SLUG] [--on DAY]``: one line for each duty; exit 1 when one is overdue."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.duties.checking import State, check_duties
from governance.duties.gathering import facts_of, with_their_kind
from partnerships.days.typed import day_of
from partnerships.models import Partnership

HEAD = ("Duty", "State", "Evidence", "Due by", "In words")
WIDTHS = (11, 14, 10, 10)


class Command(BaseCommand):
    help = "Say how partnerships stand with their duties. Exit 0: nothing is overdue; 1: something is; 2: bad input."

    def add_arguments(self, parser):
        parser.add_argument("--partnership", default="", metavar="SLUG", help="one partnership (default: all)")
        parser.add_argument("--on", default="", metavar="DAY", help="the day, such as 2017-04-26 (default: today)")

    def handle(self, *, partnership, on, **options):
        on = day_of(on) or timezone.localdate()
        partnerships = Partnership.objects.filter(slug=partnership) if partnership else Partnership.objects.all()
        rows = list(with_their_kind(partnerships))
        if partnership and not rows:
            raise CommandError(f"There is no partnership “{partnership}”.", returncode=2)
        facts = facts_of(rows)
        overdue = sum(self._print(row, check_duties(facts[row.pk], on)) for row in rows)
        if overdue:
            raise CommandError(f"{overdue} {'duty is' if overdue == 1 else 'duties are'} overdue.", returncode=1)

    def _print(self, partnership, standings) -> int:
        self.stdout.write(f"{partnership} ({partnership.slug})")
        self.stdout.write(_line(HEAD))
        for each in standings:
            self.stdout.write(_line((each.duty.id, each.state.label, _iso(each.date), _iso(each.due), each.sentence)))
        self.stdout.write("")
        return sum(each.state == State.OVERDUE for each in standings)


def _line(cells):
    return "  ".join([*(f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=False)), cells[-1]])


def _iso(day):
    return day.isoformat() if day else "-"
