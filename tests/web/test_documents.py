"""Each document as a reader and a screen reader meet it: tags, language, title, pages, text."""

import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.release.figures_of import figures
from tests.web.pdf_reader import Pdf, read_pdf

from duiding.web.documents import (
    Action,
    Agenda,
    AskedDecision,
    CovenantArticle,
    CovenantDocument,
    CovenantMatrix,
    CovenantSignature,
    Decision,
    LetterBlock,
    MatrixRow,
    Minutes,
    NotificationLetter,
    Participant,
    TriangleGroup,
    TriangleReport,
    covenant,
    minutes,
    notification_letter,
    triangle_report,
)
from duiding.web.documents.labels import LABELS
from duiding.web.documents.sparkline import sparkline
from duiding.web.documents.typesetting import FONT_PACKAGE

BASE = {"language": "nl", "municipality": "Gemeente Vlierdam", "made_at": datetime(2026, 11, 24, tzinfo=UTC)}
TYPST_CODE = '#panic("x") *vet* _schuin_ $a$ \\ @bron <label> = kop // weg /* weg */ [x] #import "page.typ"'

MINUTES = Minutes(
    **BASE,
    title="Verslag duidingsoverleg november",
    held_on=date(2026, 11, 26),
    place="Stadhuis",
    state="concept",
    participants=(
        Participant("Marit B.", "Gemeente", "procesregisseur", True),
        Participant("Karim L.", "Welzijn", "jongerenwerker", False),
    ),
    items=(
        Agenda(
            "Skatebaan",
            "Het is rustiger.\nEr is contact.",
            (Decision("Wij gaan door.", "Het werkt."),),
            (Action("Inloop openen", "Welzijn", date(2026, 12, 1)),),
        ),
        Agenda("Rondvraag", "Geen vragen."),
    ),
)


def group(number: int, text: str = "Twaalf jongeren doen mee.") -> TriangleGroup:
    return TriangleGroup(
        f"Noord {number}",
        "6 uitvoeren",
        "minder",
        figures(5, 10, None, 5),
        text,
        text,
        "Wachttijd.",
        "Capaciteit.",
    )


REPORT = TriangleReport(
    **BASE,
    title="Rapportage aan de driehoek",
    meeting_on=date(2026, 12, 10),
    period="najaar 2026",
    reader="de burgemeester",
    asked=(AskedDecision("Geef Noord 1 prioriteit."), AskedDecision("Verleng de inzet.")),
    sentences=("Het is rustiger.", "Het station vraagt aandacht.", "Er is capaciteit nodig."),
    groups=(group(1), group(2)),
    earlier_actions="Vijf klaar, één loopt.",
)
LETTER = NotificationLetter(
    **BASE,
    title="Wij hebben gegevens over je",
    sender=("Gemeente Vlierdam", "De burgemeester"),
    addressee=("Şerife Öztürk", "Lindelaan 1"),
    written_on=date(2026, 11, 24),
    reference="K7QX2M",
    blocks=(LetterBlock("Wie zijn wij?", "Wij werken samen."), LetterBlock("", "Bel gerust.")),
    closing="Met vriendelijke groet,",
    signed_by=("De burgemeester",),
)
COVENANT = CovenantDocument(
    **BASE,
    title="Convenant aanpak jeugdgroepen",
    version="3",
    state="van kracht",
    valid_from=date(2026, 7, 1),
    valid_until=date(2029, 6, 30),
    articles=(
        CovenantArticle("1", "Doel", "Samen op tijd."),
        CovenantArticle("2", "Reikwijdte", "Tot 24 jaar."),
    ),
    matrices=(CovenantMatrix("Stap 2B", ("D0", "D2"), (MatrixRow("School", ("eigen", "")),)),),
    signatures=(
        CovenantSignature("Politie", "N. Agent", "teamchef", date(2026, 6, 1)),
        CovenantSignature("School", "", "directeur", None),
    ),
)


def triangle_pdf(report: TriangleReport) -> bytes:
    return triangle_report(report).pdf


EVERY = [(minutes, MINUTES), (triangle_pdf, REPORT), (notification_letter, LETTER), (covenant, COVENANT)]


def read(make, document) -> Pdf:
    return read_pdf(make(document))


@pytest.mark.parametrize(("make", "document"), EVERY)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_document_is_tagged_pdf_ua_with_its_title_and_language(make, document, language):
    pdf = read(make, replace(document, language=language))
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.xmp()
    assert document.title in pdf.xmp()
    assert pdf.language() == [language]
    assert pdf.entry(r"/Marked\s+(\w+)") == ["true"]
    assert pdf.entry(r"/DisplayDocTitle\s+(\w+)") == ["true"]
    assert {"Document", "Title", "H1", "P"} <= set(pdf.tags())


@pytest.mark.parametrize(("make", "document"), EVERY)
def test_the_same_contents_give_the_same_bytes(make, document):
    assert make(document) == make(document)


@pytest.mark.parametrize(("make", "document"), EVERY)
def test_the_sans_font_is_used_when_its_package_is_there(make, document):
    expected = "SourceSansPro" if importlib.util.find_spec(FONT_PACKAGE) else "LibertinusSerif"
    assert any(font.startswith(expected) for font in read(make, document).fonts())


def test_minutes_hold_the_meeting_and_every_table_has_a_heading_row():
    pdf = read(minutes, MINUTES)
    text = pdf.text()
    for part in (
        "26 november 2026",
        "Stadhuis",
        "Marit B.",
        "1. Skatebaan",
        "Wij gaan door.",
        "Inloop openen",
    ):
        assert part in text
    assert "1 december 2026" in text
    assert pdf.tags().count("Table") == pdf.tags().count("THead") == 3
    assert pdf.tags().count("TH") == 4 + 3 + 3


def test_a_long_table_stays_one_table_over_its_pages():
    many = tuple(Participant(f"Deelnemer {number}", "Gemeente", "gast", True) for number in range(120))
    pdf = read(minutes, replace(MINUTES, participants=many, items=()))
    assert len(pdf.pages()) >= 3
    assert (pdf.tags().count("Table"), pdf.tags().count("THead")) == (1, 1)


@pytest.mark.parametrize(
    ("make", "document"),
    [
        (minutes, replace(MINUTES, items=(Agenda(TYPST_CODE, TYPST_CODE, (Decision(TYPST_CODE, ""),)),))),
        (triangle_pdf, replace(REPORT, sentences=(TYPST_CODE, "b", "c"), groups=(group(1, TYPST_CODE),))),
        (notification_letter, replace(LETTER, blocks=(LetterBlock(TYPST_CODE, TYPST_CODE),))),
        (covenant, replace(COVENANT, articles=(CovenantArticle("1", TYPST_CODE, TYPST_CODE),))),
    ],
)
def test_what_looks_like_typst_stays_text(make, document):
    assert "".join(TYPST_CODE.split()) in "".join(read(make, document).text().split())


@pytest.mark.parametrize("signs", ["😡", "中文", "\x00", "\x07", "\ud800", "\u0905", "\U000e0041", "꜀"])
def test_a_sign_that_no_font_shows_does_not_stop_the_document(signs):
    text = read(minutes, replace(MINUTES, place=f"Stad{signs}huis")).text().replace(" ", "")
    assert f"Stad{'�' * len(signs)}huis" in text


@pytest.mark.parametrize(
    "name", ["Şerife Öztürk", "Ğülşah Işık", "Đorđe Žižić", "Łukasz Wójcik", "Țepeș", "Māra"]
)
def test_names_of_europe_are_written_with_their_own_letters(name):
    assert name in read(notification_letter, replace(LETTER, addressee=(name,))).text()


def test_the_letter_holds_its_blocks_in_order():
    text = read(notification_letter, LETTER).text()
    parts = [
        "Gemeente Vlierdam",
        "Şerife Öztürk",
        "K7QX2M",
        LETTER.title,
        "Wie zijn wij?",
        "Bel gerust.",
        "groet",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_the_covenant_says_no_where_nothing_is_open():
    text = read(covenant, COVENANT).text()
    for part in (
        "van 1 juli 2026 tot en met 30 juni 2029",
        "Artikel 2. Reikwijdte",
        "eigennee",
        "nog niet getekend",
    ):
        assert part.replace(" ", "") in text.replace(" ", "")
    assert "nog niet bepaald" in read(covenant, replace(COVENANT, valid_from=None)).text()


def test_the_report_has_two_pages_tick_boxes_and_a_described_picture_per_group():
    made = triangle_report(REPORT)
    pdf = read_pdf(made.pdf)
    assert (len(pdf.pages()), made.shortened) == (2, ())
    first, second = pdf.text().split("\n")
    assert first.count("niet akkoord") == 2
    assert "Wachttijd." in second
    assert pdf.tags().count("Figure") == 2
    assert len(pdf.entry(r"/Alt\s*\((Signalen per maand, afgerond op 5: 5, 10, geen cijfer, 5)")) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"groups": (), "asked": (), "earlier_actions": ""},
        {"groups": tuple(group(number, "Een lange zin over de groep. " * 40) for number in range(9))},
        {"groups": tuple(group(number) for number in range(40))},
        {"asked": tuple(AskedDecision("Besluit " * 60) for _ in range(20))},
        {"sentences": ("woord " * 900, "a", "b")},
        {"earlier_actions": "x" * 20000},
        {"title": "Titel " * 500, "period": "w" * 5000},
    ],
)
def test_whatever_is_put_in_there_are_two_pages_and_what_was_cut_is_said(changes):
    report = replace(REPORT, **changes)
    made = triangle_report(report)
    assert len(read_pdf(made.pdf).pages()) == 2
    assert bool(made.shortened) == (report.groups != ())
    assert all(note.kept < note.of for note in made.shortened)


def test_a_word_without_end_is_broken_instead_of_running_off_the_page():
    pdf = read(minutes, replace(MINUTES, place="x" * 20_000))
    assert len(pdf.pages()) >= 4
    assert pdf.text().count("x") == 20_000


def test_what_was_cut_is_named():
    made = triangle_report(replace(REPORT, sentences=("woord " * 900, "kort", "kort")))
    assert [note.where for note in made.shortened] == ["sentences.0"]
    assert "…" in read_pdf(made.pdf).text()


def test_both_languages_have_the_same_words():
    assert set(LABELS["nl"]) == set(LABELS["en"])


def test_a_hidden_figure_is_a_gap_and_lines_share_one_scale():
    assert sparkline((1, 2, None, 4, 5), 5).count("<polyline") == 2
    assert sparkline((), 0).count("<polyline") == 0
    assert sparkline((4, 4), 8) != sparkline((4, 4), 4)
