"""What people and services do with signals."""

from duiding.casework.intake.actions.bringing_in import Arrivals, bring_in
from duiding.casework.intake.actions.verbs import (
    admit,
    correct,
    discuss,
    draft,
    expire_signals,
    finish,
    give_feedback,
    link,
    mask_text,
    new_reference,
    refuse,
    report,
    rewrite,
    send_back,
    submit,
    take_up,
)

__all__ = [
    "Arrivals",
    "admit",
    "bring_in",
    "correct",
    "discuss",
    "draft",
    "expire_signals",
    "finish",
    "give_feedback",
    "link",
    "mask_text",
    "new_reference",
    "refuse",
    "report",
    "rewrite",
    "send_back",
    "submit",
    "take_up",
]
