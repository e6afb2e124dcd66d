"""``manage.py prepare``: what a release needs before it is served, the first time and each time after."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from csp_portal.tables import bring_up_to_date


class Command(BaseCommand):
    help = "Bring tables, cache and static files up to date; in an empty database make them. Safe to run again."

    def handle(self, *, verbosity, **options):
        self.refuse_what_others_made()
        bring_up_to_date(verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Tables, cache and static files are up to date.")

    def refuse_what_others_made(self):
        """Tables without a record of migrations: of another program, or of a first start that was cut off."""
        names = connection.introspection.table_names()
        if names and MigrationRecorder.Migration._meta.db_table not in names:
            told = ", ".join(names[:3])
            raise CommandError(
                f"The database holds tables ({told}) that this portal has not finished. Use an empty one."
            )
