from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "duiding.directory.signin"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from duiding.directory.signin import signals  # noqa: PLC0415  models are not loaded before

        signals.connect()
