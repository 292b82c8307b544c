from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "duiding.privacy"
    label = "privacy"
