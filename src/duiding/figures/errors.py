"""What the engine says when it cannot go on."""


class BadInput(ValueError):
    """The input cannot be used. `place` says where (file, line, cell), `reason` what is wrong there."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class NotProven(RuntimeError):
    """The solver ran out of time or found no safe answer: nothing may be published."""
