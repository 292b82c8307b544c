"""Leaks of other systems, played here; each module is a family of cases, played in this order."""

from duiding.installation.proofs.leaked import elsewhere, frame, keys, lists
from duiding.installation.proofs.leaked.scene import KEPT, OUTSIDE, Scene

FAMILIES = (elsewhere, lists, keys, frame)
CASES = [case for family in FAMILIES for case in KEPT if case.check.__module__ == family.__name__]

__all__ = ["CASES", "OUTSIDE", "Scene"]
