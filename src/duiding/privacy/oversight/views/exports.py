"""The trail as a file: asked by one, approved by another, fetched within a day."""

from __future__ import annotations

import csv
from io import StringIO
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.directory import proposals
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Proposal
from duiding.directory.second_person import KINDS
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.forms import ExportForm, FilterForm, filter_words
from duiding.privacy.oversight.questions import given_key

KIND = "trail_export"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _ask_page(request: ActorRequest, form: ExportForm, status: int = 200) -> HttpResponse:
    """The filter stands in the address, so that the form holds nothing but the reason."""
    context = {
        "form": form,
        "chosen": filter_words(request.GET.dict(), queries.names()),
        "query": request.GET.urlencode(),
        "hours": KINDS[KIND].hours,
    }
    return render(request, "oversight/ask_export.html", context, status=status)


@reads
def _ask_show(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    return _ask_page(request, ExportForm())


@writes
def _ask_store(request: ActorRequest) -> HttpResponse:
    queries.access(request.actor)
    form, chosen = ExportForm(request.POST), FilterForm(request.GET, names=queries.names())
    if not form.is_valid() or not chosen.is_valid():
        return _ask_page(request, form, status=422)
    payload = {name: value for name in chosen.fields if (value := request.GET.get(name))}
    row = proposals.propose(KIND, None, payload, form.cleaned_data["reason"], actor=request.actor)
    return redirect("second_person:detail", row.pk)


ask = form_page(_ask_show, _ask_store)


@reads
def export(request: ActorRequest) -> HttpResponse:
    """The lines that somebody else approved, and no others; making the file is a line in the trail itself."""
    queries.access(request.actor)
    approved = _approved(request.actor, given_key(request.GET.get("proposal", "")))
    if approved is None:
        return redirect(f"{reverse('oversight:ask_export')}?{request.GET.urlencode()}".rstrip("?"))
    names = queries.names()
    form = FilterForm(approved.payload, names=names)
    if not form.is_valid():  # somebody it names works here no longer
        return redirect("oversight:ask_export")
    lines = queries.lines(list(queries.filtered(form.filters())[: queries.EXPORT_LIMIT]), names)
    name = f"logboek-{request.actor.today.isoformat()}.csv"
    return as_file(
        "oversight:export",
        _csv(lines),
        filename=name,
        content_type="text/csv; charset=utf-8",
        row_id=approved.pk,
    )


def _approved(actor: Actor, proposal_id: UUID | None) -> Proposal | None:
    """The own question that is open now; without a key the newest of them."""
    open_now = {key for key, _subject in proposals.approved_for_me(KIND)}
    wanted = open_now & {proposal_id} if proposal_id else open_now
    return Proposal.objects.filter(pk__in=wanted).order_by("-status_since").first() if wanted else None


def _csv(lines: list[queries.Line]) -> str:
    """With a byte order mark, so that a spreadsheet reads the letters right; no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [_("line"), _("moment"), _("who"), _("on behalf of"), _("role"), _("done"), _("with what"), _("row"), _("group"),
         _("step"), _("why"), _("allowed by"), _("result")]
    )  # fmt: skip
    for line in lines:
        moment = line.at.astimezone(AMSTERDAM).isoformat(timespec="seconds")
        cells = (line.who, line.on_behalf_of, line.role, line.action, line.what, line.reference, line.group, line.step,
                 line.why, line.rule, line.outcome)  # fmt: skip
        writer.writerow([line.key, moment, *(_plain(cell) for cell in cells)])
    return f"\ufeff{text.getvalue()}"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
