"""``manage.py verify_versions``: prove that every Version is as it was frozen, and that none is missing."""

from django.core.management.base import BaseCommand, CommandError

from plans.models import Version
from plans.papers.versions import verify_all


class Command(BaseCommand):
    help = "Check the chain of every paper's versions against the text, the hashes and the audit log."

    def handle(self, **options):
        broken = list(verify_all())
        for link in broken:
            self.stdout.write(f"{link.paper}, {link.noun} {link.number}: {link.sentence}")
        if broken:
            count = len(broken)
            papers = "The chain of one paper is" if count == 1 else f"The chains of {count} papers are"
            raise CommandError(f"{papers} broken.", returncode=1)
        self.stdout.write(f"Every version is as it was made ({Version.objects.count()} versions).")
