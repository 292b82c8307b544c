"""What every installation shares. All that differs comes from the environment, by the names below."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from duiding.settings.database import parse
from duiding.settings.locale_paths import locale_paths

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
POLICY_DIR = Path(os.environ.get("DUIDING_POLICY_DIR", ROOT / "policy"))
STATE_DIR = Path(os.environ.get("DUIDING_STATE", ROOT / "var"))

DEBUG = False
DEMO = False
SECRET_KEY = os.environ.get("DUIDING_SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("DUIDING_ALLOWED_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("DUIDING_TRUSTED_ORIGINS", "").split(",") if o]
# Where to report a leak (RFC 9116), and where the source of this version lies.
SECURITY_CONTACT = os.environ.get("DUIDING_SECURITY_CONTACT", "mailto:security@localhost")
SOURCE_URL = os.environ.get("DUIDING_SOURCE_URL", "")
PORT = os.environ.get("DUIDING_PORT", "8000")
# The heads of both logs are written down here, where nobody who can change the database can write.
ANCHOR_DIR = Path(os.environ.get("DUIDING_ANCHOR_DIR", STATE_DIR / "anchors"))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "template_partials",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "duiding.audit",
    "duiding.directory",
    "duiding.directory.signin",
    "duiding.covenant",
    "duiding.release",
    "duiding.casework",
    "duiding.privacy",
    "duiding.web",
    "duiding.installation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "duiding.web.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duiding.directory.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duiding.directory.middleware.CapabilityContext",
    "duiding.directory.middleware.SignInRequired",
    "duiding.web.middleware.Refusals",
]

ROOT_URLCONF = "duiding.urls"
WSGI_APPLICATION = "duiding.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Each stage keeps its own templates beside its views.
        "DIRS": [PACKAGE / "web" / "templates", *sorted(PACKAGE.glob("*/*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {
                file.stem: ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
                for file in sorted(PACKAGE.glob("*/*/templatetags/[a-z]*.py"))
            },
            "builtins": [
                "duiding.web.templatetags.dui",
                "duiding.covenant.templatetags.guidance",
                "django.templatetags.i18n",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "duiding.web.frame.context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


def _database(variable: str, search_path: str) -> dict[str, Any]:
    """One alias, one role. While migrating, every alias is the owner, in the schema of that alias."""
    migrating = os.environ.get("DUIDING_MIGRATING") == "1"
    url = os.environ.get("DATABASE_URL_MIGRATE" if migrating else variable, "")
    settings = parse(url or "postgresql://nobody@localhost/duiding")
    role = "-c role=duiding_owner " if migrating else ""
    settings["OPTIONS"]["options"] = f"{role}-c search_path={search_path} -c timezone=UTC"
    settings["ATOMIC_REQUESTS"] = False
    settings["CONN_MAX_AGE"] = 600
    settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {
    "default": _database(os.environ.get("DUIDING_DATABASE_VARIABLE", "DATABASE_URL"), "public"),
    "signin": _database("DATABASE_URL_SIGNIN", "accounts"),
}
DATABASE_ROUTERS = ["duiding.directory.routers.AccountsApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
SESSION_ENGINE = "duiding.directory.signin.sessions"
SESSION_COOKIE_NAME = "duiding_session"
CSRF_COOKIE_NAME = "duiding_csrf"
LANGUAGE_COOKIE_NAME = "duiding_language"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "duiding.web.errors.csrf_failure"
SESSION_IDLE_SECONDS = 30 * 60
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_URL_PATH = "/account/login/"
LOGIN_REDIRECT_URL = "/"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = locale_paths()
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "duiding.web.logs.PlainJson"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "django.request": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
        # Its lines for information repeat the arguments of each job.
        "procrastinate": {"handlers": ["lines"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
    },
}

from duiding.settings.signin import *  # noqa: E402, F403
