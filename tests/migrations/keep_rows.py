"""Keep the rows of the demonstration in the first schema of each room: ``python -m tests.migrations.keep_rows``.

Run once, when the schema of ``0001_initial`` was made; the file then stays as it is, as the landed migrations do.
"""

import os
import tempfile

os.environ |= {"CSP_DEMO": "1", "CSP_DATA": tempfile.mkdtemp(prefix="csp-rows-"), "LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")

import django

django.setup()

from django.core.management import call_command

from tests.migrations.rows import FOLDER, first_of_each_room, packed, read_rows, state_at

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("fill_demo", verbosity=0)
    (FOLDER / "demo-0001.json.gz").write_bytes(packed(read_rows(state_at(first_of_each_room()))))
