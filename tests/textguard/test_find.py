"""What the guard recognises, and what it leaves alone: yes and no in one table each."""

import pytest

from duiding.textguard import LABELS, Kind, find, mask


def kinds(text: str) -> list[tuple[str, str]]:
    return [(str(finding.kind), finding.excerpt) for finding in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nummer 111222333 gezien", [("bsn", "111222333")]),
        ("nummer 1112.22.333 gezien", [("bsn", "1112.22.333")]),
        ("nummer 111 222 333 gezien", [("bsn", "111 222 333")]),
        ("nummer 111222334 gezien", []),
        ("schade van 111.222.333,00 euro", []),
        ("nummer 000000000 gezien", []),
        ("1112223334 is tien cijfers", []),
        ("zijn bsn is 111222334", [("bsn", "111222334")]),
        ("bsn: 12345678", [("bsn", "12345678")]),
        ("melding 30004069", []),
    ],
)
def test_bsn_by_the_eleven_test_or_by_the_word(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op NL91 ABNA 0417 1643 00 graag", "NL91 ABNA 0417 1643 00"),
        ("op NL91ABNA0417164300.", "NL91ABNA0417164300"),
        ("op nl91abna0417164300 van mij", "nl91abna0417164300"),
        ("op BE68 5390 0754 7034 graag", "BE68 5390 0754 7034"),
        ("op NL92 ABNA 0417 1643 00 graag", None),
        ("op XX91 ABNA 0417 1643 00 graag", None),
    ],
)
def test_iban_by_mod_97(text, expected):
    assert [excerpt for kind, excerpt in kinds(text) if kind == "iban"] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AB-12-34", True), ("12-34-AB", True), ("12-AB-34", True), ("AB-12-CD", True), ("AB-CD-12", True),
        ("12-AB-CD", True), ("12-BCD-3", True), ("1-BCD-23", True), ("AB-123-C", True), ("A-123-BC", True),
        ("BCD-12-F", True), ("B-12-CDF", True), ("1-AB-234", True), ("123-AB-4", True), ("xx-123-b", True),
        ("XX123B", True), ("12-12-2025", False), ("4-mei-25", False), ("12-okt-5", False),
        ("klas 2B-12", False), ("A-1", False), ("MP3", False), ("AB-12-34-56", False),
    ],
)  # fmt: skip
def test_the_fourteen_series_of_plates(text, found):
    assert [kind for kind, _ in kinds(f"gezien: {text} vandaag")] == (["plate"] if found else [])


def test_a_plate_with_spaces_counts_after_the_word_kenteken():
    assert kinds("een auto met kenteken XX 123 B") == [("plate", "XX 123 B")]
    assert kinds("in XX 123 B staat niets") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06-12345678", "06-12345678"),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("+31612345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31 (0)6 12345678"),
        ("0031 6 12345678", "0031 6 12345678"),
        ("0522-123456", "0522-123456"),
        ("(0522) 123456", "(0522) 123456"),
        ("+49 151 23456789", "+49 151 23456789"),
        ("01-02-2026 20:15", None),
        ("06-12-2026 20 jongeren", None),
        ("0900-8844", None),
        ("112", None),
    ],
)
def test_phone_numbers_are_not_dates_or_service_numbers(text, expected):
    assert kinds(f"bel {text} of") == ([("phone", expected)] if expected else [])


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("mail jan.jansen+x@voorbeeld-school.nl.", "email", "jan.jansen+x@voorbeeld-school.nl"),
        ("account @de_baas.07, kijk", "handle", "@de_baas.07"),
        ("Insta: kleine.baas en meer", "handle", "kleine.baas"),
        ("zie https://voorbeeld.nl/profiel?x=1).", "link", "https://voorbeeld.nl/profiel?x=1"),
        ("zie instagram.com/kleinebaas daar", "link", "instagram.com/kleinebaas"),
        ("hij woont op 1234AB 56", "postcode", "1234AB 56"),
        ("in 1234 AB is het druk", "postcode", "1234 AB"),
        ("bij Burgemeester Jansenlaan 4-II boven", "address", "Burgemeester Jansenlaan 4-II"),
        ("in de kerkstraat 12 wonen ze", "address", "kerkstraat 12"),
        ("hij woont aan Achter de Hoven 3", "address", "Achter de Hoven 3"),
        ("geboren op 4 juli 2010 dus", "birth_date", "4 juli 2010"),
        ("geb. 04-07-2010", "birth_date", "04-07-2010"),
    ],
)
def test_other_kinds(text, kind, excerpt):
    assert (kind, excerpt) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "om 22.15 uur op 31-12-2025",
        "in 2026 EN daarna",
        "Op de Dorpsstraat 25 jongeren",
        "op het fietspad 3 scooters",
        "in het park 10 man",
        "Roos lag op de grond",
        "Max 20 personen",
        "wil je nog wat zeggen, mark?",
        "De Jan Steenstraat en de Anne Frankschool",
        "bij Albert Heijn en Jan Linders",
        "twee jongens @ het plein",
        "Ben je ouder dan twaalf?",
        "Groep Noord 3 en groep Zuid 2",
        "De Koning Willem-Alexanderlaan is afgesloten",
        "De Boa was er om 20 uur bij, Daarna niet",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ik zag Bram de Vries lopen", ["Bram de Vries"]),
        ("ik zag bram de vries lopen", ["bram de vries"]),
        ("ik zag Şerife Öztürk lopen", ["Şerife Öztürk"]),
        ("ik zag mevr. Van der Meer", ["Van der Meer"]),
        ("mw Roos belde", ["Roos"]),
        ("A.B. Visser was er", ["A.B. Visser"]),
        ("Roos (14) was erbij", ["Roos"]),
        ("Anna's fiets is stuk", ["Anna"]),
        ("hij heet Xylo", ["Xylo"]),
        ("Jan-Willem zei niets", ["Jan-Willem"]),
        ("Sanne, Kevin en Ayoub", ["Sanne", "Kevin", "Ayoub"]),
    ],
)
def test_names_by_list_and_by_surroundings(text, names):
    assert [excerpt for kind, excerpt in kinds(text) if kind == "name"] == names


def test_mask_puts_the_same_label_for_all_of_a_kind():
    text = "Bram (Kerkstraat 12, 06-12345678) en Sanne, bsn 111222333."
    assert mask(text) == "[naam] ([adres], [telefoonnummer]) en [naam], bsn [bsn]."


def test_the_code_name_of_a_group_is_left_alone_when_it_is_known():
    text = "Bram hoort bij Stationsplein 2, niet bij Stationsplein 21."
    assert mask(text) == "[naam] hoort bij [adres], niet bij [adres]."
    assert mask(text, known=["Stationsplein 2"]) == "[naam] hoort bij Stationsplein 2, niet bij [adres]."
    assert find(text, known=[text]) == []


def test_every_kind_has_its_own_label_and_labels_are_not_findings():
    assert set(LABELS) == set(Kind)
    assert len(set(LABELS.values())) == len(Kind)
    assert find(" ".join(LABELS.values())) == []


def test_the_excerpt_stays_out_of_the_repr():
    (finding,) = find("Bel Sanne")
    assert "Sanne" not in repr(finding)
