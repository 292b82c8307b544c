"""What a step of an intervention or a bottleneck still lacks, as something to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LACKS = {
    "dates": _("Give the intervention a date on which it is ready."),
    "plan_adopted": _("The plan is adopted first."),
    "escalation": _("Write down first to whom the bottleneck goes."),
    "reason": _("Write why."),
}
STEPS = {
    "commit": _("We will do this"),
    "start": _("We have started"),
    "finish": _("This is finished"),
    "stop": _("Stop this"),
    "do_not_start": _("Do not start"),
}
BOTTLENECK_STEPS = {
    "escalate": _("Bring it higher up"),
    "decide": _("Write down the decision"),
    "solve": _("It is solved"),
    "accept": _("We accept it"),
}
LADDER = {
    1: _("1. From partner to partner"),
    2: _("2. The monthly meeting"),
    3: _("3. The management of the partner"),
    4: _("4. The driehoek"),
    5: _("5. College, council or Care and Safety House"),
}
