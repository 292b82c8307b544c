"""From a fresh clone to a running program: virtual environment, pinned packages, translations, then exec.

Needs the standard library only, and can be read by any Python 3 so that an old one is told plainly.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an old Python must get this far to be told
    sys.exit(
        f"Python 3.11 or newer is needed, this is {sys.version_info[0]}.{sys.version_info[1]};"
        " name another with PYTHON=<program>."
    )

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PROGRAMS = {  # what is asked -> what is installed for it, and what is run
    "demo": ("requirements.lock", "duiding.installation.start"),
    "test": ("requirements-dev.lock", "duiding.installation.check"),
    "duiding": ("requirements.lock", "duiding"),
}


def main(asked: str, arguments: list[str]) -> None:
    lock_name, module = PROGRAMS[asked]
    os.environ["PYTHONPATH"] = str(SOURCE)
    os.environ["PYTHONSAFEPATH"] = "1"  # what lies in the current folder is never imported
    with one_at_a_time():
        install(ROOT / lock_name)
        compile_translations()
    os.execv(PYTHON, [str(PYTHON), "-m", module, *arguments])


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two starts at once would install over each other; the lock is on the folder and needs no file."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def install(lock: Path) -> None:
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f".{lock.name}.sha256"
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    make_environment()
    print(f"Installing the packages of {lock.name} (once, about half a minute) ...", file=sys.stderr)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    pip.append("--root-user-action=ignore")
    done = subprocess.run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock], check=False)
    if done.returncode:
        sys.exit("The packages could not be installed; pip says why above. Is a package index within reach?")
    stamp.write_text(wanted)


def make_environment() -> None:
    """Anew when Python has moved or an earlier attempt was cut off."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0
    ):
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)


def compile_translations() -> None:
    stale = [
        text
        for text in SOURCE.glob("**/locale/*/LC_MESSAGES/*.po")
        if not text.with_suffix(".mo").exists()
        or text.with_suffix(".mo").stat().st_mtime_ns < text.stat().st_mtime_ns
    ]
    if stale:
        subprocess.run([PYTHON, "-m", "duiding.installation.translations", *stale], check=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
