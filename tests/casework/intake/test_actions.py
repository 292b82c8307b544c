"""Verbs of a signal, each for who may and who may not."""

import pytest
from django.db import DatabaseError, connection, transaction

from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal, SignalOriginal, SignalReview, SignalStatus
from duiding.directory.models import Area
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed, NotNow


def status_of(world, signal):
    return world.plant("SELECT status FROM casework_signal WHERE id = %s", (signal.pk,))[0][0]


def seen(world, who, signal):
    with world.acting(who):
        return Signal.objects.filter(pk=signal.pk).first()


def test_a_signal_travels_to_the_end(world, bring_in):
    signal = bring_in(world, admitted=True)
    with world.acting("director") as actor:
        signal = Signal.objects.get(pk=signal.pk)
        actions.discuss(signal, actor=actor)
        actions.give_feedback(signal, "De BOA gaat vaker langs.", actor=actor)
        actions.finish(signal, actor=actor)
        steps = (
            SignalReview.objects.filter(signal=signal).order_by("decided_at").values_list("step", flat=True)
        )
        assert list(steps) == ["submit", "take_up", "admit", "discuss", "finish"]
    assert status_of(world, signal) == "finished"
    assert seen(world, "youth_worker", signal).feedback == "De BOA gaat vaker langs."


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        ({"behaviours": []}, "behaviour"),
        ({"number_band": ""}, "number"),
        ({"area": None}, "place"),
        ({"text": "Kevin Jansen stond erbij"}, "person_data"),
        ({"text": "bsn 111222333", "guard_override": "is geen nummer van iemand"}, "person_data"),
        ({"online_theme": "@kevin_0612", "guard_override": "dat is een merk"}, "person_data"),
    ],
)
def test_an_unfinished_signal_is_not_sent(world, bring_in, facts, lacks):
    with pytest.raises(Lacking) as refusal:
        bring_in(world, **facts)
    assert refusal.value.codes == (lacks,)
    assert world.plant("SELECT count(*) FROM casework_signal")[0][0] == 0


def test_with_an_explanation_a_word_that_looks_like_a_name_may_stay(world, bring_in):
    signal = bring_in(world, text="Bij Kevin Jansen BV", guard_override="dat is een bedrijf")
    assert status_of(world, signal) == "submitted"


@pytest.mark.parametrize(("regime", "sent"), [("na", False), ("supervision", True), ("investigation", True)])
def test_a_special_officer_says_in_which_regime(world, bring_in, regime, sent):
    if sent:
        assert status_of(world, bring_in(world, "boa", regime=regime)) == "submitted"
        return
    with pytest.raises(Lacking) as refusal:
        bring_in(world, "boa", regime=regime)
    assert refusal.value.codes == ("regime",)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("youth_worker", True),
        ("school", True),
        ("halt", True),
        ("vnn", True),
        ("policy", False),
        ("mayor", False),
        ("fg", False),
    ],
)
def test_who_brings_in(world, bring_in, who, may):
    if may:
        assert status_of(world, bring_in(world, who)) == "submitted"
        return
    with pytest.raises(NotAllowed):
        bring_in(world, who)


@pytest.mark.parametrize("who", ["director", "secretary", "youth_worker", "outsider"])
def test_only_the_director_reviews(world, bring_in, who):
    signal = bring_in(world)
    with world.acting(who) as actor:
        if who == "director":
            actions.admit(signal, actor=actor)
        else:
            with pytest.raises(NotAllowed):
                actions.admit(signal, actor=actor)
    assert (status_of(world, signal) == "admitted") is (who == "director")


def test_sent_back_changed_and_sent_again(world, bring_in):
    signal = bring_in(world)
    with world.acting("director") as actor, pytest.raises(Lacking) as refusal:
        actions.send_back(Signal.objects.get(pk=signal.pk), "", "Wat is er gezien?", actor=actor)
    assert refusal.value.codes == ("ground",)
    with world.acting("director") as actor:
        actions.send_back(Signal.objects.get(pk=signal.pk), "unclear", "Wat is er gezien?", actor=actor)
    assert seen(world, "director", signal) is None  # a signal that was sent back is the reporter's again
    with world.acting("youth_worker") as actor:
        mine = Signal.objects.get(pk=signal.pk)
        with pytest.raises(Lacking) as refusal:
            actions.submit(mine, actor=actor)
        assert refusal.value.codes == ("changed",)
    with world.acting("youth_worker") as actor:
        mine = Signal.objects.get(pk=signal.pk)
        actions.rewrite(mine, mine.version, actor=actor, text="Zes scooters op het plein.")
    with world.acting("youth_worker") as actor:
        actions.submit(Signal.objects.get(pk=signal.pk), actor=actor)
    assert status_of(world, signal) == "submitted"


def test_a_refused_signal_loses_its_text(world, bring_in):
    signal = bring_in(world, text="Rare dingen op straat", impact="Buren klagen")
    with world.acting("director") as actor, pytest.raises(Lacking):
        actions.refuse(Signal.objects.get(pk=signal.pk), "", actor=actor)
    with world.acting("director") as actor:
        actions.refuse(Signal.objects.get(pk=signal.pk), "Gaat niet over een groep.", actor=actor)
    mine = seen(world, "youth_worker", signal)
    assert (mine.status, mine.text, mine.impact) == (SignalStatus.REFUSED, "", "")


def test_admitting_asks_why_when_a_name_seems_to_stand_in_it(world, bring_in):
    signal = bring_in(world)
    world.plant("UPDATE casework_signal SET text = 'Kevin Jansen was erbij' WHERE id = %s", (signal.pk,))
    with world.acting("director") as actor:
        row = Signal.objects.get(pk=signal.pk)
        with pytest.raises(Lacking):
            actions.admit(row, actor=actor)
        actions.mask_text(row, row.version, "[naam] was erbij", actor=actor)
        actions.admit(row, actor=actor)
    assert status_of(world, signal) == "admitted"


def test_not_twice(world, bring_in):
    signal = bring_in(world, admitted=True)
    with world.acting("director") as actor, pytest.raises(NotNow):
        actions.admit(Signal.objects.get(pk=signal.pk), actor=actor)


ATTEMPTS = {
    "status": "UPDATE casework_signal SET status = 'admitted' WHERE id = %s",
    "lane": "UPDATE casework_signal SET lane_id = gen_random_uuid() WHERE id = %s",
    "reporter": "UPDATE casework_signal SET reporter_id = NULL WHERE id = %s",
    "delete": "DELETE FROM casework_signal WHERE id = %s",
    "original": "DELETE FROM casework_signaloriginal WHERE signal_id = %s",
    "service": "SELECT ctx.ensure_import_service(%s::text)",
}


@pytest.mark.parametrize("what", sorted(ATTEMPTS))
def test_sql_of_the_web_role_is_refused(world, bring_in, what):
    signal = bring_in(world)
    with world.acting("director"), pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(ATTEMPTS[what], [signal.pk])
    assert status_of(world, signal) == "submitted"


def test_nobody_writes_under_another_name(world):
    with world.acting("youth_worker") as actor, pytest.raises(DatabaseError), transaction.atomic():
        Signal(
            municipality_id=actor.municipality_id, organisation_id=actor.organisation_id,
            reporter_id=world.person_id("director"), reference="AAAAAA", behaviours=["noise"],
            number_band="4-7", observed_from=actor.at, area=Area.objects.first(),
        ).save(force_insert=True)  # fmt: skip


def test_an_original_is_laid_by_its_reporter_only(world, bring_in):
    signal = bring_in(world)
    with world.acting("police") as actor, pytest.raises(DatabaseError), transaction.atomic():
        SignalOriginal(municipality_id=actor.municipality_id, signal_id=signal.pk, text="x").save(
            force_insert=True
        )
