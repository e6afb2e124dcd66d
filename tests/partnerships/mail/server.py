"""A mail server that refuses some addresses, and hangs up on whoever wrote to one of them, as many do."""

import socketserver
import threading
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    """``server.refused``: addresses; ``server.got``: to whom mail was taken; ``server.calls``: how often one rang."""

    def handle(self):
        self.server.calls += 1
        self._say("220 ready")
        to = ""
        for line in self.rfile:
            word, said = line[:4].upper(), line.decode()
            if word == b"RCPT":
                to = said.partition("<")[2].partition(">")[0]
                if to in self.server.refused:
                    return self._say(self.server.words)
                self._say("250 ok")
            elif word == b"DATA":
                self._say("354 go on")
                self._take()
                self.server.got.append(to)
            elif word == b"QUIT":
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _take(self):
        for line in self.rfile:
            if line == b".\r\n":
                return self._say("250 taken")
        return None

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def running_mail_server(settings, *, refused, words="421 4.7.0 too many errors, closing"):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.refused, server.words, server.got, server.calls = refused, words, [], 0
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
