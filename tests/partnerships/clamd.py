"""A clamd that a test starts: takes files by INSTREAM, and finds what holds the word EICAR."""

import socketserver
import threading
from contextlib import contextmanager


class Clamd(socketserver.BaseRequestHandler):
    def handle(self):
        assert self._take(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self._take(4), "big"):
            content += self._take(size)
        self.server.taken.append(content)
        self.request.sendall(self.server.answer or answer_to(content))

    def _take(self, size) -> bytes:
        taken = b""
        while len(taken) < size:
            taken += self.request.recv(size - len(taken))
        return taken


def answer_to(content) -> bytes:
    return b"stream: Eicar-Signature FOUND\0" if b"EICAR" in content else b"stream: OK\0"


@contextmanager
def clamd(settings, *, answer=b""):
    """Start one and name it in the settings; what it was given is in ``taken``."""
    with socketserver.TCPServer(("127.0.0.1", 0), Clamd) as server:
        server.taken, server.answer = [], answer
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
