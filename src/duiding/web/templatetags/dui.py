"""Template tags of the interface: hidden fields of a write, icons, dates as people say them."""

import datetime as dt
import uuid
from typing import Any, Final

from django import template
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.template.context import Context
from django.template.loader import get_template
from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

register = template.Library()

# Django's date letters. "short" stands in lists, "day" in a week, "year" in a file, "full" in a sentence.
DATE_STYLES: Final[dict[str, str]] = {
    "short": "j b",
    "day": "D j b",
    "year": "j b Y",
    "month": "b Y",
    "month_name": "b",
    "full": "l j F Y",
    "time": "H:i",
    "moment": "D j b, H:i",
}


@register.inclusion_tag("components/write_fields.html", takes_context=True)
def write_fields(context: Context, version: object = None) -> dict[str, Any]:
    """The hidden fields that every form needs: CSRF token, idempotency key and, for an edit, the version."""
    return {"csrf_token": context.get("csrf_token"), "idempotency_key": uuid.uuid4(), "version": version}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One icon as inline SVG. Without a label it is decoration and screen readers skip it."""
    drawing = get_template(f"icons/{name}.svg").render()
    if label:
        return format_html(
            '<svg class="dui-icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>',
            label,
            SafeString(drawing.strip()),
        )
    return format_html(
        '<svg class="dui-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        SafeString(drawing.strip()),
    )


def _local(value: dt.date) -> dt.date:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


def _format(value: dt.date | dt.time, style: str) -> str:
    letters = DATE_STYLES[style]
    if isinstance(value, dt.time):
        return dateformat.time_format(value, letters)
    if get_language() == "en":
        letters = letters.replace("b", "M")  # English writes months with a capital
    return dateformat.format(_local(value), letters)


@register.filter(name="nl_date")
def nl_date_text(value: dt.date | dt.time | None, style: str = "day") -> str:
    """A date as text in the language of the reader, such as "di 17 nov"; nothing for no date."""
    return "" if value is None else _format(value, style)


@register.simple_tag
def nl_date(value: dt.date | None, style: str = "day") -> str:
    """The same inside a <time> element, so that machines read it too."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', _local(value).isoformat(), _format(value, style))


@register.filter
def first_field_id(field: BoundField) -> str:
    """Where a link in the error summary goes: the field, or the first choice of a group of choices."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def widget_kind(field: BoundField) -> str:
    """How the field template must treat the widget: "choices", "checkbox" or "field"."""
    input_type = getattr(field.field.widget, "input_type", "")
    if field.use_fieldset:
        return "radiogroup" if input_type == "radio" else "choices"
    return "checkbox" if input_type == "checkbox" else "field"


@register.filter
def error_count(form: BaseForm) -> int:
    """How many things must be corrected, counted as the summary lists them."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def in_summary(error: str, field: BoundField) -> str:
    """A line of the error summary: the sentence that fits every field gets the question before it."""
    if error != gettext("This field is required."):
        return error
    return f"{str(field.label).rstrip('?:.')}: {gettext('fill this in')}"
