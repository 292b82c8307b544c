"""Addresses of the meeting."""

from __future__ import annotations

from django.urls import path

from duiding.casework.interpretation.views import agenda, meetings, outcomes, papers, presence, putting, tasks

app_name = "interpretation"
urlpatterns = [
    path("", meetings.listing, name="list"),
    path("new/", meetings.new, name="new"),
    path("actions/", tasks.listing, name="actions"),
    path("actions/<uuid:action_id>/finish/", tasks.finish, name="action_finish"),
    path("actions/<uuid:action_id>/drop/", tasks.drop, name="action_drop"),
    path("actions/<uuid:action_id>/reopen/", tasks.reopen, name="action_reopen"),
    path("agenda/signals/<uuid:signal_id>/", putting.put_signal, name="put_signal"),
    path("agenda/groups/<uuid:group_id>/", putting.put_group, name="put_group"),
    path("agenda/plans/<uuid:plan_id>/", putting.put_plan, name="put_plan"),
    path("agenda/bottlenecks/<uuid:bottleneck_id>/", putting.put_bottleneck, name="put_bottleneck"),
    path("<uuid:meeting_id>/", meetings.detail, name="detail"),
    path("<uuid:meeting_id>/change/", meetings.change, name="change"),
    path("<uuid:meeting_id>/step/", meetings.step, name="step"),
    path("<uuid:meeting_id>/proposals/", agenda.accept, name="accept"),
    path("<uuid:meeting_id>/items/", agenda.add, name="add_item"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/", agenda.item, name="item"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/placed/", putting.put, name="put"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/removal/", putting.take_off, name="take_off"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/order/", agenda.move, name="move"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/outcome/", outcomes.outcome, name="outcome"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/decisions/", outcomes.decide, name="decide"),
    path("<uuid:meeting_id>/items/<uuid:item_id>/actions/", outcomes.act, name="act"),
    path("<uuid:meeting_id>/decisions/<uuid:decision_id>/", outcomes.decision, name="decision"),
    path("<uuid:meeting_id>/participants/", presence.participant, name="participant"),
    path("<uuid:meeting_id>/attendance/", presence.attendance, name="attendance"),
    path("<uuid:meeting_id>/part-b/", presence.part_b, name="part_b"),
    path("<uuid:meeting_id>/part-b/start/", presence.start_part_b, name="start_part_b"),
    path("<uuid:meeting_id>/minutes/", papers.minutes, name="minutes"),
]
