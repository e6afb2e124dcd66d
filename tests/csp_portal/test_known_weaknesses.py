"""``deploy/known_weaknesses.py`` as it is run, with a server of ours in the place of the one that knows."""

import importlib.util
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "deploy" / "known_weaknesses.py"
WEAK = {
    "id": "PYSEC-2030-1",
    "details": "Reads more than it should.",
    "published": "2030-01-02T00:00:00Z",
    "affected": [
        {
            "package": {"name": "frail", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}],
            "versions": ["1.0"],
        }
    ],
}
UNMENDED = WEAK | {"affected": [WEAK["affected"][0] | {"ranges": []}]}


@contextmanager
def server(known):
    """Answers what it knows of each library, and keeps the names it was asked about."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
            asked.append(name)
            body = json.dumps({"vulns": known[name]} if name in known else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    asked = []
    with HTTPServer(("127.0.0.1", 0), Answer) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()


@pytest.fixture
def script(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("known_weaknesses", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "STAMP", tmp_path / "stamp")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return module


@pytest.fixture
def run(script, tmp_path, capsys):
    """What the script says about two libraries, and its exit code (a text that is left with counts as 1)."""
    libraries = tmp_path / "libraries.txt"
    libraries.write_text("frail==1.0\nsound==2.0\n")

    def run(address):
        try:
            script.main(["--osv-url", address, "--requirement", str(libraries), "--no-deps", "--disable-pip"])
        except SystemExit as end:
            return 1, end.code
        return 0, capsys.readouterr().out.strip()

    return run


def test_known_weakness_fails_and_is_named_with_the_way_out(run):
    with server({"frail": [WEAK]}) as (address, _):
        assert run(address) == (
            1,
            "frail 1.0 has the known weakness PYSEC-2030-1: mended in 1.1; "
            'run  make lock UPGRADE="--upgrade-package frail"',
        )


def test_weakness_that_no_release_mends_fails_too(run):
    with server({"frail": [UNMENDED]}) as (address, _):
        assert run(address) == (
            1,
            "frail 1.0 has the known weakness PYSEC-2030-1: no release mends it yet; replace the library, "
            "or say in deploy/known_weaknesses.py why it does no harm",
        )


def test_clean_answer_holds_for_the_day(run):
    with server({}) as (address, asked):
        first, second = run(address), run(address)

    assert first == (0, "No weakness is known of 2 libraries.")
    assert second == (0, "")
    assert asked == ["frail", "sound"]


def test_no_answer_is_one_sentence_and_no_failure(script, run):
    with server({}) as (address, _):
        pass

    assert run(address) == (0, script.NO_ANSWER)
    assert not script.STAMP.exists()


def test_library_that_was_skipped_counts_as_no_answer(script):
    report = '{"dependencies": [{"name": "frail", "skip_reason": "not found"}, {"name": "sound", "vulns": []}]}'

    assert script.answered(report) == [{"name": "sound", "vulns": []}]


def test_accepted_weakness_is_passed_over(script, monkeypatch):
    weakness = {"id": "PYSEC-2030-1", "aliases": ["CVE-2030-7"], "fix_versions": []}
    monkeypatch.setattr(script, "ACCEPTED", {"CVE-2030-7": "we never call the weak function"})

    assert script.sentences([{"name": "frail", "version": "1.0", "vulns": [weakness]}]) == []
