"""The life of a version: who may not approve their own work, what no covenant opens, how it is evaluated and ends."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from duiding.covenant import actions, version_actions
from duiding.covenant.models import Covenant, CovenantDecision, Dpia, Party, Rule
from duiding.covenant.sentences import LACKING
from duiding.directory.service import in_municipality
from duiding.directory.steps import Lacking


def copied(world, who: str = "director") -> Covenant:
    with world.acting(who) as actor:
        newest = Covenant.objects.order_by("-number")[0]
        return version_actions.copy_covenant(
            newest, actor.today, actor.today + dt.timedelta(days=900), actor=actor
        )


def lacking(world, who: str, version: Covenant, step: str, **said: object) -> tuple[str, ...]:
    """What keeps this person from the step; nothing when it was taken."""
    with world.acting(who) as actor:
        try:
            version_actions.take(Covenant.objects.get(pk=version.pk), step, actor=actor, **said)
        except Lacking as why:
            return why.codes
    return ()


def prepared(world, version: Covenant) -> dict[str, object]:
    """Ready for the agreement; gives what the college and the mayor said."""
    with world.acting("safety") as actor:
        if version.status == "concept":
            actions.step_covenant(version, "send_to_legal_check", actor=actor)
        actions.check_legally(version, "In orde bevonden.", "jurist", actor.today, actor=actor)
    with world.acting("fg") as actor:
        actions.advise(version, "Positief.", "FG", actor.today, actor=actor)
        return {"college_decision": "besluit 3", "college_on": actor.today, "mayor_on": actor.today}


CHANGES = {
    "a cell added": lambda v, actor: version_actions.add_rules(
        v, v.articles.get(number="6"), ["6"], actor=actor, role="WR", category="D1", operation="read",
        relation="all", condition="none", note="",
    ),
    "a cell removed": lambda v, actor: version_actions.remove_rule(
        Rule.objects.filter(covenant=v, role="VNN")[0], actor=actor
    ),
    "an article": lambda v, actor: v.articles.get(number="4").change(None, text="Een andere tekst."),
    "a fact": lambda v, actor: v.change(None, purpose="Een ander doel."),
}  # fmt: skip


@pytest.mark.parametrize("change", ["a cell added", "a cell removed", "an article", "a fact"])
def test_whoever_changed_anything_of_a_version_does_not_agree_to_it(world, change):
    version = copied(world)
    with world.acting("privacy") as actor:
        CHANGES[change](Covenant.objects.get(pk=version.pk), actor)
    agreed = prepared(world, version)
    assert lacking(world, "privacy", version, "agree", **agreed) == ("second_person",)
    page = world.client("mayor").get(f"/covenant/versions/{version.pk}/").content.decode()
    assert "Petra" in page and "Wie aan deze versie werkte" in page
    assert lacking(world, "mayor", version, "agree", **agreed) == ()


def test_whoever_recorded_a_signature_does_not_put_it_in_force(world):
    version = copied(world)
    agreed = prepared(world, version)
    assert lacking(world, "mayor", version, "agree", **agreed) == ()
    with world.acting("director") as actor:
        actions.step_covenant(Covenant.objects.get(pk=version.pk), "open_signing", actor=actor)
    with world.acting("privacy") as actor:
        parties = list(Party.objects.filter(covenant=version))
        for party in parties:
            actions.sign(party, "Bestuurder", "directeur", "", actor.today, actor=actor)
    assert set(lacking(world, "privacy", version, "put_in_force")) == {"mandates", "second_person_signing"}
    with world.acting("privacy"):
        for party in parties:
            party.change(None, mandate="register")
    assert lacking(world, "mayor", version, "put_in_force") == ()


def test_other_cells_ask_a_new_assessment_and_the_same_cells_do_not(world):
    version = copied(world)
    with world.acting("director") as actor:
        CHANGES["a cell added"](version, actor)
    with world.acting("director"), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.missing('covenant', %s, 'put_in_force', '{}')", [version.pk])
        assert "dpia_renewed" in cursor.fetchone()[0]
    with world.acting("privacy") as actor:
        row = Dpia.objects.get()
        actions.step_dpia(row, "needs_revision", actor=actor, reason="nieuwe versie")
        for step in ("start", "ask_advice"):
            actions.step_dpia(row, step, actor=actor)
    with world.acting("fg") as actor:
        actions.advise(row, "Passend.", "FG", actor.today, actor=actor)
    with world.acting("mayor") as actor:
        actions.step_dpia(Dpia.objects.get(), "adopt", actor=actor)
    with world.acting("director"), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.missing('covenant', %s, 'put_in_force', '{}')", [version.pk])
        assert "dpia_renewed" not in cursor.fetchone()[0]


def test_a_dpia_is_looked_at_again_within_three_years(world):
    world.plant("UPDATE covenant_dpia SET review_on = ctx.today() + 1200, status = 'fg_advice'")
    with world.acting("mayor") as actor, pytest.raises(Lacking) as lacks:
        actions.step_dpia(Dpia.objects.get(), "adopt", actor=actor)
    assert "review_far" in lacks.value.codes


IMPOSSIBLE = [
    ({"role": "ADM", "category": "D0"}, "no_case_role"),
    ({"role": "GRF", "category": "D1"}, "no_case_role"),
    ({"role": "POL", "category": "D2", "step": "2A"}, "too_early"),
    ({"role": "POL", "category": "D4", "step": "*"}, "too_early"),
    ({"role": "SCH", "category": "D2"}, "never_names"),
    ({"role": "VNN", "category": "D3"}, "never_names"),
    ({"role": "FG", "category": "D2"}, "never_names"),
    ({"role": "JC", "category": "D2"}, "own_action_only"),
    ({"role": "JC", "category": "D6", "relation": "own_action"}, "attendance_only"),
    ({"role": "PR", "category": "D4"}, "police_data"),
    ({"role": "JW", "category": "D2"}, "police_data"),
    ({"role": "HALT", "category": "D2", "relation": "own_action"}, "police_data"),
]


@pytest.mark.parametrize(("cell", "code"), IMPOSSIBLE)
def test_what_no_covenant_opens_is_refused_in_words(world, cell, code):
    version = copied(world)
    whole = {"operation": "read", "relation": "invited", "condition": "none", "note": "", "step": "6"} | cell
    step = whole.pop("step")
    with world.acting("director") as actor:
        article = version.articles.get(number="6")
        with pytest.raises(Lacking) as lacks:
            version_actions.add_rules(version, article, [step], actor=actor, **whole)
    assert lacks.value.codes == (code,)
    if step in ("1", "2A", "*"):
        return  # the form has words of its own for these
    typed = {**whole, "steps": [step], "article": str(article.pk), "valid_until": ""}
    answer = world.post("director", f"/covenant/versions/{version.pk}/cells/new/", typed)
    assert answer.status_code == 422
    assert str(LACKING[code]) in answer.content.decode().replace("&quot;", '"')


def test_an_evaluation_is_continued_or_extended_with_what_it_found(world):
    with world.acting("director") as actor:
        version = Covenant.objects.get()
        before, today = version.ends_on, actor.today
    url = f"/covenant/versions/{version.pk}/steps/"
    assert world.post("privacy", f"{url}evaluate/").status_code == 302
    found = {
        "findings": "De partners vinden elkaar sneller.",
        "next_evaluation_on": str(today + dt.timedelta(300)),
    }
    assert world.post("mayor", f"{url}continue/", {}).status_code == 422
    late = found | {"next_evaluation_on": str(today + dt.timedelta(400))}
    assert "binnen een jaar" in world.post("mayor", f"{url}continue/", late).content.decode()
    assert world.post("mayor", f"{url}continue/", found).status_code == 302
    with world.acting("director"):
        version = Covenant.objects.get()
        assert (version.status, version.ends_on) == ("in_force", before)
        assert version.evaluation_due_on == today + dt.timedelta(300)
    assert world.post("privacy", f"{url}evaluate/").status_code == 302
    longer = found | {"extended_until": str(before + dt.timedelta(365))}
    own = world.post("privacy", f"{url}extend/", longer)
    assert own.status_code == 422 and "Iemand anders moet het convenant verlengen" in own.content.decode()
    too_long = longer | {"extended_until": str(before + dt.timedelta(5 * 365))}
    assert world.post("mayor", f"{url}extend/", too_long).status_code == 422
    assert world.post("mayor", f"{url}extend/", longer).status_code == 302
    with world.acting("director"):
        assert Covenant.objects.get().ends_on == before + dt.timedelta(365)
    page = world.client("fg").get(f"/covenant/versions/{version.pk}/").content.decode()
    assert "De partners vinden elkaar sneller." in page and "verlengd" in page


def test_an_overdue_evaluation_stands_on_the_start_page_and_on_the_covenant(world):
    world.plant("UPDATE covenant_covenant SET evaluation_due_on = ctx.today() - 3")
    for who, shown in (("director", True), ("fg", True), ("school", False)):
        page = world.client(who).get("/").content.decode()
        assert ("Het convenant moet worden geëvalueerd" in page) is shown, who
    assert "De evaluatie had klaar moeten zijn" in world.client("school").get("/covenant/").content.decode()


def test_by_itself_a_version_ends_after_its_last_day_and_a_dpia_lapses(world):
    with in_municipality("testdam"):
        assert actions.keep_covenants() == (0, 0)
    world.plant("UPDATE covenant_covenant SET starts_on = ctx.today() - 9, ends_on = ctx.today() - 1")
    world.plant("UPDATE covenant_dpia SET review_on = ctx.today() - 1")
    with in_municipality("testdam"):
        assert actions.keep_covenants() == (1, 1)
    with world.acting("director"):
        decision = CovenantDecision.objects.get(step="expire")
        assert (decision.role, Covenant.objects.get().status) == ("SVC", "ended")
        assert Dpia.objects.get().status == "revision_needed"
    with pytest.raises(Exception, match="only the service"), world.acting("mayor"):
        actions.keep_covenants()


def test_two_versions_are_compared_word_by_word_and_cell_by_cell(world):
    version = copied(world)
    with world.acting("director") as actor:
        old = version.articles.get(number="4").text
        version.articles.get(number="4").change(None, text=old.replace("elke maand", "elke week"))
        version.change(None, age_max=21)
        CHANGES["a cell added"](version, actor)
        Rule.objects.filter(covenant=version, role="VNN", category="D1", step__in=("6", "*")).delete()
    page = world.client("fg").get(f"/covenant/versions/{version.pk}/differences/?step=6").content.decode()
    assert '<del><span class="dui-hidden">weg: </span>maand</del>' in page
    assert '<ins><span class="dui-hidden">nieuw: </span>week</ins>' in page
    assert page.count("<h3") == 2  # one article differs, and the list
    row = page.split("Wijkregisseur")[1].split("</tr>")[0]
    assert "+ nieuw" in row and "zien" in row
    row = page.split("Preventiemedewerker")[1].split("</tr>")[0]
    assert "− weg" in row
    other = (
        world.client("fg")
        .get(f"/covenant/versions/{version.pk}/differences/?with=1&step=2A")
        .content.decode()
    )
    assert "+ nieuw" not in other.split("Alle verschillen")[0]
