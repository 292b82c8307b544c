"""Six reports to the driehoek, ten days after a meeting, and what the driehoek decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from duiding.casework.groups.models import YouthGroup
from duiding.casework.interventions import actions as interventions
from duiding.casework.interventions.models import Bottleneck
from duiding.casework.reporting import actions as reporting
from duiding.casework.reporting.models import TriangleDecision, TriangleReport
from duiding.installation.demo.chapters import Told
from duiding.installation.demo.stage import Stage

Ruling = tuple[str, str, str]


@dataclass(frozen=True)
class Gathering:
    """One report: its kind, three sentences, and the decisions (cluster, kind, text); none = still to be discussed."""

    kind: str
    summary: str
    rulings: tuple[Ruling, ...]


GATHERINGS = {
    13: Gathering(
        "note",
        "De groep in Kromdijk is geduid. Er is veel goede wil. Wij vragen prioriteit voor een aanpak met een inloop.",
        (("village_hall", "prioritise", "De groep krijgt prioriteit. Begin met een inloop."),
         ("village_hall", "communication", "De burgemeester bezoekt het dorp."),),
    ),
    8: Gathering(
        "note",
        "De overlast op het parkeerdek is groot en duurt lang. De partners kennen de groep nu. Wij vragen prioriteit.",
        (("deck", "prioritise", "De groep krijgt prioriteit."),
         ("deck", "capacity", "De boa's krijgen tot de zomer extra uren in het weekend."),),
    ),
    6: Gathering(
        "quarter",
        "Twee plannen lopen. In Kromdijk is het rustig. Op het parkeerdek zijn de eerste stappen gezet.",
        (("village_hall", "other", "Doorgaan. De driehoek is tevreden."),
         ("deck", "communication", "De gemeente vertelt de buurt wat er gebeurt."),),
    ),
    4: Gathering(
        "quarter",
        "Op het parkeerdek dalen de signalen. De verlichting is een knelpunt. Kromdijk kan bijna worden afgerond.",
        (("deck", "measure", "De burgemeester belt de eigenaar over de verlichting."),
         ("village_hall", "other", "Bereid het afschalen voor."),),
    ),
    3: Gathering(
        "note",
        "De groep op fatbikes zorgt voor gevaar in de tunnel. De duiding is compleet. Wij vragen prioriteit.",
        (("fatbikes", "prioritise", "De groep krijgt prioriteit. Betrek de werkplaats."),
         ("deck", "capacity", "De extra uren in het weekend stoppen in de winter."),
         ("fatbikes", "communication", "School en ouders krijgen uitleg over fatbikes."),),
    ),
    1: Gathering(
        "note",
        "De groep bij de Winkelhof is geduid. De winkeliers vragen om hulp. Wij vragen prioriteit.",
        (),
    ),
}  # fmt: skip


class Driehoek:
    def __init__(self, stage: Stage, chapters: dict[str, Told]) -> None:
        self.stage = stage
        self.chapters = chapters

    def meet(self, ago: int, day: dt.date) -> None:
        gathering = GATHERINGS.get(ago)
        if gathering is None:
            return
        report = self._write(gathering, day)
        if not gathering.rulings:
            return
        for cluster, kind, text in gathering.rulings:
            self._rule(report, cluster, kind, text)
        with self.stage.as_("mayor") as actor:
            reporting.step_report(TriangleReport.objects.get(pk=report.pk), "discuss", actor=actor)
        self._follow_up(report, day)

    def _write(self, gathering: Gathering, day: dt.date) -> TriangleReport:
        with self.stage.as_("director") as actor:
            report = reporting.draft_report(
                actor=actor, period_from=day - dt.timedelta(days=90 if gathering.kind == "quarter" else 31),
                period_until=day, meets_on=day, kind=gathering.kind, summary=gathering.summary,
            )  # fmt: skip
            reporting.step_report(report, "ask_privacy_check", actor=actor)
        with self.stage.as_("fg") as actor:
            reporting.step_report(TriangleReport.objects.get(pk=report.pk), "adopt", actor=actor)
        with self.stage.as_("director") as actor:
            reporting.step_report(TriangleReport.objects.get(pk=report.pk), "send", actor=actor)
        return report

    def _rule(self, report: TriangleReport, cluster: str, kind: str, text: str) -> None:
        told = self.chapters[cluster]
        assert told.group is not None  # noqa: S101  (a report speaks of groups that exist)
        with self.stage.as_("mayor") as actor:
            group = YouthGroup.objects.get(pk=told.group.pk)
            bottleneck = told.bottleneck if kind == "measure" else None
            reporting.record_triangle_decision(
                TriangleReport.objects.get(pk=report.pk), group, kind, text, actor=actor,
                bottleneck=Bottleneck.objects.get(pk=bottleneck.pk) if bottleneck else None,
            )  # fmt: skip
            told.group = YouthGroup.objects.get(pk=told.group.pk)

    def _follow_up(self, report: TriangleReport, day: dt.date) -> None:
        with self.stage.as_("director") as actor:
            for decision in TriangleDecision.objects.filter(report=report).exclude(kind="prioritise"):
                reporting.follow_up(decision, "Uitgevoerd.", actor=actor, done_on=day)
            for told in self.chapters.values():
                row = told.bottleneck and Bottleneck.objects.get(pk=told.bottleneck.pk)
                if row and row.status == "decided":
                    interventions.step_bottleneck(
                        row, "solve", actor=actor, reason="De eigenaar herstelt het licht deze maand."
                    )
