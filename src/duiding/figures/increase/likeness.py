"""How much two short texts look alike, by letters and by words.

`trigram_likeness` follows PostgreSQL's pg_trgm (set of three-letter pieces of padded
words, Jaccard), so the database
and this code agree.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Words in lower case."""
    return WORD.findall(text.lower())


def trigrams(text: str) -> frozenset[str]:
    """pg_trgm's pieces: each word with two blanks before and one after."""
    pieces: set[str] = set()
    for word in words_of(text):
        padded = f"  {word} "
        pieces.update(padded[i : i + 3] for i in range(len(padded) - 2))
    return frozenset(pieces)


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared share of two sets, 0..1; 0 when both are empty."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def trigram_likeness(first: str, second: str) -> float:
    """similarity() of pg_trgm."""
    return jaccard(trigrams(first), trigrams(second))


class RareWords:
    """Weights words by how rare they are in one file: local reports all look alike,
    details tell them apart.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = [frozenset(words_of(text)) for text in texts]
        seen = Counter(word for words in self.words for word in words)
        self.weight = {word: math.log(len(self.words) / count) for word, count in seen.items()}

    def shared(self, i: int, j: int) -> float:
        """Weight of the shared words as a share of the lighter text's weight, 0..1."""
        totals = [sum(self.weight[word] for word in self.words[k]) for k in (i, j)]
        if min(totals) <= 0:
            return 0.0
        return sum(self.weight[word] for word in self.words[i] & self.words[j]) / min(totals)
