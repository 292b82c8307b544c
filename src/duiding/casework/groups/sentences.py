"""What each guard asks, in words, and where it is done (see `ctx.missing_*` in the database)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# code -> (what is asked, what to do when it is not there)
GUARDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "reason": (_("A reason"), _("Write down the reason of the decision.")),
    "meeting_decision": (
        _("A decision of the meeting about this group"),
        _("Choose the decision of the meeting. Is it not there? Record it in the meeting first."),
    ),
    "signal": (_("At least one linked signal"), _("Link a signal to this group first.")),
    "two_sources": (
        _("Signals from two organisations, or why one is enough"),
        _(
            "There are signals from one organisation only. Explain why that is enough (20 characters or more)."
        ),
    ),
    "positive_aspects": (_("What goes well in the group"), _("Write down what goes well in the group.")),
    "covenant": (_("A covenant in force"), _("There is no covenant in force. Ask the privacy officer.")),
    "dpia": (_("A valid DPIA"), _("There is no valid DPIA. Ask the privacy officer.")),
    "list_frozen": (
        _("The list of names is fixed, or no names are needed"),
        _("Fix the list of names, or say that no names are needed."),
    ),
    "theme_ernst": (_("Seriousness is described"), _("Nobody described the seriousness yet.")),
    "theme_risico": (_("Risks are described"), _("Nobody described the risks yet.")),
    "theme_ontwikkeling": (_("Development is described"), _("Nobody described the development yet.")),
    "theme_impact": (_("Impact on the surroundings is described"), _("Nobody described the impact yet.")),
    "theme_kansen": (_("Chances are described"), _("Nobody described the chances yet.")),
    "youth_work_view": (_("The view of youth work"), _("Youth work has not given its view yet.")),
    "concept_plan": (_("A concept plan"), _("There is no concept plan yet.")),
    "contradicting_views": (
        _("Other views on the group"),
        _("Write down who sees it differently, or that nobody does."),
    ),
    "triangle_decision": (
        _("The decision of the driehoek"),
        _("The driehoek has not decided this yet. Record its decision at the report first."),
    ),
    "retest": (
        _("The test of necessity is younger than a year"),
        _("The test of necessity is a year old. The driehoek must renew the approach first."),
    ),
    "triangle_renewal": (
        _("The driehoek renews the approach"),
        _("The driehoek has not renewed the approach yet. Record its decision at the report first."),
    ),
    "plan_adopted": (_("An adopted plan"), _("Adopt the plan of action first.")),
    "intervention_dates": (
        _("Each action has an end date"),
        _("Not every action in the plan has an end date."),
    ),
    "notifications": (_("All members had their letter"), _("Not every member on the list was told yet.")),
    "open_proposals": (
        _("No open proposals on the list"),
        _("Somebody on the list is not confirmed yet. Confirm or remove the proposal."),
    ),
    "evaluation": (_("The evaluation"), _("Write down the evaluation.")),
    "handed_over": (
        _("Remaining actions are handed over"),
        _("Write down who takes over the remaining actions, or that there are none."),
    ),
    "triangle_or_delegated": (
        _("The driehoek closes, or left that to the process director"),
        _(
            "The driehoek has not decided this yet. Record its decision at the report, or write who may close for it."
        ),
    ),
    "contact": (
        _("An address for the letter"),
        _("There is no address for the letter, and none of the legal representative. Fill in one."),
    ),
    "members_told": (
        _("All members know that it ends"),
        _("Not every member was told that the approach ends."),
    ),
    "new_signals": (
        _("A new signal since the closing"),
        _("Link a signal that came in after the closing first."),
    ),
    "second_party": (
        _("Confirmed by another organisation"),
        _("Another organisation than the one that proposed must confirm."),
    ),
    "identity": (_("The name is filled in"), _("The name of this member is not filled in.")),
    "under_12": (
        _("Decision of the mayor and advice of the data protection officer"),
        _(
            "This child is younger than 12. The mayor has not agreed yet, with advice of the data protection officer."
        ),
    ),
    "age": (_("The age of the covenant"), _("The covenant does not hold for this age.")),
    "notification": (_("The letter was sent"), _("Send the letter first.")),
    "residence": (
        _("Lives in an area of the covenant, or why the list holds for this person all the same"),
        _("This person lives elsewhere and it does not say why the covenant holds. Correct that first."),
    ),
    "fg_first": (
        _("The advice of the data protection officer"),
        _("The data protection officer has not advised yet. You decide after that."),
    ),
    "sent_on": (_("Date and way of sending"), _("Fill in when and how the message was given.")),
    "postponement": (
        _("Advice of the data protection officer and approval by who decides"),
        _("Nobody approved this yet. Ask first; then the letter can wait."),
    ),
    "wpg_decision": (
        _("A valid police data decision"),
        _("There is no valid police data decision for this. Ask the police."),
    ),
}

# Which guards a step of the group has; the page shows them all, done or not.
CHECKS: dict[str, tuple[str, ...]] = {
    "assess": ("signal", "meeting_decision"),
    "judge_not_problematic": ("meeting_decision",),
    "open_name_list": ("signal", "two_sources", "positive_aspects", "covenant", "dpia", "meeting_decision"),
    "interpret": ("list_frozen", "retest"),
    "bring_to_triangle": (
        "theme_ernst", "theme_risico", "theme_ontwikkeling", "theme_impact", "theme_kansen", "youth_work_view",
        "positive_aspects", "concept_plan", "contradicting_views", "retest",
    ),
    "prioritise": ("triangle_decision",),
    "do_not_prioritise": ("triangle_decision",),
    "back_to_interpretation": ("triangle_decision",),
    "start_execution": ("plan_adopted", "intervention_dates", "notifications", "open_proposals", "retest"),
    "review": ("meeting_decision", "retest"),
    "renew": ("triangle_renewal",),
    "scale_down": ("evaluation", "meeting_decision"),
    "close": ("triangle_or_delegated", "evaluation", "handed_over", "members_told"),
    "reopen": ("new_signals", "meeting_decision"),
}  # fmt: skip

# Guards that the form of the decision itself answers.
IN_FORM = {"reason", "meeting_decision", "contradicting_views", "evaluation", "handed_over"}

# Where on the site a guard is met; names of addresses that take the group.
WHERE: dict[str, str] = {
    "positive_aspects": "groups:describe",
    "list_frozen": "groups:members",
    "open_proposals": "groups:members",
    "members_told": "groups:members",
    "notifications": "groups:notifications",
    **{
        f"theme_{theme}": "groups:interpretation"
        for theme in ("ernst", "risico", "ontwikkeling", "impact", "kansen")
    },
    "youth_work_view": "groups:interpretation",
}

# The main way forward from a status: the checklist "now to do" looks at this step.
FORWARD: dict[str, str] = {
    "signalled": "assess",
    "assessment": "open_name_list",
    "problematic": "interpret",
    "interpretation": "bring_to_triangle",
    "before_triangle": "prioritise",
    "planning": "start_execution",
    "execution": "review",
    "scaling_down": "close",
}

STEPS: dict[str, str | Promise] = {
    "assess": _("To step 2A: look at the group"),
    "judge_not_problematic": _("Not problematic: small actions are enough"),
    "open_name_list": _("To step 2B: make a list of names"),
    "interpret": _("To step 3: interpret the group"),
    "bring_to_triangle": _("To step 4: bring before the driehoek"),
    "prioritise": _("The driehoek gives priority"),
    "do_not_prioritise": _("The driehoek gives no priority"),
    "back_to_interpretation": _("Back to step 3: more information"),
    "start_planning": _("To step 5: make a plan"),
    "start_execution": _("To step 6: carry out the plan"),
    "review": _("Reviewed: the approach is still needed"),
    "renew": _("Renew the approach for a year"),
    "scale_down": _("To step 7: scale down"),
    "close": _("Close the approach"),
    "reopen": _("Open again in step 2A"),
    "stop": _("Stop: no approach"),
    "refer": _("Refer to one partner"),
    "anonymise": _("Made anonymous"),
}

MEMBER_STEPS: dict[str, str | Promise] = {
    "confirm": _("Confirm"),
    "inform": _("Was told"),
    "include": _("Takes part in the approach"),
    "leave": _("Left the group"),
    "dispute": _("Is disputed"),
    "restrict": _("Restrict: hide for everybody"),
    "resume": _("No longer disputed or restricted"),
    "remove": _("Take off the list"),
}


def to_do(code: str) -> str:
    return str(GUARDS[code][1])


def asked(code: str) -> str:
    return str(GUARDS[code][0])
