"""The two machines of this stage: everything is reachable, and every end is meant."""

from duiding.casework.interpretation.models import ActionStatus, MeetingStatus
from duiding.casework.interpretation.states import ACTION, MEETING


def test_every_state_of_the_meeting_is_reachable():
    assert MEETING.reachable() == set(MeetingStatus.values) == MEETING.states()
    assert MEETING.ends() == {"adopted", "cancelled"}


def test_every_state_of_an_action_is_reachable():
    assert ACTION.reachable() == set(ActionStatus.values) == ACTION.states()
    assert ACTION.ends() == {"dropped"}
