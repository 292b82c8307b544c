from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "duiding.web"
    label = "web"
