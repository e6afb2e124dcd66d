"""Bodies that are refused, behind gunicorn, which serves the portal: the answer reaches whoever sent them, whole."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
MEGABYTE = b"a" * 1024 * 1024


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def port():
    port = free_port()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    arguments = ["-m", "gunicorn", "csp_portal.wsgi", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    server = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment)
    for _ in range(600):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port
    server.terminate()
    server.wait()


def answer_to(port, headers, pieces):
    """Status and body of the answer, once everything was sent: a broken connection is an error here."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        lines = ["POST /accounts/login/ HTTP/1.1", "Host: localhost", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode())
        for piece in pieces:
            connection.sendall(piece)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, response.read().decode()


@pytest.mark.parametrize(
    ("content_type", "megabytes", "status"),
    [(FORM, 5, 413), (FILES, 65, 413), (FORM, 3, 403), (FILES, 40, 400)],  # before anybody has read them
)
def test_refusal_is_heard_by_whoever_still_sends(port, content_type, megabytes, status):
    headers = [f"Content-Type: {content_type}", f"Content-Length: {megabytes * len(MEGABYTE)}"]

    found, page = answer_to(port, headers, [MEGABYTE] * megabytes)

    assert (found, page.rstrip().endswith("</html>")) == (status, True)


def test_body_without_its_length_is_not_taken_for_an_empty_one(port):
    headers = [f"Content-Type: {FORM}", "Transfer-Encoding: chunked"]

    assert answer_to(port, headers, [b"3\r\na=b\r\n0\r\n\r\n"]) == (
        411, "Send the length of what you send (Content-Length).",
    )  # fmt: skip
