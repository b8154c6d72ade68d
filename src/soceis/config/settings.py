"""Settings of the service. Everything that differs between machines comes from the environment.

docs/reference/settings.md explains each name. Production refuses to start with demonstration mode, a
default key or DEBUG (soceis.config.checks).
"""

from pathlib import Path

from csp.constants import NONE, SELF

from soceis.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.text("SOCEIS_HOME", ".local")).resolve()

PRODUCTION = env.yes("SOCEIS_PRODUCTION")
DEBUG = env.yes("SOCEIS_DEBUG")
DEMONSTRATION = env.yes("SOCEIS_DEMONSTRATION")

# Written out on purpose: production refuses to start with it.
DEFAULT_SECRET_KEY = "not-secret: for demonstration and tests only"  # noqa: S105
SECRET_KEY = env.text("SOCEIS_SECRET_KEY", DEFAULT_SECRET_KEY)
# Newest first, "ID:BASE64" of 32 bytes each, separated by commas. The default opens nothing real.
DEFAULT_FIELD_KEYS = "demo:bm90LXNlY3JldC1kZW1vbnN0cmF0aW9uLWtleS0zMmI="
SOCEIS_FIELD_KEYS = env.text("SOCEIS_FIELD_KEYS", DEFAULT_FIELD_KEYS)

ALLOWED_HOSTS = env.words("SOCEIS_HOSTS", "127.0.0.1,localhost,testserver")
CSRF_TRUSTED_ORIGINS = env.words("SOCEIS_ORIGINS")

# What screens show. Neutral, so that a glance tells nobody what the service is for.
SERVICE_NAME = env.text("SOCEIS_SERVICE_NAME", "Waypoint")
# Where anybody can ring us. The default is a number that nobody can have (Ofcom keeps it for drama), so production
# refuses to start with it: partners are told to ring it when their page does not let them write.
DEFAULT_SERVICE_TELEPHONE = "0808 157 0192"
SERVICE_TELEPHONE = env.text("SOCEIS_TELEPHONE", DEFAULT_SERVICE_TELEPHONE)
IDLE_LOCK_MINUTES = env.number("SOCEIS_IDLE_LOCK_MINUTES", 10)
AUDIT_SEALS = Path(env.text("SOCEIS_AUDIT_SEALS", str(HOME / "audit-seals.jsonl")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "csp",
    # Before allauth, so that our own log-in pages are found first.
    "soceis.foundation.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "soceis.foundation.records",
    "soceis.foundation.access",
    "soceis.foundation.audit",
    "soceis.ui",
    "soceis.people",
    "soceis.sharing.wording",
    "soceis.sharing.partners",
    "soceis.sharing.agreements",
    "soceis.sharing.disclosures",
    "soceis.sharing.meetings",
    "soceis.sharing.observations",
    "soceis.sharing.consultations",
    "soceis.sharing.dealings",
    "soceis.sharing.signposting",
    "soceis.journey.referrals",
    "soceis.journey.casework",
    "soceis.journey.consent",
    "soceis.journey.assessments",
    "soceis.journey.safety",
    "soceis.journey.plans",
    "soceis.journey.activities",
    "soceis.journey.support",
    "soceis.journey.outcomes",
    "soceis.journey.documents",
    "soceis.contexts.schools",
    "soceis.contexts.mapping",
    "soceis.insight.extracts",
    "soceis.insight.releases",
    "soceis.insight.partnering",
    "soceis.interfaces.staff",
    "soceis.interfaces.partners",
    "soceis.interfaces.demonstration",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "soceis.foundation.access.middleware.SizeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "soceis.foundation.accounts.middleware.TypingMiddleware",
    "soceis.foundation.accounts.middleware.LockMiddleware",
    "soceis.foundation.accounts.middleware.SecondFactorMiddleware",
    "soceis.foundation.access.middleware.AskerMiddleware",
    "soceis.interfaces.staff.counting_words.CountWordsMiddleware",
]

ROOT_URLCONF = "soceis.config.urls"
WSGI_APPLICATION = "soceis.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "soceis.ui.frame.frame",
                "soceis.interfaces.staff.context.layout",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASE_URL = env.text("DATABASE_URL", "postgresql://soceis_app@/soceis")
OWNER_URL = env.text("SOCEIS_OWNER_URL")
RESEARCH_URL = env.text("SOCEIS_RESEARCH_URL")

DATABASES = {
    "default": env.database(DATABASE_URL, application="soceis", pool=env.number("SOCEIS_POOL", 8)),
    # The same role on a connection of its own: entries that must outlive a refused request.
    "audit": env.database(
        DATABASE_URL, application="soceis-audit", pool=min(2, env.number("SOCEIS_POOL", 8))
    ),
}
if RESEARCH_URL:
    # May read the pseudonymised views and nothing else.
    DATABASES["research"] = env.database(RESEARCH_URL, application="soceis-research")
if OWNER_URL:
    # Migrations and the audit's verification; never used by a request.
    DATABASES["owner"] = env.database(OWNER_URL, application="soceis-owner")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_REDIRECT_URL = "/"

# Log-in
# An invented person is chosen, a real one logs in.
LOGIN_URL = "/choose-a-person/" if DEMONSTRATION else "/account/login/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
IDLE_LOCK_URL = "accounts:lock"
CSRF_FAILURE_VIEW = "soceis.foundation.accounts.views.typing.too_old"
ACCOUNT_ADAPTER = "soceis.foundation.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation that arrived is the proof
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE; the idle lock guards in between
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = (
    False  # other log-ins end all the same: they carry the old password's mark
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "soceis.foundation.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http on this machine
# How many proxies stand in front and add to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("SOCEIS_PROXIES", 0)
# Letters go to files below SOCEIS_HOME until a mail server is named.
EMAIL_HOST = env.text("SOCEIS_MAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_PORT = env.number("SOCEIS_MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("SOCEIS_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("SOCEIS_MAIL_PASSWORD")
EMAIL_USE_TLS = env.yes("SOCEIS_MAIL_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("SOCEIS_MAIL_FROM", "waypoint@localhost")

# Rate limits
# Counted in a table (accounts, migration 0005), so that they hold for all processes of all machines. The
# count is large enough that nobody can push others' limits out; old ones are removed by themselves.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_limit",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "accept_invitation": "20/m/ip",
    # Partners: a whole school or force may stand behind one address of the internet.
    "partner_link": "120/m/ip,6/h/key",
    "partner_come_in": "60/m/ip",
    "partner_send": "60/h/key",
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "visit"
CSRF_COOKIE_NAME = "form"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a long text reaches the form, which answers in a sentence
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
MOST_REQUEST_BYTES = 12 * 1024 * 1024  # a file and its words
# A form with a larger file is still read, its file thrown away beyond what may be kept, so that the page comes back
# with the words. Beyond this nothing is looked at.
MOST_UPLOAD_BYTES = 64 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "soceis.foundation.access.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
PAPER_FONTS = PACKAGE / "evaluation" / "figures" / "data"  # the TrueType faces that papers are set in

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
MANIFEST_STATIC = env.yes("SOCEIS_MANIFEST_STATIC")
STATIC_ROOT = HOME / "static" if MANIFEST_STATIC else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not MANIFEST_STATIC

# Logs never hold personal data: no request bodies, no query strings, identifiers only.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"procrastinate": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}

MIGRATION_MODULES: dict[str, str] = {}
PROCRASTINATE_ON_APP_READY = None
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SILENCED_SYSTEM_CHECKS: list[str] = []
