"""Settings of the test suite: the demo's, in a fresh folder, without manifest. Tasks wait until a worker is called."""

import atexit
import os
import shutil
import tempfile

DATA = tempfile.mkdtemp(prefix="csp-tests-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["CSP_DEMO"] = "1"
os.environ["CSP_DATA"] = DATA
os.environ["SECRET_KEY"] = "for-tests-only-" * 4
os.environ.setdefault("LOG_LEVEL", "ERROR")

from csp_portal.settings import *  # noqa: E402, F403
from csp_portal.settings import DATABASES, LOGGING, MIDDLEWARE, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, like the real thing: browser tests read and write it from several threads.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATA}/test.sqlite3"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
LOGGING["loggers"]["django"]["level"] = "ERROR"  # the walks are refused thousands of times, each with its trace
