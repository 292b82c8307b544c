from django.apps import AppConfig


class InstallationConfig(AppConfig):
    name = "duiding.installation"
    label = "installation"
