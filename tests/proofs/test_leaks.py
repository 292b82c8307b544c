"""The cases of `prove leaks` notice when a door is opened."""

from __future__ import annotations

import pytest

from duiding.installation.proofs.leaked import CASES, Scene

OPENED = {
    "CREATE POLICY more ON casework_youthgroup FOR SELECT TO duiding_web USING (true)": {
        "leak_03_an_action_on_a_hidden_record", "leak_12_hidden_in_the_bytes", "no_setting_opens_a_row",
    },
    "CREATE POLICY more ON casework_signal FOR SELECT TO duiding_web USING (true);"
    "CREATE POLICY more ON casework_signallane FOR SELECT TO duiding_web USING (true)": {
        "leak_06_a_hidden_signal_by_its_place", "the_verb_head",
    },
    "CREATE POLICY more ON casework_agendaitem FOR SELECT TO duiding_web USING (true)": {
        "leak_08_a_hidden_row_with_a_row_in_sight",
    },
    "CREATE POLICY more ON casework_trianglereport FOR SELECT TO duiding_web USING (true)": {
        "a_report_that_is_not_sent_is_nowhere",
    },
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("opened", list(OPENED))
def test_a_door_that_is_opened_is_noticed(server, django_db_blocker, opened):
    """Every policy of ours is permissive; one more lets everybody of the municipality in."""
    with django_db_blocker.unblock(), server.demo() as demo:
        scene = Scene(demo, ("school", "vnn"))
        server.sql(opened, demo.dbname)
        noticed = {case.name for case in CASES if case.name in OPENED[opened] and list(case.check(scene))}
    assert noticed == OPENED[opened]
