"""Rights that belong to a role as such. Case data is never among them: that is the covenant's to give."""

_TABLE = (
    "PR",
    "SEC",
    "OOV",
    "BM",
    "POL",
    "OM",
    "JW",
    "BOA",
    "LP",
    "JC",
    "VNN",
    "HALT",
    "SCH",
    "WR",
    "BEL",
    "FG",
    "PO",
)
_COUNCIL = ("FIN", "GRF", "REC", "AUD")

STANDING: dict[tuple[str, str], tuple[str, ...]] = {
    ("directory", "change"): ("ADM", "PO", "PR"),
    ("membership", "request"): ("ADM", "PO", "PR", "POL", "OM", "JW", "SCH"),
    ("membership", "review"): ("PO", "PR"),
    ("settings", "change"): ("ADM", "PO", "PR"),
    ("covenant", "change"): ("PR", "OOV", "PO", "ADM"),
    ("covenant", "sign"): ("PR", "OOV", "PO", "ADM", "BM"),
    ("covenant", "advise"): ("FG",),
    ("wpg", "change"): ("PO", "POL"),
    ("dpia", "change"): ("PO", "ADM"),
    ("retention", "change"): ("PO", "REC", "ADM"),
    ("process", "change"): ("PR", "PO", "ADM"),
    ("report", "check"): ("FG",),
    ("trail", "read"): ("FG", "PO", "AUD"),
    ("looks", "ask"): ("FG", "PO"),
    ("reads", "report"): ("PR", "FG", "PO"),
    ("circle", "oversee"): ("FG",),
    ("rights", "handle"): ("PO",),
    ("letters", "oversee"): ("FG", "PO"),
    # Figures that were released hold no case data: protected counts (duiding.release).
    ("figures", "release"): ("PR", "OOV"),
    ("figures", "approve"): ("BEL", "PO", "FG"),
    ("figures", "read"): _TABLE,
    ("figures", "read_council"): (*_TABLE, *_COUNCIL),
    ("extract", "approve"): ("FG", "PR", "PO"),
}


def rows() -> list[tuple[str, str, str]]:
    """role, object, operation: as they stand in the database."""
    return [(role, *right) for right, roles in STANDING.items() for role in roles]
