"""What the system knows about a process, by its number; works with /proc and, elsewhere, with ps."""

import subprocess
from pathlib import Path

PROC = Path("/proc")
STARTED = 19  # fields after the name in /proc/<pid>/stat; see proc(5), field 22


def identity(pid: int) -> str | None:
    """Differs for every process, also when a number is used again; None when there is none."""
    if PROC.joinpath("self/stat").exists():
        return _identity_from_proc(pid)
    return _ask_ps(pid, "lstart") or None


def command_name(pid: int) -> str:
    """Empty when there is no such process."""
    if PROC.joinpath("self/stat").exists():
        return _read(pid, "comm").strip()
    return Path(_ask_ps(pid, "comm")).name


def _identity_from_proc(pid: int) -> str | None:
    fields = _read(pid, "stat").rpartition(")")[2].split()
    if not fields or fields[0] == "Z":
        return None
    boot = PROC.joinpath("sys/kernel/random/boot_id").read_text().strip()
    return f"{boot}/{fields[STARTED]}"


def _read(pid: int, name: str) -> str:
    try:
        return PROC.joinpath(str(pid), name).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _ask_ps(pid: int, field: str) -> str:
    answer = subprocess.run(
        ["ps", "-o", f"{field}=", "-p", str(pid)], check=False, capture_output=True, text=True
    )
    return answer.stdout.strip()
