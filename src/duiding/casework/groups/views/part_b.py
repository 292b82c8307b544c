"""Who is invited to part B of a group: per organisation, with reasons and a review date."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, rules
from duiding.casework.groups.forms.groups import InvitationForm
from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.states import STEP_OF
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of
from duiding.covenant.who_sees import who_sees
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed


@reads
def invitations(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    context = {
        "group": group,
        "invitations": queries.invitations(group),
        "trail": trail_of(group, (_("Part B"), "")),
        "rights": rules.rights_of(group.pk),
        "today": request.actor.today,
        "sees": who_sees(STEP_OF[group.status]),
    }
    return render(request, "groups/part_b.html", context)


def _inviting(request: ActorRequest, group_id: UUID) -> YouthGroup:
    group = queries.access_group(request.actor, group_id)
    if not rules.rights_of(group.pk).may_invite:
        raise NotAllowed(_("The process director invites to part B."))
    return group


def _page(request: ActorRequest, group: YouthGroup, form: InvitationForm, status: int = 200) -> HttpResponse:
    return page(
        request, form, title=_("Invite to part B"), button=_("Invite"), group=group, status=status, widens=True,
        intro=_("Part B is about members of this group. Each organisation that joins needs a reason."),
    )  # fmt: skip


@reads
def _invite_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _inviting(request, group_id)
    return _page(
        request, group, InvitationForm(organisations=queries.organisations(), today=request.actor.today)
    )


@writes
def _invite_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _inviting(request, group_id)
    form = InvitationForm(request.POST, organisations=queries.organisations(), today=request.actor.today)
    if not form.is_valid():
        return _page(request, group, form, 422)
    actions.invite(group, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The invitation is in force."))
    return redirect("groups:part_b", group.pk)


invite = form_page(_invite_show, _invite_store)


@writes
def end(request: ActorRequest, group_id: UUID, invitation_id: UUID) -> HttpResponse:
    invitation = queries.access_invitation(request.actor, group_id, invitation_id)
    actions.end_invitation(invitation, actor=request.actor)
    messages.success(request, _("The invitation has ended. Part B is closed for them."))
    return redirect("groups:part_b", group_id)
