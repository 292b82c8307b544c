"""`bin/demo`: one machine, plain HTTP on localhost, passkeys on the name localhost."""

import os

from duiding.settings.base import *  # noqa: F403
from duiding.settings.base import PORT, STATE_DIR

DEMO = os.environ.get("DUIDING_DEMO") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Two demos on one machine share the host name, so the cookies carry the port.
SESSION_COOKIE_NAME = f"duiding_session_{PORT}"
CSRF_COOKIE_NAME = f"duiding_csrf_{PORT}"
LANGUAGE_COOKIE_NAME = f"duiding_language_{PORT}"
# No mail leaves the example: each lies as a file in this folder, to be looked at.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE_DIR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
