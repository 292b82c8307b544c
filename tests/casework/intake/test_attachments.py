"""Documents with a signal: which kinds, whose, who reads them, and when they are gone."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from duiding.casework.intake import actions
from duiding.casework.intake.attachments import MOST_BYTES, RefusedDocument, read_document
from duiding.casework.intake.models import Signal, SignalAttachment
from duiding.directory.models import Area
from duiding.directory.steps import Lacking, database_speaks
from duiding.kernel.errors import NotAllowed

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def packed(**entries: str) -> bytes:
    """A zip of these entries; a double underscore stands for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


def docx(text: str = "Een verslag.", **more: str) -> bytes:
    parts = {"[Content_Types].xml": "<Types/>", "word__document.xml": f"<w:t>{text}</w:t>"}
    return packed(**parts, **more)


def odt(text: str = "Een verslag.", **more: str) -> bytes:
    return packed(**{"mimetype": ODT_TYPE, "content.xml": f"<text:p>{text}</text:p>"}, **more)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (docx(), "docx"),
        (odt(), "odt"),
        ("Één zin.\r\n\tIngesprongen".encode(), "txt"),
        (b"x" * MOST_BYTES, "txt"),
        (b"", None),
        (b"x" * (MOST_BYTES + 1), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"MZ\x90\x00", None),
        (b"PK\x03\x04 kapot", None),
        (packed(a="x"), None),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), None),
        (docx(**{"word__media__image1.PNG": "x"}), None),
        (docx(**{"word__vbaProject.bin": "x"}), None),
        (odt(**{"Pictures__1.jpg": "x"}), None),
        (PDF + b" /Subtype /Image ", None),
        (PDF + b"/Subtype/Image", None),
        (PDF + b" /JavaScript ", None),
        (PDF + b" /Encrypt ", None),
    ],
)
def test_a_kind_is_known_by_its_content_not_by_its_name(content, kind):
    for name in ("verslag.pdf", "foto.jpg", "C:\\map\\verslag.txt"):
        try:
            found = read_document(name, content).kind.value
        except RefusedDocument as refused:
            assert refused.sentence
            found = None
        assert found == kind


def form(world, **more):
    with world.acting("youth_worker"):
        area = Area.objects.first()
    return {
        "what": "hanging", "where": "other", "other_place": f"area:{area.pk}", "when": "now", "number": "4-7",
        "urgency": "normal", "text": "Lawaai bij de brug.", **more,
    }  # fmt: skip


def file(content=b"Een verslag zonder namen.", name="verslag.txt"):
    return SimpleUploadedFile(name, content)


def stored(world):
    return world.plant(
        "SELECT name, kind, size, declares_no_persons FROM casework_signalattachment ORDER BY name"
    )


@pytest.mark.parametrize(
    ("files", "more", "status", "said"),
    [
        ([file()], {"no_persons": "on"}, 302, ""),
        ([file()], {}, 422, "geen personen te herkennen"),
        ([file(b"\x89PNG\r\n\x1a\n\x00", "foto.txt")], {"no_persons": "on"}, 422, "PDF, ODT, DOCX of TXT"),
        ([file(), file(), file(), file()], {"no_persons": "on"}, 422, "hoogstens drie"),
        ([file(b"Kevin Jansen stond erbij")], {"no_persons": "on"}, 422, "Kevin Jansen"),
        ([file(docx("Kevin Jansen stond erbij"), "a.docx")], {"no_persons": "on"}, 422, "Kevin Jansen"),
        ([file(name="verslag_Kevin_Jansen.txt")], {"no_persons": "on"}, 422, "Kevin Jansen"),
    ],
)
def test_the_form_takes_documents_or_says_why_not(world, files, more, status, said):
    for upload in files:
        upload.seek(0)
    with translation.override("nl"):
        answer = world.post("youth_worker", "/signals/new/", form(world, attachments=files, **more))
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert len(stored(world)) == (1 if status == 302 else 0)
    assert world.plant("SELECT count(*) FROM casework_signal") == [(1 if status == 302 else 0,)]


def sent(world, number=1):
    """A signal of the youth worker with this many documents."""
    with world.acting("youth_worker") as actor:
        documents = [read_document(f"{n}.txt", b"Zonder namen.") for n in range(number)]
        return actions.report(
            actor=actor,
            documents=documents,
            area=Area.objects.first(),
            behaviours=["noise"],
            number_band="4-7",
        )


@pytest.mark.parametrize(("number", "fits"), [(3, True), (4, False)])
def test_the_database_counts_to_three(world, number, fits):
    try:
        sent(world, number)
        done = True
    except Lacking as lacking:
        assert lacking.codes == ("attachments",)
        done = False
    assert done is fits
    assert len(stored(world)) == (number if fits else 0)


def test_a_document_is_read_by_who_sees_the_signal_and_by_nobody_else(world):
    signal = sent(world)
    ((key,),) = world.plant("SELECT id FROM casework_signalattachment")
    url = f"/signals/attachments/{key}/"
    answers = {
        who: world.client(who).get(url)
        for who in ("youth_worker", "director", "school", "mayor", "police", "outsider", "clerk")
    }
    assert {who for who, answer in answers.items() if answer.status_code == 200} == {
        "youth_worker",
        "director",
    }
    assert {answer.status_code for answer in answers.values()} == {200, 404}
    got = answers["director"]
    assert got.content == b"Zonder namen."
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    trail = world.plant(
        "SELECT count(*) FROM audit.entry WHERE action = 'export' AND object_type = 'casework_signalattachment'"
        " AND object_id = %s",
        (key,),
    )
    assert trail == [(2,)]
    page = world.client("director").get(f"/signals/{signal.pk}/").content.decode()
    assert url in page
    with world.acting("director") as actor:
        actions.admit(Signal.objects.get(pk=signal.pk), actor=actor)
    assert world.client("police").get(url).status_code == 200
    assert world.client("school").get(url).status_code == 404


@pytest.mark.parametrize(("end", "left"), [("admit", 1), ("refuse", 0), ("send_back", 1)])
def test_a_refused_signal_keeps_no_documents(world, end, left):
    signal = sent(world, 1)
    with world.acting("director") as actor:
        row = Signal.objects.get(pk=signal.pk)
        if end == "admit":
            actions.admit(row, actor=actor)
        elif end == "refuse":
            actions.refuse(row, "Hoort hier niet.", actor=actor)
        else:
            actions.send_back(row, "unclear", "Waar was het?", actor=actor)
    assert len(stored(world)) == left


def test_who_takes_a_document_out(world):
    signal = sent(world)
    ((key,),) = world.plant("SELECT id FROM casework_signalattachment")
    url = f"/signals/attachments/{key}/removal/"
    assert world.post("youth_worker", url).status_code == 403  # it was sent
    assert world.post("police", url).status_code == 404
    assert len(stored(world)) == 1
    assert world.post("director", url).status_code == 302
    assert stored(world) == []
    with world.acting("director") as actor:
        actions.send_back(Signal.objects.get(pk=signal.pk), "unclear", "Waar was het?", actor=actor)
    with world.acting("youth_worker") as actor:
        actions.attach(
            Signal.objects.get(pk=signal.pk), [read_document("b.txt", b"Zonder namen.")], actor=actor
        )
    ((key,),) = world.plant("SELECT id FROM casework_signalattachment")
    assert world.post("youth_worker", f"/signals/attachments/{key}/removal/").status_code == 302
    assert stored(world) == []


@pytest.mark.parametrize(
    ("change", "stored_now"),
    [
        ({}, 1),
        ({"declares_no_persons": False}, 0),
        ({"kind": "png"}, 0),
        ({"size": 4}, 0),
        ({"content": b"x" * (MOST_BYTES + 1), "size": MOST_BYTES + 1}, 0),
    ],
)
def test_the_database_itself_refuses_what_the_form_refuses(world, change, stored_now):
    with world.acting("youth_worker") as actor:
        signal = actions.draft(actor=actor)
        row = SignalAttachment(
            **{
                "municipality_id": actor.municipality_id,
                "signal": signal,
                "name": "a.txt",
                "kind": "txt",
                "content": b"abc",
                "size": 3,
                "declares_no_persons": True,
                **change,
            }
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except DatabaseError:
            pass
        assert SignalAttachment.objects.count() == stored_now


def test_nobody_adds_to_the_signal_of_somebody_else_or_after_it_was_sent(world):
    signal = sent(world, 0)
    for who in ("youth_worker", "director", "police"):
        with pytest.raises(NotAllowed), world.acting(who) as actor:
            row = Signal(pk=signal.pk, municipality_id=actor.municipality_id)
            actions.attach(row, [read_document("b.txt", b"Zonder namen.")], actor=actor)
    with (
        pytest.raises(NotAllowed),
        world.acting("youth_worker"),
        database_speaks(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM casework_signalattachment")
    assert stored(world) == []
