"""The sentences of ``deploy/setup.py``: one each, with the command that helps."""

import importlib.util
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setup(monkeypatch):
    spec = importlib.util.spec_from_file_location("portal_setup", ROOT / "deploy" / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr("sys.argv", ["setup.py", "demo"])
    return module


@pytest.fixture
def ordinary_user(setup, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name, **kwargs: "/usr/bin/apt-get" if name == "apt-get" else None)


def refusal(setup, function, *arguments):
    with pytest.raises(setup.Refusal) as caught:
        function(*arguments)
    return str(caught.value)


def test_taken_port_names_another(setup):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        sentence = refusal(setup, setup.check_port, "127.0.0.1", port)

    assert sentence == f"Port {port} is taken by another program: run  PORT={port + 1} make demo"


def test_impossible_port_is_refused(setup):
    sentence = refusal(setup, setup.check_port, "127.0.0.1", 99999)

    assert sentence == "99999 is not a port: choose one from 1024 to 65535, such as  PORT=8123 make demo"


def test_ordinary_user_gets_the_exact_apt_command(setup, ordinary_user):
    sentence = refusal(setup, setup.install_system_packages, ["libpango-1.0-0", "libharfbuzz-subset0"])

    assert sentence == (
        "System packages are missing and this user may not use apt: run  sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libharfbuzz-subset0"
    )


def test_missing_chromium_matters_to_tests_only(setup, ordinary_user, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)

    assert "chromium-headless-shell" in setup.missing_system_packages("test")
    assert "chromium-headless-shell" not in setup.missing_system_packages("demo")


def test_missing_library_is_named_as_debian_names_it(setup, monkeypatch):
    monkeypatch.setattr(setup, "PORTAL_LIBRARIES", {"libnowhere.so.9": "libnowhere9"})

    assert setup.missing_system_packages("demo") == ["libnowhere9"]


def test_missing_network_is_one_sentence(setup, capsys):
    complaint = "ERROR: NewConnectionError: Failed to establish a new connection"
    sentence = refusal(setup, setup.refuse_download, "The Python packages", complaint)

    assert sentence == (
        "The Python packages could not be downloaded because there is no network: connect, then run  make demo"
    )
    assert capsys.readouterr().err == ""


def test_other_fault_of_a_download_is_shown(setup, capsys):
    sentence = refusal(setup, setup.refuse_download, "The Python packages", "No space left on device")

    assert sentence == "The Python packages could not be installed: clear what is said above, then run  make demo"
    assert capsys.readouterr().err == "No space left on device\n"


def test_nothing_missing_asks_nobody(setup, ordinary_user):
    assert setup.install_system_packages([]) is None


def test_built_style_sheet_has_neither_typeface_nor_crown():
    css = (ROOT / "static" / "build" / "portal.css").read_text()

    assert "Source Sans 3" in css
    assert "GDS Transport" not in css
    assert "crown" not in css
