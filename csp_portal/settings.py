"""The one settings file. Everything that differs between machines comes from the environment (see README)."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

from csp_portal.editor import EXTENSIONS
from csp_portal.environment import Environment
from csp_portal.log_settings import log_settings
from csp_portal.private_files import keep_private
from csp_portal.sign_in import own_forms
from csp_portal.sign_in.directories import origins, read_directories

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
DEMO = env.demo

# --- Where things are kept -----------------------------------------------------------------------------------

DATA_DIR = Path(env.str("CSP_DATA", "") or BASE_DIR / "var").resolve()

# --- Secrets and hosts ---------------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.secret_key(DATA_DIR)
LOCAL = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.required(
    env.list, "ALLOWED_HOSTS", demo=LOCAL, meaning="the host names the portal answers to, separated by commas"
)
SITE_ADDRESS = env.site_address(ALLOWED_HOSTS)
#: How people reach the council that runs the site: the contact page and the accessibility statement give it.
CONTACT = env.contact()
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:  # only where a proxy sets this header itself on every request
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
#: How many proxies of ours write into X-Forwarded-For; the address before theirs is where a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 1 if BEHIND_PROXY else 0, least=0)

# --- Applications --------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "partnerships.apps.PartnershipsConfig",
    "plans.apps.PlansConfig",
    "priorities.apps.PrioritiesConfig",
    "actions.apps.ActionsConfig",
    "governance.apps.GovernanceConfig",
    "csp_portal.apps.CspPortalConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "django_prose_editor",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "js_asset",
    "simple_history",
]

MIDDLEWARE = [
    "csp_portal.middleware.RoomMiddleware",  # around everything
    "csp_portal.middleware.ReferenceMiddleware",
    "csp_portal.headers.HeadersMiddleware",
    "csp_portal.middleware.NotTooLargeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp_portal.headers.PackingMiddleware",  # around the next one: a tag is that of the page before it is packed
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "csp_portal.middleware.NoNulMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "csp_portal.sign_in.browser.BrowserMiddleware",
    "csp_portal.sign_in.sessions.SeenMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp_portal.pages.kept_posts.KeepPostsMiddleware",  # before the one that sends people to the sign-in page
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "csp_portal.sign_in.second_step.SecondStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "plans.editing.page_drafts.PageDraftsMiddleware",
    "plans.papers.old_addresses.OldAddressMiddleware",
    "csp_portal.middleware.NoSuchNumberMiddleware",  # after the sign-in, which tells strangers nothing
]

ROOT_URLCONF = "csp_portal.urls"
WSGI_APPLICATION = "csp_portal.wsgi.application"
ASGI_APPLICATION = "csp_portal.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "csp_portal.context.portal",
            ],
        },
    }
]
FORM_RENDERER = "csp_portal.form_renderer.PortalRenderer"

# --- Database, cache, tasks ----------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",  # select_for_update does nothing on SQLite: writers queue up here instead
    # 8 MB of pages stay in memory: of a national portal all that a search looks at (SQLite's own 2 MB do not hold it).
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;",
}
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # opening one costs more than a page's questions
    keep_private(DATA_DIR, Path(DATABASES["default"]["NAME"]))
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
elif DATABASES["default"].get("ENGINE") == "django.db.backends.postgresql":
    DATABASES["default"]["CONN_MAX_AGE"] = DATABASES["default"].get("CONN_MAX_AGE") or 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    keep_private(DATA_DIR, None)
else:
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgresql://.")

CACHES = {  # shared by all web processes: the limits on forgotten passwords and codes are counted here
    "default": {"BACKEND": "csp_portal.sign_in.counting.CountingCache", "LOCATION": "portal_cache"}
}
#: What one PDF may take before it is given up.
PDF_SECONDS, PDF_MEGABYTES = env.int("PDF_SECONDS", 300), env.int("PDF_MEGABYTES", 2048)
POSTGRESQL_TOOLS = env.str("PG_BIN", "")  # the folder of pg_dump, where it is not in its usual place
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- People and sign-in --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "partnerships.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",  # the admin's permissions
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:tasks"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "csp_portal.accounts.InvitationOnlyAdapter"
SOCIALACCOUNT_ADAPTER = "csp_portal.accounts.KnownPeopleAdapter"
ACCOUNT_FORMS, MFA_FORMS = own_forms.OF_ACCOUNTS, own_forms.OF_SECOND_STEP
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has already proved the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# The library's own writes a row of addresses for each person who asks, which tells known from unknown.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/m/ip,5/5m/key"}  # passwords: csp_portal.sign_in.brake
MFA_ADAPTER = "csp_portal.sign_in.second_step.SecondStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Community Safety Plans"
SOCIALACCOUNT_AUTO_SIGNUP = True
#: Roles, besides the site's administrators, whose sign-in asks for a second step (csp_portal.sign_in.second_step).
SECOND_STEP_ROLES = env.list("TWO_STEP_ROLES", [])
SECOND_STEP_MAY_WAIT = DEMO
DIRECTORIES = read_directories(env)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": DIRECTORIES}}

# --- Browser safety ------------------------------------------------------------------------------------------

SECURE = env.https
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^(healthz|metrics)$"]  # asked by the machine itself, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_REFERRER_POLICY = "same-origin"
# Preloading binds the whole domain of a council, which is not ours to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
if SECURE:  # no other host of the domain, and no page without TLS, can set a cookie of these names
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_HTTPONLY = True
KEPT_FOR = env.kept_for()
SESSION_COOKIE_AGE = int(KEPT_FOR["sessions"].total_seconds())
CSRF_COOKIE_HTTPONLY = True  # scripts send the token of the form that they stand beside
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "csp_portal.errors.csrf_failure"
# The one style element that the rich text editor puts into the page; a browser test tells when it has changed.
RICH_TEXT_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE, RICH_TEXT_STYLE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Chromium applies this to the redirect that follows a form too, so signing in elsewhere needs its address.
        "form-action": [SELF, *origins(DIRECTORIES), *env.list("CSP_FORM_ACTION", [])],
        "frame-ancestors": [NONE],
        "report-uri": "/csp-reports/",
        "report-to": "csp",
        "upgrade-insecure-requests": SECURE,
    }
}

# --- Language, time, files, mail -----------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["csp_portal.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [("portal", BASE_DIR / "static" / "build")]
if DEBUG:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
elif DEMO:  # compressing takes a quarter of a minute and saves nothing on one machine
    STATIC_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
else:
    STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
# What is packed already, and what no reader's browser asks for: fonts of PDFs, maps of scripts.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "ttf", "map")
STORAGES = {
    # Private: no URL leads here, views hand files out after asking who may have them.
    "default": {
        "BACKEND": env.str("FILE_STORAGE", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.json("FILE_STORAGE_OPTIONS", None) or {"location": str(DATA_DIR / "media")},
    },
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
DJANGO_PROSE_EDITOR_EXTENSIONS = EXTENSIONS
CLAMD = env.scanner()  # uploaded files are shown to it first
DATA_UPLOAD_MAX_MEMORY_SIZE, MOST_SENT = 4 * 1024 * 1024, 64 * 1024 * 1024  # what is typed; files included
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.required(
    env.str, "DEFAULT_FROM_EMAIL", demo="portal@portal.example", meaning="the address the portal writes from"
)
MAIL_ON_EVERY_DAY = env.bool("MAIL_ON_EVERY_DAY", False)  # else on working days of the recipient's council
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "outbox"
else:
    EMAIL_HOST = env.required(env.str, "EMAIL_HOST", demo="", meaning="the server that sends the portal's mail")
    EMAIL_PORT = env.int("EMAIL_PORT", 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_USER", ""), env.str("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_SSL = env.bool("EMAIL_USE_SSL", False)  # from the first byte, as on port 465
    EMAIL_USE_TLS = not EMAIL_USE_SSL and env.bool("EMAIL_USE_TLS", True)
    EMAIL_TIMEOUT = 20

# --- Tables, history -----------------------------------------------------------------------------------------

DJANGO_TABLES2_TEMPLATE = "components/table.html"
DJANGO_TABLES2_TABLE_ATTRS = {"class": "govuk-table"}
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True  # reasons are sentences, longer than 100 characters
SIMPLE_HISTORY_REVERT_DISABLED = True  # putting an earlier text back is a verb of its own, with a reason

# --- Watching ------------------------------------------------------------------------------------------------

METRICS_TOKEN = env.str("METRICS_TOKEN", "")  # without one there is no /metrics

# --- Logging -------------------------------------------------------------------------------------------------

LOGGING = log_settings(level=env.log_level("LOG_LEVEL", "INFO"), with_each_request=env.bool("ACCESS_LOG", not DEMO))
