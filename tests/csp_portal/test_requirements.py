import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(ROOT.glob("requirements*.txt"))


@pytest.mark.parametrize("file", [*FILES, ROOT / "package.json", ROOT / ".npmrc"], ids=lambda file: file.name)
def test_requirements_hold_no_address(file):
    assert re.findall(r"https?://|index-url|find-links|registry", file.read_text()) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_requirements_are_pinned_with_hashes(file):
    entries = re.split(r"\n(?=\S)", file.read_text().strip())

    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_development_installs_all_that_serves():
    serving, developing = [
        {line for line in (ROOT / name).read_text().splitlines() if "==" in line}
        for name in ("requirements.txt", "requirements-dev.txt")
    ]

    assert serving - developing == set()


def test_libraries_excused_from_being_imported_are_not_imported():
    """Who uses one strikes it off the list: deptry alone would not notice."""
    excused = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["deptry"]["per_rule_ignores"]["DEP002"]
    command = [sys.executable, "-m", "deptry", ".", "--no-ansi", "--per-rule-ignores", "DEP002="]
    said = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True).stderr

    assert sorted(re.findall(r"DEP002 '(\S+)'", said)) == sorted(excused)


def test_package_json_pins_exact_versions():
    versions = re.findall(r'"[@a-z0-9/-]+": "(\d[^"]*|[~^*][^"]*)"', (ROOT / "package.json").read_text())

    assert versions != []
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_psycopg_3_is_not_installed():
    # Django would silently use it instead of psycopg2.
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None
