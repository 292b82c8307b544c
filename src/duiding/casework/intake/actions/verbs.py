"""Verbs of a signal. Each status change is one decision row; the database moves the status or refuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from duiding.casework.intake import rules
from duiding.casework.intake.attachments import Document
from duiding.casework.intake.models import Signal, SignalAttachment, SignalPair, SignalReview, SignalStatus
from duiding.casework.intake.states import SIGNAL
from duiding.directory.actor import Actor
from duiding.directory.models import Place
from duiding.directory.steps import Lacking, database_speaks, take_step
from duiding.kernel import drawing

# Without letters and digits that look alike, and without vowels: no words by accident.
REFERENCE_SIGNS = "BCDFGHJKMNPQRSTVWXZ23456789"
REFERENCE_LENGTH = 6
MOST_AT_ONCE = 500


def new_reference() -> str:
    return drawing.choose(REFERENCE_SIGNS, REFERENCE_LENGTH)


def _with_area(facts: dict[str, Any]) -> dict[str, Any]:
    place: Place | None = facts.get("place")
    return facts | {"area_id": place.area_id} if place else facts


def draft(*, actor: Actor, **facts: Any) -> Signal:
    """A concept of the actor; `facts` are fields of Signal. With `place` the area follows by itself."""
    facts.setdefault("observed_from", actor.at)
    facts.setdefault("behaviours", [])
    signal = Signal(
        municipality_id=actor.municipality_id,
        organisation_id=actor.organisation_id,
        reporter_id=actor.person_id,
        reference=new_reference(),
        **_with_area(facts),
    )
    with database_speaks():
        signal.save(force_insert=True)
    return signal


def rewrite(signal: Signal, expected_version: int | None, *, actor: Actor, **facts: Any) -> None:
    """Change the own concept or returned signal. Raises Conflict when another tab saved in between."""
    with database_speaks():
        signal.change(expected_version, **_with_area(facts))


def submit(signal: Signal, *, actor: Actor) -> None:
    """Send a concept, or send a returned signal again. Raises Lacking with codes (see sentences.py)."""
    texts = rules.texts_of(signal)
    found = rules.personal_data(texts)
    if rules.never_stored(found) or (found and not signal.guard_override.strip()):
        raise Lacking(("person_data",))
    name = "resubmit" if signal.status == SignalStatus.RETURNED else "submit"
    _step(signal, name, actor=actor)


def attach(signal: Signal, documents: Iterable[Document], *, actor: Actor) -> None:
    """To a concept or a returned signal. The reporter has declared that nobody can be recognised in them."""
    with database_speaks():
        for document in documents:
            SignalAttachment(
                municipality_id=actor.municipality_id,
                signal=signal,
                name=document.name,
                kind=document.kind,
                content=document.content,
                size=len(document.content),
                declares_no_persons=True,
            ).save(force_insert=True)


def remove_attachment(attachment: SignalAttachment) -> None:
    """Gone at once: by the reporter out of a concept, by the reviewer during the review."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.remove_attachment(%s)", [attachment.pk])


@database_speaks()
def report(*, actor: Actor, documents: Iterable[Document] = (), **facts: Any) -> Signal:
    """Draft and submit in one go."""
    signal = draft(actor=actor, **facts)
    attach(signal, documents, actor=actor)
    submit(signal, actor=actor)
    return signal


def take_up(signal: Signal, *, actor: Actor) -> None:
    _step(signal, "take_up", actor=actor)


def _in_review(signal: Signal, *, actor: Actor) -> None:
    """Deciding on a signal that still waits takes it up as well: one click for the reviewer."""
    if signal.status == SignalStatus.SUBMITTED:
        take_up(signal, actor=actor)


@database_speaks()
def admit(signal: Signal, *, actor: Actor, reason: str = "") -> None:
    """Let it in. While something about a person seems to stand in it, a reason why it does not is asked."""
    found = rules.personal_data(rules.texts_of(signal))
    if rules.never_stored(found) or (found and not reason.strip() and not signal.guard_override.strip()):
        raise Lacking(("person_data",))
    _in_review(signal, actor=actor)
    _step(signal, "admit", actor=actor, reason=reason)


@database_speaks()
def send_back(signal: Signal, ground: str, reason: str, *, actor: Actor) -> None:
    """To the reporter, who can change it; `ground` is a value of ReturnGround."""
    _in_review(signal, actor=actor)
    _step(signal, "return", actor=actor, reason=reason, ground=ground)


@database_speaks()
def refuse(signal: Signal, reason: str, *, actor: Actor) -> None:
    """For good: the database makes the text unreadable in the same moment."""
    _in_review(signal, actor=actor)
    _step(signal, "refuse", actor=actor, reason=reason)


def mask_text(signal: Signal, expected_version: int | None, text: str, *, actor: Actor) -> None:
    """The reviewer takes out what is about a person."""
    with database_speaks():
        signal.change(expected_version, text=text, is_masked=True)


def correct(signal: Signal, expected_version: int | None, *, actor: Actor, **facts: Any) -> None:
    """The reviewer completes what an imported signal does not say: place, behaviour, number."""
    with database_speaks():
        signal.change(expected_version, **_with_area(facts))


def judge_pair(signal: Signal, other: Signal, verdict: str, *, actor: Actor) -> None:
    """The same event, or not; a later word of the reviewer counts. Both signals stay as they are."""
    first, second = sorted((signal.pk, other.pk))
    row = SignalPair(municipality_id=actor.municipality_id, first_id=first, second_id=second, verdict=verdict)
    with database_speaks():
        row.save(force_insert=True)


def link(signal: Signal, *, actor: Actor) -> None:
    """To its known place, or to a group after the stage groups has laid the link."""
    _step(signal, "link", actor=actor)


def discuss(signal: Signal, *, actor: Actor) -> None:
    """A decision in the meeting was about this signal."""
    _step(signal, "discuss", actor=actor)


def give_feedback(signal: Signal, text: str, *, actor: Actor) -> None:
    """What was done with it in general, never about persons."""
    with database_speaks():
        signal.change(None, feedback=text)


def finish(signal: Signal, *, actor: Actor) -> None:
    _step(signal, "finish", actor=actor)


@transaction.atomic
def finish_group(group_id: UUID, text: str, *, actor: Actor) -> int:
    """The same word to everybody who reported about this group and waits for it; how many."""
    waiting = Signal.objects.filter(status=SignalStatus.DISCUSSED, group_id=group_id)
    keys = list(waiting.order_by().values_list("pk", flat=True)[:MOST_AT_ONCE])
    with database_speaks():
        Signal.objects.filter(pk__in=keys).update(feedback=text)
        SignalReview.objects.bulk_create(
            SignalReview(
                signal_id=key,
                municipality_id=actor.municipality_id,
                step="finish",
                source=SignalStatus.DISCUSSED,
                target=SignalStatus.FINISHED,
                decided_at=actor.at,
            )
            for key in keys
        )
    return len(keys)


def expire_signals() -> int:
    """Concepts, returned and refused signals over their term; only the service of the system may. Gives how many."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.expire_signals()")
        return int(cursor.fetchone()[0])


def _step(signal: Signal, name: str, *, actor: Actor, reason: str = "", **reasons: Any) -> None:
    take_step(signal, name, SIGNAL, SignalReview, "signal", actor=actor, reason=reason, **reasons)
