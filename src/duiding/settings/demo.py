"""`bin/demo`: one machine, plain HTTP on localhost, passkeys on the name localhost."""

import os

from duiding.settings.base import *  # noqa: F403
from duiding.settings.base import PORT

DEMO = os.environ.get("DUIDING_DEMO") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Two demos on one machine share the host name, so the cookies carry the port.
SESSION_COOKIE_NAME = f"duiding_session_{PORT}"
CSRF_COOKIE_NAME = f"duiding_csrf_{PORT}"
LANGUAGE_COOKIE_NAME = f"duiding_language_{PORT}"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
