"""Pages of the gallery that show components and charts one by one, in every state."""

import datetime as dt
from typing import Any

from duiding.web import charts
from duiding.web import gallery_samples as samples


def _matrix() -> dict[str, Any]:
    columns = [("D0", "Plek en tijd"), ("D1", "Groepsbeeld"), ("D2", "Namen"), ("D3", "Rol in groep")]
    yes, own = ("yes", "ja", "/components/"), ("part", "eigen", "/components/")
    no, never = ("no", "nee", ""), ("never", "nooit", "")
    rows = [
        ("Procesregisseur", [yes, yes, ("part", "met reden", "/components/"), yes]),
        ("Jongerenwerk", [yes, yes, own, no]),
        ("School", [own, yes, no, never]),
    ]
    return {"columns": columns, "rows": rows}


def components() -> dict[str, Any]:
    purposes = (
        "Wat zien we?",
        "Is dit een groep?",
        "Moet het met namen?",
        "Wat is er aan de hand?",
        "Wat gaat voor?",
        "Wat spreken we af?",
        "Helpt het?",
        "Wat leerden we?",
    )
    return {
        "trail": [("Start", "/components/"), ("Onderdelen", "")],
        "strips": [samples.strip("1"), samples.strip("2B"), samples.strip("7", closed=True)],
        "flow": [(code, name, purposes[i], "/components/") for i, (code, name) in enumerate(samples.STEPS)],
        "matrix": _matrix(),
        "agenda": [
            samples.AgendaItem(1, "A", "Actielijst", "", 5),
            samples.AgendaItem(
                2, "A", "Parkeerdek Noord", "Stap 6 · 8 signalen", 10, "/components/group/", True
            ),
            samples.AgendaItem(
                3, "B", "Parkeerdek Noord: namen", "Alleen wie namen mag zien", 1, "/components/"
            ),
        ],
        "rows": [
            samples.Row(
                "Vuurwerk, Parkeerdek Noord", "/components/", "jeugd-BOA · 17 nov · 4–8 jongeren", "K7P2QX"
            ),
            samples.Row(
                "Ruzie in een groepsapp", "/components/", "school · 21 okt · lijkt op 2 andere", "M3D9TA"
            ),
        ],
        "names": [("Daan V.", "contact jongerenwerk"), ("Yara B.", "jeugdconsulent"), ("Milan K.", "")],
        "until": dt.datetime.now(dt.UTC) + dt.timedelta(minutes=8),
        "tasks": [
            *samples.tasks(),
            samples.Task("Verlichting hersteld", "Beheer openbare ruimte", "klaar 19 okt", is_done=True),
        ],
        "checklist": samples.checklist(),
        "goals": samples.goals(),
        "timeline": samples.timeline(),
        "facts": [
            ("Eigenaar", "Jongerenwerk"),
            ("Begonnen", "10 september"),
            ("Volgende evaluatie", "10 januari"),
        ],
        "late": samples.TODAY - dt.timedelta(days=5),
        "soon": samples.TODAY + dt.timedelta(days=48),
        "today": samples.TODAY,
        "lines": [
            "Kijk naar de signalen van deze maand.",
            "Vraag elke partij wat zij zien.",
            "Leg het besluit vast.",
        ],
        "sentences": ["Politie ziet plek, tijd en groepsbeeld.", "School ziet alleen de eigen signalen."],
        "kinds": ["info", "ok", "warning", "error"],
    }


def charts_in_states() -> dict[str, Any]:
    hours = tuple(range(8, 24))
    days = ("ma", "di", "wo", "do", "vr", "za", "zo")
    counts = tuple(
        tuple(max(0, (3 if day in (4, 5) else 1) * (4 - abs(hour - 20))) for hour in hours)
        for day in range(7)
    )
    sparks = [
        charts.sparkline(
            charts.Sparkline(
                f"s{i}", f"{name}: {sum(row[-4:])} signalen in 4 weken", f"Per week: {row}", row, 9
            )
        )
        for i, (name, row) in enumerate(
            [
                ("Parkeerdek Noord", samples.COUNTS),
                ("Stationsplein", samples.COUNTS[::-1]),
                ("Dorpshuis", (0,) * 26),
            ]
        )
    ]
    return {
        "chart": samples.week_chart("vol", samples.COUNTS),
        "few": samples.week_chart("weinig", (0, 0, 1, 0, 0, 0), with_flags=False),
        "many": samples.week_chart(
            "veel", tuple(7 * c for c in samples.COUNTS + samples.COUNTS), with_flags=False
        ),
        "sparks": sparks,
        "change": samples.change(),
        "map": samples.place_map(),
        "grid": charts.hour_grid(
            charts.HourGrid(
                "uren",
                "Signalen per dag en uur",
                "Vooral vrijdag en zaterdag rond 20 uur.",
                days,
                hours,
                counts,
            )
        ),
        "goals": samples.goals(),
    }
