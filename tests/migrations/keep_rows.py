"""Keep the rows of the demonstration in the schema of a start: ``python -m tests.migrations.keep_rows 2026-11``.

Run once, when that schema is the newest; the file then stays as it is, as the landed migrations do.
"""

import os
import sys
import tempfile

os.environ |= {"CSP_DEMO": "1", "CSP_DATA": tempfile.mkdtemp(prefix="csp-rows-"), "LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")

import django

django.setup()

from django.core.management import call_command

from csp_portal.tables import bring_up_to_date
from tests.migrations.rows import packed, read_rows, state_at
from tests.migrations.starts import Start

if __name__ == "__main__":
    start = Start(sys.argv[1])
    bring_up_to_date()
    call_command("fill_demo", verbosity=0)
    start.rows.write_bytes(packed(read_rows(state_at(start.targets))))
