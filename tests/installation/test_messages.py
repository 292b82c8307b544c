from pathlib import Path

import pytest

from duiding.installation.message_source import Key
from duiding.installation.messages import TRANSLATIONS, check, update

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def translations(package: Path, entries: str) -> Path:
    return write(package / TRANSLATIONS, HEADER + entries)


def test_every_way_to_mark_a_text_is_found(tmp_path: Path) -> None:
    write(
        tmp_path / "audit" / "models.py",
        'A = _("one " "text")\nB = ngettext("a day", "%(n)s days", n)\nC = pgettext_lazy("verb", "open")\n',
    )
    write(
        tmp_path / "web" / "templates" / "page.html",
        '<p title="{{ x|default:_("none yet (really)") }}">\n'
        '  {% translate "It\'s late" %}{% translate "open" context "verb" as word %}\n'
        "{% blocktranslate trimmed count n=n %}\n {{ n }} signal\n{% plural %}\n {{ n }} signals\n"
        "{% endblocktranslate %}\n"
        '{# {% translate "not this" %} #}',
    )
    update(tmp_path)
    found = {
        folder: (tmp_path / folder / TRANSLATIONS).read_text().partition("\n\n")[2]
        for folder in ("audit", "web")
    }
    for text in ('msgid "one text"', 'msgid_plural "%(n)s days"', 'msgctxt "verb"\nmsgid "open"'):
        assert text in found["audit"]
    for text in (
        'msgid "none yet (really)"',
        'msgid "It\'s late"',
        'msgctxt "verb"\nmsgid "open"',
        'msgid "%(n)s signal"\nmsgid_plural "%(n)s signals"',
    ):
        assert text in found["web"]
    assert "not this" not in found["web"]


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("casework/intake/views.py", "casework/intake"),
        ("casework/intake/templates/intake/new.html", "casework/intake"),
        ("casework/models.py", "casework"),
        ("directory/signin/forms.py", "directory/signin"),
        ("directory/models.py", "directory"),
        ("urls.py", "web"),
    ],
)
def test_a_text_belongs_to_the_nearest_package_that_translates(
    tmp_path: Path, file: str, package: str
) -> None:
    (tmp_path / "directory" / "signin" / "locale").mkdir(parents=True)
    text = '{% translate "some text" %}' if file.endswith("html") else '_("some text")\n'
    write(tmp_path / file, text)
    update(tmp_path)
    assert [found.parents[3] for found in tmp_path.glob(f"**/{TRANSLATIONS}")] == [tmp_path / package]


def test_an_update_keeps_translations_drops_dead_ones_and_changes_nothing_twice(tmp_path: Path) -> None:
    write(tmp_path / "audit" / "models.py", '_("kept")\n_("new")\n')
    file = translations(
        tmp_path / "audit",
        'msgid "kept"\nmsgstr "blijft"\n\nmsgid "gone"\nmsgstr "weg"\n\n#~ msgid "old"\n#~ msgstr "oud"\n',
    )
    update(tmp_path)
    first = file.read_text()
    assert first.endswith('msgid "kept"\nmsgstr "blijft"\n\nmsgid "new"\nmsgstr ""\n\n')
    update(tmp_path)
    assert file.read_text() == first
    (tmp_path / "audit" / "models.py").write_text("")
    update(tmp_path)
    assert not file.exists()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "%(n)s of {total}"\nmsgstr "%(n)s van {total}"\n', None),
        ("", "missing"),
        ('msgid "%(n)s of {total}"\nmsgstr ""\n', "empty"),
        ('#, fuzzy\nmsgid "%(n)s of {total}"\nmsgstr "%(n)s van {total}"\n', "fuzzy"),
        ('msgid "%(n)s of {total}"\nmsgstr "%(m)s van {total}"\n', "placeholders"),
        ('msgid "%(n)s of {total}"\nmsgstr "%(n)s van alle"\n', "placeholders"),
        (
            'msgid "%(n)s of {total}"\nmsgstr "%(n)s van {total}"\n\nmsgid "dead"\nmsgstr "dood"\n',
            "no longer used: 'dead'",
        ),
    ],
)
def test_a_check_names_what_is_wrong(tmp_path: Path, entry: str, fault: str | None) -> None:
    write(tmp_path / "audit" / "models.py", '_("%(n)s of {total}")\n')
    translations(tmp_path / "audit", entry)
    problems = list(check(tmp_path))
    assert len(problems) == (fault is not None)
    assert all(str(fault) in problem for problem in problems)


def test_one_text_translated_in_two_ways_is_told(tmp_path: Path) -> None:
    for package, text in (("audit", "dicht"), ("web", "gesloten")):
        write(tmp_path / package / "models.py", '_("closed")\n')
        translations(tmp_path / package, f'msgid "closed"\nmsgstr "{text}"\n')
    (problem,) = check(tmp_path)
    assert "translated differently" in problem
    (tmp_path / "web" / TRANSLATIONS).write_text((tmp_path / "audit" / TRANSLATIONS).read_text())
    assert list(check(tmp_path)) == []


@pytest.mark.parametrize(
    ("form", "text", "agrees"),
    [
        (0, "één signaal in %(area)s", True),
        (0, "%(n)s signaal in %(area)s", True),
        (0, "%(m)s signaal", False),
        (1, "%(n)s signalen in %(area)s", True),
        (1, "signalen in %(area)s", False),
    ],
)
def test_only_the_singular_may_leave_the_number_out(form: int, text: str, agrees: bool) -> None:
    key = Key("%(n)s signal in %(area)s", "%(n)s signals in %(area)s")
    assert key.placeholders_agree(text, form) is agrees
