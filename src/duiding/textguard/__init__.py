"""Recognises personal data and loaded words in Dutch free text, so that a person can be warned in time.

It warns and it masks; it misses things too (see `python -m duiding.textguard`), so masked text is still
treated as text about people.
"""

from duiding.textguard.findings import LABELS, Finding, Kind
from duiding.textguard.guard import find, mask
from duiding.textguard.loaded_words import LoadedWord, find_class_words, find_origin_words

__all__ = ["LABELS", "Finding", "Kind", "LoadedWord", "find", "find_class_words", "find_origin_words", "mask"]
