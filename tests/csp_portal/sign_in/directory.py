"""A council's directory (OpenID Connect) as a local server: it says of a person what a test tells it to say."""

import base64
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

CLIENT = "portal"


def _written(claims):
    """A token in its three parts; what comes straight from the directory needs no valid signature."""
    parts = ({"alg": "RS256", "typ": "JWT"}, claims, "signature")
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)


class _Directory(BaseHTTPRequestHandler):
    """``server.claims``: what the next person is; ``server.token``: what its token says otherwise."""

    def do_GET(self):
        self._answer()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer()

    def _answer(self):
        address, claims = self.server.address, self.server.claims
        now = int(time.time())
        token = {"iss": address, "aud": CLIENT, "iat": now, "exp": now + 60, **claims, **self.server.token}
        answers = {
            "/.well-known/openid-configuration": {
                "issuer": address,
                "authorization_endpoint": f"{address}/authorize",
                "token_endpoint": f"{address}/token",
                "userinfo_endpoint": f"{address}/userinfo",
                "jwks_uri": f"{address}/keys",
            },
            "/token": {
                "access_token": "a-token",
                "token_type": "Bearer",
                "id_token": _written(token),
            },
            "/userinfo": claims,
        }
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answers[urlsplit(self.path).path]).encode())

    def log_message(self, *args):
        pass


@contextmanager
def running_directory():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Directory)
    server.address, server.claims, server.token = f"http://127.0.0.1:{server.server_port}", {}, {}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def app_of(directory, identifier, **settings):
    usual = {"server_url": directory.address, "domains": [], "trusts_addresses": False}
    return {
        "provider_id": identifier, "name": f"{identifier} account", "client_id": CLIENT, "secret": "secret",
        "settings": usual | settings,
    }  # fmt: skip


def come_from(client, directory, identifier, **claims):
    """Sign in at a directory that says *claims* of the person, and come back; the answer to the portal's last page."""
    directory.claims = {"sub": "person-1", **claims}
    return come_back(client, identifier, begin(client, identifier))


def begin(client, identifier) -> str:
    """Leave for the directory; the state that has to come back."""
    sent = client.post(f"/accounts/oidc/{identifier}/login/")
    return parse_qs(urlsplit(sent["Location"]).query)["state"][0]


def come_back(client, identifier, state):
    return client.get(f"/accounts/oidc/{identifier}/login/callback/", {"code": "a-code", "state": state})
