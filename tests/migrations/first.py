"""An empty database prepared twice, as at a first start and after it: ``python -m tests.migrations.first``.

Works on an empty database of its own (``DATABASE_URL``). Prints what it found as JSON.
"""

import json
import os
import sys

os.environ |= {"CSP_DEMO": "1", "LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")

import django

django.setup()

from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from partnerships.models import RegisteredCouncil
from tests.migrations.shape import shape_of


def main():
    for _ in range(2):
        call_command("prepare", stdout=sys.stderr, verbosity=0)
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    found = {"missing": [str(migration) for migration, _ in missing], "shape": shape_of(connection)}
    found |= {"councils": RegisteredCouncil.objects.count(), "permissions": Permission.objects.count()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
