import pytest

from duiding.textguard import find_class_words, find_origin_words


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("een groep Marokkaanse jongens", ["ethnicity"]),
        ("drie Turkse jongens", ["nationality"]),
        ("een getinte jongen", ["skin_colour"]),
        ("een zwarte jongen", ["skin_colour"]),
        ("twee grote zwarte mannen", ["skin_colour"]),
        ("een zwarte scooter", []),
        ("witte bestelbus", []),
        ("ze spreken thuis geen Nederlands", ["language", "language"]),
        ("hij is moslim", ["religion"]),
        ("meisje met hoofddoek", ["religion"]),
        ("ze roepen dat hij homo is", ["sexual_orientation"]),
        ("een rechts-extremistische groep", ["political_view"]),
        ("van buitenlandse afkomst", ["ethnicity", "origin"]),
        ("bij de Poolse supermarkt", []),
        ("ze eten Turkse pizza op het plein", []),
        ("bij de katholieke kerk", []),
        ("jongens bij de pool", []),
        ("de service was goed", []),
        ("twee Serviërs en een Roemeense jongen", ["nationality", "nationality"]),
        ("twee Polen", ["nationality"]),
        ("rond het rasteren hek", []),
    ],
)
def test_origin_words(text, categories):
    assert [word.category for word in find_origin_words(text)] == categories


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("de bende van het plein", ["bende"]),
        ("een jeugdbende", ["jeugdbende"]),
        ("een criminele jeugdgroep", ["criminele"]),
        ("de gang van Noord", ["gang"]),
        ("hinderlijke groep", ["hinderlijke"]),
        ("er is een gesprek aan de gang", []),
        ("ze staan in de gang van de flat", []),
        ("wat een bende op straat", []),
        ("er lag een bende afval", []),
        ("de voortgang is goed", []),
        ("Skatebaan 3", []),
    ],
)
def test_class_words(text, words):
    assert [word.excerpt for word in find_class_words(text)] == words
