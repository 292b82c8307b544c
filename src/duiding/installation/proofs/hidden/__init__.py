"""What differs between the two databases of a pair: near misses of what the reader does see."""

from duiding.installation.proofs.hidden import around, groups, meeting, names, neighbour, plans, signals
from duiding.installation.proofs.hidden.edit import KINDS, Edit

STORIES = (signals, groups, names, meeting, plans, around, neighbour)

__all__ = ["KINDS", "STORIES", "Edit"]
