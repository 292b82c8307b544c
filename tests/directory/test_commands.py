"""What the start of the program prints."""

import io
import re

from django.core.management import call_command

from duiding.directory.signin import setup_codes


def printed(command):
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_demo_people_are_printed_with_role_and_line(world):
    assert printed("demo_people") == ""
    world.plant("UPDATE directory_person SET demo_line = 'Je leest het logboek' WHERE name = 'Fenna'")
    lines = printed("demo_people").splitlines()
    assert lines[0] == "Testdam:"
    assert re.fullmatch(r"  Fenna +functionaris gegevensbescherming +Je leest het logboek", lines[1])


def test_a_setup_code_replaces_the_one_before_and_is_not_stored_itself(empty_database):
    first, second = (re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", printed("setup_code"))[0] for _ in range(2))
    assert not setup_codes.is_valid(first)
    assert setup_codes.is_valid(second) and setup_codes.is_valid(second.lower().replace("-", " "))


def test_there_is_no_code_once_there_is_a_municipality(world):
    assert "/setup/" not in printed("setup_code")
