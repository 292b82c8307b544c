"""The foundation itself: a live municipality, and nobody sees the other one."""

import pytest
from django.db import connection

from duiding.directory.models import Municipality, Person


@pytest.mark.parametrize(("who", "name"), [("director", "Testdam"), ("outsider", "Verweg")])
def test_everybody_sees_one_municipality_and_it_is_live(world, who, name):
    with world.acting(who) as actor:
        assert list(Municipality.objects.values_list("name", flat=True)) == [name]
        assert (actor.municipality, actor.missing, actor.is_sworn) == (name, (), True)


def test_nobody_sees_nothing(world):
    assert Person.objects.count() == 0


def test_a_forged_setting_opens_nothing(world):
    with world.acting("school"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('duiding.capability', %s, true)", [str(world.person_id("director"))]
        )
        assert Person.objects.count() == 0
