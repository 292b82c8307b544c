"""Every package that has texts keeps its own translations beside them."""

from __future__ import annotations

from pathlib import Path


def locale_paths() -> list[Path]:
    package = Path(__file__).resolve().parent.parent
    return sorted(path for path in package.glob("**/locale") if path.is_dir())
