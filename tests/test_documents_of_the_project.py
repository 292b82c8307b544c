"""What the documents of the project say, compared with the project."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_publiccode_has_its_mandatory_keys():
    code = yaml.safe_load(read("publiccode.yml"))
    assert code["publiccodeYmlVersion"] == "0.7"
    for key in ("name", "url", "platforms", "developmentStatus", "softwareType", "description"):
        assert code[key]
    assert code["organisation"]["uri"]
    assert code["legal"]["license"] == "EUPL-1.2"
    assert code["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in code["maintenance"]["contacts"])
    assert code["localisation"]["localisationReady"] is True
    assert set(code["localisation"]["availableLanguages"]) == set(code["description"]) == {"nl", "en"}
    for described in code["description"].values():
        assert len(described["shortDescription"]) <= 150
        assert 150 <= len(described["longDescription"]) <= 10_000
        assert described["features"]


def test_publiccode_and_the_package_have_one_version():
    version = re.search(r'^version = "(.+)"$', read("pyproject.toml"), re.MULTILINE)
    assert version
    assert yaml.safe_load(read("publiccode.yml"))["softwareVersion"] == version[1]


def test_every_dependency_has_its_line_and_no_line_is_left_over():
    wanted = set(re.findall(r"^([A-Za-z0-9_-]+)", read("requirements.in"), re.MULTILINE))
    recorded = re.findall(
        r"^\| `([\w-]+)` \| .+ \| .+ \| .+ \|$", read("docs/decisions/0007-dependencies.md"), re.M
    )
    assert sorted(recorded) == sorted(wanted)


def test_every_command_in_the_readme_exists_and_can_be_run():
    commands = set(re.findall(r"\bbin/\w+", read("README.md")))
    assert {"bin/demo", "bin/test"} <= commands
    for command in commands:
        assert (ROOT / command).stat().st_mode & 0o111, command


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(document):
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    inside = [target for target in targets if not re.match(r"[a-z]+:", target)]
    missing = [target for target in inside if not (document.parent / target).exists()]
    assert missing == []


def test_every_folder_that_the_process_names_exists():
    folders = re.findall(r"`(casework/\w+)`", read("docs/process.md"))
    assert len(set(folders)) == 6
    assert [folder for folder in folders if not (ROOT / "src" / "duiding" / folder).is_dir()] == []


def test_every_setting_of_the_runbook_is_read_somewhere():
    named = set(re.findall(r"`((?:DATABASE_URL|DUIDING|PG_BIN|WEB)[A-Z_]*)`", read("docs/runbook.md")))
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "src").rglob("*.py"), ROOT / "bin" / "bootstrap.py", ROOT / "compose.yaml"]
    )
    assert len(named) >= 12
    assert [name for name in sorted(named) if name not in source] == []


def test_the_licence_is_the_whole_eupl():
    text = read("LICENSE")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    for article in range(1, 16):
        assert re.search(rf"^{article}\. [A-Z]", text, re.MULTILINE), article
    assert "'Compatible Licences' according to Article 5 EUPL are:" in text


def test_every_word_of_the_glossary_has_an_identifier_and_a_meaning():
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", read("docs/glossary.md"), re.MULTILINE)[1:]
    assert len(rows) >= 100
    assert [row for row in rows if not re.fullmatch(r"`[^`]+`", row[1].strip()) or not row[2].strip()] == []
