import gettext
from pathlib import Path

import pytest

from duiding.installation.errors import InstallationError
from duiding.installation.translations import compile_file


def test_what_babel_compiles_python_can_read(tmp_path: Path) -> None:
    text = tmp_path / "nl" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text('msgid "cafe"\nmsgstr "café"\n\n#, fuzzy\nmsgid "maybe"\nmsgstr "misschien"\n')
    compile_file(text)
    found = gettext.translation("django", tmp_path, ["nl"])
    assert (found.gettext("cafe"), found.gettext("maybe")) == ("café", "maybe")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    text = tmp_path / "nl" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text('msgid "cafe"\nmsgid "next"\n')
    with pytest.raises(InstallationError, match=r"django\.po"):
        compile_file(text)
