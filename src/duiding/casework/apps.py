from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "duiding.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are there only now; the import cannot stand above.
        from duiding.casework.reporting.figures import register_kinds  # noqa: PLC0415

        register_kinds()
