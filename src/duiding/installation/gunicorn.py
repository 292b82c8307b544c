"""How the web server runs, on a laptop and in a container alike; the command line may overrule `bind`."""

import os
from pathlib import Path

wsgi_app = "duiding.wsgi:application"
bind = f"127.0.0.1:{os.environ.get('DUIDING_PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = None  # an address of a page is a trace of who read what; reading is logged in the trail
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  the heartbeat, no data
