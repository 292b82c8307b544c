from django.apps import AppConfig


class CovenantConfig(AppConfig):
    name = "duiding.covenant"
    label = "covenant"
    default_auto_field = "django.db.models.BigAutoField"
