from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "duiding.directory.signin"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
