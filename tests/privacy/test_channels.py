"""Nothing leaves and nothing is wiped but by a row in directory/channels.py; whoever goes round it breaks the build."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.urls import get_resolver
from tests.privacy.test_trail import fetched
from tests.test_domain_table import addresses

from duiding.audit.models import Action, Entry
from duiding.directory import channels
from duiding.directory import mail as mailing
from duiding.directory.second_person import KINDS
from duiding.kernel.errors import NotYours
from duiding.privacy.states import EXTRACT

SOURCE = Path(settings.PACKAGE)
DOOR, POST = SOURCE / "directory" / "channels.py", SOURCE / "directory" / "mail.py"
# Proofs attack a product of their own making, with holes in it; no request of the product reaches them.
PROOFS = SOURCE / "installation" / "proofs"
# What answers something else than a page, without a row of anybody in it.
PLAIN = {
    "web/health.py": "live, ready",
    "web/about/views.py": "security.txt and the address of the source",
    "casework/intake/views/bringing_in.py": "the words that were found in what somebody is typing",
    "installation/bench/parallel.py": "a client that measures: it asks and answers nobody",
}
ANSWERS = ("FileResponse", "StreamingHttpResponse", "JsonResponse")
# How a mail can be sent without the one door.
MAILERS = ("django.core.mail", "smtplib", "email.mime", "aiosmtplib")


def sources() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(SOURCE.rglob("*.py")):
        if file not in (DOOR, POST) and PROOFS not in file.parents:
            yield file.relative_to(SOURCE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def answers_a_file(tree: ast.AST) -> bool:
    """By what it says: a disposition, a type of content, or an answer that is no page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.lower() in {"content-disposition", "content-type"}:
                return True
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            types = [word for word in node.keywords if word.arg == "content_type"]
            if name in ANSWERS or (types and name != "as_file"):
                return True
    return False


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST, function: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == function:
                yield node


def test_only_the_door_makes_a_file():
    assert {name for name, tree in sources() if answers_a_file(tree)} == set(PLAIN)


@pytest.mark.parametrize(
    "code",
    [
        'HttpResponse(x, content_type="text/csv")',
        'answer["Content-Disposition"] = "attachment"',
        "FileResponse(open(p))",
        'http.JsonResponse({"names": names})',
        'HttpResponse(x, headers={"Content-Type": "application/pdf"})',
    ],
)
def test_a_way_round_the_door_is_found(code):
    assert answers_a_file(ast.parse(code))
    assert not answers_a_file(ast.parse('as_file("papers:report", x, content_type="application/pdf")'))


def test_every_file_has_its_row_and_every_row_its_address():
    made = {
        name
        for _file, tree in sources()
        for call in called(tree, "as_file")
        for name in [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    }
    passed_on = {
        node.value
        for _file, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in channels.FILES
    }
    assert made <= set(channels.FILES)
    assert passed_on == set(channels.FILES)
    assert set(channels.FILES) <= addresses(get_resolver())


def test_only_the_post_sends_mail():
    found = {
        name
        for name, tree in sources()
        if any(module.startswith(MAILERS) for module in imports(tree))
        or any(called(tree, "send_mail")) or any(called(tree, "EmailMessage")) or any(called(tree, "mail_admins"))
    }  # fmt: skip
    assert found == set()


def test_every_mail_has_its_row():
    sent = {
        call.args[0].value
        for _file, tree in sources()
        if "duiding.directory.mail" in set(imports(tree))
        for call in called(tree, "send")
        if isinstance(call.args[0], ast.Constant)
    }
    assert sent == {name for name in channels.MAILS if not name.startswith("allauth.")}


def test_a_mail_without_a_row_is_not_sent():
    with pytest.raises(LookupError):
        mailing.send("casework.names", ["a@b.example"], "x", "y")
    assert mail.outbox == []


def test_whatever_deletes_has_its_row(shared_world):
    """Functions that delete rows of ours, and tables of which a role of the application may delete a row."""
    functions = shared_world.plant(r"""
        SELECT p.pronamespace::regnamespace::text || '.' || p.proname FROM pg_proc p
        WHERE p.pronamespace IN ('ctx'::regnamespace, 'audit'::regnamespace, 'public'::regnamespace)
          AND p.prosrc ~* '\m(DELETE\s+FROM|TRUNCATE)\M' AND p.proname NOT LIKE 'procrastinate%%'""")
    tables = shared_world.plant("""
        SELECT DISTINCT table_name FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND privilege_type IN ('DELETE', 'TRUNCATE')
          AND grantee IN ('duiding_web', 'duiding_worker') AND table_name NOT LIKE 'procrastinate%%'""")
    assert {name for (name,) in [*functions, *tables]} == set(channels.WIPES)


def test_the_page_says_of_each_channel_who_and_whether_a_second_person(shared_world):
    page = shared_world.client("fg").get("/privacy/lists/").content.decode()
    for channel in [*channels.FILES.values(), *channels.MAILS.values(), *channels.WIPES.values()]:
        assert str(channel.what) in page and str(channel.who) in page


def test_a_second_person_is_one_that_exists():
    """A kind of proposal, or a process of its own in which somebody else approves."""
    named = {channel.second_person for channel in channels.FILES.values() if channel.second_person}
    assert named == {"trail_export", "extract"}
    assert named - set(KINDS) == {EXTRACT.machine}


@pytest.mark.parametrize("who", ["fg", "privacy"])
def test_the_door_itself_asks_for_the_second_person(world, who):
    with world.acting(who), pytest.raises(NotYours):
        channels.as_file("oversight:export", "x", filename="x.csv", content_type="text/csv")


def test_a_file_leaves_its_line_in_the_trail(world):
    with world.acting("fg"):
        before = Entry.objects.filter(action=Action.EXPORT).count()
    assert fetched(world, "fg", "privacy").status_code == 200
    assert world.client("director").get("/trail/export/").status_code == 404
    with world.acting("fg"):
        lines = Entry.objects.filter(action=Action.EXPORT)
        assert lines.count() == before + 1
        assert (lines.latest("id").object_type, lines.latest("id").purpose) == ("audit_entry", "csv")
