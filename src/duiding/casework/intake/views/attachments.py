"""A document that came with a signal: to a file, and out of the signal."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duiding.casework.intake import actions, queries, rules
from duiding.casework.intake.models import AttachmentKind
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads, writes

TYPES = {
    AttachmentKind.PDF: "application/pdf",
    AttachmentKind.ODT: "application/vnd.oasis.opendocument.text",
    AttachmentKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    AttachmentKind.TXT: "text/plain; charset=utf-8",
}


@reads
def attachment(request: ActorRequest, attachment_id: UUID) -> HttpResponse:
    """Always as a file, never in the browser."""
    row = queries.access_attachment(request.actor, attachment_id)
    return as_file(
        "intake:attachment", bytes(row.content), filename=row.name,
        content_type=TYPES[AttachmentKind(row.kind)], row_id=row.pk,
    )  # fmt: skip


@writes
def remove(request: ActorRequest, attachment_id: UUID) -> HttpResponse:
    row = queries.access_attachment(request.actor, attachment_id)
    signal = queries.access_signal(request.actor, row.signal_id)
    actions.remove_attachment(row)
    messages.success(request, _("The document is taken out. It is gone for good."))
    name = "intake:answers" if rules.may_edit(signal, request.actor) else "intake:detail"
    return redirect(name, signal.pk)
