"""The letter to a young person or parent as PDF: the only document with a name in it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duiding.casework.groups import identity, letters, queries
from duiding.casework.groups.models import Notification
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.kernel.errors import NotYours
from duiding.web import documents


@reads
def letter(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    """That somebody stands on the list."""
    return _on_paper(
        request, queries.access_notification(request.actor, group_id, notification_id), "notification"
    )


@reads
def ending(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    """That the approach stops, in step 7."""
    row = queries.access_notification(request.actor, group_id, notification_id)
    if not letters.may_end(row.group):
        raise NotYours
    return _on_paper(request, row, "ending")


def _on_paper(request: ActorRequest, row: Notification, key: str) -> HttpResponse:
    """Only while the names are open for the reason "letter"; every print is a line in the trail."""
    live = identity.live(row.group_id, actor=request.actor)
    filled = None
    if live is not None and live.reason == "letter":
        filled = letters.for_reading(row, actor=request.actor, key=key)
    if filled is None:
        raise NotYours
    contents = documents.NotificationLetter(
        language="nl",
        municipality=request.actor.municipality,
        title=filled.title,
        made_at=request.actor.at,
        sender=(_("Municipality of %(name)s") % {"name": request.actor.municipality},),
        addressee=filled.addressee,
        written_on=request.actor.today,
        reference=filled.reference,
        blocks=tuple(documents.LetterBlock(heading, text) for heading, text in filled.blocks),
        closing=_("Kind regards,"),
        signed_by=(filled.sender,),
    )
    address = "groups:letter" if key == "notification" else "groups:ending_letter"
    return as_file(
        address, documents.notification_letter(contents), filename="brief.pdf", content_type="application/pdf",
        row_id=row.pk, group_id=row.group_id, in_browser=True,
    )  # fmt: skip
