"""The trail, accounts, and work that runs by itself."""

from __future__ import annotations

from duiding.installation.proofs.hidden.edit import EVERYBODY, THEIRS, Edit, hidden_edit
from duiding.installation.proofs.planting import Planter


@hidden_edit
def lines_of_the_trail(plant: Planter) -> Edit:
    plant.connection.execute(
        b"INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, organisation_id, role, action,"
        b" object_type, object_id, group_id, purpose, fields) SELECT at, municipality_id, person_id, membership_id,"
        b" organisation_id, role, 'disclose', 'casework_disclosure', object_id, group_id, 'letter', fields"
        b" FROM audit.entry ORDER BY id DESC LIMIT 7"
    )
    return Edit(EVERYBODY - {"FG", "PO"})


@hidden_edit
def lines_of_their_trail(plant: Planter) -> Edit:
    """Between two of ours, and sealed with them: the number and the hash must not betray the neighbour."""
    plant.connection.execute(
        f"INSERT INTO audit.entry (at, municipality_id, action, object_type) SELECT ctx.now(), municipality_id, 'add',"
        f" 'casework_signal' FROM directory_person WHERE {THEIRS}".encode()
    )
    plant.connection.execute(b"SELECT audit.seal_now()")
    return Edit(EVERYBODY, of_neighbour=True)


@hidden_edit
def account_of_a_colleague(plant: Planter) -> Edit:
    """Signed in elsewhere, invited, or shut: nobody sees that of another."""
    plant.connection.execute(
        b"UPDATE accounts.accounts_account SET password = 'scrypt$x', last_login = ctx.now(), is_active = false"
        b" WHERE email = (SELECT max(email) FROM accounts.accounts_account)"
    )
    return Edit(EVERYBODY - {"ADM", "PO", "PR"})


@hidden_edit
def job_and_receipt_of_somebody_else(plant: Planter) -> Edit:
    plant.connection.execute(
        b"INSERT INTO directory_writereceipt (id, key, person_id, path_hash, location, at) SELECT"
        b" gen_random_uuid(), '00000000-0000-4000-8000-000000000001', person_id, 'x', '/groups/', ctx.now()"
        b" FROM directory_membership WHERE role = 'OOV' LIMIT 1"
    )
    plant.connection.execute(
        b"INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'audit.seal', '{}')"
    )
    return Edit(EVERYBODY - {"OOV"})
