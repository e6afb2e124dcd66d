"""A server of what was answered before: pages in a dictionary, and static files, which the browser keeps.

Nothing is asked of the portal or its database while the browser looks. Answers of a client are read to their end here.
"""

import mimetypes
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from django.contrib.staticfiles import finders

STATIC = "/static/"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes


@contextmanager
def answering(answers, errors):
    """The address of a server that gives these answers; what it is asked for in vain is added to the errors."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            answer = answers.get(self.path) or static_file(self.path)
            if self.headers.get("Sec-Fetch-Dest") == "empty":  # a page that looks again by itself finds nothing new
                answer = Answer(204, {}, b"")
            elif not answer:
                errors.append(f"{self.path} is asked for and not there")
                answer = Answer(404, {}, b"")
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def static_file(path):
    file = finders.find(path.removeprefix(STATIC)) if path.startswith(STATIC) else None
    if file:
        headers = {"Content-Type": mimetypes.guess_type(file)[0], "Cache-Control": "max-age=3600"}
        return Answer(200, headers, Path(file).read_bytes())
    return None


def read_to_its_end(response):
    """A file is closed then, and the connection left alone."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response
