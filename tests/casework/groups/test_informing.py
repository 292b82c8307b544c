"""Views, invitations, letters and conclusions: each guard says no and then yes."""

from __future__ import annotations

import pytest

from duiding.casework.groups import actions, queries
from duiding.casework.groups.models import (
    GroupMember,
    InterpretationItem,
    Notification,
    PoliceConclusion,
    YouthGroup,
)
from duiding.covenant.models import WpgDecision
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed, NotNow


def lacks(call, *codes: str) -> None:
    with pytest.raises(Lacking) as refusal:
        call()
    assert refusal.value.codes == codes


def test_a_different_view_stays_beside_the_answer(story):
    story.found()
    story.decide("assess", meeting=True)
    story.answer("ernst", "youth_worker")
    with story.world.acting("police") as actor:
        said = queries.answers(YouthGroup.objects.get())[0]
        actions.contest(said, "Wij zien dat anders.", actor=actor)
    with story.world.acting("director"):
        said = queries.answers(YouthGroup.objects.get())[0]
        assert (said.text, said.contested_text) == ("Een omschrijving in woorden.", "Wij zien dat anders.")
    with pytest.raises(NotNow), story.world.acting("youth_worker") as actor:
        actions.contest(said, "Toch niet.", actor=actor)


def test_an_invitation_opens_part_b_and_its_end_closes_it(story):
    story.found()
    story.decide("assess", meeting=True)
    story.decide("open_name_list", meeting=True, **story.five())
    counts = []
    for act in (lambda: None, lambda: story.invite("youth_work"), lambda: end_all(story)):
        act()
        with story.world.acting("youth_worker"):
            counts.append(YouthGroup.objects.count())
    assert counts == [0, 1, 0]


def end_all(story) -> None:
    with story.world.acting("director") as actor:
        for row in queries.invitations(YouthGroup.objects.get()):
            actions.end_invitation(row, actor=actor)


def test_a_letter_that_bounced_is_sent_again_and_confirmed(story):
    story.to_2b()
    story.confirm(story.member(age=17))
    with story.world.acting("director") as actor:
        row = Notification.objects.get()
        actions.send_notification(row, actor.today, "letter", actor=actor)
        actions.bounce_notification(row, "Adres klopt niet.", actor=actor)
        actions.send_notification(row, actor.today, "in_person", actor=actor)
        actions.confirm_notification(row, "Wil praten met het jongerenwerk.", actor=actor)
        assert Notification.objects.get().status == "confirmed"
        member = GroupMember.objects.get()
        actions.step_member(member, "inform", actor=actor)
        actions.step_member(member, "include", actor=actor)
        actions.step_member(member, "leave", "Doet niet meer mee.", actor=actor)
        assert GroupMember.objects.get().status == "left"


def test_a_conclusion_of_the_police_needs_a_valid_decision(story):
    story.to_2b()
    member_id = story.member()

    def conclude(who: str) -> None:
        with story.world.acting(who) as actor:
            decision = WpgDecision.objects.get()
            member = GroupMember.objects.get(pk=member_id)
            actions.conclude(
                story.group_id, "Was erbij op vier avonden.", decision, actor=actor, member=member
            )

    with pytest.raises(NotAllowed):
        conclude("youth_worker")
    conclude("police")
    story.world.plant("UPDATE covenant_wpgdecision SET withdrawn_at = now()")
    lacks(lambda: conclude("police"), "wpg_decision")
    with story.world.acting("police"):
        assert PoliceConclusion.objects.count() == 1
    with story.world.acting("prosecutor"):
        assert PoliceConclusion.objects.count() == 0


def test_the_library_is_there_for_everybody_who_may_interpret(story):
    story.found()
    with story.world.acting("youth_worker"):
        assert InterpretationItem.objects.count() >= 35
