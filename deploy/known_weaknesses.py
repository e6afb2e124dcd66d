"""Is any library of this environment, pip and setuptools included, known to be weak?

    .venv/bin/python deploy/known_weaknesses.py [options of pip-audit]

Each weakness in the answer is named, and the exit code is 1. Where the network gives no answer, one sentence says so
and the build goes on: it must not depend on a stranger's server. A clean answer holds for the day.
"""

import datetime as dt
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

STAMP = Path(sys.prefix) / ".known_weaknesses.stamp"
SECONDS_FOR_ONE_ANSWER = "4"
SECONDS_FOR_ALL = 180
# Weaknesses that cannot harm the portal, each with the reason: {"PYSEC-2026-1": "we never call the weak function"}
ACCEPTED: dict[str, str] = {}

NO_ANSWER = "Known weaknesses of libraries were not checked: the network gives no answer about them here."


def main(options):
    if importlib.util.find_spec("pip_audit") is None:
        sys.exit("pip-audit is not installed: run  make setup-test")
    wanted = fingerprint(options)
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    asked = answered(ask(options))
    weak = sentences(asked)
    if weak:
        sys.exit("\n".join(weak))
    if not asked:
        print(NO_ANSWER)
        return
    print(f"No weakness is known of {len(asked)} libraries.")
    STAMP.write_text(wanted)


def fingerprint(options):
    installed = sorted(f"{library.name}=={library.version}" for library in distributions())
    return hashlib.sha256(repr((dt.date.today(), options, installed, ACCEPTED)).encode()).hexdigest()


def ask(options):
    """What pip-audit prints: a report in JSON, or nothing where it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", "osv", "--format", "json"]
    command += ["--progress-spinner", "off", "--timeout", SECONDS_FOR_ONE_ANSWER, *options]
    environment = os.environ | {"RES_OPTIONS": "timeout:2 attempts:1"}  # a name that nobody resolves is soon given up
    try:
        result = subprocess.run(
            command, check=False, capture_output=True, text=True, env=environment, timeout=SECONDS_FOR_ALL
        )
    except subprocess.TimeoutExpired:
        return ""
    return result.stdout


def answered(report):
    """The libraries about which there was an answer; the report lists those it had to skip too."""
    try:
        libraries = json.loads(report)["dependencies"]
    except ValueError:
        return []
    return [library for library in libraries if "vulns" in library]


def sentences(libraries):
    return [
        f"{library['name']} {library['version']} has the known weakness {weakness['id']}: {way_out(library, weakness)}"
        for library in libraries
        for weakness in library["vulns"]
        if not {weakness["id"], *weakness["aliases"]} & ACCEPTED.keys()
    ]


def way_out(library, weakness):
    if not weakness["fix_versions"]:
        return "no release mends it yet; replace the library, or say in deploy/known_weaknesses.py why it does no harm"
    mended = " or ".join(weakness["fix_versions"])
    return f'mended in {mended}; run  make lock UPGRADE="--upgrade-package {library["name"]}"'


if __name__ == "__main__":
    main(sys.argv[1:])
