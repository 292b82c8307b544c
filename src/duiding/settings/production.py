"""Behind TLS. A missing secret stops the start with one line."""

import os

from django.core.exceptions import ImproperlyConfigured

from duiding.settings import mail
from duiding.settings.base import *  # noqa: F403
from duiding.settings.base import ALLOWED_HOSTS, DATABASES, SECRET_KEY

if not SECRET_KEY:
    raise ImproperlyConfigured("DUIDING_SECRET_KEY is empty.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("DUIDING_ALLOWED_HOSTS is empty.")

SESSION_COOKIE_NAME = "__Host-duiding_session"
CSRF_COOKIE_NAME = "__Host-duiding_csrf"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies stand before us: the address of the client is the one that the first of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("DUIDING_PROXY_COUNT", "1"))
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
globals().update(mail.parse(os.environ.get("DUIDING_MAIL_URL") or "smtp://localhost:25?tls=no"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = (
    os.environ.get("DUIDING_MAIL_FROM") or f"duiding@{ALLOWED_HOSTS[0].lstrip('.')}"
)
for _alias in DATABASES.values():
    _alias["CONN_MAX_AGE"] = 0
    _alias["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
