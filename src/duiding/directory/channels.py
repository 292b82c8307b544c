"""Everything that leaves the system as a file or a mail, and everything that wipes: one row each.

What has no row does not leave: a file is made by `as_file` only, a mail is sent by `mail.send` only, and
tests/privacy/test_channels.py finds whoever goes round them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.directory import proposals
from duiding.directory.second_person import KINDS
from duiding.kernel.errors import NotYours

Text = str | Promise


@dataclass(frozen=True)
class Channel:
    """What leaves, under which activity of policy/processing.yaml, and who may do it.

    `second_person` names the kind of proposal, or the process of its own, in which somebody else approves first;
    empty: one person is enough.
    """

    what: Text
    who: Text
    activity: str
    second_person: str = ""


@dataclass(frozen=True)
class File(Channel):
    """`row` and `purpose` are the words of its line in the trail, `fields` the columns that leave.

    `figures`: where its counts come from, kinds of `duiding.release`; empty for a file that holds rows and no counts.
    """

    row: str = ""
    purpose: str = ""
    fields: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


# By the name of the address.
FILES: dict[str, File] = {
    "intake:attachment": File(
        _("document with a signal as a file"), _("who may read the signal"), "signals",
        row="casework_signalattachment", purpose="attachment", fields=("content",),
    ),
    "groups:letter": File(
        _("letter to a young person or parent as a file"),
        _("the process director, while the names are open for a letter"), "notices",
        row="casework_notification", purpose="letter", fields=("identity",),
    ),
    "groups:ending_letter": File(
        _("letter that the approach stops, as a file"),
        _("the process director, while the names are open for a letter"), "notices",
        row="casework_notification", purpose="letter", fields=("identity",),
    ),
    "papers:minutes": File(
        _("minutes of part A as a file"), _("who may read the meeting"), "meetings",
        row="casework_meeting", purpose="minutes",
    ),
    "papers:covenant": File(
        _("covenant with its annexes, for signing"), _("everybody who works here"), "access",
        row="covenant_covenant", purpose="pdf",
    ),
    "papers:covenant_text": File(
        _("covenant with its annexes, as a text to change"), _("everybody who works here"), "access",
        row="covenant_covenant", purpose="odt",
    ),
    "papers:report": File(
        _("report to the driehoek as a file"), _("who may read the report"), "triangle-report",
        row="casework_trianglereport", purpose="pdf", figures=("group_signals",),
    ),
    "release:table": File(
        _("released figures as a file"), _("who may read the released figures"), "figures",
        row="release_release", purpose="table", figures=("area_behaviour", "area_quarter", "town_quarter"),
    ),
    "oversight:export": File(
        _("trail as a file"), _("data protection officer, privacy officer, auditor"), "audit",
        second_person="trail_export", row="audit_entry", purpose="csv",
    ),
    "oversight:processing_lines": File(
        _("log of processing for another system (Logboek Dataverwerkingen)"),
        _("data protection officer, privacy officer, auditor"), "audit",
        row="audit_processing", purpose="json",
    ),
    "papers:extract": File(
        _("extract for a data subject, to read"), _("the privacy officer, within two weeks of the approval"), "rights",
        second_person="extract", row="privacy_extract", purpose="pdf", fields=("identity",),
    ),
    "papers:extract_data": File(
        _("extract for a data subject, for a machine"), _("the privacy officer, within two weeks of the approval"),
        "rights", second_person="extract", row="privacy_extract", purpose="json", fields=("identity",),
    ),
}  # fmt: skip
# By who sends it. No mail holds a name of a young person or anything of a case.
MAILS: dict[str, Channel] = {
    "allauth.account": Channel(
        _("mail about the own account, such as a new password"), _("the system, to the owner of the account"),
        "access",
    ),
    "directory.tell_officer": Channel(
        _("mail that exceptional access was given, without a name or a group"),
        _("the system, to the data protection officer"), "audit",
    ),
}  # fmt: skip
# By the function in the database that deletes, or by the table in which a person may delete a row.
WIPES: dict[str, Channel] = {
    "ctx.remove_attachment": Channel(
        _("a document taken out of a signal"), _("its reporter before the review, or the process director"),
        "signals",
    ),
    "ctx.drop_attachments": Channel(
        _("documents of a signal that is refused or expires"), _("the database, at that step"), "signals",
    ),
    "ctx.drop_original": Channel(
        _("the original text of a masked signal"), _("the database, at its term"), "signals",
    ),
    "ctx.take_off_agenda": Channel(
        _("an agenda item put there by mistake, as long as nothing came of it"),
        _("chair and secretary"), "meetings",
    ),
    "ctx.destroy_agreed": Channel(
        _("data of people whose term has passed, after two people agreed to the list"), _("the retention run"),
        "rights", second_person="destruction",
    ),
    "audit.forget": Channel(
        _("lines of both logs, seal by seal, when their term has passed"), _("the retention run"), "audit",
    ),
    "covenant_rule": Channel(
        _("a cell of the matrix, in a concept only"), _("who may change the covenant"), "access",
    ),
    "directory_workingarea": Channel(
        _("a working area of a role"), _("the administration of people"), "access",
    ),
}  # fmt: skip


def problem(status: int, title: str, detail: str) -> HttpResponse:
    """What another system asked wrongly, as problem details (RFC 9457); no row of anybody in it."""
    body = json.dumps({"type": "about:blank", "status": status, "title": title, "detail": detail})
    return HttpResponse(body, content_type="application/problem+json", status=status)


def as_file(
    name: str,
    content: str | bytes,
    *,
    filename: str,
    content_type: str,
    row_id: UUID | None = None,
    group_id: UUID | None = None,
    in_browser: bool = False,
) -> HttpResponse:
    """The answer with the file, and its line in the trail. `name` is the address; without a row nothing leaves.

    Where a second person is needed, nothing leaves either without an approval that is open for who asks.
    """
    channel = FILES[name]
    if channel.second_person in KINDS and not proposals.approved_for_me(channel.second_person):
        raise NotYours
    trail.record(
        Action.EXPORT, channel.row, row_id, group_id=group_id, purpose=channel.purpose, fields=channel.fields
    )
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(not in_browser, filename) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer
