"""Files from elsewhere: nothing of the reporter comes in, all or nothing, and the second time nothing more."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal, SignalOriginal
from duiding.directory import actions as directory
from duiding.directory.actor import acting
from duiding.directory.models import Area
from duiding.directory.signin import capabilities
from duiding.installation.commands import as_module
from duiding.kernel.errors import NotAllowed
from duiding.textguard import find

PAGES = sorted(Path("tests/fixtures/signalen").glob("list-page*.json"))
HEADING = "kenmerk;datum;tijd_van;tekst;categorie;plaats\n"


def import_files(*files, form="signalen", **options):
    call_command("import_signals", *map(str, files), format=form, **options)


def counts(world):
    return tuple(
        world.plant(f"SELECT count(*) FROM casework_{name}")[0][0]
        for name in ("signal", "signaloriginal", "signalreview")
    )


def every_text(world):
    """All that stands in any text column of the database, the trail and the accounts included."""
    columns = world.plant(
        "SELECT table_schema, table_name, column_name FROM information_schema.columns"
        " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        " AND data_type IN ('text', 'character varying', 'ARRAY', 'json', 'jsonb')"
    )
    for schema, table, column in columns:
        rows = world.plant(f'SELECT "{column}"::text FROM "{schema}"."{table}" WHERE "{column}" IS NOT NULL')
        yield from ((f"{schema}.{table}.{column}", text) for (text,) in rows)


@pytest.fixture
def described():
    return [report for page in PAGES for report in json.loads(page.read_text())["results"]]


def test_recorded_pages_wait_for_the_review_without_their_reporters(world, described, capsys):
    import_files(*PAGES)
    assert "36 signalen" in capsys.readouterr().out
    assert counts(world)[0] == counts(world)[2] == 36
    statuses = world.plant("SELECT DISTINCT status, channel, number_band FROM casework_signal")
    assert statuses == [("submitted", "signalen", "")]
    secrets = {
        value
        for report in described
        for value in (report["reporter"]["email"], report["reporter"]["phone"], report["location"]["address_text"],
                      report["status"]["user"], report["location"]["postcode"])
        if value
    }  # fmt: skip
    assert len(secrets) > 10
    originals = "public.casework_signaloriginal.text"
    texts = {(where, text) for where, text in every_text(world) if where != originals}
    assert [(where, secret) for where, text in texts for secret in secrets if secret in text] == []


def test_text_about_persons_is_masked_until_the_director_has_decided(world):
    import_files(*PAGES)
    masked = world.plant("SELECT id, text FROM casework_signal WHERE is_masked")
    assert len(masked) == counts(world)[1] > 0
    assert all(find(text) == [] for (text,) in world.plant("SELECT text FROM casework_signal"))
    for who, sees in [("director", True), ("secretary", False), ("youth_worker", False), ("outsider", False)]:
        with world.acting(who):
            assert bool(SignalOriginal.objects.count()) is sees
    page = world.client("director").get(f"/signals/{masked[0][0]}/").content.decode()
    assert "<mark>" in page
    with world.acting("director") as actor:
        actions.admit(Signal.objects.get(pk=masked[0][0]), actor=actor)
    assert counts(world)[1] == len(masked) - 1


def test_a_second_run_adds_nothing_and_a_trial_keeps_nothing(world, capsys):
    import_files(*PAGES, dry_run=True)
    assert counts(world) == (0, 0, 0)
    assert "niets bewaard" in capsys.readouterr().out
    import_files(*PAGES)
    before = counts(world)
    import_files(*PAGES)
    assert counts(world) == before
    people = world.plant(
        "SELECT count(*) FROM directory_person WHERE name = 'Inleesdienst' AND organisation_id IN"
        " (SELECT organisation_id FROM casework_signal)"
    )
    assert people == [(1,)]


def test_one_bad_record_and_nothing_comes_in(world, tmp_path, described):
    described[20]["created_at"] = "gisteren"
    bad = tmp_path / "page.json"
    bad.write_text(json.dumps({"results": described}))
    with pytest.raises(CommandError) as refused:
        import_files(bad)
    assert "page.json" in str(refused.value) and "21" in str(refused.value)
    assert described[20]["text"] not in str(refused.value)
    assert counts(world) == (0, 0, 0)


def test_a_described_file_finds_its_place(world, tmp_path):
    with world.acting("admin") as actor:
        place = directory.add_place(Area.objects.get(name="Testdorp"), "Skatebaan Zuid", 1, 1, actor=actor)
    lines = tmp_path / "signalen.csv"
    lines.write_text(
        HEADING + "1;20-11-2025;21:15;Harde muziek;noise;skatebaan zuid\n"
        "2;20-11-2025;22:15;Kevin Jansen stond erbij;iets;Noorderkwartier\n3;20-11-2025;23:15;Ruzie;x;Achter de kerk\n"
    )
    import_files(lines, form="csv")
    with world.acting("director"):
        rows = {row.source_key: row for row in Signal.objects.all()}
    assert (rows["1"].place_id, rows["1"].area_id, rows["1"].behaviours) == (
        place.pk,
        place.area_id,
        ["noise"],
    )
    assert (rows["2"].area_id is not None, rows["2"].is_masked, rows["2"].behaviours) == (
        True,
        True,
        ["other"],
    )
    assert "Kevin" not in rows["2"].text
    assert rows["3"].place_note == "Achter de kerk"


@pytest.mark.parametrize(
    ("content", "says"),
    [(HEADING + "1;20-11-2025;21:15\n", "regel 2"), (HEADING + "1;31-02-2025;21:15;x;y;z\n", "datum"), ("", "leeg"),
     ("kenmerk;naam_melder\n1;x\n", "kolom")],
)  # fmt: skip
def test_a_bad_line_says_where(world, tmp_path, content, says):
    lines = tmp_path / "signalen.csv"
    lines.write_text(content)
    with pytest.raises(CommandError) as refused:
        import_files(lines, form="csv")
    assert says in str(refused.value).casefold()
    assert counts(world) == (0, 0, 0)


def test_only_into_a_municipality_that_is_there_and_ready(world, tmp_path):
    with pytest.raises(CommandError):
        import_files(*PAGES, municipality="nergens")
    with pytest.raises(CommandError):
        import_files(tmp_path / "nothing.json")
    world.plant("UPDATE directory_municipality SET contact_point = '' WHERE slug = 'testdam'")
    with pytest.raises(CommandError):
        import_files(*PAGES, municipality="testdam")
    import_files(*PAGES, municipality="verweg")
    with world.acting("director"):
        assert Signal.objects.count() == 0
    with world.acting("outsider"):
        assert Signal.objects.count() == 36


def test_the_service_sees_its_own_input_and_decides_nothing(world, tmp_path, bring_in):
    mine = bring_in(world)
    lines = tmp_path / "signalen.csv"
    lines.write_text(HEADING + "1;20-11-2025;21:15;Harde muziek;noise;x\n")
    import_files(lines, form="csv")
    with acting(capabilities.import_service_token("testdam")) as actor:
        assert not Signal.objects.filter(pk=mine.pk).exists()
        with pytest.raises(NotAllowed):
            actions.admit(Signal.objects.get(source_key="1"), actor=actor)


@pytest.mark.parametrize(("typed", "module"), [("import-signals", "import_signals"), ("--help", "--help")])
def test_a_command_is_typed_with_a_hyphen(typed, module):
    assert as_module(typed) == module
