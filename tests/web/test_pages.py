"""The pages that everybody meets."""

import pytest


@pytest.mark.parametrize(("who", "status"), [("director", 200), ("school", 200), (None, 302)])
def test_the_start_page_is_for_people_who_are_signed_in(world, who, status):
    assert world.client(who).get("/").status_code == status


def test_the_demo_page_signs_in_the_chosen_person(world):
    client = world.client(None)
    world.plant("UPDATE directory_person SET demo_line = 'alles' WHERE name = 'Marit'")
    page = client.get("/sign-in/")
    assert "Marit" in page.content.decode()
    membership = world.ours.people["director"][1]
    assert client.post("/sign-in/demo/", {"person": str(membership)}).status_code == 302
    assert "Marit" in client.get("/").content.decode()


def test_health(world):
    assert world.client(None).get("/health/live").content == b"live\n"
    assert world.client(None).get("/health/ready").content == b"ready\n"
