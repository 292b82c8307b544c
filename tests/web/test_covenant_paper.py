"""The covenant for signing: both files hold the same words, whoever works here may take them, and it leaves a line."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.pdf_reader import read_pdf

from duiding.audit.models import Entry
from duiding.covenant.models import Article, Covenant, RetentionTerm

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def paths(world) -> tuple[str, str]:
    with world.acting("director"):
        key = Covenant.objects.get(status="in_force").pk
    return f"/covenant/versions/{key}/covenant.pdf", f"/covenant/versions/{key}/covenant.odt"


def odt_root(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return ElementTree.fromstring(packed.read("content.xml"))  # noqa: S314  our own file


def plain(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def test_both_files_hold_articles_matrix_parties_dpia_terms_and_room_to_sign(shared_world):
    client = shared_world.client("police")
    pdf_path, odt_path = paths(shared_world)
    pdf, odt = client.get(pdf_path), client.get(odt_path)
    assert pdf["Content-Type"] == "application/pdf"
    assert odt["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert "convenant-versie-1.odt" in odt["Content-Disposition"]
    texts = [plain(read_pdf(pdf.content).text()), plain(" ".join(odt_root(odt.content).itertext()))]
    with shared_world.acting("director"):
        article, term = Article.objects.get(number="10"), RetentionTerm.objects.order_by("label")[0]
    wanted = (
        article.title, article.text, term.label, term.reference, "Politie", "Welzijn", "Handtekening", "Stap 2B",
        "Procesregisseur", "uitgenodigd voor deel B", "Wpg 20", "DPIA", "Advies van de functionaris",
        "Loket Testdam", "Bijlage 5.",
    )  # fmt: skip
    for text in texts:
        assert [words for words in wanted if plain(words) not in text] == []


def test_the_text_is_an_open_document_with_headings_and_tables(shared_world):
    answer = shared_world.client("director").get(paths(shared_world)[1])
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type, packed.read("mimetype").decode()) == (
            "mimetype",
            zipfile.ZIP_STORED,
            answer["Content-Type"],
        )
        listed = packed.read("META-INF/manifest.xml").decode()
        assert all(f'"{name}"' in listed for name in ("content.xml", "styles.xml", "meta.xml"))
        assert "Testdam" in packed.read("meta.xml").decode()
    root = odt_root(answer.content)
    levels = [int(heading.get(f"{TEXT}outline-level")) for heading in root.iter(f"{TEXT}h")]
    assert levels[0] == 1 and set(levels) == {1, 2}
    tables = list(root.iter(f"{TABLE}table"))
    assert len(tables) == 1 + 9 + 3  # signatures, eight steps and the meetings, parties, police data, terms
    for table in tables:
        lengths = {len(row.findall(f"{TABLE}table-cell")) for row in table.iter(f"{TABLE}table-row")}
        [column] = table.findall(f"{TABLE}table-column")
        assert lengths == {int(column.get(f"{TABLE}number-columns-repeated"))}


def test_in_english_and_from_the_page_of_the_version(shared_world):
    client = shared_world.client("director")
    pdf_path, odt_path = paths(shared_world)
    page = client.get(pdf_path.removesuffix("covenant.pdf")).content.decode()
    assert pdf_path in page and odt_path in page
    client.cookies["duiding_language"] = "en"
    text = " ".join(odt_root(client.get(odt_path).content).itertext())
    assert "Signature" in text and "Retention terms" in text


def test_query_budget(shared_world):
    client, path = shared_world.client("director"), paths(shared_world)[1]
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) <= 20, [query["sql"][:90] for query in asked]


def test_what_somebody_typed_stays_text(world):
    with world.acting("privacy"):
        key = Covenant.objects.get(status="in_force").pk
    world.plant("ALTER TABLE covenant_article DISABLE TRIGGER USER")
    world.plant(
        "UPDATE covenant_article SET text = '<text:a>&x; #panic(1) \x07 einde' WHERE covenant_id = %s", (key,)
    )
    for path, read in zip(
        paths(world),
        (lambda content: read_pdf(content).text(), lambda content: " ".join(odt_root(content).itertext())),
        strict=True,
    ):
        assert plain("<text:a>&x; #panic(1)") in plain(read(world.client("director").get(path).content))


@pytest.mark.parametrize(
    ("who", "status"), [("director", 200), ("school", 200), ("admin", 200), ("outsider", 404)]
)
def test_whoever_works_here_takes_it_and_that_leaves_a_line(world, who, status):
    for path in paths(world):
        assert world.client(who).get(path).status_code == status
    with world.acting("fg"):
        lines = Entry.objects.filter(action="export", object_type="covenant_covenant")
        assert lines.count() == (2 if status == 200 else 0)
        assert {line.purpose for line in lines} <= {"pdf", "odt"}
