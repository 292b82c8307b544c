"""A party leaves the covenant while somebody of it is at work; the FG sees who opened names and why."""

from __future__ import annotations

import re

from tests.casework.groups.story import Story

from duiding.casework.groups import actions
from duiding.casework.groups.models import YouthGroup


def test_a_party_leaves_in_the_middle_of_the_work(site, browse):
    story = Story(site.world)
    story.to_2b()
    youth_worker = browse(site, "youth_worker", width=390)
    youth_worker.go(f"/groups/{story.group_id}/")
    director = browse(site, "director")
    director.go("/covenant/?step=2B")
    assert "Jongerenwerker" in director.text()
    director.picture("covenant-matrix", main=True, whole=True)
    reader = browse(site, "director")
    reader.go("/work-instructions/5/")
    assert "Van 2A naar 2B" in reader.text()
    reader.picture("work-instruction", main=True, whole=True)
    director.follow("Alles over deze versie")
    director.picture("covenant-version", whole=True)
    director.page.get_by_role("link", name=re.compile("Stopt.*Welzijn")).click()
    director.press("Laat deze partij stoppen")
    assert "Zet het vinkje als je het zeker weet." in director.text()
    director.picture("covenant-leaving")
    director.page.get_by_role("checkbox").check()
    director.press("Laat deze partij stoppen")
    assert "De partij is gestopt" in director.text()
    youth_worker.go(f"/groups/{story.group_id}/", status=404)
    narrow = browse(site, "director", width=390)
    for path, name in (
        ("/covenant/", "covenant-matrix-390"),
        ("/covenant/versions/", "covenant-versions-390"),
        ("/covenant/wpg/", "covenant-wpg-390"),
        ("/covenant/retention/", "covenant-retention-390"),
        ("/work-process/", "work-process-390"),
        ("/work-instructions/5/", "work-instruction-390"),
    ):
        narrow.go(path)
        narrow.picture(name, whole=True)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_fg_sees_who_looked_at_names_and_that_nothing_was_changed(site, browse):
    story = Story(site.world)
    story.to_2b()
    story.member()
    with site.world.acting("police") as actor:
        actions.open_names(YouthGroup.objects.get(pk=story.group_id), "meeting", actor=actor)
    site.world.plant("SELECT audit.seal_now()")
    fg = browse(site, "fg")
    fg.go("/trail/")
    fg.picture("trail-looks", main=True, whole=True)
    fg.go("/trail/lines/?action=disclose")
    assert "Jeroen" in fg.text() and "overleg voorbereiden" in fg.text()
    assert "Vaalburg" not in fg.page.content()
    fg.picture("trail", main=True, whole=True)
    fg.follow("Keten")
    assert "Elk zegel past bij de regels eronder" in fg.text()
    fg.picture("trail-chain")
    fg.go("/privacy/lists/")
    fg.picture("privacy-lists")
    narrow = browse(site, "fg", width=390)
    for path, name in (
        ("/trail/", "trail-looks-390"),
        ("/trail/lines/", "trail-390"),
        ("/trail/questions/", "trail-questions-390"),
        ("/trail/processing/", "trail-processing-390"),
        ("/privacy/reads/", "privacy-reads-390"),
        ("/privacy/extracts/", "privacy-extracts-390"),
        ("/trail/chain/", "trail-chain-390"),
        ("/privacy/lists/", "lists-390"),
    ):
        narrow.go(path)
        narrow.picture(name, whole=True)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_work_instruction_is_read_beside_the_work(site, browse):
    youth_worker = browse(site, "youth_worker", width=390)
    youth_worker.go("/signals/new/")
    youth_worker.follow("De hele werkinstructie")
    youth_worker.press("Ik heb dit gelezen")
    assert "Je hebt deze uitgave gelezen." in youth_worker.text()
    wide = browse(site, "director")
    wide.go("/work-instructions/")
    wide.picture("work-instructions", whole=True)
    wide.go("/work-process/")
    wide.picture("work-process", main=True, whole=True)
    wide.go("/work-instructions/1/editions/new/")
    wide.picture("work-new-edition", whole=True)
    for path, name in (
        ("/covenant/versions/new/", "covenant-new"), ("/covenant/wpg/", "covenant-wpg"),
        ("/covenant/dpia/", "covenant-dpia"), ("/covenant/retention/", "covenant-retention"),
        ("/covenant/articles/", "covenant-articles"),
    ):  # fmt: skip
        wide.go(path)
        wide.picture(name)
