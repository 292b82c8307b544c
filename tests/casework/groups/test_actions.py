"""The road of a group, by the people who may walk it."""

from duiding.casework.groups.models import YouthGroup


def test_a_group_walks_from_signal_to_execution(story):
    story.to_6()
    assert story.status == "execution"
    with story.world.acting("director"):
        assert YouthGroup.objects.get().review_due_on is not None
