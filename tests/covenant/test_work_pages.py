"""Work instructions beside the work: read, confirmed, renewed."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from duiding.covenant.models import InstructionRead, WorkInstruction, WorkProcess

PAGE = "/work-instructions/1/"


def panel(screen: str, actor: object) -> str:
    return Template("{% help_for screen %}").render(Context({"actor": actor, "screen": screen}))


def edition(today: dt.date, **changed: object) -> dict[str, object]:
    return {
        "version": "1",
        "title": "Een signaal insturen",
        "when": "Je ziet iets.",
        "actions": "Bel 112.\nKijk goed.",
        "done_when": "Je ziet een code.",
        "term": "Dezelfde dag.",
        "watch_out": "",
        "owner_role": "PR",
        "effective_on": today.isoformat(),
        "review_on": (today + dt.timedelta(days=90)).isoformat(),
    } | changed


def test_the_panel_shows_five_lines_of_the_edition_that_counts(shared_world):
    with shared_world.acting("youth_worker") as actor:
        with CaptureQueriesContext(connection) as asked:
            html = panel("signal_new", actor)
        assert len(asked) == 1
        assert html.count("<li>") == 5
        assert PAGE in html
        assert panel("no_such_screen", actor).strip() == ""
    assert panel("signal_new", None).strip() == ""


def test_reading_is_confirmed_once_and_the_owner_sees_counts_without_names(world):
    assert world.client("youth_worker").get("/work-instructions/").status_code == 200
    for _ in range(2):
        assert world.post("youth_worker", f"{PAGE}receipt/").status_code == 302
    with world.acting("director"):
        assert InstructionRead.objects.filter(instruction__number=1).count() == 1
    page = world.client("director").get(PAGE).content.decode()
    assert "Welzijn" in page and "Karim" not in page
    assert "Welzijn" not in world.client("vnn").get(PAGE).content.decode()


def test_a_new_edition_asks_to_read_again_and_keeps_the_older(world):
    world.post("youth_worker", f"{PAGE}receipt/")
    with world.acting("director") as actor:
        today = actor.today
    url = f"{PAGE}editions/new/"
    assert world.post("youth_worker", url, edition(today)).status_code == 403
    assert world.post("director", url, edition(today, actions="")).status_code == 422
    assert world.post("director", url, edition(today)).status_code == 302
    # Made from edition 1, which is old now.
    assert world.post("director", url, edition(today)).status_code == 422
    with world.acting("youth_worker") as actor:
        assert WorkInstruction.objects.filter(number=1).count() == 2
        html = panel("signal_new", actor)
        assert "Kijk goed." in html
    client = world.client("youth_worker")
    assert f'action="{PAGE}receipt/"' in client.get(PAGE).content.decode()
    assert "Kies een openbare plek" in client.get(f"{PAGE}editions/1/").content.decode()


def test_an_edition_of_later_does_not_show_before_its_day(world):
    with world.acting("director") as actor:
        today = actor.today
    later = today + dt.timedelta(days=5)
    data = edition(today, effective_on=later.isoformat())
    assert world.post("director", f"{PAGE}editions/new/", data).status_code == 302
    with world.acting("youth_worker") as actor:
        assert "Kijk goed." not in panel("signal_new", actor)


def test_the_work_process_shows_eight_boxes_and_a_change_is_a_new_version(world):
    page = world.client("school").get("/work-process/").content.decode()
    assert page.count('class="dui-flow__code"') == 8
    with world.acting("director") as actor:
        today = actor.today
        step = WorkProcess.objects.get().steps[1]
    data = {name: step[name] for name in ("name", "purpose", "who", "input", "output", "term")}
    lines = [step["checklist"][0]["text"], "Er is een nieuwe regel."]
    data |= {"version": "1", "checklist": "\n".join(lines), "effective_on": today.isoformat()}
    url = "/work-process/steps/2A/"
    assert world.post("school", url, data).status_code == 403
    assert world.post("director", url, data).status_code == 302
    assert world.client("director").get("/work-process/steps/9/").status_code == 404
    with world.acting("director"):
        newest = WorkProcess.objects.order_by("-number").first()
        assert [item["text"] for item in newest.steps[1]["checklist"]] == lines
        assert newest.steps[1]["checklist"][0]["id"] == step["checklist"][0]["id"]
