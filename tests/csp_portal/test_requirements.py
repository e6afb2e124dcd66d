import importlib.util
import re
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


def test_package_json_pins_exact_versions():
    versions = re.findall(r'"[@a-z0-9/-]+": "(\d[^"]*|[~^*][^"]*)"', (ROOT / "package.json").read_text())

    assert versions != []
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_psycopg_3_is_not_installed():
    # Django would silently use it instead of psycopg2.
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None
