"""Forms of the covenant: a new version, its facts, a cell of the matrix, signing, advice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.covenant import matrix
from duiding.covenant.models import Article, Category, Condition, Covenant, Operation, Relation, Rule
from duiding.directory.fields import Day
from duiding.directory.models import Organisation
from duiding.directory.roles import Role
from duiding.kernel.widgets import TileMultiSelect

NAMES_FROM = matrix.STEPS.index("2B")


def needed(text: Any) -> dict[str, Any]:
    return {"required": text, "invalid": text}


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ReasonForm(forms.Form):
    """A step or a withdrawal, with why."""

    reason = forms.CharField(label=_("Why?"), max_length=2000, widget=area(3), required=False)

    def __init__(self, *args: Any, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = asks_reason
        self.fields["reason"].error_messages = needed(_("Write why, in at least 5 characters."))


class ConfirmForm(forms.Form):
    """Something that works at once and cannot be taken back silently."""

    agrees = forms.BooleanField(error_messages={"required": _("Tick the box when you are sure.")})

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = label


class NewVersionForm(forms.Form):
    MODEL, COPY = "model", "copy"
    source = forms.ChoiceField(label=_("What do you start from?"), widget=forms.RadioSelect)
    starts_on = Day(
        label=_("First day"), error_messages=needed(_("Fill in the first day, such as 24-11-2026."))
    )
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Which organisations take part?"),
        widget=TileMultiSelect(columns=2),
        required=False,
        help_text=_("Only when you start from the model. A copy takes the parties of now along."),
    )
    contact_point = forms.CharField(
        label=_("Contact point for young people and parents"), max_length=200, required=False
    )

    def __init__(self, *args: Any, newest: Covenant | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [(self.MODEL, _("The model covenant"))]
        if newest is not None:
            choices.insert(0, (self.COPY, _("A copy of version %(number)s") % {"number": newest.number}))
        self.fields["source"].choices = choices  # type: ignore[attr-defined]
        organisations = Organisation.objects.order_by("name")
        self.fields["organisations"].queryset = organisations  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("source") == self.MODEL and not data.get("organisations"):
            self.add_error("organisations", _("Choose at least one organisation."))
        return data


class VersionForm(forms.Form):
    """The facts of a concept."""

    title = forms.CharField(label=_("Title"), max_length=200, error_messages=needed(_("Write a title.")))
    purpose = forms.CharField(
        label=_("Purpose"), max_length=2000, widget=area(), error_messages=needed(_("Write the one purpose."))
    )
    scope = forms.CharField(label=_("Scope"), max_length=2000, widget=area(), required=False)
    age_min = forms.IntegerField(
        label=_("Youngest age"),
        min_value=8,
        max_value=27,
        error_messages=needed(_("Fill in an age from 8 to 27.")),
    )
    age_max = forms.IntegerField(
        label=_("Oldest age"),
        min_value=8,
        max_value=27,
        error_messages=needed(_("Fill in an age from 8 to 27.")),
    )
    starts_on = Day(
        label=_("First day"), error_messages=needed(_("Fill in the first day, such as 24-11-2026."))
    )
    ends_on = Day(label=_("Last day"), error_messages=needed(_("Fill in the last day, such as 24-11-2029.")))
    evaluation_due_on = Day(
        label=_("Evaluation before"), error_messages=needed(_("Fill in before when you evaluate."))
    )
    contact_point = forms.CharField(
        label=_("Contact point for young people and parents"), max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last, looked = data.get("starts_on"), data.get("ends_on"), data.get("evaluation_due_on")
        if first and last and last <= first:
            self.add_error("ends_on", _("The last day must be after the first day."))
        if first and looked and not first < looked:
            self.add_error("evaluation_due_on", _("The evaluation must be after the first day."))
        low, high = data.get("age_min"), data.get("age_max")
        if low is not None and high is not None and high < low:
            self.add_error("age_max", _("The oldest age must be higher than the youngest age."))
        return data


class ArticleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, error_messages=needed(_("Write a title.")))
    text = forms.CharField(
        label=_("Text"), max_length=6000, widget=area(10), error_messages=needed(_("Write the text."))
    )


class RuleForm(forms.Form):
    """One cell of the matrix, for one or more steps."""

    role = forms.ChoiceField(label=_("Who?"), choices=Role.choices)
    category = forms.ChoiceField(label=_("Which data?"), choices=Category.choices)
    operation = forms.ChoiceField(label=_("What may it do?"), choices=Operation.choices)
    steps = forms.MultipleChoiceField(
        label=_("In which steps?"),
        choices=[(step, step) for step in matrix.STEPS],
        widget=TileMultiSelect(columns=4),
        required=False,
        help_text=_("Not for the meeting and the report to the driehoek: those have no steps."),
    )
    relation = forms.ChoiceField(label=_("Of what?"), choices=Relation.choices)
    condition = forms.ChoiceField(label=_("Under which condition?"), choices=Condition.choices)
    article = forms.ModelChoiceField(
        Article.objects.none(),
        label=_("On the ground of which article?"),
        empty_label=_("choose an article"),
        error_messages=needed(_("Choose the article that allows this.")),
    )
    valid_until = Day(label=_("Until which day?"), required=False)
    note = forms.CharField(label=_("Explanation"), max_length=500, widget=area(2), required=False)

    def __init__(self, *args: Any, covenant: Covenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.covenant = covenant
        field = self.fields["article"]
        field.queryset = Article.objects.filter(covenant=covenant).order_by("order")  # type: ignore[attr-defined]
        field.label_from_instance = lambda article: f"{article.number}. {article.title}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if data["category"] in matrix.GATHERINGS:
            data["steps"] = [matrix.EVERY_STEP]
        if not data["steps"]:
            self.add_error("steps", _("Choose at least one step."))
        elif self._too_early(data):
            self.add_error("steps", _("Before step 2B no data about persons exist. Choose step 2B or later."))
        elif double := self._stands_there(data):
            self.add_error(
                "steps",
                _(
                    "This cell stands there already for step %(steps)s. Remove it first, or choose other steps."
                )
                % {"steps": ", ".join(double)},
            )
        return data

    def _too_early(self, data: dict[str, Any]) -> bool:
        about_persons = data["category"] not in ("D0", "D1", *matrix.GATHERINGS)
        return about_persons and any(step in matrix.STEPS[:NAMES_FROM] for step in data["steps"])

    def _stands_there(self, data: dict[str, Any]) -> list[str]:
        same = {name: data[name] for name in ("role", "category", "operation", "relation")}
        found = Rule.objects.filter(covenant=self.covenant, step__in=data["steps"], **same)
        return sorted(found.values_list("step", flat=True))


class PartyForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Which organisation?"),
        empty_label=_("choose an organisation"),
        error_messages=needed(_("Choose an organisation.")),
    )
    is_base = forms.BooleanField(
        label=_("Base party: without its signature the covenant cannot come in force"), required=False
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class SignatureForm(forms.Form):
    name = forms.CharField(
        label=_("Who signs?"), max_length=120, error_messages=needed(_("Write the name of who signs."))
    )
    function = forms.CharField(
        label=_("Function"), max_length=120, error_messages=needed(_("Write the function of who signs."))
    )
    mandate = forms.CharField(
        label=_("Mandate"),
        max_length=200,
        help_text=_("Where it stands that this person may sign, such as the mandate register."),
        error_messages=needed(_("Write where the mandate stands.")),
    )
    signed_on = Day(label=_("Signed on"), error_messages=needed(_("Fill in the day of signing.")))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_signed_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["signed_on"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day has not come yet. Fill in the day on which it was signed.")
            )
        return day


class AdviceForm(forms.Form):
    advice = forms.CharField(
        label=_("Advice"),
        min_length=10,
        max_length=4000,
        widget=area(6),
        error_messages=needed(_("Write the advice, in at least 10 characters.")),
    )
    given_by = forms.CharField(
        label=_("Given by"), max_length=120, error_messages=needed(_("Write who gave the advice."))
    )
    given_on = Day(label=_("Given on"), error_messages=needed(_("Fill in the day of the advice.")))
