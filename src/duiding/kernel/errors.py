"""The refusals that a person can meet. Each carries a translated sentence: what happened, what now."""

from __future__ import annotations


class Refusal(Exception):
    """Base of the refusals; `sentence` is for the screen and never holds a name."""

    status = 400

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYours(Refusal):
    """Hidden or not existing: the same answer, 404."""

    status = 404


class NotAllowed(Refusal):
    """You see the row, but this deed is not yours."""

    status = 403


class NotNow(Refusal):
    """The deed is yours, but the process does not allow it at this moment."""

    status = 409


class Conflict(Refusal):
    """Somebody else saved in between; `theirs` maps field labels to the text that stands there now."""

    status = 409

    def __init__(self, sentence: str, theirs: dict[str, str]) -> None:
        super().__init__(sentence)
        self.theirs = theirs
