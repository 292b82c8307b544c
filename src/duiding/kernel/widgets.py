"""Form widgets that the standard set lacks: choice tiles, and native date and time fields."""

from typing import Any

from django import forms


class _Tiles(forms.widgets.ChoiceWidget):
    """How many tiles stand side by side, and whether the last one takes a whole row."""

    template_name = "django/forms/widgets/tiles.html"
    option_template_name = "django/forms/widgets/tile_option.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        columns: int = 2,
        wide_last: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.columns, self.wide_last = columns, wide_last

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        wide = " dui-tiles--wide-last" if self.wide_last else ""
        context["widget"]["layout_classes"] = f"dui-tiles dui-tiles--{self.columns}{wide}"
        return context


class TileSelect(_Tiles, forms.RadioSelect):
    """One answer out of a few, each a large tile: made for a thumb."""

    template_name = _Tiles.template_name
    option_template_name = _Tiles.option_template_name


class TileMultiSelect(_Tiles, forms.CheckboxSelectMultiple):
    """Several answers out of a few, each a large tile."""

    template_name = _Tiles.template_name
    option_template_name = _Tiles.option_template_name


class NativeDate(forms.DateInput):
    """The browser's own date field; where it has none, a text field that takes 24-11-2026 too."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class NativeTime(forms.TimeInput):
    """The browser's own time field, in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class NativeDateTime(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
