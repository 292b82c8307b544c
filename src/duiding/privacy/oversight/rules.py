"""When a look at names stands out: facts with a threshold, out of policy/unusual.yaml. Never a score of a person."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.covenant.policy_entry import Entry

NUMBERS: dict[str, tuple[str, ...]] = {
    "hour": ("from", "until"),
    "day_off": (),
    "many_groups": ("at_least",),
    "many_times": ("at_least",),
    "elsewhere": (),
    "no_meeting": ("days",),
    "many_searches": ("at_least",),
}
WORDS: dict[str, str | Promise] = {
    "hour": _("outside %(from)s to %(until)s o'clock"),
    "day_off": _("in the weekend or on a holiday"),
    "many_groups": _("%(at_least)s or more groups in one day"),
    "many_times": _("the same group %(at_least)s times or more in one day"),
    "elsewhere": _("a group outside the own area"),
    "no_meeting": _("to prepare a meeting, but none was planned within %(days)s days"),
    "many_searches": _("%(at_least)s or more searches on a name in one day"),
}


@dataclass(frozen=True)
class Rule:
    """`numbers` are the thresholds; `why` is the sentence of the policy, in Dutch as the policy is."""

    key: str
    numbers: dict[str, int]
    why: str

    @property
    def words(self) -> str:
        return str(WORDS[self.key]) % self.numbers


def read(path: Path) -> dict[str, Rule]:
    """The rules that are in use, in the order of the file."""
    file = Entry.of_file(path)
    entries = file.entries("rules", "rule")
    found = [(entry.code("key", NUMBERS), entry.flag("active"), entry) for entry in entries]
    file.close()
    file.refuse_twice("key", [key for key, _active, _entry in found])
    rules = {key: _rule(key, entry) for key, _active, entry in found}
    return {key: rules[key] for key, is_active, _entry in found if is_active}


def _rule(key: str, entry: Entry) -> Rule:
    numbers = entry.inner("numbers")
    rule = Rule(key, {name: numbers.whole(name) for name in NUMBERS[key]}, entry.text("why"))
    numbers.close()
    entry.close()
    return rule


@functools.cache
def in_use() -> dict[str, Rule]:
    return read(Path(settings.POLICY_DIR) / "unusual.yaml")
