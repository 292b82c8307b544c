"""The web server's way in. It refuses to start with a database role that could do more than it should."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duiding.settings.production")
application = get_wsgi_application()

from duiding.web.start_checks import refuse_strong_role  # noqa: E402  (needs the settings)

refuse_strong_role()
