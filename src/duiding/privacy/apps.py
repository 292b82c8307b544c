from django.apps import AppConfig

from duiding.audit import operation


class PrivacyConfig(AppConfig):
    name = "duiding.privacy"
    label = "privacy"

    def ready(self) -> None:
        """The register stands here; the log that points to it stands below."""
        from duiding.privacy import processing  # noqa: PLC0415 - its words are translated when the apps are ready

        operation.register_activities(processing.activity_of_operation)
