"""How long somebody must wait after too many wrong passwords: longer each time."""

from __future__ import annotations

import math
import time

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

APP, ACTION = "allauth.account", "login_failed"


def seconds_to_wait(request: HttpRequest, key: str) -> float:
    """Nothing for who may try; the longest of the limits that are reached for who may not."""
    return max((_wait(request, key, rate) for rate in _rates()), default=0.0)


def _rates() -> list[ratelimit.Rate]:
    return list(ratelimit.parse_rates(settings.ACCOUNT_RATE_LIMITS[ACTION]))


def _wait(request: HttpRequest, key: str, rate: ratelimit.Rate) -> float:
    place = ratelimit.get_cache_key(request, app=APP, action=ACTION, rate=rate, key=key)
    now = time.time()
    tries = [at for at in cache.get(place, []) if at > now - rate.duration]
    return 0.0 if len(tries) < rate.amount else float(tries[-1] + rate.duration - now)


def refusal(seconds: float) -> ValidationError:
    """The same words for an address that we know and one that we do not know."""
    minutes = math.ceil(seconds / 60)
    if minutes <= 90:
        sentence = ngettext(
            "Too many wrong attempts. Try again in %(number)s minute.",
            "Too many wrong attempts. Try again in %(number)s minutes.",
            minutes,
        )
        return ValidationError(sentence % {"number": minutes}, code="too_many_login_attempts")
    hours = math.ceil(minutes / 60)
    sentence = ngettext(
        "Too many wrong attempts. Try again in %(number)s hour, or ask the administrator for a new code.",
        "Too many wrong attempts. Try again in %(number)s hours, or ask the administrator for a new code.",
        hours,
    )
    return ValidationError(sentence % {"number": hours}, code="too_many_login_attempts")
