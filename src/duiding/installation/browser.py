"""The browser of the journeys: what is there, else Debian's package where that may be installed."""

import os
import shutil
import subprocess

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HOW = "Chromium is missing; on Debian: apt install chromium, or name one with DUIDING_BROWSER=<program>."


def find_or_install_browser() -> tuple[str | None, str]:
    """Its path, or nothing and the reason in one line."""
    found = find_browser()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found, "" if found else HOW
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update"], install):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return None, f"{HOW} ({' '.join(command)} did not succeed)"
    found = find_browser()
    return found, "" if found else HOW


def find_browser() -> str | None:
    """One that answers: some systems have a program of this name that only tells to install it."""
    chosen = os.environ.get("DUIDING_BROWSER")
    for name in (chosen,) if chosen else PROGRAMS:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    return None
