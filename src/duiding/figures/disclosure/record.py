"""What is written down about every publication: which facts, how long, what the solver said, and a hash."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PublicationRecord:
    """Only `safe` opens the door; `published_sha256` is empty when nothing was published."""

    method: str
    threshold: int
    facts: int
    small_cells: int
    hidden_cells: int
    safe: bool
    reason: str
    solver_status: str
    seconds_protect: float
    seconds_audit: float
    published_sha256: str

    def as_dict(self) -> dict[str, object]:
        """For the trail, as JSON."""
        return asdict(self)


def fingerprint(keys: Sequence[Sequence[str]], shown: Sequence[int | None]) -> str:
    """SHA-256 of what is published, independent of the order of the cells."""
    lines = sorted(json.dumps([list(key), value]) for key, value in zip(keys, shown, strict=True))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
