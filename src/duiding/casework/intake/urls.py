"""Addresses of signals."""

from __future__ import annotations

from django.urls import path

from duiding.casework.intake.views import alike, attachments, bringing_in, looking, reviewing, word

app_name = "intake"
urlpatterns = [
    path("", looking.signals, name="list"),
    path("weeks/", looking.weeks, name="weeks"),
    path("new/", bringing_in.new, name="new"),
    path("text-check/", bringing_in.text_check, name="text_check"),
    path("mine/", bringing_in.mine, name="mine"),
    path("inbox/", reviewing.inbox, name="inbox"),
    path("word/", word.waiting, name="word"),
    path("word/<uuid:group_id>/", word.tell_group, name="word_to_group"),
    path("attachments/<uuid:attachment_id>/", attachments.attachment, name="attachment"),
    path("attachments/<uuid:attachment_id>/removal/", attachments.remove, name="attachment_removal"),
    path("<uuid:signal_id>/", reviewing.detail, name="detail"),
    path("<uuid:signal_id>/receipt/", bringing_in.receipt, name="receipt"),
    path("<uuid:signal_id>/answers/", bringing_in.answers, name="answers"),
    path("<uuid:signal_id>/review/", reviewing.take_up, name="review"),
    path("<uuid:signal_id>/admission/", reviewing.admit, name="admission"),
    path("<uuid:signal_id>/return/", reviewing.send_back, name="return"),
    path("<uuid:signal_id>/refusal/", reviewing.refuse, name="refusal"),
    path("<uuid:signal_id>/text/", reviewing.mask, name="text"),
    path("<uuid:signal_id>/facts/", reviewing.correct, name="facts"),
    path("<uuid:signal_id>/same-event/", alike.judge, name="same_event"),
    path("<uuid:signal_id>/link/", reviewing.link_to_place, name="link"),
    path("<uuid:signal_id>/feedback/", reviewing.feedback, name="feedback"),
]
