"""What another system, or the filter on the page, asks of the Logboek Dataverwerkingen."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from duiding.privacy.oversight.processing import Criteria, activity_of_uri

ACTIVITY, SUBJECT = "dpl.core.processing_activity_id", "dpl.core.data_subject_id"
KNOWN = {"traceId", "startTime", "endTime", ACTIVITY, SUBJECT, "after", "csrfmiddlewaretoken"}


class WrongQuestion(Exception):
    """A criterion that cannot be understood; its text says which, in plain words."""


def from_request(request: HttpRequest) -> Criteria:
    """From a JSON body as the standard writes it, or from the fields of a form."""
    asked = _asked(request)
    unknown = sorted(set(asked) - KNOWN)
    if unknown:
        raise WrongQuestion(_("Unknown criterion: %(name)s.") % {"name": unknown[0]})
    criteria = Criteria(
        trace_id=_trace(asked),
        **_activity(asked),
        subject=_hex(asked, SUBJECT, 32),
        begin=_moment(asked, "startTime"),
        end=_moment(asked, "endTime"),
        after=_hex(asked, "after", 8),
    )
    if criteria.is_empty:
        raise WrongQuestion(
            _("Give at least one criterion: a trace, an activity, a data subject or a period.")
        )
    return criteria


def _asked(request: HttpRequest) -> Mapping[str, Any]:
    if request.content_type != "application/json":
        return {name: value for name, value in request.POST.items() if value}
    try:
        asked = json.loads(request.body)
    except ValueError as error:
        raise WrongQuestion(_("The body is no JSON.")) from error
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        raise WrongQuestion(_("The body must be one JSON object with texts."))
    return asked


def _trace(asked: Mapping[str, Any]) -> UUID | None:
    if not asked.get("traceId"):
        return None
    try:
        return UUID(asked["traceId"])
    except ValueError as error:
        raise WrongQuestion(_("traceId must be a UUID.")) from error


def _activity(asked: Mapping[str, Any]) -> dict[str, Any]:
    if not asked.get(ACTIVITY):
        return {}
    found = activity_of_uri(asked[ACTIVITY])
    if found is None:
        raise WrongQuestion(_("The activity must be an address in the register of this installation."))
    return {"activity": found[0], "edition": found[1]}


def _hex(asked: Mapping[str, Any], name: str, size: int) -> bytes | None:
    if not asked.get(name):
        return None
    if not re.fullmatch(rf"[0-9a-f]{{{2 * size}}}", asked[name]):
        raise WrongQuestion(
            _("%(name)s must be %(size)s hexadecimal digits.") % {"name": name, "size": 2 * size}
        )
    return bytes.fromhex(asked[name])


def _moment(asked: Mapping[str, Any], name: str) -> dt.datetime | None:
    if not asked.get(name):
        return None
    try:
        moment = dt.datetime.fromisoformat(asked[name])
    except ValueError as error:
        raise WrongQuestion(_("%(name)s must be a moment as in RFC 3339.") % {"name": name}) from error
    if moment.tzinfo is None:
        raise WrongQuestion(_("%(name)s must say its time zone.") % {"name": name})
    return moment
