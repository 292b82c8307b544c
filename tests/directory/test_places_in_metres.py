"""Places get their metres from the database."""

from __future__ import annotations

import pytest

from duiding.directory.models import Area, Place

# Published points: the origin of the national grid, and the Westertoren in Amsterdam (Kadaster/RDNAPTRANS examples).
POINTS = ((52.15517440, 5.38720621, 155000.0, 463000.0), (52.37453253, 4.88352559, 120700.723, 487525.502))


@pytest.mark.parametrize(("latitude", "longitude", "east", "north"), POINTS)
def test_degrees_lie_on_the_national_grid(world, latitude, longitude, east, north):
    with world.acting("admin") as actor:
        place = Place(
            municipality_id=actor.municipality_id, area=Area.objects.first(), name="Toren", x=1.0, y=1.0,
            latitude=latitude, longitude=longitude,
        )  # fmt: skip
        place.save(force_insert=True)
        found = Place.objects.get(pk=place.pk)
    assert found.east == pytest.approx(east, abs=0.5)
    assert found.north == pytest.approx(north, abs=0.5)


def test_a_drawn_place_lies_ten_metres_to_a_step_and_moves_with_its_drawing(world):
    with world.acting("admin") as actor:
        area = Area.objects.first()
        place = Place(municipality_id=actor.municipality_id, area=area, name="Hoek", x=100.0, y=900.0)
        place.save(force_insert=True)
        assert Place.objects.values_list("east", "north").get(pk=place.pk) == (1000.0, 1000.0)
        place.change(None, x=150.0)
        assert Place.objects.values_list("east", "north").get(pk=place.pk) == (1500.0, 1000.0)
