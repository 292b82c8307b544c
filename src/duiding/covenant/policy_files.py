"""The folder `policy/`: one reader per file, giving frozen data or one error that names the place."""

from __future__ import annotations

from duiding.covenant.covenant_file import Article, Covenant, MatrixRow, Party, Rule, read_covenant
from duiding.covenant.policy_entry import PolicyFileError

__all__ = ["Article", "Covenant", "MatrixRow", "Party", "PolicyFileError", "Rule", "read_covenant"]
