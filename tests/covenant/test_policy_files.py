"""The folder `policy/`: it can be read, it is whole, and a bad file says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from duiding.covenant.covenant_file import ROLES
from duiding.covenant.policy_files import Covenant, PolicyFileError, read_covenant

POLICY = Path(__file__).parents[2] / "policy"


@pytest.fixture(scope="module")
def covenant() -> Covenant:
    return read_covenant(POLICY / "covenant.yaml")


def changed_copy(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """A copy of a policy file with one piece of text replaced, once."""
    text = (POLICY / name).read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "policy" / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_covenant_has_all_articles_and_the_three_base_parties(covenant: Covenant) -> None:
    assert [article.number for article in covenant.articles] == [str(number) for number in range(22)]
    assert {party.kind for party in covenant.parties if party.base} == {"gemeente", "politie", "om"}
    assert (covenant.age_min, covenant.age_max, covenant.term_years) == (12, 23, 3)


def test_every_role_but_the_auditor_belongs_to_one_party(covenant: Covenant) -> None:
    assert {role for party in covenant.parties for role in party.roles} == set(ROLES) - {"AUD"}


@pytest.mark.parametrize(
    ("role", "step", "category", "operation", "expected"),
    [
        ("PR", "2B", "D2", "read", ("all", "none")),
        ("PR", "4", "D2", "count", ("all", "none")),
        ("PR", "4", "D2", "read", None),
        ("PR", "2B", "D2", "decide", None),
        ("PR", "2B", "D4", "read", None),
        ("PR", "3", "D4", "read", ("all", "wpg")),
        ("BM", "3", "D1", "read", ("all", "none")),
        ("BM", "4", "D2", "read", ("all", "per_person")),
        ("BM", "5", "D2", "read", None),
        ("POL", "2B", "D2", "decide", ("invited", "none")),
        ("POL", "7", "D2", "read", ("invited", "none")),
        ("POL", "4", "D2", "count", None),
        ("OM", "2A", "D1", "read", None),
        ("OM", "2B", "D2", "read", ("invited", "none")),
        ("JW", "2A", "D1", "read", ("all", "none")),
        ("JW", "3", "D2", "read", ("invited", "wpg")),
        ("JW", "6", "D3", "read", ("own_action", "wpg")),
        ("JW", "3", "D4", "read", None),
        ("BOA", "3", "D3", "read", None),
        ("BOA", "6", "D2", "read", ("own_action", "none")),
        ("LP", "2B", "D1", "read", None),
        ("LP", "3", "D2", "read", None),
        ("LP", "5", "D2", "read", ("own_action", "none")),
        ("LP", "6", "D6", "add", ("own_action", "none")),
        ("JC", "6", "D6", "read", None),
        ("VNN", "6", "D1", "read", ("all", "none")),
        ("VNN", "6", "D2", "read", None),
        ("SCH", "1", "D0", "read", ("own_input", "none")),
        ("SCH", "6", "D1", "read", ("own_action", "none")),
        ("SCH", "2A", "D1", "read", None),
        ("HALT", "2A", "D1", "read", None),
        ("BEL", "6", "D1", "read", ("all", "none")),
        ("BEL", "4", "D1", "read", None),
        ("FG", "*", "TRIANGLE", "read", ("all", "none")),
        ("FG", "*", "TRIANGLE", "decide", None),
        ("VNN", "*", "MEETING", "read", ("all", "none")),
        ("SCH", "*", "MEETING", "read", None),
    ],
)
def test_matrix_cell(
    covenant: Covenant,
    role: str,
    step: str,
    category: str,
    operation: str,
    expected: tuple[str, str] | None,
) -> None:
    row = covenant.row(role, step, category, operation)
    assert (row and (row.relation, row.condition)) == expected


def test_roles_without_a_task_in_the_cases_get_no_row(covenant: Covenant) -> None:
    assert {row.role for row in covenant.rows()}.isdisjoint(
        {"WR", "OND", "ADM", "PO", "REC", "FIN", "GRF", "AUD"}
    )
    assert {row.category for row in covenant.rows() if row.role == "FG"} == {"TRIANGLE"}


def test_persons_are_never_open_to_a_partner_at_large(covenant: Covenant) -> None:
    at_large = {
        row.role
        for row in covenant.rows()
        if row.category in {"D2", "D3", "D4"} and row.relation == "all" and row.condition == "none"
    }
    assert at_large == {"PR"}


def test_who_may_write_may_also_read(covenant: Covenant) -> None:
    cells = {row.cell for row in covenant.rows()}
    for role, step, category, operation in cells:
        if operation != "read" and operation != "count" and (category, operation) != ("D0", "add"):
            assert (role, step, category, "read") in cells, (role, step, category, operation)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("roles: [PR, OOV, POL", "roles: [XX, OOV, POL", "policy/covenant.yaml: rule 1: unknown role 'XX'"),
        ("relation: own_input", "relation: own", "policy/covenant.yaml: rule 2: unknown relation 'own'"),
        ('article: "6"', 'article: "66"', "policy/covenant.yaml: rule 1: unknown article '66'"),
        ('steps: ["1"]', "steps: [1]", "policy/covenant.yaml: rule 1: unknown step 1"),
        ('steps: ["1"]', 'steps: ["*"]', "rule 1: the step '*' is only for MEETING and TRIANGLE"),
        ("categories: [D0]", "categories: [D2]", "D2 is about persons and cannot start before step 2B"),
        ("operations: [change]", "operations: [add]", "rule 2: PR 1 D0 add already stands in rule 1"),
        ("base: true", "base: perhaps", "party 1: base must be true or false"),
        ("age_min: 12", "age_min: 12\nage_min: 10", "policy/covenant.yaml: is not valid YAML: key 'age_min'"),
        ("age_min: 12\n", "", "policy/covenant.yaml: age_min is missing"),
        ("age_min: 12", "age_min: 30", "policy/covenant.yaml: age_min is higher than age_max"),
        ("term_years: 3", "term_years: 3\nterm: 3", "policy/covenant.yaml: unknown key 'term'"),
    ],
)
def test_bad_covenant_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    copy = changed_copy(tmp_path, "covenant.yaml", old, new)
    with pytest.raises(PolicyFileError) as error:
        read_covenant(copy)
    assert message in str(error.value)


def test_missing_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match=r"policy/covenant\.yaml: cannot be read"):
        read_covenant(tmp_path / "policy" / "covenant.yaml")
