"""The form widgets, for pages that live here; the stages take them from where they are made."""

from duiding.kernel.widgets import NativeDate, NativeDateTime, NativeTime, TileMultiSelect, TileSelect

__all__ = ["NativeDate", "NativeDateTime", "NativeTime", "TileMultiSelect", "TileSelect"]
